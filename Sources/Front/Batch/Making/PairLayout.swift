import Foundation
import Synoptic

/// Finds the sets of a folder in which a text's versions in several languages are told apart by folders or names.
///
/// Known are `de/x.txt en/x.txt`, with folders within those of the languages too, and `x.de.txt x.en.txt`, `x.de x.en`, in any folder. The ending
/// may differ from language to language. What has no counterpart in another language is passed over.
///
/// In a folder of OPUS, files of links (`cesAlign`) say which documents belong together, whatever these are called; what they name is taken as
/// they say it, and all else by its names.
public struct PairLayout: Sendable {
  /// A set that was found.
  struct Found: Sendable {
    let id: String
    /// The files and their languages, nil where nothing tells them: in the order of the languages' codes, or of the file that names them.
    let files: [(language: String?, path: String)]
  }

  private let found: [Found]
  /// How many files stand in no set.
  public let alone: Int
  /// How many pairs of documents that files of links name are not there.
  public let missing: Int

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
    var links: [String] = []
    let walk = FileManager.default.enumerator(atPath: folder)
    while let path = walk?.nextObject() as? String {
      guard !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }),
        FileStatus(folder + "/" + path)?.kind == .regular
      else { continue }
      files += 1
      guard let (id, language) = PairLayout.version(path) else {
        if FilePath.withoutGzip(path).hasSuffix(".xml"), CorpusPairs.isNamed(in: folder + "/" + path) {
          links.append(folder + "/" + path)
        }
        continue
      }
      // Of files that differ in their ending only, the first by name stands for the text.
      let other = versions[id, default: [:]][language]
      versions[id, default: [:]][language] = other.map { min($0, path) } ?? path
    }
    let (linked, missing) = try PairLayout.linked(links, in: folder)
    let taken = Set(linked.flatMap { $0.files.map(\.path) })
    let ids = Set(linked.map(\.id))
    let named = versions.compactMap { id, paths -> Found? in
      let free = paths.mapValues { folder + "/" + $0 }.filter { !taken.contains($0.value) }
      guard free.count > 1, !ids.contains(id) else { return nil }
      return Found(id: id, files: free.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }
    found = (linked + named).sorted { $0.id < $1.id }
    self.missing = missing
    alone = files - links.count - Set(found.flatMap { $0.files.map(\.path) }).count
    guard !found.isEmpty else {
      throw InputError(
        .noText, file: folder, "has no two files that are one text in two languages",
        remedy: "they are told by folders, de/x.txt and en/x.txt, or by names, x.de.txt and x.en.txt")
    }
  }

  /// The pairs that files of links name, and how many of them are not there.
  private static func linked(
    _ links: [String], in folder: String
  ) throws(InputError) -> (found: [Found], missing: Int) {
    var found: [Found] = []
    var missing = 0
    var ids: Set<String> = []
    for file in links.sorted() {
      let pairs: [Sides<CorpusPairs.Document>]
      do { pairs = try CorpusPairs(file, below: folder).pairs } catch let error as InputError {
        throw error
      } catch {
        throw InputError(.damaged, file: file, "cannot be read")
      }
      for pair in pairs {
        guard let a = pair.a.path, let b = pair.b.path else {
          missing += 1
          continue
        }
        let languages = [pair.a.language?.code, pair.b.language?.code]
        let name = CorpusPairs.name(pair)
        // Of one original there may be pairs with several languages.
        let id = ids.contains(name) ? "\(name).\(languages.map { $0 ?? "x" }.joined(separator: "-"))" : name
        guard ids.insert(id).inserted else { continue }
        found.append(Found(id: id, files: [(languages[0], a), (languages[1], b)]))
      }
    }
    return (found, missing)
  }

  /// How many sets there are.
  public var count: Int { found.count }

  /// The manifest as lines of JSON, in the order of the sets' names.
  ///
  /// Documents are called by the codes of their languages.
  public func forEachLine(_ body: ([UInt8]) throws -> Void) throws {
    for set in found {
      let fields = SetFields(
        id: set.id, files: set.files.map { file in file.language.map { "\($0)=\(file.path)" } ?? file.path },
        options: set.files.compactMap(\.language).map { SetOptions.Value("language", "\($0)=\($0)") })
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

  /// Endings of files and names of folders that are codes of languages, too.
  private static let endings: Set<String> = [
    "txt", "htm", "tei", "odt", "doc", "rtf", "csv", "tsv", "tab", "xml", "pdf", "bak", "tmp", "log", "dic",
    "zip", "tar", "raw", "src", "tgt", "ref", "tok", "bpe", "seg", "tex", "tmx", "ces", "lst", "old", "sgm",
    "idx", "md",
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
