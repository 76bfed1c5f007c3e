import Synoptic

/// What the path of a file says of the text in it: which it is, and in which language.
struct VersionPath {
  /// What the text is called.
  let name: String
  /// The path with nothing in the place of the language and without ending: the same for all versions of a text, and for those only.
  let text: [UInt8]
  /// The language.
  let language: String

  /// Reads a path from the folder that is looked through; nil if it names no language.
  ///
  /// The language is the last of the words of the name, or the one before its ending, or else the first of the folders that is one.
  init?(_ path: String) {
    let parts = PathNames.all(of: path)
    guard let name = parts.last else { return nil }
    let words = FilePath.withoutGzip(name).split(separator: ".", omittingEmptySubsequences: false).map(
      String.init)
    for index in [words.count - 2, words.count - 1] where index > 0 {
      guard let language = VersionPath.language(words[index]) else { continue }
      let stem = (parts.dropLast() + [words[..<index].joined(separator: ".")]).joined(separator: "/")
      self.init(name: stem, text: stem + "/", language: language)
      return
    }
    guard let index = parts.dropLast().firstIndex(where: { VersionPath.language($0) != nil }),
      let language = VersionPath.language(parts[index])
    else { return nil }
    let stem = words.count > 1 ? words.dropLast().joined(separator: ".") : name
    let (before, after) = (parts[..<index], parts[(index + 1)...].dropLast() + [stem])
    self.init(
      name: (before + after).joined(separator: "/"), text: (before + [""] + after).joined(separator: "/"),
      language: language)
  }

  private init(name: String, text: String, language: String) {
    self.name = name
    self.text = Array(text.utf8)
    self.language = language
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
