import Foundation

/// A file that the user named, open for reading.
///
/// What is read is what was there at that moment: a file that grows or shrinks meanwhile is read to the end it then has.
public struct InputFile {
  /// A document larger than this, in bytes, is not read as a whole.
  private static let largest = 1 << 30

  private let path: String
  private let handle: FileHandle

  /// Opens a file or pipe.
  ///
  /// - Throws: `InputError` naming the path if it is missing, a directory, or cannot be read.
  public init(_ path: String) throws(InputError) {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw InputError(.missingFile, file: path, "no such file")
    }
    guard !isDirectory.boolValue else {
      throw InputError(.isDirectory, file: path, "is a directory", remedy: "name a file in it")
    }
    guard let handle = FileHandle(forReadingAtPath: path) else { throw InputFile.unreadable(path) }
    self.path = path
    self.handle = handle
  }

  /// The next bytes: `count` of them, or fewer at the end.
  ///
  /// - Throws: `InputError` naming the path if they cannot be read.
  public func read(_ count: Int) throws(InputError) -> [UInt8] {
    var bytes: [UInt8] = []
    // A pipe gives what it has.
    while bytes.count < count {
      let data: Data?
      do { data = try handle.read(upToCount: count - bytes.count) } catch {
        throw InputFile.unreadable(path)
      }
      guard let data, !data.isEmpty else { break }
      bytes += data
    }
    return bytes
  }

  /// All bytes that follow.
  ///
  /// - Parameter count: how many were read before.
  /// - Throws: `InputError` naming the path if they cannot be read, or are more than a document may have.
  package func readAll(after count: Int = 0) throws(InputError) -> [UInt8] {
    // Where the size is known beforehand, nobody waits for the answer.
    let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
    if let size, size > InputFile.largest { throw tooLarge }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size ?? 0)
    while true {
      let more = try read(1 << 20)
      bytes += more
      guard count + bytes.count <= InputFile.largest else { throw tooLarge }
      if more.count < 1 << 20 { return bytes }
    }
  }

  /// The bytes of a file or pipe.
  ///
  /// - Throws: `InputError` naming the path if it is missing, a directory, too large, or cannot be read.
  public static func bytes(_ path: String) throws(InputError) -> [UInt8] {
    try InputFile(path).readAll()
  }

  private var tooLarge: InputError {
    InputError(
      .tooLarge, file: path, "is larger than \(InputFile.largest >> 20) MB",
      remedy: .readInParts)
  }

  private static func unreadable(_ path: String) -> InputError {
    InputError(.unreadableFile, file: path, "cannot be read", remedy: "check its permissions")
  }
}
