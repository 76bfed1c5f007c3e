import Foundation

extension TemporaryFile {
  /// A file in the folder that the system has for what is needed for a while.
  ///
  /// - Throws: `InputError` naming the folder if no file can be made in it.
  package static func ofSystem() throws(InputError) -> TemporaryFile {
    do throws(SystemError) {
      return try TemporaryFile(in: FileManager.default.temporaryDirectory.path)
    } catch { throw unwritableSystemFolder(error.text) }
  }

  /// The error that no file can be made, or written, in that folder.
  ///
  /// - Parameter problem: what the system says.
  package static func unwritableSystemFolder(_ problem: String) -> InputError {
    InputError(
      .unwritableFile, file: FileManager.default.temporaryDirectory.path,
      "no file can be made in it: \(problem)", remedy: "make room, or set TMPDIR to a folder with room")
  }
}
