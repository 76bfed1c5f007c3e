import Foundation

/// A file that is written from beginning to end and takes its place only when it is whole.
///
/// What is written goes to a temporary file beside it, which is renamed by `commit`. Until then a file that was there stays as it is,
/// whatever happens: an error, a full disk, or the end of the program. Temporary files that killed runs have left there are
/// removed. A file that is replaced hands on its permissions and its owner. A device or a pipe is written to directly.
public final class AtomicFile {
  /// How many bytes are gathered before they are written.
  private static let chunk = 1 << 18

  private let destination: OutputDestination
  /// The file that is renamed; nil for a device or a pipe.
  private let temporary: TemporaryFile?
  /// The device or pipe, until it is closed.
  private var special: Int32 = -1
  private var isClosed = false
  @exclusivity(unchecked) private var buffer: [UInt8] = []
  /// What keeps a terminal from taking orders of a text; nil if this is none.
  @exclusivity(unchecked) private var filter: PrintableFilter?

  /// Opens a file for writing; whether it may be is not asked (`OutputDestination.check`).
  ///
  /// - Throws: `InputError` naming the path if there is no such folder, or it cannot be written.
  public convenience init(_ path: String) throws(InputError) {
    try self.init(OutputDestination(path))
  }

  /// Opens a file for writing.
  ///
  /// - Parameters:
  ///   - destination: where it is to be.
  ///   - removesAbandoned: whether temporary files of killed runs are looked for in its folder.
  /// - Throws: `InputError` naming the path if it cannot be written.
  public init(_ destination: OutputDestination, removesAbandoned: Bool = true) throws(InputError) {
    self.destination = destination
    if destination.isSpecial {
      temporary = nil
      special =
        destination.descriptor.map { fcntl($0, F_DUPFD_CLOEXEC, 0) }
        ?? open(destination.target, O_WRONLY | O_CLOEXEC)
      guard special >= 0 else { throw AtomicFile.failure(destination, SystemError()) }
      if isatty(special) == 1 { filter = PrintableFilter(.lines) }
    } else {
      let folder = FilePath.folder(of: destination.target)
      if removesAbandoned { TemporaryFile.removeAbandoned(in: folder) }
      do throws(SystemError) {
        temporary = try TemporaryFile(in: folder, permissions: destination.old == nil ? 0o666 : 0o600)
      } catch { throw AtomicFile.failure(destination, error) }
      handOn()
    }
    buffer.reserveCapacity(AtomicFile.chunk * 2)
  }

  deinit { discard() }

  /// Gives the temporary file the owner and permissions of the one that it replaces.
  private func handOn() {
    guard let temporary, let old = destination.old else { return }
    // Who is not allowed to give files away hands on the group at least.
    if fchown(temporary.descriptor, old.owner, old.group) != 0 {
      _ = fchown(temporary.descriptor, uid_t.max, old.group)
    }
    // After that: another owner takes permissions away.
    _ = fchmod(temporary.descriptor, old.permissions)
  }

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
  /// - Parameter isSynced: whether the bytes are on the disk before the file has its name, and its name before this returns: else a
  ///   power failure may leave a file of the right length full of zeros, or the file that was there before.
  /// - Throws: `InputError` naming the path if that cannot be done.
  public func commit(isSynced: Bool = false) throws {
    if isSynced, !isClosed {
      try flush()
      guard fsync(descriptor) == 0 else { throw AtomicFile.failure(destination, SystemError()) }
    }
    try close()
    do throws(SystemError) { try temporary?.rename(to: destination.target) } catch {
      throw AtomicFile.failure(destination, error)
    }
    if isSynced, temporary != nil { syncFolder() }
  }

  /// Asks for the file's name to be on the disk.
  ///
  /// A file system that cannot do that for a folder says so; nothing is lost by it.
  private func syncFolder() {
    let folder = URL(fileURLWithPath: destination.target).deletingLastPathComponent().path
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    _ = Foundation.close(descriptor)
  }

  /// Ends the file without putting it in its place, so that a disk that is full shows before other files are.
  ///
  /// - Throws: `InputError` naming the path if the last bytes cannot be written.
  public func close() throws {
    guard !isClosed else { return }
    if filter != nil {
      // What the filter holds back is at most the beginning of one character.
      var rest: [UInt8] = []
      filter?.append(buffer, to: &rest)
      filter?.finish(&rest)
      filter = nil
      buffer = rest
    }
    try flush()
    isClosed = true
    do throws(SystemError) {
      try temporary?.close()
      if special >= 0 {
        let status = Foundation.close(special)
        special = -1
        if status != 0 { throw SystemError() }
      }
    } catch { throw AtomicFile.failure(destination, error) }
  }

  /// Removes what was written; nothing after `commit`.
  public func discard() {
    isClosed = true
    buffer = []
    if special >= 0 { _ = Foundation.close(special) }
    special = -1
    temporary?.remove()
  }

  private var descriptor: Int32 { temporary?.descriptor ?? special }

  private func flush() throws {
    try put(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private func put(_ bytes: [UInt8]) throws {
    var bytes = bytes
    if filter != nil {
      var shown: [UInt8] = []
      filter?.append(bytes, to: &shown)
      bytes = shown
    }
    try bytes.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let count = Foundation.write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
        if count >= 0 {
          done += count
        } else if errno == EPIPE {
          throw Closed.reader
        } else if errno != EINTR {
          throw AtomicFile.failure(destination, SystemError())
        }
      }
    }
  }

  /// Thrown when whoever reads a pipe has stopped reading.
  public enum Closed: Error {
    case reader
  }

  /// An error of the system as one about this file.
  private static func failure(_ destination: OutputDestination, _ error: SystemError) -> InputError {
    InputError(.unwritableFile, file: destination.path, "cannot be written: \(error.text)")
  }

  /// Finds out before any work is done whether a file could be written.
  ///
  /// - Throws: `InputError` naming what is in the way.
  public static func checkWritable(_ path: String) throws(InputError) {
    _ = try OutputDestination(path)
  }
}
