import Texts

/// The punctuation marks that translators keep, as terms that match themselves in any language.
struct Marks {
  /// The name of each mark's kind, by the mark.
  private let kinds: [Unicode.Scalar: Int]
  /// The kinds by name, as they are entered into vocabularies.
  let names: [String]
  /// The marks that end a sentence.
  private let ends: Set<Unicode.Scalar>

  /// Reads `Resources/marks.txt`.
  init() {
    var kinds: [Unicode.Scalar: Int] = [:]
    var names: [String] = []
    var ends: Set<Unicode.Scalar> = []
    for line in DataLines(PackageResources.marks_txt) where line.count >= 2 {
      let marks = line.dropFirst().flatMap { $0.unicodeScalars }
      if line[0] == "end" {
        ends.formUnion(marks)
      } else {
        for mark in marks { kinds[mark] = names.count }
        names.append(line[0])
      }
    }
    self.kinds = kinds
    self.names = names
    self.ends = ends
  }

  /// The kind of a mark, nil for what is none.
  func kind(_ scalar: Unicode.Scalar) -> Int? {
    scalar.properties.isAlphabetic ? nil : kinds[scalar]
  }

  /// How many sentences a stretch of text seems to hold: ends of sentences after a word of some length and before a space.
  func sentenceCount(_ range: Range<Int>, of scalars: [Unicode.Scalar]) -> Int {
    var count = 1
    var letters = 0
    var isAfterEnd = false
    for at in range {
      let scalar = scalars[at]
      if scalar.value < 0x80
        ? (scalar.value | 0x20) >= 0x61 && (scalar.value | 0x20) <= 0x7A : scalar.properties.isAlphabetic
      {
        letters += 1
        isAfterEnd = false
      } else if scalar == " " || scalar == "\u{A0}" {
        if isAfterEnd, at + 1 < range.upperBound { count += 1 }
        letters = 0
        isAfterEnd = false
      } else if ends.contains(scalar) {
        isAfterEnd = isAfterEnd || letters > 2 || scalar != "."
      }
    }
    return count
  }
}
