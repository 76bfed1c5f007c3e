import Basics
import Foundation
import Texts

/// A dictionary or glossary: where it is, what languages it is between, and how it is written.
public struct DictionarySource: Equatable, Sendable {
  /// How a dictionary is written.
  public enum Format: Equatable, Sendable {
    /// dictd, laid out as FreeDict does: translations at the line start, examples and notes indented.
    case freeDict
    /// dictd, laid out as V. K. Mueller's English-Russian dictionary: running text with numbered senses.
    case mueller
    /// StarDict: `.ifo`, `.idx`, `.dict` or `.dict.dz`.
    case starDict
    /// A line an entry, a column a language: separated by tabs.
    case tabs
    /// The same separated by commas (RFC 4180).
    case commas
    /// TermBase eXchange (ISO 30042).
    case tbx
    /// hunalign's dictionary: `translation @ word`.
    case hunalign
  }

  /// Its name, such as `deu-eng`.
  public let name: String
  /// The languages of its headwords and of its translations; nil where the file names them.
  public let languages: (source: Language, target: Language)?
  /// How it is written.
  public let format: Format
  /// Its files.
  public let files: [String]

  init(name: String, languages: (source: Language, target: Language)?, format: Format, files: [String]) {
    self.name = name
    self.languages = languages
    self.format = format
    self.files = files
  }

  /// Whether two are the same files, read in the same way.
  public static func == (a: DictionarySource, b: DictionarySource) -> Bool {
    a.name == b.name && a.format == b.format && a.files == b.files
      && a.languages?.source == b.languages?.source
      && a.languages?.target == b.languages?.target
  }

  /// Debian's folder of dictd dictionaries.
  public static let defaultFolder = "/usr/share/dictd"

  /// The folder that installed dictionaries are looked for in: the one that `SYNOPTIC_DICTIONARIES` names, or else Debian's.
  public static var installedFolder: String {
    ProcessInfo.processInfo.environment["SYNOPTIC_DICTIONARIES"].flatMap { $0.isEmpty ? nil : $0 }
      ?? defaultFolder
  }

  /// The dictd dictionaries in `folder` whose languages their names tell, sorted by name.
  public static func installed(in folder: String = installedFolder) -> [DictionarySource] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".index") }.map { String($0.dropLast(6)) }.sorted().compactMap {
      name in
      dictd(folder + "/" + name, languages: nil)
    }
  }

  /// A dictionary that the user names: its file, or `de-en=FILE`.
  ///
  /// - Throws: `InputError` if the file's extension is that of no format, the languages are none, or are needed and not given.
  public static func named(_ argument: String) throws(InputError) -> DictionarySource {
    var path = argument
    var languages: (source: Language, target: Language)?
    if let sign = argument.firstIndex(of: "="), !FileManager.default.fileExists(atPath: argument) {
      let codes = argument[..<sign].split(separator: "-", omittingEmptySubsequences: false).map(String.init)
      guard codes.count == 2, let source = Language(codes[0]), let target = Language(codes[1]),
        source != target
      else {
        throw InputError(
          .unknownLanguage, "'\(argument[..<sign])' in \(argument) is no pair of languages",
          remedy: "write it as de-en=FILE")
      }
      languages = (source, target)
      path = String(argument[argument.index(after: sign)...])
    }
    guard !path.isEmpty else { throw InputFile.unnamed }
    // What is compressed is inflated as it is read.
    let file = URL(fileURLWithPath: FilePath.withoutGzip(path))
    let name = file.deletingPathExtension().lastPathComponent
    switch file.pathExtension.lowercased() {
    case "tsv", "txt", "tab": return .init(name: name, languages: languages, format: .tabs, files: [path])
    case "csv": return .init(name: name, languages: languages, format: .commas, files: [path])
    case "tbx", "xml": return .init(name: name, languages: languages, format: .tbx, files: [path])
    case "dic":
      guard languages != nil else { throw needsLanguages(path) }
      return .init(name: name, languages: languages, format: .hunalign, files: [path])
    case "ifo":
      guard languages != nil else { throw needsLanguages(path) }
      let base = String(FilePath.withoutGzip(path).dropLast(4))
      return .init(
        name: name, languages: languages, format: .starDict,
        files: [path, first([base + ".idx", base + ".idx.gz"]), articles(base)])
    case "index":
      if let found = dictd(String(FilePath.withoutGzip(path).dropLast(6)), languages: languages) {
        return found
      }
      throw needsLanguages(path)
    default:
      throw InputError(
        .unknownFormat, file: path, "has no dictionary's extension",
        remedy: "dictionaries are .index (dictd), .ifo (StarDict), .tsv, .csv, .tbx and .dic (hunalign)")
    }
  }

  /// A dictionary in the dictd format; nil if nothing tells its languages.
  private static func dictd(
    _ base: String, languages: (source: Language, target: Language)?
  ) -> DictionarySource? {
    let name = base.split(separator: "/").last.map(String.init) ?? base
    let files = [first([base + ".index", base + ".index.gz"]), articles(base)]
    if name.hasPrefix("mueller") {
      return .init(name: name, languages: languages ?? (.english, .russian), format: .mueller, files: files)
    }
    let parts = name.split(separator: "-").map(String.init)
    if parts.count == 3, parts[0] == "freedict", let source = Language(parts[1]),
      let target = Language(parts[2])
    {
      return .init(
        name: parts[1...].joined(separator: "-"), languages: languages ?? (source, target), format: .freeDict,
        files: files)
    }
    return languages.map { .init(name: name, languages: $0, format: .freeDict, files: files) }
  }

  /// The file of a dictionary's articles, which need not be compressed.
  private static func articles(_ base: String) -> String {
    first([".dict.dz", ".dict", ".dict.gz"].map { base + $0 })
  }

  /// The first of some files that is there; the first of all if none is.
  private static func first(_ files: [String]) -> String {
    files.first(where: FileManager.default.fileExists) ?? files[0]
  }

  private static func needsLanguages(_ path: String) -> InputError {
    InputError(
      .undecidedLanguage, file: path, "does not say what languages it is between",
      remedy: "say it: de-en=\(path)")
  }
}
