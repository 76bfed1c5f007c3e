import Foundation

/// A file that is written from beginning to end and takes its place only when it is whole.
///
/// What is written goes to a temporary file beside it, which is renamed by `commit`. Until then a file that was there stays as it is,
/// whatever happens: an error, a full disk, or the end of the program. A device or a pipe is written to directly.
public final class AtomicFile {
  /// How many bytes are gathered before they are written.
  private static let chunk = 1 << 18

  private let path: String
  /// The file that is renamed; nil for a device or a pipe.
  private let temporary: String?
  /// The file that is replaced: what `path` leads to if it is a link.
  private let target: String
  private var descriptor: Int32
  private var isCommitted = false
  @exclusivity(unchecked) private var buffer: [UInt8] = []

  /// Opens a file for writing.
  ///
  /// - Throws: `InputError` naming the path if there is no such folder, or it cannot be written.
  public init(_ path: String) throws(InputError) {
    try AtomicFile.checkWritable(path)
    self.path = path
    target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    if AtomicFile.isStandardOutput(path) {
      temporary = nil
      descriptor = dup(STDOUT_FILENO)
    } else if AtomicFile.isSpecial(path) {
      temporary = nil
      descriptor = open(path, O_WRONLY)
    } else {
      let url = URL(fileURLWithPath: target)
      let temporary = url.deletingLastPathComponent()
        .appendingPathComponent(".\(url.lastPathComponent).\(getpid())-\(UInt32.random(in: 0...UInt32.max))")
        .path
      self.temporary = temporary
      // Who may read the file that is replaced may read the new one.
      var status = stat()
      let mode = stat(target, &status) == 0 ? status.st_mode & 0o777 : 0o666
      descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL, mode)
    }
    guard descriptor >= 0 else { throw failure }
    buffer.reserveCapacity(AtomicFile.chunk * 2)
  }

  deinit { discard() }

  /// Writes bytes.
  ///
  /// - Throws: `InputError` naming the path if they cannot be written.
  public func write(_ bytes: [UInt8]) throws {
    if buffer.isEmpty, bytes.count >= AtomicFile.chunk {
      try put(bytes)
    } else {
      buffer += bytes
      if buffer.count >= AtomicFile.chunk { try flush() }
    }
  }

  /// Lets `body` append to what is written next.
  ///
  /// - Throws: what `body` throws; `InputError` naming the path if the bytes cannot be written.
  public func append(_ body: (inout [UInt8]) throws -> Void) throws {
    try body(&buffer)
    if buffer.count >= AtomicFile.chunk { try flush() }
  }

  /// Ends the file and puts it in its place.
  ///
  /// - Parameter isSynced: whether the bytes are on the disk before the file has its name: else a power failure may leave a file of
  ///   the right length full of zeros.
  /// - Throws: `InputError` naming the path if that cannot be done.
  public func commit(isSynced: Bool = false) throws {
    if isSynced {
      try flush()
      guard descriptor < 0 || fsync(descriptor) == 0 else { throw failure }
    }
    try close()
    if let temporary, rename(temporary, target) != 0 { throw failure }
    isCommitted = true
  }

  /// Ends the file without putting it in its place, so that a disk that is full shows before other files are.
  ///
  /// - Throws: `InputError` naming the path if the last bytes cannot be written.
  public func close() throws {
    guard descriptor >= 0 else { return }
    try flush()
    let closed = Foundation.close(descriptor)
    descriptor = -1
    guard closed == 0 else { throw failure }
  }

  /// Removes what was written; nothing after `commit`.
  public func discard() {
    if descriptor >= 0 { _ = Foundation.close(descriptor) }
    descriptor = -1
    buffer = []
    if let temporary, !isCommitted { unlink(temporary) }
  }

  private func flush() throws {
    try put(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private func put(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let count = Foundation.write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
        if count >= 0 {
          done += count
        } else if errno == EPIPE {
          throw Closed.reader
        } else if errno != EINTR {
          throw failure
        }
      }
    }
  }

  /// Thrown when whoever reads a pipe has stopped reading.
  public enum Closed: Error {
    case reader
  }

  /// The last error of the system as one about this file.
  private var failure: InputError {
    InputError(.unwritableFile, file: path, "cannot be written: \(String(cString: strerror(errno)))")
  }

  /// Finds out before any work is done whether a file could be written.
  ///
  /// - Throws: `InputError` naming what is in the way.
  public static func checkWritable(_ path: String) throws(InputError) {
    if isStandardOutput(path) { return }
    let files = FileManager.default
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    var isDirectory: ObjCBool = false
    guard files.fileExists(atPath: folder, isDirectory: &isDirectory), isDirectory.boolValue else {
      throw InputError(
        .missingFile, file: path, "there is no folder \(folder)", remedy: "make it, or name another")
    }
    if files.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue {
      throw InputError(.isDirectory, file: path, "is a directory", remedy: "name a file")
    }
    if isSpecial(path) { return }
    // Renaming a temporary file needs write permission for the folder, not for a file that is there already.
    guard files.isWritableFile(atPath: folder) else {
      throw InputError(
        .unwritableFile, file: path, "the folder \(folder) cannot be written to",
        remedy: "check its permissions")
    }
  }

  /// Whether `path` means where output goes, which may be a file that must not be replaced: others may write to it too.
  private static func isStandardOutput(_ path: String) -> Bool {
    ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].contains(path)
  }

  /// Whether `path` is there and no regular file: a device or a pipe, which must be written to and not replaced.
  private static func isSpecial(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    let type = status.st_mode & S_IFMT
    return type != S_IFREG && type != S_IFDIR
  }
}
