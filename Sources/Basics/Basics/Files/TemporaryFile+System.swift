import Foundation

extension TemporaryFile {
  /// A file in the folder that the system has for what is needed for a while.
  ///
  /// - Throws: `InputError` naming the folder if no file can be made in it.
  package static func ofSystem() throws(InputError) -> TemporaryFile {
    let folder = FileManager.default.temporaryDirectory.path
    do throws(SystemError) { return try TemporaryFile(in: folder) } catch {
      throw InputError(
        .unwritableFile, file: folder, "no file can be made in it: \(error.text)",
        remedy: "make room, or set TMPDIR to a folder with room")
    }
  }
}
