/// Finds the runs of words that have the same letters with other spaces or hyphens between: what `LetterKey` tells of each text, without
/// the texts.
package struct JointSpans {
  /// A word of a text.
  package struct Word {
    /// How it is written, in lower case, and what it is compared by.
    package let written, folded, key: String
    /// The numbers of how it is written, and of that in lower case: the same for the same texts.
    package let spelling, number: Int
    /// Whether a name may begin with it.
    package let isStart: Bool
    /// Whether it follows the word before it with only a space between, and may be of one name with it.
    package let isJoined: Bool

    /// Makes a word; see the properties.
    package init(
      written: String, folded: String, key: String, spelling: Int, number: Int, isStart: Bool, isJoined: Bool
    ) {
      self.written = written
      self.folded = folded
      self.key = key
      self.spelling = spelling
      self.number = number
      self.isStart = isStart
      self.isJoined = isJoined
    }
  }

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

  private let words: [Word]
  /// The letters of different words: of all they are written with, and of what they are compared by.
  private let whole: [Letters]
  private let keys: [Letters]
  /// What different spellings have.
  private let written: [Written]

  /// Takes the words of a text.
  ///
  /// - Complexity: O(length of the text).
  package init(_ words: [Word]) {
    var whole = [Letters?](repeating: nil, count: (words.lazy.map(\.number).max() ?? -1) + 1)
    var keys = whole
    var written = [Written?](repeating: nil, count: (words.lazy.map(\.spelling).max() ?? -1) + 1)
    for word in words {
      if whole[word.number] == nil {
        let own = Letters(word.folded)
        whole[word.number] = own
        keys[word.number] = word.key == word.folded ? own : Letters(word.key)
      }
      if written[word.spelling] == nil {
        let key = LetterKey(word.written)
        written[word.spelling] = Written(count: key.count, separators: key.separators)
      }
    }
    self.words = words
    self.whole = whole.map { $0 ?? Letters() }
    self.keys = keys.map { $0 ?? Letters() }
    self.written = written.map { $0 ?? Written(count: 0, separators: []) }
  }

  /// The runs of words that begin with a capital and share their letters, but not all that stands between these.
  ///
  /// Those with the same letters stand together, in order of their places. Of few other letters there may be runs among them.
  ///
  /// - Parameters:
  ///   - longest: the most words of a run.
  ///   - fewestLetters: the fewest letters of a run.
  /// - Complexity: O(n log n) for n words.
  package func groups(longest: Int, fewestLetters: Int) -> [[Range<Int>]] {
    var spans: [Span] = []
    for start in words.indices where words[start].isStart {
      var before = Letters()
      for last in start..<min(words.count, start + longest) {
        if last > start {
          guard words[last].isJoined else { break }
          before.append(whole[words[last - 1].number])
        }
        var letters = before
        letters.append(keys[words[last].number])
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
    a.count == b.count && zip(a, b).allSatisfy { words[$0].spelling == words[$1].spelling }
      || separators(a) == separators(b)
  }

  /// The same as of `LetterKey` of the words' text.
  private func separators(_ range: Range<Int>) -> [LetterKey.Separator] {
    var separators: [LetterKey.Separator] = []
    var count = 0
    for word in range {
      if word > range.lowerBound { separators.append(.init(at: count, isHyphen: false)) }
      let own = written[words[word].spelling]
      for separator in own.separators {
        separators.append(.init(at: count + separator.at, isHyphen: separator.isHyphen))
      }
      count += own.count
    }
    return separators
  }
}
