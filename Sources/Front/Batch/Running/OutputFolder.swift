import Foundation
import Synoptic

/// The folders that results are written to.
enum OutputFolder {
  /// Makes a folder and those it lies in, as far as they are missing.
  ///
  /// - Throws: `InputError` naming it if that cannot be done.
  static func make(_ folder: String) throws(InputError) {
    if FileStatus(folder)?.kind == .directory { return }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      // Another thread may have been first.
      if FileStatus(folder)?.kind == .directory { return }
      throw InputError(
        .unwritableFile, file: folder, "is no folder, and cannot be made", remedy: "check its permissions")
    }
  }
}
