import Basics
import Foundation

/// A pipe's content as a file, for it may have to be read more than once.
struct PipeCopy {
  /// The file.
  let path: String
  private let name: String

  /// Copies what comes from `input`; nil if that is a regular file, or there is none.
  ///
  /// - Throws: `InputError` if it cannot be read, or there is no room for it.
  init?(_ input: String) throws {
    var status = stat()
    guard stat(input, &status) == 0, ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) else { return nil }
    name = input
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("synoptic-\(UUID().uuidString)")
    path = file.path
    let pipe = try InputFile(input)
    do {
      try Data().write(to: file)
      let handle = try FileHandle(forWritingTo: file)
      while case let bytes = try pipe.read(1 << 18), !bytes.isEmpty { try handle.write(contentsOf: bytes) }
      try handle.close()
    } catch {
      remove()
      throw (error as? InputError)
        ?? InputError(
          .unreadableFile, file: input, "cannot be copied to \(path): \(error.localizedDescription)")
    }
  }

  /// Removes the file.
  func remove() { try? FileManager.default.removeItem(atPath: path) }

  /// A text with the name of the pipe in the place of the file's.
  func renamed(_ text: String) -> String { text.replacing(path, with: name) }

  /// An error with the name of the pipe in the place of the file's.
  func renamed(_ error: InputError) -> InputError {
    InputError(
      error.code, file: error.file?.replacing(path, with: name), at: error.place,
      error.problem.replacing(path, with: name),
      remedy: error.remedy)
  }
}
