/// Counts how often a text writes certain words, or words that begin in a certain way; case does not count.
///
/// Words are looked up by hashes of their letters as the text is passed once, so that counting costs no copy of any word.
struct WordForms {
  private var words: [UInt64: Int] = [:]
  private var prefixes: [UInt64: Int] = [:]
  /// Which hashes of beginnings are wanted at all, by their lowest bits: most letters end none.
  private var isPrefix = [Bool](repeating: false, count: 1 << 14)

  /// Asks for a word: letters, or two parts with a hyphen between them.
  mutating func want(word: [Unicode.Scalar]) {
    words[WordForms.hash(word)] = 0
  }

  /// Asks for the longer words that begin so.
  mutating func want(prefix: [Unicode.Scalar]) {
    let hash = WordForms.hash(prefix)
    prefixes[hash] = 0
    isPrefix[Int(hash & 0x3FFF)] = true
  }

  /// How often a word was counted.
  func count(word: [Unicode.Scalar]) -> Int { words[WordForms.hash(word)] ?? 0 }

  /// How many longer words that begin so were counted.
  func count(prefix: [Unicode.Scalar]) -> Int { prefixes[WordForms.hash(prefix)] ?? 0 }

  /// Counts what is asked for.
  ///
  /// A part of a word with hyphens counts as a word, and so do two neighboring parts with their hyphen.
  ///
  /// - Parameter lineEnds: the offsets of hyphens at the ends of lines; words beside them are not counted.
  /// - Complexity: O(`scalars.count`).
  mutating func count(in scalars: [Unicode.Scalar], except lineEnds: Set<Int>) {
    var at = 0
    /// The hash of the part before the hyphen that has just been passed.
    var before: UInt64?
    var isDivided = false
    while at < scalars.count {
      guard scalars[at].isWordPart else {
        if lineEnds.contains(at) {
          isDivided = true
        } else if scalars[at] != " " || at == 0 || !lineEnds.contains(at - 1) {
          isDivided = false
        }
        before = nil
        at += 1
        continue
      }
      let start = at
      var part = WordForms.seed
      var pair = before.map { WordForms.mixed($0, "-") }
      if let pair { countPrefix(pair) }
      while at < scalars.count, scalars[at].isWordPart {
        // A beginning that is the whole word is no beginning of it.
        if at > start {
          countPrefix(part)
          if let pair { countPrefix(pair) }
        }
        let letter = scalars[at].folded
        part = WordForms.mixed(part, letter)
        pair = pair.map { WordForms.mixed($0, letter) }
        at += 1
      }
      let endsLine = at < scalars.count && lineEnds.contains(at)
      if !endsLine, !isDivided {
        if let count = words[part] { words[part] = count + 1 }
        if let pair, let count = words[pair] { words[pair] = count + 1 }
      }
      isDivided = false
      let goesOn = at + 1 < scalars.count && scalars[at].isHyphen && scalars[at + 1].isWordPart && !endsLine
      before = goesOn ? part : nil
      if goesOn { at += 1 }
    }
  }

  private mutating func countPrefix(_ hash: UInt64) {
    guard isPrefix[Int(hash & 0x3FFF)], let count = prefixes[hash] else { return }
    prefixes[hash] = count + 1
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  private static func mixed(_ hash: UInt64, _ scalar: Unicode.Scalar) -> UInt64 {
    (hash ^ UInt64(scalar.value)) &* 0x100_0000_01B3 ^ (hash >> 29)
  }

  private static func hash(_ word: [Unicode.Scalar]) -> UInt64 {
    word.reduce(seed) { mixed($0, $1.folded) }
  }
}
