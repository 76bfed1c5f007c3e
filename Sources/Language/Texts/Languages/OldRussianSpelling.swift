/// Russian as it was spelled before 1918: і, ѣ, ѳ and ѵ, a hard sign at the ends of words, genitives in -аго.
///
/// Detectors of languages take it for Ukrainian, Bulgarian or Serbian, as they have learned from new texts. In the new spelling it is told
/// rightly; Bulgarian of before 1945, which has some of these letters too, stays Bulgarian.
package enum OldRussianSpelling {
  /// Letters that were given up, in lower case, and what is written for them.
  private static let letters: [Unicode.Scalar: Unicode.Scalar] = [
    "і": "и", "ѣ": "е", "ѳ": "ф", "ѵ": "и", "І": "И", "Ѣ": "Е", "Ѳ": "Ф", "Ѵ": "И",
  ]
  /// Letters that the Russian alphabet has, and those of the old Bulgarian one, in lower case.
  private static let alphabet = Set("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіѣѳѵѫѭ".unicodeScalars)
  private static let onlyOld = Set("ѣѳѵѢѲѴ".unicodeScalars)
  private static let onlyRussian = Set("ыэъЫЭЪ".unicodeScalars)
  /// One letter in so many may be of another alphabet, as in a name.
  private static let foreignShare = 100
  /// So many words must end in a hard sign, and one word in so many.
  private static let hardEnds = (least: 2, share: 40)

  /// The text in the new spelling, if it is in the old one; nil if not.
  ///
  /// - Complexity: O(`scalars.count`).
  static func modernized(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar]? {
    isOld(scalars) ? modern(scalars) : nil
  }

  /// Whether a text is in the old spelling.
  ///
  /// - Complexity: O(`scalars.count`).
  package static func isOld(_ scalars: [Unicode.Scalar]) -> Bool {
    var cyrillic = 0
    var foreign = 0
    var hasOld = false
    var words = 0
    var hardEnds = 0
    var hasDottedI = false
    var hasPlainI = false
    var hasRussian = false
    var before: Unicode.Scalar = " "
    for scalar in scalars + [" "] {
      defer { before = scalar }
      guard (0x0400...0x052F).contains(scalar.value) else {
        if (0x0400...0x052F).contains(before.value), !scalar.isAlphabetic {
          words += 1
          if before == "ъ" || before == "Ъ" { hardEnds += 1 }
        }
        continue
      }
      cyrillic += 1
      if !alphabet.contains(scalar),
        scalar.properties.lowercaseMapping.unicodeScalars.first.map(alphabet.contains) != true
      {
        foreign += 1
      }
      hasOld = hasOld || onlyOld.contains(scalar)
      hasRussian = hasRussian || onlyRussian.contains(scalar)
      hasDottedI = hasDottedI || scalar == "і" || scalar == "І"
      hasPlainI = hasPlainI || scalar == "и" || scalar == "И"
    }
    guard cyrillic > 0, foreign * foreignShare <= cyrillic else { return false }
    return hasOld || (hardEnds >= Self.hardEnds.least && hardEnds * Self.hardEnds.share >= words)
      || (hasDottedI && hasPlainI && hasRussian)
  }

  /// Names or other words in the new spelling, by their letters alone: Гапонъ as Гапон, Ѳедоровъ as Федоров.
  ///
  /// Endings are left, but for the hard sign: nothing tells Горькаго, a genitive, from Живаго and Чикаго.
  ///
  /// - Parameters:
  ///   - text: the words.
  ///   - isRussian: whether they are known to be Russian, so that і is not the Ukrainian letter.
  /// - Returns: the words in the new spelling; nil where nothing in them is of the old one.
  /// - Complexity: O(length of `text`).
  package static func modernized(words text: String, isRussian: Bool) -> String? {
    guard text.unicodeScalars.contains(where: { letters[$0] != nil || isHard($0) }) else { return nil }
    let scalars = Array(text.unicodeScalars)
    let isOld =
      isRussian || scalars.contains(where: onlyOld.contains)
      || scalars.indices.contains { index in
        isHard(scalars[index]) && (index + 1 == scalars.count || !scalars[index + 1].isAlphabetic)
      }
    guard isOld else { return nil }
    let modern = String(String.UnicodeScalarView(respelled(scalars, endings: [])))
    return modern == text ? nil : modern
  }

  /// A word of a text in the old spelling in the new one, with the endings of its cases: Горькаго as Горького.
  ///
  /// - Complexity: O(length of `word`).
  package static func modernized(wordOfOldText word: String) -> String {
    unchanged.contains(word.lowercased())
      ? word : String(String.UnicodeScalarView(modern(Array(word.unicodeScalars))))
  }

  /// Whether і in a text stands as Russian had it, before vowels and й and in міръ, so that it may be old Russian.
  ///
  /// - Complexity: O(length of `text`).
  package static func mayBeOld(_ text: String) -> Bool {
    guard text.unicodeScalars.contains(where: { $0 == "і" || $0 == "І" }) else { return false }
    let scalars = Array(text.unicodeScalars)
    let dotted = scalars.indices.filter { scalars[$0] == "і" || scalars[$0] == "І" }
    return dotted.allSatisfy { index in
      guard index + 1 < scalars.count else { return false }
      let next = scalars[index + 1]
      return afterDotted.contains(next) || next == "р" && index > 0 && scalars[index - 1] == "м"
    }
  }

  /// What follows і.
  private static let afterDotted = Set("аеёийоуыэюяѣАЕЁИЙОУЫЭЮЯѢ".unicodeScalars)
  /// Names that end as genitives did and are none.
  private static let unchanged: Set<String> = ["живаго", "чикаго", "сантьяго", "дубяго"]
  /// How words ended, and what of that is written otherwise: the last letters, and the vowel among them by its index.
  private static let oldEndings: [(text: [Unicode.Scalar], at: Int, vowel: Unicode.Scalar)] = [
    ("аго", 0, "о"), ("яго", 0, "е"), ("ныя", 2, "е"), ("скія", 3, "е"), ("цкія", 3, "е"),
  ].map { (Array($0.0.unicodeScalars.map { letters[$0] ?? $0 }), $0.1, $0.2) }
  /// The fewest letters of a word that has such an ending.
  private static let fewestLetters = 5

  private static func isHard(_ scalar: Unicode.Scalar) -> Bool { scalar == "ъ" || scalar == "Ъ" }

  /// The text in the new spelling, as if it were in the old one.
  static func modern(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    respelled(scalars, endings: oldEndings)
  }

  private static func respelled(
    _ scalars: [Unicode.Scalar], endings: [(text: [Unicode.Scalar], at: Int, vowel: Unicode.Scalar)]
  ) -> [Unicode.Scalar] {
    var modern: [Unicode.Scalar] = []
    modern.reserveCapacity(scalars.count)
    // Where the last word begins.
    var start = 0
    for scalar in scalars + [" "] {
      if !scalar.isAlphabetic {
        if let last = modern.last, isHard(last) { modern.removeLast() }
        if modern.count - start >= fewestLetters,
          let ending = endings.first(where: { modern.suffix($0.text.count).elementsEqual($0.text) })
        {
          modern[modern.count - ending.text.count + ending.at] = ending.vowel
        }
        start = modern.count + 1
      }
      modern.append(letters[scalar] ?? scalar)
    }
    modern.removeLast()
    return modern
  }
}
