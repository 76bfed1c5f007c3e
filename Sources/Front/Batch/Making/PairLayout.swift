import Foundation
import Synoptic

/// Finds the sets of a folder in which a text's versions in several languages are told apart by folders or names.
///
/// Known are `de/x.txt en/x.txt`, with folders within those of the languages too, and `x.de.txt x.en.txt`, `x.de x.en`, in any folder. The ending
/// may differ from language to language. What has no counterpart in another language is passed over.
public struct PairLayout: Sendable {
  /// A set that was found.
  struct Found: Sendable {
    let id: String
    /// The languages and their files, in the order of the languages' codes.
    let files: [(language: String, path: String)]
  }

  private let found: [Found]
  /// How many files stand in no set.
  public let alone: Int

  /// Looks through a folder and those in it.
  ///
  /// - Parameter folder: the folder.
  /// - Throws: `InputError` if it cannot be read, or has no two files that belong together.
  /// - Complexity: O(n log n) for n files.
  public init(_ folder: String) throws(InputError) {
    guard FileStatus(folder)?.kind == .directory else {
      throw InputError(.missingFile, file: folder, "is no folder", remedy: "name the folder of the texts")
    }
    let folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    var versions: [String: [String: String]] = [:]
    var files = 0
    let walk = FileManager.default.enumerator(atPath: folder)
    while let path = walk?.nextObject() as? String {
      guard !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }),
        FileStatus(folder + "/" + path)?.kind == .regular
      else { continue }
      files += 1
      guard let (id, language) = PairLayout.version(path) else { continue }
      // Of files that differ in their ending only, the first by name stands for the text.
      let other = versions[id, default: [:]][language]
      versions[id, default: [:]][language] = other.map { min($0, path) } ?? path
    }
    found = versions.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map { id, paths in
      Found(id: id, files: paths.sorted { $0.key < $1.key }.map { ($0.key, folder + "/" + $0.value) })
    }
    alone = files - found.reduce(0) { $0 + $1.files.count }
    guard !found.isEmpty else {
      throw InputError(
        .noText, file: folder, "has no two files that are one text in two languages",
        remedy: "they are told by folders, de/x.txt and en/x.txt, or by names, x.de.txt and x.en.txt")
    }
  }

  /// How many sets there are.
  public var count: Int { found.count }

  /// The manifest as lines of JSON, in the order of the sets' names.
  ///
  /// Documents are called by the codes of their languages.
  public func forEachLine(_ body: ([UInt8]) throws -> Void) throws {
    for set in found {
      let fields = SetFields(
        id: set.id, files: set.files.map { "\($0.language)=\($0.path)" },
        options: set.files.map { SetOptions.Value("language", "\($0.language)=\($0.language)") })
      try body(BatchSet(fields, defaults: [], folder: nil, index: 0, line: 0).json)
    }
  }

  // MARK: - Names

  /// The text that a path is a version of, and the language; nil if it does not say.
  static func version(_ path: String) -> (id: String, language: String)? {
    let parts = path.split(separator: "/").map(String.init)
    guard let name = parts.last else { return nil }
    let words = FilePath.withoutGzip(name).split(separator: ".", omittingEmptySubsequences: false).map(
      String.init)
    // The language before the ending, or in its place.
    for index in [words.count - 2, words.count - 1] where index > 0 {
      guard let language = language(words[index]) else { continue }
      let stem = words[..<index].joined(separator: ".")
      return (((parts.dropLast() + [stem]).joined(separator: "/")), language)
    }
    guard let index = parts.dropLast().firstIndex(where: { language($0) != nil }),
      let language = language(parts[index])
    else { return nil }
    let stem = words.count > 1 ? words.dropLast().joined(separator: ".") : name
    let folders = parts[..<index] + parts[(index + 1)...].dropLast()
    return ((folders + [stem]).joined(separator: "/"), language)
  }

  /// Endings of files that are codes of languages, too.
  private static let endings: Set<String> = [
    "txt", "htm", "tei", "odt", "doc", "rtf", "csv", "tsv", "tab", "xml", "pdf", "bak", "tmp", "log", "dic",
    "zip",
    "tar", "tex", "tmx", "ces", "lst", "old", "sgm", "idx", "md",
  ]

  /// The code of a language that a part of a path is; nil if it is none.
  private static func language(_ part: String) -> String? {
    // With a region or a script; two languages as in "de-en" are none.
    guard part.wholeMatch(of: /(?:[a-z]{2,3}|[A-Z]{2})(?:[-_](?:[A-Z]{2}|[A-Z][a-z]{3}))?/) != nil,
      !endings.contains(part)
    else { return nil }
    return Language(part)?.code
  }
}
