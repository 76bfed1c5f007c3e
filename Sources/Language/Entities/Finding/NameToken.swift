import Texts

/// A word of a sentence as one looks at it who searches for names.
struct NameToken: Sendable {
  /// How it is written.
  enum Shape: Sendable {
    /// Without a capital at its beginning.
    case small
    /// With a capital at its beginning.
    case capital
    /// Mostly of capitals: СССР, KPdSU; not O'Brien.
    case acronym
    /// One letter, or several with full stops between: V., В.И.
    case initial
    /// A Roman numeral: II.
    case numeral
    /// Digits.
    case digits
  }

  /// Its offsets in the document's view, an initial's full stop included, an English possessive not.
  let range: Range<Int>
  /// Its text.
  let text: String
  /// The same in the spelling of today, by which it is looked up: Революціонеръ of a Russian text as Революционер.
  let modern: String
  /// That in lower case.
  let folded: String
  /// How it is written.
  let shape: Shape
  /// What stands between it and the word before in the sentence.
  let gap: String
  /// Whether a capital says nothing: it begins a sentence, a quotation or an item, or stands in a heading.
  let isOpening: Bool
  /// Whether it is written in Cyrillic.
  let isCyrillic: Bool
}

/// Splits sentences into what may be parts of names.
struct NameTokenizer {
  private let document: TokenizedDocument
  private let spelling: RussianSpelling

  init(_ document: TokenizedDocument) {
    self.document = document
    spelling = RussianSpelling(of: document.document)
  }

  /// The tokens of a sentence; words joined by hyphens are one.
  ///
  /// - Complexity: O(length of the sentence).
  func tokens(of sentence: Sentence) -> [NameToken] {
    let view = document.document.view
    let words = merged(document.words(of: sentence.index), view.scalars)
    let capitals = words.count { view.scalars[$0.lowerBound].properties.isUppercase }
    // In a title most words have capitals, in running text few.
    let isTitle = sentence.block == .heading && words.count > 2 && capitals * 3 > words.count * 2
    let isShouted = words.count > 3 && words.count { isAllCapitals(view.scalars[$0]) } * 3 > words.count * 2
    var tokens: [NameToken] = []
    var end = sentence.viewRange.lowerBound
    for word in words {
      let gap = view.text(in: min(end, word.lowerBound)..<word.lowerBound)
      let opens =
        tokens.isEmpty || isTitle || isShouted
        || gap.unicodeScalars.contains { NameTokenizer.openers.contains($0) }
      tokens.append(token(word, gap: gap, isOpening: opens, view, sentence.viewRange.upperBound))
      end = tokens.last?.range.upperBound ?? word.upperBound
    }
    return tokens
  }

  /// After these a capital says nothing.
  private static let openers: Set<Unicode.Scalar> = [":", "•", "–", "—", "*", "»", ";", "!", "?", "…"]

  private func merged(_ words: some Sequence<Range<Int>>, _ scalars: [Unicode.Scalar]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for word in words {
      if let last = ranges.last, word.lowerBound == last.upperBound + 1,
        NameTokenizer.hyphens.contains(scalars[last.upperBound]),
        word.upperBound - last.lowerBound <= Word.longest
      {
        ranges[ranges.count - 1] = last.lowerBound..<word.upperBound
      } else {
        ranges.append(word)
      }
    }
    return ranges
  }

  private static let hyphens: Set<Unicode.Scalar> = ["-", "\u{2010}", "\u{2011}"]
  private static let romans: Set<Unicode.Scalar> = ["I", "V", "X", "L", "C"]

  private func isAllCapitals(_ letters: ArraySlice<Unicode.Scalar>) -> Bool {
    letters.count > 1 && letters.allSatisfy { $0.properties.isUppercase }
  }

  private func token(
    _ word: Range<Int>, gap: String, isOpening opens: Bool, _ view: TextView, _ limit: Int
  ) -> NameToken {
    let scalars = view.scalars
    // Elsewhere a genitive with an apostrophe, "Trotzki's", is a spelling of its own, which is compared with others.
    // Marks of direction, which ICU leaves at words, are no part of them.
    var bare = word
    while bare.count > 1, scalars[bare.upperBound - 1].properties.isBidiControl {
      bare = bare.lowerBound..<bare.upperBound - 1
    }
    while bare.count > 1, scalars[bare.lowerBound].properties.isBidiControl {
      bare = bare.lowerBound + 1..<bare.upperBound
    }
    var range = document.document.language == .english ? scalars.withoutPossessive(bare) : bare
    let letters = scalars[range]
    var shape = NameTokenizer.shape(letters)
    if shape == .initial {
      let isRoman = range.count == 1 && NameTokenizer.romans.contains(scalars[range.lowerBound])
      if isRoman, range.upperBound + 1 >= limit, !opens {
        // "World War I" at the end of a sentence.
        shape = .numeral
      } else if range.upperBound < limit, scalars[range.upperBound] == "." {
        range = range.lowerBound..<range.upperBound + 1
      } else if range.count == 1 {
        shape = .capital
      }
    }
    let text = view.text(in: range)
    let isCyrillic = letters.contains { (0x400...0x52F).contains($0.value) }
    let modern = isCyrillic ? spelling.modern(text) : text
    return NameToken(
      range: range, text: text, modern: modern, folded: modern.lowercased(), shape: shape, gap: gap,
      isOpening: opens, isCyrillic: isCyrillic)
  }

  private static func shape(_ letters: ArraySlice<Unicode.Scalar>) -> NameToken.Shape {
    guard let first = letters.first else { return .small }
    if letters.allSatisfy({ $0.properties.numericType == .decimal }) { return .digits }
    guard first.properties.isUppercase else { return .small }
    let capitals = letters.count { $0.properties.isUppercase }
    if letters.count == 1 { return .initial }
    // ICU keeps "В.И" together.
    if letters.contains("."), letters.count == 2 * capitals - 1 { return .initial }
    // "XII", "XIIth".
    if letters.allSatisfy({ romans.contains($0) })
      || letters.count > 2 && letters.suffix(2).elementsEqual("th".unicodeScalars)
        && letters.dropLast(2).allSatisfy({ romans.contains($0) })
    {
      return .numeral
    }
    return capitals * 2 > letters.count && !letters.contains(where: { hyphens.contains($0) })
      ? .acronym : .capital
  }
}
