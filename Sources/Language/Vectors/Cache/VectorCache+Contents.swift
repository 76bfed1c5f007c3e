import Basics
import Foundation

extension VectorCache {
  /// What a cache holds.
  public struct Contents: Sendable {
    /// Its size in bytes, with what SQLite keeps beside it.
    public var bytes = 0
    /// The models by their signatures, and how many vectors there are of each.
    public var models: [(name: String, vectors: Int)] = []
    /// Why it cannot be read; nil if it can.
    public var problem: InputError?
  }

  /// What the cache in a folder holds; nothing is made.
  ///
  /// - Parameter folder: the folder; nil for the user's (`UserFolders`).
  public static func contents(folder: String? = nil) -> Contents {
    let folder = folder ?? UserFolders.cache()
    var contents = Contents()
    contents.bytes = files(folder).reduce(0) { $0 + (FileStatus($1)?.size ?? 0) }
    guard contents.bytes > 0 else { return contents }
    let cache = VectorCache(folder: folder)
    contents.models = cache.counts()
    contents.problem = cache.problem
    return contents
  }

  /// Removes the cache in a folder, also one that is damaged.
  ///
  /// - Parameter folder: the folder; nil for the user's (`UserFolders`).
  /// - Returns: how many bytes it had.
  /// - Throws: `InputError` naming a file that cannot be removed.
  public static func clear(folder: String? = nil) throws(InputError) -> Int {
    var bytes = 0
    for file in files(folder ?? UserFolders.cache()) {
      guard let status = FileStatus(file, followsLinks: false) else { continue }
      guard unlink(file) == 0 else {
        throw InputError(
          .unwritableFile, file: file, "cannot be removed: \(String(cString: strerror(errno)))",
          remedy: "check the permissions of its folder")
      }
      bytes += status.size
    }
    return bytes
  }

  /// The database, and what SQLite writes beside it.
  private static func files(_ folder: String) -> [String] {
    ["", "-wal", "-shm", "-journal"].map { folder + "/" + fileName + $0 }
  }
}
