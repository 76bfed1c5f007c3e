import AlignmentFiles
import AlignmentModel
import Basics
import Foundation

/// The file of a review: written whole after each change, and never over what another program wrote meanwhile.
public struct ReviewFile: Sendable {
  /// Its path.
  public let path: String
  /// The file as it was read or written last.
  private var version: FileStatus.Version?
  /// The links as they were written last, each with its line: of many, few change at once.
  private var lines: [String: (link: Link, line: String)] = [:]
  private let lock: ReviewLock

  /// The file of an alignment that is about to be read.
  ///
  /// What a killed server has left beside it is removed.
  ///
  /// - Throws: `InputError` if another review has it.
  public init(_ path: String) throws(InputError) {
    let target = FilePath.resolvingLinks(path) ?? path
    lock = try ReviewLock(target, of: path)
    self.path = path
    TemporaryFile.removeAbandoned(in: FilePath.folder(of: target))
    version = FileStatus(path)?.version
  }

  /// Whether another program has changed it since it was read or written here.
  var isChanged: Bool { FileStatus(path)?.version != version }

  /// The same file, about to be read again.
  func readAgain() -> ReviewFile {
    var file = self
    file.version = FileStatus(path)?.version
    return file
  }

  /// Writes the alignment: to a file beside it, which takes its place when it is on the disk.
  ///
  /// - Throws: `InputError` if it cannot be written, or another program has changed it: then all is as it was.
  mutating func write(_ alignment: Alignment) throws {
    try check()
    let file = try AtomicFile(OutputDestination(path), removesAbandoned: false)
    try file.write(
      NativeFile.bytes(alignment) { link, writer in
        if let known = lines[link.id], known.link == link { return writer.write(verbatim: known.line) }
        let line = try NativeFile.json(link)
        lines[link.id] = (link, line)
        writer.write(verbatim: line)
      })
    try check()
    try file.commit(isSynced: true)
    version = FileStatus(path)?.version
  }

  private func check() throws(InputError) {
    guard isChanged else { return }
    throw InputError(
      .refused, file: path, "was changed by another program, and is not written over",
      remedy: "load the page again")
  }
}

/// Keeps a second review from the same file: two would not see each other's steps.
///
/// The system's lock ends with the process, however that ends. It is on a file in the folder for temporary files, for the alignment file is
/// another one after each step.
private final class ReviewLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock.
  ///
  /// Where there can be none, the review goes on without.
  ///
  /// - Parameters:
  ///   - target: the file that is written.
  ///   - path: the file as the user named it, for the error.
  /// - Throws: `InputError` if another review has it.
  init(_ target: String, of path: String) throws(InputError) {
    let name = Checksum.sha256(Array(URL(fileURLWithPath: target).standardizedFileURL.path.utf8)).prefix(32)
    let lock = FileManager.default.temporaryDirectory.appendingPathComponent("synoptic-review-\(name).lock")
      .path
    descriptor = open(lock, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK else { return }
    throw InputError(
      .refused, file: path, "is being reviewed already", remedy: "use the address of that review, or end it")
  }

  deinit { if descriptor >= 0 { close(descriptor) } }
}
