import Texts

/// A name taken apart: its words and their letters.
package struct NameWords: Sendable {
  /// A word of a name.
  package struct Word: Sendable {
    /// Where its letters stand.
    package let range: Range<Int>
    /// Its script.
    package let script: NameLetters.Script
    /// Whether it stands for any word that begins with its first letter: a letter alone, or a short form with a stop.
    package let isInitial: Bool
    /// Whether it was written with a small letter.
    let isLowercase: Bool
    /// Whether a hyphen stands before it.
    let isJoined: Bool
    /// Whether a full stop stands behind it.
    let hasStop: Bool
    /// The value of a Roman numeral in capitals; 0 for any other word.
    let numeral: Int
    /// The value of a number in digits; 0 for any other word.
    let digits: Int
  }

  /// Words longer than this, in letters, are cut: no name is.
  static let longestWord = 48
  /// Of names with more words than this, the first ones and the last count.
  static let mostWords = 8
  /// A word of up to so many letters with a stop after it is a short form.
  private static let longestInitial = 4

  /// The letters of all words.
  package private(set) var letters: [NameLetters.Letter] = []
  /// The words, the surname last: "Surname, Given" is turned round.
  package private(set) var words: [Word] = []

  /// Takes a name apart.
  ///
  /// - Throws: `ICUError` if ICU fails.
  /// - Complexity: O(length of `name`).
  package init(_ name: String, _ alphabet: NameLetters) throws(ICUError) {
    // Marks that stand by themselves are put together with their letters, where there are any.
    let isPlain = name.unicodeScalars.allSatisfy { $0.value < 0x300 || (0x400..<0x483).contains($0.value) }
    let composed = isPlain ? name : try Normalizer(.nfc).normalize(name)
    var start = 0
    var isLowercase = false
    var surnameEnd: Int?
    var number = NumberReader()
    var isJoined = false
    func word(endsWithStop: Bool) {
      defer {
        start = letters.count
        number = NumberReader()
      }
      guard letters.count > start else { return }
      let count = letters.count - start
      if count > NameWords.longestWord { letters.removeLast(count - NameWords.longestWord) }
      // The last of too many words takes the place of the one before it.
      if words.count == NameWords.mostWords { words.removeLast() }
      words.append(
        Word(
          range: start..<letters.count, script: alphabet.script(of: letters[start]),
          isInitial: count == 1 || (endsWithStop && count <= NameWords.longestInitial),
          isLowercase: isLowercase, isJoined: isJoined, hasStop: endsWithStop, numeral: number.numeral,
          digits: number.digits))
    }
    for scalar in composed.unicodeScalars {
      let letter = try alphabet.letter(scalar)
      switch letter {
      case NameLetters.silent: continue
      case NameLetters.separator:
        word(endsWithStop: scalar == ".")
        isJoined = scalar == "-" || scalar == "\u{2010}"
        if scalar == ",", surnameEnd == nil, !words.isEmpty { surnameEnd = words.count }
      default:
        if letters.count == start { isLowercase = scalar.properties.isLowercase }
        letters.append(letter)
        number.read(scalar)
      }
    }
    word(endsWithStop: false)
    if let surnameEnd, surnameEnd < words.count {
      words = Array(words[surnameEnd...] + words[..<surnameEnd])
    }
  }

  /// The letters of a word.
  package func letters(of word: Word) -> ArraySlice<NameLetters.Letter> { letters[word.range] }
}
