import Foundation

/// A file with what people have read and found right, which output is compared with.
public enum GoldenFile {
  /// Whether golden files are written anew.
  public static var isRenewed: Bool { ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" }

  /// That a text is not that of a file, in words; nil if it is.
  ///
  /// With `UPDATE_GOLDEN=1` the file is written where it differs, and a line at standard error says so: read it before it is committed.
  public static func difference(
    _ text: String, _ file: URL, isRenewed: Bool = GoldenFile.isRenewed
  ) throws -> String? {
    // A byte order mark is part of the text.
    guard text != (try? Data(contentsOf: file)).map({ String(decoding: $0, as: UTF8.self) }) else {
      return nil
    }
    guard isRenewed else {
      return "\(file.lastPathComponent) differs; UPDATE_GOLDEN=1 make test writes it anew: \(text)"
    }
    try Data(text.utf8).write(to: file)
    FileHandle.standardError.write(Data("golden file renewed: \(file.path)\n".utf8))
    return nil
  }
}
