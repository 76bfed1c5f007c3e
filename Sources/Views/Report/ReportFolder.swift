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
        throw InputError(file: path, "is no folder", remedy: "name another with -o")
      }
      return
    }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw InputError(
        file: path, "cannot be made: \(error.localizedDescription)", remedy: "name another with -o")
    }
  }

  /// Writes a file to a temporary one beside it and renames that.
  ///
  /// - Returns: its path.
  /// - Throws: `InputError` naming the path if it cannot be written.
  static func write(_ text: String, _ name: String, to folder: String) throws(InputError) -> String {
    let file = URL(fileURLWithPath: folder).appending(path: name)
    let path = (folder.hasSuffix("/") ? folder : folder + "/") + name
    do {
      try Data(text.utf8).write(to: file, options: .atomic)
    } catch {
      throw InputError(file: path, "cannot be written: \(error.localizedDescription)")
    }
    return path
  }
}
