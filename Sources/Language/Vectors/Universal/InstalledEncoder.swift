import Basics
import Foundation

/// Where the built-in encoder is looked for, and what is found there.
public enum InstalledEncoder {
  /// The folder that `install` writes to by default: `$XDG_DATA_HOME/synoptic`, or `$HOME/.local/share/synoptic`.
  public static var userFolder: String { UserFolders.data() }

  /// The folders that are looked in, in this order: the user's, then those of the system; or only the one that `SYNOPTIC_ENCODER` names.
  public static func folders(_ environment: [String: String] = ProcessInfo.processInfo.environment)
    -> [String]
  {
    if let folder = environment["SYNOPTIC_ENCODER"], !folder.isEmpty { return [folder] }
    return [UserFolders.data(environment)] + UserFolders.systemData(environment)
  }

  /// The file of the encoder in the first of the folders that has one; nil if none has.
  public static func path(_ folders: [String] = folders()) -> String? {
    folders.map { $0 + "/" + EncoderRelease.fileName }.first { FileStatus($0)?.kind == .regular }
  }

  /// The encoder of a path.
  ///
  /// - Parameter path: its file, or a folder with it.
  /// - Throws: `InputError` naming the path if there is none, or it is damaged.
  public static func open(_ path: String) throws(InputError) -> UniversalEncoder {
    guard FileStatus(path)?.kind == .directory else { return try UniversalEncoder(path) }
    let file = (path.hasSuffix("/") ? String(path.dropLast()) : path) + "/" + EncoderRelease.fileName
    guard FileStatus(file) != nil else {
      throw InputError(.missingFile, file: path, "has no \(EncoderRelease.fileName)", remedy: .installEncoder)
    }
    return try UniversalEncoder(file)
  }
}
