/// Which words of a name are no names but say which of several persons it is: numbers and generations.
struct NameMarks {
  /// The number behind the name, and the generation.
  private(set) var identity = NameIdentity()
  /// For each word of the name, whether it is part of such a mark.
  private(set) var isMark: [Bool]
  /// How many words stand before the number; nil if there is none.
  private(set) var wordsBeforeNumber: Int?

  /// Rulers with higher numbers have none that matters.
  private static let highest = 40

  /// Finds the marks of a name.
  ///
  /// - Complexity: O(number of words).
  init(_ name: NameWords, _ vocabulary: NameMarkWords) {
    isMark = name.words.map { _ in false }
    var index = 1
    while index < name.words.count {
      defer { index += 1 }
      let word = name.words[index]
      if let generation = generation(name, index, vocabulary) {
        identity.generation = identity.generation ?? generation
        mark(index, name, vocabulary)
      } else if let number = number(name, index, vocabulary) {
        identity.number = identity.number ?? number
        mark(index, name, vocabulary)
        wordsBeforeNumber = wordsBeforeNumber ?? isMark[..<index].count { !$0 }
        // "1-й".
        if word.digits > 0, index + 1 < name.words.count,
          vocabulary.suffixes.contains(name.letters(of: name.words[index + 1])),
          name.words[index + 1].isLowercase
        {
          index += 1
          isMark[index] = true
        }
      }
    }
    if !isMark.contains(false) { isMark = isMark.map { _ in false } }
  }

  /// Marks a word, and the article before it.
  private mutating func mark(_ index: Int, _ name: NameWords, _ vocabulary: NameMarkWords) {
    isMark[index] = true
    if index > 1, vocabulary.articles.contains(name.letters(of: name.words[index - 1])),
      name.words[index - 1].isLowercase
    {
      isMark[index - 1] = true
    }
  }

  private func generation(
    _ name: NameWords, _ index: Int, _ vocabulary: NameMarkWords
  ) -> NameIdentity.Generation? {
    let word = name.words[index]
    let letters = name.letters(of: word)
    switch vocabulary.meanings[letters] {
    case .generation(let generation): return generation
    case .relative(let generation):
      // "Hans Sohn" has it as a surname.
      return word.isLowercase || index > 1 ? generation : nil
    default: break
    }
    // "d. Ä.", "d. J."
    guard letters.count == 1, index > 1, index == name.words.count - 1, word.isInitial else { return nil }
    let before = name.words[index - 1]
    guard before.isLowercase, before.hasStop, name.letters(of: before) == vocabulary.d else { return nil }
    if letters == vocabulary.elder { return .elder }
    return letters == vocabulary.younger ? .younger : nil
  }

  private func number(_ name: NameWords, _ index: Int, _ vocabulary: NameMarkWords) -> Int? {
    let word = name.words[index]
    let before = name.words[index - 1]
    switch vocabulary.meanings[name.letters(of: word)] {
    case .number(let number): return number
    case .ordinal(let number):
      return index > 1 && before.isLowercase && vocabulary.articles.contains(name.letters(of: before))
        ? number : nil
    default: break
    }
    if word.digits > 0 { return word.digits <= NameMarks.highest ? word.digits : nil }
    guard word.numeral > 0, word.numeral <= NameMarks.highest, !before.isInitial else { return nil }
    guard word.isInitial else { return word.numeral }
    guard name.letters(of: word).count == 1 else { return word.numeral }
    // A single letter may be an initial: "Alexander I. Solzhenitsyn", "Petrov V."
    guard index + 1 == name.words.count || name.words[index + 1].isLowercase || !word.hasStop else {
      return nil
    }
    if index + 1 < name.words.count, name.words[index + 1].isInitial { return nil }
    return vocabulary.endsLikeSurname(name.letters(of: before)) ? nil : word.numeral
  }
}
