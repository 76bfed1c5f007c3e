import Basics

/// A page's number as it stands in a line: "17", "– 17 –", "[Seite 17]", "17v", "xvii", "Page 17 of 30".
struct PageNumber {
  /// What the document calls the page.
  let label: String
  /// The number; nil if it is no number in Arabic digits.
  let value: Int?
  /// Whether a word says that it is a page's.
  let hasWord: Bool
  /// Whether it stands between brackets or dashes.
  let isMarked: Bool

  /// Longer lines hold more than a number, in code points.
  static let longest = 24
  private static let mostDigits = 4
  /// "– Page 17 of 30" has four.
  private static let mostSpaces = 4
  /// "XXXVIII" has seven letters.
  private static let mostRoman = 8

  private static let words = Set(
    DataLines(PackageResources.page_words_txt).filter { $0[0] == "word" }.flatMap { $0.dropFirst() })
  private static let relations = Set(
    DataLines(PackageResources.page_words_txt).filter { $0[0] == "of" }.flatMap { $0.dropFirst() })

  /// The number that a line is; nil if it is something else.
  ///
  /// - Complexity: O(length of the line), up to `longest`.
  init?(_ line: ArraySlice<Unicode.Scalar>) {
    guard line.count <= PageNumber.longest, PageNumber.mayEndWithNumber(line) else { return nil }
    let bare = line.drop(while: PageNumber.isOrnament).reversed().drop(while: PageNumber.isOrnament)
      .reversed()
    guard !bare.isEmpty else { return nil }
    isMarked =
      bare.count < line.count && line.last.map(PageNumber.isOrnament) == true
      && line.first.map(PageNumber.isOrnament) == true
    var tokens = String(String.UnicodeScalarView(bare)).lowercased().split(separator: " ").map(String.init)
    // "S.17"
    if tokens.count == 1, let digit = tokens[0].firstIndex(where: \.isASCIIDigit),
      digit != tokens[0].startIndex
    {
      tokens = [String(tokens[0][..<digit]), String(tokens[0][digit...])]
    }
    var hasWord = false
    if let first = tokens.first, PageNumber.words.contains(first), tokens.count > 1 {
      hasWord = true
      tokens.removeFirst()
    }
    if tokens.count == 3, PageNumber.relations.contains(tokens[1]), tokens[2].allSatisfy(\.isASCIIDigit) {
      hasWord = true
      tokens.removeLast(2)
    } else if tokens.count == 1, let slash = tokens[0].firstIndex(of: "/"), slash != tokens[0].startIndex,
      tokens[0][tokens[0].index(after: slash)...].allSatisfy(\.isASCIIDigit), !tokens[0].hasSuffix("/")
    {
      tokens[0] = String(tokens[0][..<slash])
    }
    guard tokens.count == 1, let token = tokens.first else { return nil }
    let digits = token.prefix(while: \.isASCIIDigit)
    if !digits.isEmpty {
      let rest = token[digits.endIndex...]
      guard digits.count <= PageNumber.mostDigits,
        rest.isEmpty || ["r", "v", "a", "b", "об", "об."].contains(String(rest))
      else { return nil }
      value = Int(digits)
      label = token
    } else {
      let isRoman =
        !token.isEmpty && token.count <= PageNumber.mostRoman && token.allSatisfy { "ivxlc".contains($0) }
      // Capitals count chapters and stanzas: pages before the first chapter have small letters.
      guard isRoman, hasWord || !bare.contains(where: \.isCapital) else { return nil }
      value = nil
      label = token
    }
    self.hasWord = hasWord
  }

  /// Whether a line has few words, the last one with a digit or of letters of Roman numerals only: few lines of text do.
  private static func mayEndWithNumber(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let end = line.lastIndex(where: { !isOrnament($0) }),
      line[...end].count(where: { $0 == " " }) <= mostSpaces
    else { return false }
    let word = line[...end].reversed().prefix { $0 != " " }
    return word.contains(where: \.isASCIIDigit)
      || word.allSatisfy { isOrnament($0) || "ivxlcIVXLC".unicodeScalars.contains($0) }
  }

  private static func isOrnament(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "[", "]", "(", ")", "{", "}", "|", "•", "·", "*", "-", "–", "—", "―", "_", "=", "~", "<", ">", ".",
      ":", " ":
      true
    default: false
    }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
