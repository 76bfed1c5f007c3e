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

  /// The text in the new spelling, as if it were in the old one.
  static func modern(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var modern: [Unicode.Scalar] = []
    modern.reserveCapacity(scalars.count)
    for scalar in scalars + [" "] {
      if !scalar.isAlphabetic {
        if modern.last == "ъ" || modern.last == "Ъ" { modern.removeLast() }
        if modern.count > 4, modern.suffix(3) == ["а", "г", "о"] { modern[modern.count - 3] = "о" }
        if modern.count > 4, modern.suffix(3) == ["я", "г", "о"] { modern[modern.count - 3] = "е" }
      }
      modern.append(letters[scalar] ?? scalar)
    }
    modern.removeLast()
    return modern
  }
}
