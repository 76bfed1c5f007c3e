import Basics

/// A dictionary in the StarDict format: `.ifo` describes it, `.idx` lists headwords with the offsets of their articles in `.dict`.
///
/// Of an article, its parts in plain text, Pango markup, HTML or XDXF are read as lines of translations; examples cannot be told
/// from them except where markup says so.
package struct StarDictDictionary {
  /// The version that it says it is of.
  package let version: String

  private let source: DictionarySource
  private let index: [UInt8]
  private let articles: [UInt8]
  /// The types of the parts of every article; empty if each article names its own.
  private let types: [UInt8]
  private let offsetSize: Int

  /// Reads a dictionary whole.
  ///
  /// - Throws: `InputError` if a file is missing or damaged.
  package init(_ source: DictionarySource) throws {
    self.source = source
    let description = String(decoding: try InputFile.bytes(source.files[0]), as: UTF8.self)
    guard description.hasPrefix("StarDict's dict ifo file") else {
      throw InputError(
        .notThisFormat, file: source.files[0], at: .line(1),
        "is not the description of a StarDict dictionary",
        remedy: "name the .ifo file of one")
    }
    var settings: [Substring: Substring] = [:]
    for line in description.split(whereSeparator: \.isNewline) {
      if let sign = line.firstIndex(of: "=") { settings[line[..<sign]] = line[line.index(after: sign)...] }
    }
    version = settings["date"].map(String.init) ?? settings["version"].map(String.init) ?? "unknown"
    types = Array((settings["sametypesequence"] ?? "").utf8)
    offsetSize = settings["idxoffsetbits"] == "64" ? 8 : 4
    index = try InputFile.bytes(source.files[1], isRegular: true)
    articles = try Gzip.read(source.files[2])
  }

  /// Hands on all entries.
  ///
  /// - Returns: how many articles there are.
  /// - Throws: `InputError` naming the byte of an index entry that is cut short or points outside the articles.
  package func read(into entries: some DictionaryEntries) throws -> Int {
    var count = 0
    var at = 0
    while at < index.count {
      guard let end = index[at...].firstIndex(of: 0), end + offsetSize + 4 < index.count else {
        throw malformed(at)
      }
      guard let offset = number(end + 1, offsetSize), let length = number(end + 1 + offsetSize, 4),
        offset <= articles.count, length <= articles.count - offset
      else { throw malformed(at) }
      let headword = String(decoding: index[at..<end], as: UTF8.self)
      for (text, type) in texts(articles[offset..<offset + length]) {
        for translation in StarDictDictionary.translations(text, type) { entries.add(headword, translation) }
      }
      count += 1
      at = end + 1 + offsetSize + 4
    }
    return count
  }

  /// A number of the index, most significant byte first; nil if it is beyond any file.
  private func number(_ at: Int, _ size: Int) -> Int? {
    Int(exactly: index[at..<at + size].reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }

  private func malformed(_ byte: Int) -> InputError {
    InputError(
      .damaged, file: source.files[1], at: .byte(byte), "not an entry of this dictionary",
      remedy: "install the dictionary again")
  }

  /// The parts of an article that are text, with their types.
  private func texts(_ article: ArraySlice<UInt8>) -> [(String, Unicode.Scalar)] {
    var rest = article
    var found: [(String, Unicode.Scalar)] = []
    var typeIndex = 0
    while !rest.isEmpty {
      let type: UInt8
      if types.isEmpty {
        type = rest.removeFirst()
      } else {
        guard typeIndex < types.count else { break }
        type = types[typeIndex]
      }
      typeIndex += 1
      // Lower case: text that ends with NUL, unless it is the last part of a known sequence. Upper case: data with their size.
      let part: ArraySlice<UInt8>
      if type & 0x20 == 0 {
        let size = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        part = rest.dropFirst(4).prefix(size)
        rest = rest.dropFirst(4 + size)
      } else {
        part = rest.prefix { $0 != 0 }
        rest = rest.dropFirst(part.count + 1)
      }
      if "mlgxh".utf8.contains(type) { found.append((String(decoding: part, as: UTF8.self), .init(type))) }
    }
    return found
  }

  /// Elements that hold no translation: examples, the headword, pronunciation, comments, grammar and labels.
  private static let asidesOfXDXF: Set = ["ex", "k", "tr", "co", "gr", "i", "abr", "iref"]
  private static let asidesOfHTML: Set = ["ex", "i", "script", "style"]

  /// What a character reference stands for; a space for a name that is rare in dictionaries.
  private static func character(of reference: Substring) -> String {
    switch reference {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      let digits = reference.drop { $0 == "#" }
      guard reference.hasPrefix("#"),
        let value = digits.first?.lowercased() == "x"
          ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits),
        let scalar = Unicode.Scalar(value)
      else { return " " }
      return String(Character(scalar))
    }
  }

  /// What stands between commas, semicolons, line ends and block tags, without examples and what stands in brackets.
  ///
  /// - Parameter type: `m` plain text, `h` HTML, `x` XDXF, `g` Pango markup.
  package static func translations(_ text: String, _ type: Unicode.Scalar) -> [String] {
    var result: [String] = []
    var current = ""
    var depth = 0
    var dropped = 0
    var rest = text[...]
    func end() {
      let words = current.split(whereSeparator: \.isWhitespace).filter {
        !$0.allSatisfy { $0.isNumber || $0 == "." }
      }
      if !words.isEmpty { result.append(words.joined(separator: " ")) }
      current = ""
    }
    while let character = rest.first {
      if character == "<", let close = rest.firstIndex(of: ">") {
        let tag = rest[rest.index(after: rest.startIndex)..<close].lowercased()
        let name = tag.drop { $0 == "/" }.prefix { $0.isLetter }
        if (type == "x" ? asidesOfXDXF : asidesOfHTML).contains(String(name)), !tag.hasSuffix("/") {
          dropped = max(0, dropped + (tag.hasPrefix("/") ? -1 : 1))
        } else if ["br", "p", "div", "li", "def", "deftext", "dtrn", "ar", "tr"].contains(String(name)) {
          end()
        }
        rest = rest[rest.index(after: close)...]
        continue
      }
      if character == "&", type != "m", let reference = rest.prefix(10).firstMatch(of: /^&(#?\w+);/) {
        if depth == 0, dropped == 0 { current += StarDictDictionary.character(of: reference.1) }
        rest = rest[reference.range.upperBound...]
        continue
      }
      switch character {
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth = max(0, depth - 1)
      case ",", ";", "\n", "\r\n": if depth == 0, dropped == 0 { end() }
      default: if depth == 0, dropped == 0 { current.append(character) }
      }
      rest = rest.dropFirst()
    }
    end()
    return result
  }
}
