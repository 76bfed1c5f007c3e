import Texts

/// A dictionary in the StarDict format: `.ifo` describes it, `.idx` lists headwords with the places of their articles in `.dict`.
///
/// Of an article, its parts in plain text, Pango markup, HTML or XDXF are read as lines of translations; examples cannot be told
/// from them except where markup says so.
struct StarDictDictionary {
  /// The version that it says it is of.
  let version: String

  private let source: DictionarySource
  private let index: [UInt8]
  private let articles: [UInt8]
  /// The types of the parts of every article; empty if each article names its own.
  private let types: [UInt8]
  private let offsetSize: Int

  /// Reads a dictionary whole.
  ///
  /// - Throws: `InputError` if a file is missing or damaged.
  init(_ source: DictionarySource) throws {
    self.source = source
    let description = String(decoding: try InputFile.bytes(source.files[0]), as: UTF8.self)
    guard description.hasPrefix("StarDict's dict ifo file") else {
      throw InputError(
        file: source.files[0], at: "line 1", "is not the description of a StarDict dictionary",
        remedy: "name the .ifo file of one")
    }
    var settings: [Substring: Substring] = [:]
    for line in description.split(whereSeparator: \.isNewline) {
      if let sign = line.firstIndex(of: "=") { settings[line[..<sign]] = line[line.index(after: sign)...] }
    }
    version = settings["date"].map(String.init) ?? settings["version"].map(String.init) ?? "unknown"
    types = Array((settings["sametypesequence"] ?? "").utf8)
    offsetSize = settings["idxoffsetbits"] == "64" ? 8 : 4
    index = try InputFile.bytes(source.files[1])
    let file = source.files[2]
    let bytes = try InputFile.bytes(file)
    articles = file.hasSuffix(".dz") ? try Gzip.inflate(bytes, file: file) : bytes
  }

  /// Hands on all entries.
  ///
  /// - Returns: how many articles there are.
  /// - Throws: `InputError` naming the byte of an index entry that is cut short or points outside the articles.
  func read(into entries: some DictionaryEntries) throws -> Int {
    var count = 0
    var at = 0
    while at < index.count {
      guard let end = index[at...].firstIndex(of: 0), end + offsetSize + 4 < index.count else {
        throw malformed(at)
      }
      let offset = number(end + 1, offsetSize)
      let length = number(end + 1 + offsetSize, 4)
      guard offset <= articles.count, length <= articles.count - offset else { throw malformed(at) }
      let headword = String(decoding: index[at..<end], as: UTF8.self)
      for text in texts(articles[offset..<offset + length]) {
        for translation in StarDictDictionary.translations(text) { entries.add(headword, translation) }
      }
      count += 1
      at = end + 1 + offsetSize + 4
    }
    return count
  }

  private func number(_ at: Int, _ size: Int) -> Int {
    index[at..<at + size].reduce(0) { $0 << 8 | Int($1) } & Int.max
  }

  private func malformed(_ byte: Int) -> InputError {
    InputError(
      file: source.files[1], at: "byte \(byte)", "not an entry of this dictionary",
      remedy: "install the dictionary again")
  }

  /// The parts of an article that are text.
  private func texts(_ article: ArraySlice<UInt8>) -> [String] {
    var rest = article
    var found: [String] = []
    var place = 0
    while !rest.isEmpty {
      let type: UInt8
      if types.isEmpty {
        type = rest.removeFirst()
      } else {
        guard place < types.count else { break }
        type = types[place]
      }
      place += 1
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
      if "mlgxh".utf8.contains(type) { found.append(String(decoding: part, as: UTF8.self)) }
    }
    return found
  }

  /// What stands between commas, semicolons, line ends and block tags, without examples and what stands in brackets.
  static func translations(_ text: String) -> [String] {
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
        // XDXF: ex examples, k headword, tr pronunciation, co comments, gr grammar; HTML: i labels.
        if ["ex", "k", "tr", "co", "gr", "i", "abr", "iref", "script", "style"].contains(String(name)),
          !tag.hasSuffix("/")
        {
          dropped = max(0, dropped + (tag.hasPrefix("/") ? -1 : 1))
        }
        if ["br", "p", "div", "li", "def", "deftext", "dtrn", "ar", "tr"].contains(String(name)) { end() }
        rest = rest[rest.index(after: close)...]
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
