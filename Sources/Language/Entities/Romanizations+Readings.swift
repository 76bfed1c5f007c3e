extension Romanizations {
  /// The vowels of Russian.
  private static let vowels = Set("аеёиоуыэюя".unicodeScalars)
  /// Letters after which Russian has other vowels than ы э ю я.
  private static let hard = Set("гкхжшчщ".unicodeScalars)

  /// Whether a letter stands after another as Russian is spelled; nil is the beginning of a word.
  private static func isSpelled(_ letter: Unicode.Scalar, after before: Unicode.Scalar?) -> Bool {
    let isAfterVowel = before.map(vowels.contains) ?? false
    switch letter {
    case "й": return isAfterVowel
    case "ъ", "ь": return !isAfterVowel && before != nil && before != "й" && before != "ь" && before != "ъ"
    case "ы": return !isAfterVowel && before != nil && before != "й" && !(before.map(hard.contains) ?? false)
    case "э", "ю", "я": return !(before.map(hard.contains) ?? false)
    default: return true
    }
  }

  /// Whether a Cyrillic word is spelled as Russian names are: Наталья, not Наталыа or Наталиа, which the letters of a Latin name may give.
  ///
  /// - Complexity: O(length of `word`).
  static func isSpelled(_ word: some Collection<Unicode.Scalar>) -> Bool {
    var last: Unicode.Scalar?
    var beforeLast: Unicode.Scalar?
    for letter in word {
      if !isSpelled(letter, after: last) { return false }
      if last == "ы", "аоуиэю".unicodeScalars.contains(letter) { return false }
      beforeLast = last
      last = letter
    }
    guard let last, let beforeLast else { return true }
    return !(beforeLast == "и" && "ауо".unicodeScalars.contains(last))
      && !(last == "и" && vowels.contains(beforeLast))
  }

  private static func isRussian(_ letters: [Unicode.Scalar]) -> Bool {
    letters.allSatisfy { ("а"..."я").contains($0) || $0 == "ё" }
  }

  /// Cyrillic letters that may be written as a piece of a folded Latin word; nil if there are none.
  ///
  /// - Complexity: O(length), times the writings.
  func reading(of text: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar]? {
    var read: [Unicode.Scalar] = []
    let letters = russian
    var at = text.startIndex
    while at < text.endIndex {
      var best: (letter: [Unicode.Scalar], count: Int)?
      for (letter, writings) in letters where letter.count == 1 {
        for writing in writings
        where writing.count > best?.count ?? 0 && text[at...].starts(with: writing) {
          best = (letter, writing.count)
        }
      }
      guard let best else { return nil }
      read += best.letter
      at += best.count
    }
    return read
  }

  /// The Russian spellings that may be written as each of two pieces of words, each letter by any system.
  ///
  /// - Parameters:
  ///   - x: a piece of a folded Latin word.
  ///   - y: the piece of another that stands in its place.
  ///   - before: the Cyrillic letter before them; nil at the beginning of a word.
  ///   - isEnd: whether the words end with them.
  ///   - most: so many are made at most.
  /// - Returns: nil if there are more.
  /// - Complexity: O(product of the lengths + spellings).
  func readings(
    of x: ArraySlice<Unicode.Scalar>, and y: ArraySlice<Unicode.Scalar>, after before: Unicode.Scalar?,
    isEnd: Bool, most: Int
  ) -> [[Unicode.Scalar]]? {
    let (x, y) = (Array(x), Array(y))
    let letters = russian
    let width = y.count + 1
    // From each pair of positions, the letters that lead on, and where to.
    var steps = [[(letter: [Unicode.Scalar], cell: Int)]](repeating: [], count: (x.count + 1) * width)
    var canEnd = [Bool](repeating: false, count: steps.count)
    canEnd[steps.count - 1] = true
    for i in (0...x.count).reversed() {
      for j in (0...y.count).reversed() {
        for (letter, writings) in letters {
          for one in writings where x[i...].starts(with: one) {
            for other in writings where one.count + other.count > 0 && y[j...].starts(with: other) {
              let cell = (i + one.count) * width + j + other.count
              if canEnd[cell] { steps[i * width + j].append((letter, cell)) }
            }
          }
        }
        if !steps[i * width + j].isEmpty { canEnd[i * width + j] = true }
      }
    }
    var found: Set<[Unicode.Scalar]> = []
    var taken = 0
    var open: [(cell: Int, text: [Unicode.Scalar])] = [(0, [])]
    while let (cell, text) = open.popLast() {
      taken += 1
      if taken > most * 16 || found.count > most { return nil }
      if cell == steps.count - 1 {
        let isPlural =
          isEnd && text.last == "и"
          && (text.dropLast().last ?? before).map(Romanizations.vowels.contains) ?? false
        if !isPlural { found.insert(text) }
        continue
      }
      for (letter, next) in steps[cell] {
        var last = text.last ?? before
        let isRight = letter.allSatisfy { scalar in
          defer { last = scalar }
          return Romanizations.isSpelled(scalar, after: last)
        }
        if isRight { open.append((next, text + letter)) }
      }
    }
    return found.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The letters of Russian, and those pairs of them that are written together, each with its writings.
  private var russian: [(letters: [Unicode.Scalar], writings: [[Unicode.Scalar]])] {
    rows.filter { Romanizations.isRussian($0.letters) }
  }
}
