import Basics
import Names

/// What words of names have in common if they may be one: of many names, few pairs have anything in common and need be compared.
///
/// Words of one language that `WordComparer` relates, but for initials, share a key; a Cyrillic and a Latin one if besides they begin with
/// the same consonants.
struct WordKeys {
  /// What a key is made of: the same text means something else in each.
  private enum Kind: UInt64 {
    case text, row, romanisation, sound, letters, beginning, end
  }

  /// The keys that are the same for hardly any other name, ascending.
  let close: [UInt64]
  /// Those by which spellings of one Cyrillic name are found, ascending: many other names have them too.
  let romanisation: [UInt64]

  /// The fewest letters of a word that may be a slip of the pen for another.
  private static let fewestTypoLetters = 6

  /// The keys of a word.
  ///
  /// - Parameter acrossScripts: whether it is compared with words in other scripts.
  /// - Complexity: O(length · log length).
  init(_ word: FormWord, _ rules: NameRules, acrossScripts: Bool) {
    var close: Set<UInt64> = []
    for text in [word.folded, word.unquoted, word.base, word.stem, word.plain, word.spelling] {
      close.insert(WordKeys.key(.text, text.unicodeScalars))
    }
    for name in word.givenNames { close.insert(WordKeys.key(.text, name.unicodeScalars)) }
    for stem in word.stems { close.insert(WordKeys.key(.text, stem.unicodeScalars)) }
    // Part of a double name.
    if word.base.contains("-") {
      for part in word.base.split(separator: "-") {
        close.insert(WordKeys.key(.text, part.unicodeScalars))
        close.insert(WordKeys.key(.text, Inflection.stem(String(part), rules).unicodeScalars))
      }
    }
    // "Moskauer" is derived of "Moskau", and an adjective's stem may lack the last letter.
    for ending in rules.relationals where word.plain.hasSuffix(ending) {
      close.insert(WordKeys.key(.text, word.plain.unicodeScalars.dropLast(ending.unicodeScalars.count)))
    }
    if word.plain.hasSuffix("e") { close.insert(WordKeys.key(.text, word.plain.unicodeScalars.dropLast())) }
    for row in GivenNames.shared.translations(of: word.folded) {
      close.insert(FNV1a.add(UInt64(row), to: FNV1a.add(Kind.row.rawValue, to: FNV1a.start)))
    }
    // A slip of the pen is a letter, or two that changed places; the first letter and the last two stay.
    let base = Array(word.base.unicodeScalars)
    if base.count >= WordKeys.fewestTypoLetters {
      close.insert(WordKeys.key(.beginning, base.prefix(3) + base.suffix(2)))
      close.insert(WordKeys.key(.end, base.prefix(1) + base.suffix(3)))
      close.insert(WordKeys.key(.letters, base.sorted()))
    }
    if acrossScripts {
      for key in word.keys {
        close.insert(FNV1a.add(UInt64(key.bucket), to: FNV1a.add(Kind.sound.rawValue, to: FNV1a.start)))
      }
    }
    self.close = close.sorted()
    var romanisation: Set<UInt64> = []
    if !word.isCyrillic {
      // The first part of a double name may be another romanisation of a single one.
      for text in [word.base[...], word.base.prefix { $0 != "-" }] {
        for key in RomanizationKeys.shared.keys(of: Array(text.unicodeScalars)) {
          romanisation.insert(FNV1a.add(key, to: FNV1a.add(Kind.romanisation.rawValue, to: FNV1a.start)))
        }
      }
    }
    self.romanisation = romanisation.sorted()
  }

  /// All keys.
  var all: [UInt64] { close + romanisation }

  /// Whether two words may be one.
  ///
  /// - Complexity: O(number of keys).
  func mayBeOne(_ other: WordKeys) -> Bool {
    WordKeys.share(close, other.close) || WordKeys.share(romanisation, other.romanisation)
  }

  /// Whether two ascending lists have a number in common.
  private static func share(_ a: [UInt64], _ b: [UInt64]) -> Bool {
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] { return true }
      if a[i] < b[j] { i += 1 } else { j += 1 }
    }
    return false
  }

  private static func key(_ kind: Kind, _ scalars: some Sequence<Unicode.Scalar>) -> UInt64 {
    scalars.reduce(FNV1a.add(kind.rawValue, to: FNV1a.start)) { FNV1a.add(UInt64($1.value), to: $0) }
  }

  /// One key of two.
  static func joined(_ a: UInt64, _ b: UInt64) -> UInt64 { FNV1a.add(b, to: a) }
}
