import Basics
import Foundation

/// The folder that a report is written to.
enum ReportFolder {
  /// Makes a folder, with those above it, unless it is there.
  ///
  /// - Throws: `InputError` naming the path if something else is there or it cannot be made.
  static func make(_ path: String) throws(InputError) {
    var isDirectory: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) {
      guard isDirectory.boolValue else {
        throw InputError(.unwritableFile, file: path, "is no folder", remedy: .otherFolder)
      }
      return
    }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw InputError(
        .unwritableFile, file: path, "cannot be made: \(error.localizedDescription)", remedy: .otherFolder)
    }
  }

  /// Writes a file that takes its place only when it is whole.
  ///
  /// - Returns: its path.
  /// - Throws: `InputError` naming the path if it cannot be written.
  static func write(_ text: String, _ name: String, to folder: String) throws -> String {
    let path = (folder.hasSuffix("/") ? folder : folder + "/") + name
    let file = try AtomicFile(path)
    try file.write(Array(text.utf8))
    try file.commit()
    return path
  }
}
