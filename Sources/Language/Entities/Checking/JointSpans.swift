import Basics

/// Finds the runs of words that have the same letters with other spaces or hyphens between: what `LetterKey` tells of each text, without
/// the texts.
struct JointSpans {
  /// The letters of a word as they are compared, put together with those of others.
  private struct Letters {
    var hash: UInt64 = 0
    /// What the hash is multiplied by where these letters follow.
    var weight: UInt64 = 1
    var count = 0

    private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

    init() {}

    init(_ text: String) {
      for character in text where character.isLetter || character.isNumber {
        count += 1
        for scalar in character.unicodeScalars {
          hash = hash &* Letters.base &+ UInt64(scalar.value)
          weight = weight &* Letters.base
        }
      }
    }

    mutating func append(_ other: Letters) {
      hash = hash &* other.weight &+ other.hash
      weight = weight &* other.weight
      count += other.count
    }
  }

  /// What stands between the letters of a word as it is written.
  private struct Written {
    let count: Int
    let separators: [LetterKey.Separator]
  }

  private struct Span {
    let hash: UInt64
    let start: Int32
    let count: Int32
  }

  private let text: CheckedText
  /// The letters of different words: of all they are written with, and of what they are compared by.
  private let whole: [Letters]
  private let keys: [Letters]
  /// What different spellings have.
  private let written: [Written]

  init(_ text: CheckedText) {
    self.text = text
    var whole = [Letters?](repeating: nil, count: text.differentCount)
    var keys = [Letters?](repeating: nil, count: text.differentCount)
    var written: [Written?] = Array(repeating: nil, count: text.spellingCount)
    for (word, token) in text.tokens.enumerated() {
      let number = text.numbers[word]
      if whole[number] == nil {
        whole[number] = Letters(token.folded)
        keys[number] = text.keys[word] == token.folded ? whole[number] : Letters(text.keys[word])
      }
      if written[text.spellings[word]] == nil {
        let key = LetterKey(text.text(word..<word + 1))
        written[text.spellings[word]] = Written(count: key.count, separators: key.separators)
      }
    }
    self.whole = whole.map { $0 ?? Letters() }
    self.keys = keys.map { $0 ?? Letters() }
    self.written = written.map { $0 ?? Written(count: 0, separators: []) }
  }

  /// The runs of up to `longest` words with `fewestLetters` or more that begin with a capital and share their letters, but not all that
  /// stands between these: those with the same letters together, in order of their places. Of few other letters the runs may be among
  /// them.
  ///
  /// - Complexity: O(n log n) for n words.
  func groups(longest: Int, fewestLetters: Int) -> [[Range<Int>]] {
    var spans: [Span] = []
    for start in text.tokens.indices where text.tokens[start].shape == .capital {
      var before = Letters()
      for last in start..<min(text.tokens.count, start + longest) {
        if last > start {
          guard !text.isFirst[last], text.tokens[last].gap == " ", text.tokens[last].shape != .digits else {
            break
          }
          before.append(whole[text.numbers[last - 1]])
        }
        var letters = before
        letters.append(keys[text.numbers[last]])
        guard letters.count >= fewestLetters else { continue }
        spans.append(
          Span(
            hash: letters.hash, start: Int32(truncatingIfNeeded: start),
            count: Int32(truncatingIfNeeded: last + 1 - start)))
      }
    }
    spans.sort { a, b in
      a.hash == b.hash ? (a.start, a.count) < (b.start, b.count) : a.hash < b.hash
    }
    var groups: [[Range<Int>]] = []
    var start = 0
    for at in spans.indices where at + 1 == spans.count || spans[at + 1].hash != spans[at].hash {
      let group = spans[start...at].map { Int($0.start)..<Int($0.start + $0.count) }
      start = at + 1
      guard let first = group.first, group.contains(where: { !areSeparatedAlike($0, first) }) else {
        continue
      }
      groups.append(group)
    }
    return groups
  }

  private func areSeparatedAlike(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    if a.count == 1, b.count == 1 {
      return text.spellings[a.lowerBound] == text.spellings[b.lowerBound]
        || written(a.lowerBound).separators == written(b.lowerBound).separators
    }
    if a.count == b.count, zip(a, b).allSatisfy({ text.spellings[$0] == text.spellings[$1] }) { return true }
    return separators(a) == separators(b)
  }

  private func written(_ word: Int) -> Written { written[text.spellings[word]] }

  /// The same as of `LetterKey` of the words' text.
  private func separators(_ words: Range<Int>) -> [LetterKey.Separator] {
    var separators: [LetterKey.Separator] = []
    var count = 0
    for word in words {
      if word > words.lowerBound { separators.append(.init(at: count, isHyphen: false)) }
      for own in written(word).separators {
        separators.append(.init(at: count + own.at, isHyphen: own.isHyphen))
      }
      count += written(word).count
    }
    return separators
  }
}
