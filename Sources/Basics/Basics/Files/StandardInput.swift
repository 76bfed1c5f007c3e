import Foundation
import Synchronization

/// Standard input as a file: `-` is its name wherever a file is read, and standard output's wherever one is written.
///
/// A file of that name is read as `./-`.
public enum StandardInput {
  /// The name.
  public static let name = "-"

  /// The copy that was made of a pipe, for it to be read again; it has no name and is gone when the program ends.
  private static let copy = Mutex<Int32?>(nil)

  /// A path that can be opened as often as need be, and gives the same bytes each time.
  ///
  /// - Parameter isReadOnce: whether once is enough: then nothing is copied, and a pipe is read as it comes.
  /// - Throws: `InputError` if there is none, it cannot be read, or cannot be kept.
  static func path(isReadOnce: Bool) throws(InputError) -> String {
    guard let status = FileStatus(STDIN_FILENO) else {
      throw InputError(.unreadableFile, "standard input is closed", remedy: "name a file")
    }
    // Of a file that somebody has begun to read, what is left is meant.
    if status.kind == .regular, lseek(STDIN_FILENO, 0, SEEK_CUR) == 0 {
      return "/proc/self/fd/\(STDIN_FILENO)"
    }
    if isReadOnce, status.kind == .pipe || status.kind == .characterDevice { return "/dev/stdin" }
    if status.kind == .directory {
      throw InputError(.isDirectory, "standard input is a directory", remedy: "name a file in it")
    }
    let descriptor: Result<Int32, InputError> = copy.withLock { kept in
      if let kept { return .success(kept) }
      do throws(InputError) {
        let made = try makeCopy()
        kept = made
        return .success(made)
      } catch { return .failure(error) }
    }
    return "/proc/self/fd/\(try descriptor.get())"
  }

  private static func makeCopy() throws(InputError) -> Int32 {
    let unkept = InputError(
      .unwritableFile, "standard input cannot be kept for reading: no room for temporary files",
      remedy: "name a file")
    guard let file = tmpfile() else { throw unkept }
    // The stream is never closed: the descriptor is needed until the end.
    let descriptor = fileno(file)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Foundation.read(STDIN_FILENO, &buffer, buffer.count)
      if count == 0 { return descriptor }
      if count < 0 {
        if errno == EINTR { continue }
        throw InputError(.unreadableFile, "standard input cannot be read", remedy: "name a file")
      }
      var done = 0
      while done < count {
        let written = buffer.withUnsafeBytes {
          Foundation.write(descriptor, $0.baseAddress?.advanced(by: done), count - done)
        }
        if written < 0 {
          if errno == EINTR { continue }
          throw unkept
        }
        done += written
      }
    }
  }
}
