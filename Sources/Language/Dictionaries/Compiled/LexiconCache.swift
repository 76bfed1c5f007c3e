import Basics
import Foundation

/// Keeps compiled lexicons in the user's cache folder, and makes them anew when the dictionaries change.
package struct LexiconCache {
  /// The folder.
  package let folder: URL

  /// The cache in `folder`; nil for the user's (`CacheFolder`).
  package init(_ folder: URL? = nil) {
    self.folder = folder ?? URL(fileURLWithPath: CacheFolder.user().path, isDirectory: true)
  }

  /// The file of the lexicon made of some dictionaries.
  package func file(of sources: [DictionarySource]) -> URL {
    let names = LexiconLayout.check(
      sources.flatMap {
        $0.files.map(LexiconCache.absolute).joined(separator: "\n").utf8.map(UInt64.init) + [0]
      })
    return folder.appending(path: "lexicon-\(String(names, radix: 36)).bin")
  }

  /// The lexicon of some dictionaries: the one in the cache if it was made of them as they are, or else a new one.
  ///
  /// Of two processes that make it at once, the second waits for the first.
  ///
  /// - Parameter rebuild: whether it is made anew in any case.
  /// - Throws: `InputError` for a damaged dictionary; then the cache stays as it was.
  package func lexicon(
    of sources: [DictionarySource], rebuild: Bool = false
  ) throws -> (CompiledLexicon, Lexicon.Origin) {
    let fingerprint = LexiconCache.fingerprint(sources)
    let path = file(of: sources).path
    func cached() -> CompiledLexicon? {
      MappedFile(path).flatMap { CompiledLexicon($0, fingerprint: fingerprint) }
    }
    let cacheFolder = CacheFolder(folder.path)
    if !rebuild, let lexicon = cached() {
      cacheFolder.noteUse(of: path)
      return (lexicon, .opened)
    }
    var problem: String?
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      problem = "the folder \(folder.path) cannot be made"
    }
    let lock = Lock(folder.path + "/" + CacheFolder.lockName)
    if !rebuild, lock != nil, let lexicon = cached() { return (lexicon, .opened) }

    let bytes = try LexiconCache.build(sources, fingerprint: fingerprint)
    if problem == nil { problem = LexiconCache.write(bytes, to: path) }
    let image = withExtendedLifetime(lock) { () -> CompiledLexicon? in
      guard problem == nil else { return nil }
      cacheFolder.trim(keeping: path)
      return cached()
    }
    if let image { return (image, .built) }
    return (
      try LexiconCache.read(bytes, fingerprint: fingerprint),
      .inMemory(problem ?? "\(path) cannot be read back")
    )
  }

  /// A lexicon compiled and kept in memory only.
  static func inMemory(_ sources: [DictionarySource], isGlossary: Bool) throws -> CompiledLexicon {
    try read(build(sources, fingerprint: 0, isGlossary: isGlossary), fingerprint: 0)
  }

  private static func read(_ bytes: [UInt8], fingerprint: UInt64) throws(InputError) -> CompiledLexicon {
    guard let lexicon = CompiledLexicon(MappedFile(bytes), fingerprint: fingerprint) else {
      throw InputError(
        .internalFault, "the lexicon that was compiled cannot be read", remedy: "report this as a bug")
    }
    return lexicon
  }

  /// The compiled bytes of some dictionaries.
  private static func build(
    _ sources: [DictionarySource], fingerprint: UInt64, isGlossary: Bool = false
  ) throws -> [UInt8] {
    // Each dictionary by itself, as many at once as there are cores; the order of the result does not depend on which is done
    // first. Every iteration writes its own element only.
    var results = [Result<LexiconBuilder, any Error>?](repeating: nil, count: sources.count)
    results.withUnsafeMutableBufferPointer { results in
      nonisolated(unsafe) let results = results
      DispatchQueue.concurrentPerform(iterations: sources.count) { index in
        results[index] = Result {
          var builder = LexiconBuilder()
          try builder.add(sources[index], isGlossary: isGlossary)
          return builder
        }
      }
    }
    var whole = LexiconBuilder()
    for result in results { if let result { whole.merge(try result.get()) } }
    return try whole.finish(fingerprint: fingerprint)
  }

  /// The path from the root: two folders may have files of one name.
  private static func absolute(_ path: String) -> String { URL(fileURLWithPath: path).path }

  /// What changes when a dictionary does: the names, sizes and times of change of its files.
  private static func fingerprint(_ sources: [DictionarySource]) -> UInt64 {
    var numbers: [UInt64] = [LexiconLayout.version]
    for source in sources {
      let languages = source.languages.map { "\($0.source)-\($0.target)" } ?? ""
      numbers += (source.name + languages).utf8.map(UInt64.init)
      for file in source.files {
        numbers += absolute(file).utf8.map(UInt64.init)
        var status = stat()
        if stat(file, &status) == 0 {
          numbers += [
            UInt64(status.st_size), UInt64(bitPattern: Int64(status.st_mtim.tv_sec)),
            UInt64(bitPattern: Int64(status.st_mtim.tv_nsec)),
          ]
        }
      }
    }
    return LexiconLayout.check(numbers)
  }

  /// Puts a file into its place as a whole, so that nobody ever reads half of it; returns what went wrong.
  private static func write(_ bytes: [UInt8], to path: String) -> String? {
    do {
      let file = try AtomicFile(path)
      try file.write(bytes)
      try file.commit(isSynced: true)
      return nil
    } catch {
      return "\(error)"
    }
  }

  /// A lock that other processes wait for.
  private final class Lock {
    private let descriptor: Int32

    /// Waits for the lock; nil if there can be none, as in a folder that is read-only.
    init?(_ path: String) {
      descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { return nil }
      while flock(descriptor, LOCK_EX) != 0 {
        guard errno == EINTR else { break }
      }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }
  }
}
