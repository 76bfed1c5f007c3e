import Basics
import Foundation

/// The folder of compiled lexicons: where it is, what is in it, and what is removed when it grows.
///
/// Each set of dictionaries has a file of its own, of about 100 MB with those of the README. Those that nobody has used for a long
/// time are removed, and the ones used least recently when there are many.
public struct CacheFolder: Sendable {
  /// A lexicon in the cache.
  public struct Item: Sendable {
    /// Its file.
    public let path: String
    /// Its size in bytes.
    public let bytes: Int
    /// When it was made or last opened, in seconds since 1970.
    public let lastUse: Int
    /// The dictionaries in it, by name; nil if it is damaged or of another version of the program.
    public let dictionaries: [String]?
  }

  /// What a cache keeps at most.
  public struct Limits: Sendable {
    /// How many lexicons.
    public var count = 8
    /// How many bytes in all.
    public var bytes = 1 << 30
    /// How many seconds one is kept that nobody uses.
    public var age = 90 * 86_400

    /// The limits by default: eight lexicons, 1 GB, 90 days.
    public init() {}
  }

  /// The path of the folder.
  public let path: String
  /// What is kept at most.
  public let limits: Limits

  /// The name of the file by which runs wait for one another.
  static let lockName = "lexicon.lock"

  /// A cache in a folder, which need not be there.
  public init(_ path: String, limits: Limits = Limits()) {
    self.path = path
    self.limits = limits
  }

  /// The user's cache (`UserFolders`): `$XDG_CACHE_HOME/synoptic`, or `$HOME/.cache/synoptic`.
  public static func user(_ environment: [String: String] = ProcessInfo.processInfo.environment)
    -> CacheFolder
  {
    CacheFolder(UserFolders.cache(environment))
  }

  /// The lexicons in the cache, the one used last first.
  public var items: [Item] {
    names.filter(CacheFolder.isLexicon).compactMap { name -> Item? in
      let file = path + "/" + name
      var status = stat()
      guard lstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
      return Item(
        path: file, bytes: Int(status.st_size), lastUse: Int(status.st_mtim.tv_sec),
        dictionaries: CacheFolder.dictionaries(in: file))
    }.sorted { ($1.lastUse, $0.path) < ($0.lastUse, $1.path) }
  }

  /// Removes all that this program keeps in the folder, and nothing else.
  ///
  /// Whoever has a lexicon open can go on using it.
  ///
  /// - Returns: how many lexicons, and how many bytes that were.
  /// - Throws: `InputError` naming a file that cannot be removed.
  public func clear() throws(InputError) -> (count: Int, bytes: Int) {
    var result = (count: 0, bytes: TemporaryFile.removeAbandoned(in: path))
    for name in names where CacheFolder.isLexicon(name) || CacheFolder.isLock(name) {
      let file = path + "/" + name
      let size = FileStatus(file, followsLinks: false)?.size ?? 0
      guard unlink(file) == 0 else {
        throw InputError(
          .unwritableFile, file: file, "cannot be removed: \(String(cString: strerror(errno)))",
          remedy: "check the permissions of its folder")
      }
      if CacheFolder.isLexicon(name) { result = (result.count + 1, result.bytes + size) }
    }
    return result
  }

  /// Notes that a lexicon is in use, so that it is not the first to be removed.
  func noteUse(of file: String) {
    // Once a day is enough, and a folder that cannot be written to is none of this run's business.
    if let status = FileStatus(file), Int(time(nil)) - CacheFolder.lastChange(file) > 86_400,
      status.kind == .regular
    {
      utimensat(AT_FDCWD, file, nil, 0)
    }
  }

  /// Removes what is too old or too much, and what killed runs and older versions have left, but not `kept`.
  func trim(keeping kept: String) {
    TemporaryFile.removeAbandoned(in: path)
    for name in names where CacheFolder.isLock(name) && name != CacheFolder.lockName {
      unlink(path + "/" + name)
    }
    let now = Int(time(nil))
    var count = 1
    var bytes = FileStatus(kept)?.size ?? 0
    for item in sizes where item.path != kept {
      if now - item.lastUse <= limits.age, count < limits.count, bytes + item.bytes <= limits.bytes {
        count += 1
        bytes += item.bytes
      } else {
        unlink(item.path)
      }
    }
  }

  /// The lexicons as `items`, without looking into them.
  private var sizes: [(path: String, bytes: Int, lastUse: Int)] {
    names.filter(CacheFolder.isLexicon).map { name in
      let file = path + "/" + name
      return (file, FileStatus(file, followsLinks: false)?.size ?? 0, CacheFolder.lastChange(file))
    }.sorted { ($1.lastUse, $0.path) < ($0.lastUse, $1.path) }
  }

  /// The names of the dictionaries in a compiled lexicon, whatever they were like then; nil if it is none of this version.
  private static func dictionaries(in file: String) -> [String]? {
    guard let mapped = MappedFile(file), mapped.bytes.count >= LexiconLayout.headerCount * 8 else {
      return nil
    }
    let fingerprint = mapped.bytes.load(fromByteOffset: LexiconLayout.fingerprintIndex * 8, as: UInt64.self)
    return CompiledLexicon(mapped, fingerprint: fingerprint)?.description.dictionaries.map(\.name)
  }

  private static func lastChange(_ file: String) -> Int {
    var status = stat()
    return lstat(file, &status) == 0 ? Int(status.st_mtim.tv_sec) : 0
  }

  private var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] }

  private static func isLexicon(_ name: String) -> Bool {
    name.wholeMatch(of: /lexicon-[0-9a-z]+\.bin/) != nil
  }

  private static func isLock(_ name: String) -> Bool {
    name == lockName || name.wholeMatch(of: /lexicon-[0-9a-z]+\.bin\.lock/) != nil
  }
}
