import Foundation
import Texts

/// A dictionary in the dictd format: `NAME.index` (headword, offset, length, the numbers in base 64) beside `NAME.dict.dz`.
public struct DictdDictionary {
  /// How articles are laid out.
  public enum Layout: Sendable {
    /// FreeDict: translations at the line start, examples and notes indented.
    case freeDict
    /// V. K. Mueller's English-Russian dictionary, running text with numbered senses.
    case mueller
  }

  /// Where a dictionary is and between which languages it translates.
  public struct Location: Sendable {
    /// The dictionary's name, such as `freedict-deu-eng`.
    public let name: String
    /// The language of its headwords.
    public let source: Language
    /// The language of its translations.
    public let target: Language
    /// How its articles are laid out.
    public let layout: Layout
    /// The path without extension.
    let base: String
    /// The folder's entry for it, by which a run says what it used: `deu-eng`.
    public var shortName: String { name.hasPrefix("freedict-") ? String(name.dropFirst(9)) : name }
  }

  /// Debian's folder of dictd dictionaries.
  public static let defaultFolder = "/usr/share/dictd"

  /// The dictionaries in `folder` whose languages their names tell, sorted by name.
  public static func installed(in folder: String = defaultFolder) -> [Location] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".index") }.map { String($0.dropLast(6)) }.sorted().compactMap {
      name in
      let base = folder + "/" + name
      let parts = name.split(separator: "-")
      if name.hasPrefix("mueller") {
        return Location(
          name: name, source: .english, target: .russian, layout: .mueller, base: base)
      }
      guard parts.count == 3, parts[0] == "freedict", let source = Language(String(parts[1])),
        let target = Language(String(parts[2]))
      else { return nil }
      return Location(name: name, source: source, target: target, layout: .freeDict, base: base)
    }
  }

  /// Where it was read from.
  public let location: Location
  /// The articles, one after the other, UTF-8.
  let articles: [UInt8]
  private let index: [UInt8]

  /// Reads a dictionary whole.
  ///
  /// - Throws: `InputError` if a file is missing or damaged.
  /// - Complexity: O(inflated size); the largest Debian has is 100 MB.
  public init(_ location: Location) throws {
    self.location = location
    index = [UInt8](try InputFile.bytes(location.base + ".index"))
    let compressed = location.base + ".dict.dz"
    articles = try Gzip.inflate([UInt8](InputFile.bytes(compressed)), file: compressed)
  }

  /// Calls `body` with each one-word headword and its article's place in `articles`, in the order of the index.
  ///
  /// - Throws: `InputError` naming the line of an index entry that is malformed or points outside the articles.
  func forEachWord(_ body: (_ headword: Substring, _ article: Range<Int>) -> Void) throws {
    let text = String(decoding: index, as: UTF8.self)
    var lineNumber = 0
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      lineNumber += 1
      if line.isEmpty { continue }
      // A headword of several words has a space; entries about the dictionary itself begin with 00database.
      guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else {
        throw malformed(lineNumber)
      }
      let headword = line[..<tab]
      if headword.isEmpty || headword.contains(UInt8(ascii: " ")) { continue }
      let fields = line[tab...].split(separator: UInt8(ascii: "\t"))
      guard fields.count >= 2, let start = DictdDictionary.base64(fields[0]),
        let length = DictdDictionary.base64(fields[1]), start + length <= articles.count
      else { throw malformed(lineNumber) }
      let word = Substring(headword)
      if !word.hasPrefix("00database") { body(word, start..<start + length) }
    }
  }

  private func malformed(_ line: Int) -> InputError {
    InputError(
      file: location.base + ".index", at: "line \(line)", "not an entry of this dictionary",
      remedy: "install the dictionary again")
  }

  /// dictd's base 64 number: most significant digit first, no padding.
  static func base64(_ digits: Substring.UTF8View) -> Int? {
    guard !digits.isEmpty, digits.count <= 9 else { return nil }
    var value = 0
    for digit in digits {
      let number: UInt8
      switch digit {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): number = digit - UInt8(ascii: "A")
      case UInt8(ascii: "a")...UInt8(ascii: "z"): number = digit - UInt8(ascii: "a") + 26
      case UInt8(ascii: "0")...UInt8(ascii: "9"): number = digit - UInt8(ascii: "0") + 52
      case UInt8(ascii: "+"): number = 62
      case UInt8(ascii: "/"): number = 63
      default: return nil
      }
      value = value << 6 | Int(number)
    }
    return value
  }

  /// The translations an article gives, each as its words in lower case; examples and notes are left out.
  ///
  /// - Complexity: O(length of the article).
  func translations(in article: Range<Int>) -> [[String]] {
    let text = String(decoding: articles[article], as: UTF8.self)
    switch location.layout {
    case .freeDict: return ArticleParser.freeDict(text)
    case .mueller: return ArticleParser.mueller(text)
    }
  }
}
