import Foundation

/// Where the files are that tests read.
public enum Fixtures {
  /// The folder of the package, found from where this file was compiled.
  public static var package: URL {
    (0..<4).reduce(URL(fileURLWithPath: #filePath)) { file, _ in file.deletingLastPathComponent() }
  }

  /// The repository's own documents and gold.
  public static var corpus: URL { package.appending(path: "Corpus") }

  /// The documents, gold and scorers that stand beside the project and belong to others; nil where they are absent.
  ///
  /// A test that needs them is skipped then.
  public static var shared: URL? {
    let folder = package.deletingLastPathComponent().appending(path: "shared")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }

  /// Whether the dictionaries are installed that the alignments in the repository were made with.
  public static var hasDictionaries: Bool {
    ["freedict-deu-eng", "freedict-eng-deu", "freedict-deu-rus", "freedict-eng-rus", "mueller7"].allSatisfy {
      FileManager.default.fileExists(atPath: "/usr/share/dictd/\($0).index")
    }
  }

  /// The ids of the repository's own subjects.
  public static let subjects = ["gagarin", "katharina", "leningrad", "mendelejew"]

  /// Runs `body` with a fresh folder that is removed afterwards.
  public static func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "synoptic-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }
  /// The names of what is in a folder, in order.
  public static func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }
}
