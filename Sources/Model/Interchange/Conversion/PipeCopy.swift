import Basics
import Foundation

/// A pipe's content as a file, for it may have to be read more than once.
struct PipeCopy {
  private let file: TemporaryFile
  private let name: String

  /// The path of the file.
  var path: String { file.path }

  /// Copies what comes from `input`; nil if that is a regular file, or there is none.
  ///
  /// - Throws: `InputError` if it cannot be read, or there is no room for it.
  init?(_ input: String) throws {
    guard let status = FileStatus(input), ![.regular, .directory].contains(status.kind) else { return nil }
    name = input
    let pipe = try InputFile(input)
    let folder = FileManager.default.temporaryDirectory.path
    TemporaryFile.removeAbandoned(in: folder)
    do throws(SystemError) { file = try TemporaryFile(in: folder) } catch {
      throw PipeCopy.problem(input, folder, error)
    }
    while case let bytes = try pipe.read(1 << 18), !bytes.isEmpty {
      var done = 0
      while done < bytes.count {
        let count = bytes[done...].withUnsafeBytes { write(file.descriptor, $0.baseAddress, $0.count) }
        if count >= 0 {
          done += count
        } else if errno != EINTR {
          throw PipeCopy.problem(input, folder, SystemError())
        }
      }
    }
  }

  private static func problem(_ input: String, _ folder: String, _ error: SystemError) -> InputError {
    InputError(
      .unwritableFile, file: input, "cannot be copied to the folder \(folder): \(error.text)",
      remedy: "name a file, or set TMPDIR to a folder with room")
  }

  /// Removes the file.
  func remove() { file.remove() }

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
