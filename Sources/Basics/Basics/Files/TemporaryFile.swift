import Foundation

/// A file that is there as long as it is worked at, and that a later run removes if this one is killed.
///
/// The system's lock on it says whether somebody works at it: the lock ends with the process, however that ends. It is called
/// `.synoptic-PID-NUMBER.tmp`, whatever the file will be called that it becomes.
package final class TemporaryFile {
  /// Its path.
  package let path: String
  /// The open file, for reading and writing.
  private(set) package var descriptor: Int32
  /// Keeps the lock when the file is closed for writing.
  private var lock: Int32
  private var isThere = true
  private var slot: Int?

  /// Makes a file that nobody else has.
  ///
  /// - Parameters:
  ///   - folder: where.
  ///   - permissions: who may read and write it, apart from what the user's mask forbids.
  /// - Throws: the number of the system's error, as a `SystemError`.
  package init(in folder: String, permissions: mode_t = 0o600) throws(SystemError) {
    // A file may be taken for abandoned, and removed, before it is locked.
    for _ in 0..<16 {
      let path = folder + "/.synoptic-\(getpid())-\(String(UInt32.random(in: 0...UInt32.max), radix: 16)).tmp"
      let slot = TemporaryFile.remember(path)
      let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, permissions)
      guard descriptor >= 0 else {
        let error = SystemError()
        TemporaryFile.forget(slot)
        if error.number == EEXIST { continue }
        throw error
      }
      _ = flock(descriptor, LOCK_EX | LOCK_NB)
      if let status = FileStatus(descriptor), status.names > 0 {
        self.path = path
        self.descriptor = descriptor
        self.slot = slot
        lock = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        return
      }
      _ = Foundation.close(descriptor)
      TemporaryFile.forget(slot)
    }
    throw SystemError(EEXIST)
  }

  deinit { remove() }

  /// Closes the file for writing; it stays locked.
  ///
  /// - Throws: `SystemError` if what was written last is lost.
  package func close() throws(SystemError) {
    guard descriptor >= 0 else { return }
    let status = Foundation.close(descriptor)
    descriptor = -1
    if status != 0 { throw SystemError() }
  }

  /// Gives the file its name, in place of a file that was called so.
  ///
  /// - Throws: `SystemError` if that cannot be done.
  package func rename(to target: String) throws(SystemError) {
    guard Foundation.rename(path, target) == 0 else { throw SystemError() }
    isThere = false
    remove()
  }

  /// Removes the file; nothing after `rename`.
  package func remove() {
    if isThere { unlink(path) }
    isThere = false
    if descriptor >= 0 { _ = Foundation.close(descriptor) }
    descriptor = -1
    if lock >= 0 { _ = Foundation.close(lock) }
    lock = -1
    if let slot { TemporaryFile.forget(slot) }
    slot = nil
  }
}

/// An error of the system by its number.
package struct SystemError: Error, Equatable {
  /// The number.
  package let number: Int32

  /// The last one.
  package init() { number = errno }

  /// The one of a number.
  package init(_ number: Int32) { self.number = number }

  /// What the system says of it.
  package var text: String { String(cString: strerror(number)) }
}
