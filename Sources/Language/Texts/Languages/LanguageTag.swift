import Basics
import ICUBridge

/// A language with its script and region, as files name them: a tag of BCP 47, such as `de-AT` or `zh-Hant-TW`.
///
/// What programs write instead is understood too: `de_AT`, `DE`, `DEU`, `ger`, `deAT`, `zh-CHT`, `German`, `German (Austria)`, `Deutsch`.
public struct LanguageTag: Hashable, Sendable, CustomStringConvertible {
  /// The language.
  public let language: Language
  /// The script, as ISO 15924 has it; nil if the tag does not say.
  public let script: String?
  /// The region, as ISO 3166 or the United Nations have it; nil if the tag does not say.
  public let region: String?
  /// What follows: variants, extensions, private subtags.
  public let rest: [String]

  /// A tag that says a language and nothing else.
  public init(_ language: Language) {
    self.language = language
    script = nil
    region = nil
    rest = []
  }

  /// Reads a tag, or what stands for one; nil if no language is known by it.
  ///
  /// Case does not matter.
  public init?(_ text: String) {
    let trimmed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let words = trimmed.prefix { $0 != "." && $0 != "@" }.split { $0 == "-" || $0 == "_" }.map(String.init)
    guard let first = words.first, words.allSatisfy({ $0.utf8.allSatisfy(\.isLetterOrDigit) }),
      let start = LanguageTag.start(first)
    else {
      guard let named = LanguageTag.named(trimmed) else { return nil }
      self = named
      return
    }
    language = start.language
    var (script, region) = (start.script, start.region)
    var rest: [String] = []
    for word in words.dropFirst() {
      let lower = word.lowercased()
      if !rest.isEmpty, rest.contains(where: { $0.utf8.count == 1 }) {
        rest.append(lower)
      } else if let known = LanguageTag.scripts[lower] {
        script = known
      } else if word.utf8.count == 4, word.utf8.allSatisfy(\.isLetter), script == nil, rest.isEmpty {
        script = lower.prefix(1).uppercased() + lower.dropFirst()
      } else if region == nil, rest.isEmpty, LanguageTag.isRegion(word) {
        region = word.uppercased()
      } else {
        rest.append(lower)
      }
    }
    // A subtag of one letter says what follows, if something does; private ones may be of one letter too.
    while rest.last?.utf8.count == 1, !rest.dropLast().contains("x") { rest.removeLast() }
    self.script = script
    self.region = region
    self.rest = rest
  }

  private init(_ language: Language, script: String?, region: String?) {
    self.language = language
    self.script = script
    self.region = region
    rest = []
  }

  /// The tag as BCP 47 writes it.
  public var description: String {
    ([language.code, script, region].compactMap(\.self) + rest).joined(separator: "-")
  }

  /// The script that text in it is in, as far as that is known: the tag's own, or the usual one of the language in its region.
  public var usualScript: String? {
    if let script { return script }
    let locale = [language.code, region].compactMap(\.self).joined(separator: "_")
    let found = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 8) { buffer -> String in
      guard let start = buffer.baseAddress else { return "" }
      icub_likely_script(locale, start)
      return String(cString: start)
    }
    return found.isEmpty ? nil : found
  }

  // MARK: Codes

  private static let codes: (languages: [String: LanguageTag], scripts: [String: String]) = {
    var languages: [String: LanguageTag] = [:]
    var scripts: [String: String] = [:]
    for line in DataLines(PackageResources.language_codes_txt) where line.count == 3 {
      if line[0] == "script" {
        scripts[line[1]] = line[2]
      } else {
        let parts = line[2].split(separator: "-").map(String.init)
        guard let language = Language(parts[0]) else { continue }
        languages[line[1]] = LanguageTag(language, script: parts.dropFirst().first, region: nil)
      }
    }
    return (languages, scripts)
  }()
  private static var scripts: [String: String] { codes.scripts }

  /// What the first subtag says: a language, and in `deAT` a region too.
  private static func start(_ word: String) -> LanguageTag? {
    if let known = codes.languages[word.lowercased()] { return known }
    if word.utf8.count <= 3 { return Language(word).map { LanguageTag($0) } }
    guard word.utf8.count == 4, word.prefix(2).allSatisfy(\.isLowercase),
      word.suffix(2).allSatisfy(\.isUppercase)
    else { return nil }
    return Language(String(word.prefix(2))).map {
      LanguageTag($0, script: nil, region: String(word.suffix(2)))
    }
  }

  private static func isRegion(_ word: String) -> Bool {
    word.utf8.count == 2 && word.utf8.allSatisfy(\.isLetter)
      || word.utf8.count == 3 && word.utf8.allSatisfy { !$0.isLetter }
  }

  // MARK: Names

  /// The languages by their names in English, German, Russian, French and in themselves, in lower case.
  private static let names: [String: Language] = {
    var names: [String: Language] = [:]
    guard let codes = icub_languages() else { return names }
    var index = 0
    while let code = codes[index] {
      index += 1
      guard let language = Language(String(cString: code)) else { continue }
      for locale in ["en", "de", "ru", "fr", language.code] {
        let name = [UInt16](unsafeUninitializedCapacity: 64) { buffer, count in
          let length = buffer.baseAddress.map { icub_language_name(code, locale, $0, 64) } ?? 0
          count = Int(min(max(length, 0), 64))
        }
        guard !name.isEmpty else { continue }
        let text = String(decoding: name, as: UTF16.self).lowercased()
        if names[text] == nil { names[text] = language }
      }
    }
    return names
  }()

  /// The regions by their names in English, in lower case.
  private static let regions: [String: String] = {
    let places = (try? PlaceNames.all(in: .english)) ?? []
    var regions: [String: String] = [:]
    for place in places where place.isCountry {
      for name in place.names { regions[name.lowercased()] = place.code }
    }
    return regions
  }()

  /// A language by its name, with a region in parentheses perhaps.
  private static func named(_ text: String) -> LanguageTag? {
    let parts = text.lowercased().split(separator: "(", maxSplits: 1).map { part in
      String(part.drop(while: \.isWhitespace)).trimmingSuffix { $0.isWhitespace || $0 == ")" }
    }
    guard let name = parts.first, let language = names[name] else { return nil }
    return LanguageTag(language, script: nil, region: parts.dropFirst().first.flatMap { regions[$0] })
  }
}

extension String {
  fileprivate func trimmingSuffix(_ isPart: (Character) -> Bool) -> String {
    var text = self
    while let last = text.last, isPart(last) { text.removeLast() }
    return text
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  fileprivate var isLetterOrDigit: Bool { isLetter || self &- 0x30 < 10 }
}
