import Basics

/// Which words before a full stop cannot be words written out, by their letters alone.
///
/// Words of German, English and Russian have a vowel, and end with few of the pairs that consonants can make: "Hptm", "Kgl",
/// "Friedr", "Oblt" and "вмч" are abbreviations in whatever list they are missing.
struct WordShapes: Sendable {
  private let vowels: ScalarSet
  /// Pairs of consonants of the Latin script that words end with, the first letter in the upper half.
  private let wordEnds: Set<UInt64>
  /// Words and names that end otherwise, or begin as longer ones do.
  let whole: Set<String>

  init(_ lines: [[String]]) {
    func words(_ kind: String) -> [String] { lines.filter { $0[0] == kind }.flatMap { $0.dropFirst() } }
    vowels = ScalarSet(words("vowels").flatMap(\.unicodeScalars))
    whole = Set(words("whole"))
    wordEnds = Set(
      words("word-ends").map { pair in
        pair.unicodeScalars.reduce(0) { $0 << 32 | UInt64($1.value) }
      })
  }

  /// Whether a word of small letters, the first of which may be a capital, is an abbreviation by its shape.
  ///
  /// - Complexity: O(length of the word).
  func isAbbreviation(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    guard word.count >= 2, word.count <= 12, word.dropFirst().allSatisfy(\.isLowercase) else {
      return false
    }
    let letters = word.map(\.smallLetter)
    guard letters.contains(where: vowels.contains) else { return letters.allSatisfy(\.isLatinOrCyrillic) }
    let end = letters.reversed().prefix { !vowels.contains($0) }.reversed()
    guard letters[0].isLatin, end.allSatisfy(\.isLatin) else { return false }
    guard !whole.contains(String(String.UnicodeScalarView(word))) else { return false }
    return zip(end, end.dropFirst()).contains { first, second in
      !wordEnds.contains(UInt64(first.value) << 32 | UInt64(second.value))
    }
  }

  /// What a word is cut short to: three letters or more up to a consonant, two or more left out.
  ///
  /// - Complexity: O(square of the length).
  static func truncations(of word: String) -> [String] {
    let letters = Array(word)
    guard letters.count > 4 else { return [] }
    return (3..<letters.count - 1).filter {
      !vowels.contains(letters[$0 - 1]) && !"ьъ".contains(letters[$0])
    }.map { String(letters[..<$0]) }
  }

  /// The given names that abbreviations are cut from.
  static let givenNames = Set(
    ["latin", "cyrillic"].flatMap { DataLines(SegmentationFiles.byName[$0] ?? "") }
      .filter { $0[0] == "given-names" }.flatMap { $0.dropFirst() })

  /// A word is not cut short after these.
  private static let vowels = Set("aeiouyäöüаеёиоуыэюяьъй")
}

extension Unicode.Scalar {
  var isLatin: Bool { value < 0x250 && isAlphabetic }
  var isCyrillic: Bool { (0x400...0x52F).contains(value) }
  fileprivate var isLatinOrCyrillic: Bool { isLatin || isCyrillic }
  /// The small letter, where it is one code point.
  fileprivate var smallLetter: Unicode.Scalar {
    let mapping = properties.lowercaseMapping.unicodeScalars
    return mapping.count == 1 ? mapping[mapping.startIndex] : self
  }
}
