import Basics
import Texts

/// A name reduced to what its spellings in different languages and scripts have in common: a short string of sound classes,
/// so that Троцкий, Trotzki and Trotsky come out nearly the same.
public struct NameKey: Hashable, Sendable {
  /// The sound classes, one byte each; see `Resources/key-common.txt`.
  public let sounds: [UInt8]

  /// The key of a string of sound classes.
  init(sounds: String) {
    // The rules let nothing but ASCII letters through.
    self.sounds = Array(sounds.utf8)
  }

  /// Whether a sound class is a vowel; vowels are what transcriptions differ in most.
  static func isVowel(_ sound: UInt8) -> Bool {
    switch sound {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): true
    default: false
    }
  }

  /// The first two consonants, the vowel the key begins with counting as one: keys of one name nearly always share them, so
  /// they serve to find the few keys worth comparing.
  public var bucket: Int { Int(truncatingIfNeeded: beginning(2)) }

  /// The first consonants, at most eight, as `bucket` has two.
  package func beginning(_ count: Int) -> UInt64 {
    var beginning: UInt64 = 0
    var found = 0
    for (index, sound) in sounds.enumerated() where index == 0 || !NameKey.isVowel(sound) {
      guard found < count else { break }
      beginning = beginning << 8 | UInt64(index == 0 && NameKey.isVowel(sound) ? UInt8(ascii: "a") : sound)
      found += 1
    }
    return beginning
  }

  /// How alike two keys are, 0…1: one minus the weighted edit distance by the longer length.
  ///
  /// A vowel changed, added or dropped costs less than a consonant, and an `s` at the end (a genitive) less still.
  ///
  /// - Complexity: O(`a.count` · `b.count`).
  public static func similarity(_ a: NameKey, _ b: NameKey) -> Float {
    if a.sounds == b.sounds { return 1 }
    let longer = max(a.sounds.count, b.sounds.count)
    guard longer > 0 else { return 1 }
    return a.sounds.withUnsafeBufferPointer { x in
      b.sounds.withUnsafeBufferPointer { y in
        withUnsafeTemporaryAllocation(of: Float.self, capacity: y.count + 1) { row in
          max(0, 1 - distance(x, y, row) / Float(longer))
        }
      }
    }
  }

  private static func distance(
    _ x: UnsafeBufferPointer<UInt8>, _ y: UnsafeBufferPointer<UInt8>,
    _ row: UnsafeMutableBufferPointer<Float>
  ) -> Float {
    func dropping(_ sounds: UnsafeBufferPointer<UInt8>, _ index: Int) -> Float {
      if isVowel(sounds[index]) { return 0.5 }
      return index == sounds.count - 1 && sounds[index] == UInt8(ascii: "s") ? 0.3 : 1
    }
    row[0] = 0
    for j in y.indices { row[j + 1] = row[j] + dropping(y, j) }
    for i in x.indices {
      var diagonal = row[0]
      row[0] += dropping(x, i)
      for j in y.indices {
        let change: Float =
          x[i] == y[j] ? 0 : (isVowel(x[i]) && isVowel(y[j]) ? 0.4 : isNear(x[i], y[j]) ? 0.4 : 1)
        let best = min(diagonal + change, row[j + 1] + dropping(x, i), row[j] + dropping(y, j))
        diagonal = row[j + 1]
        row[j + 1] = best
      }
    }
    return row[y.count]
  }

  /// Sibilants, which German, English and Russian spellings write with each other's letters.
  private static func isNear(_ a: UInt8, _ b: UInt8) -> Bool {
    func isSibilant(_ sound: UInt8) -> Bool {
      switch sound {
      case UInt8(ascii: "s"), UInt8(ascii: "S"), UInt8(ascii: "C"), UInt8(ascii: "c"): true
      default: false
      }
    }
    return isSibilant(a) && isSibilant(b)
  }
}

/// Makes name keys for one language.
public struct NameKeyMaker {
  private let reading: Transliterator
  private let cyrillic: Transliterator
  private let common: Transliterator
  private let isGerman: Bool

  /// A word, and whose reading of Latin letters it has.
  private struct Word: Hashable {
    let isGerman: Bool
    let text: ExactText
  }

  /// So many keys are kept in a process: making one takes longer than all else that is done with a word.
  private static let mostKept = 1 << 15
  private static let kept = KeptValues<Word, NameKey>(most: mostKept)

  /// Loads the rules for a language: its reading of Latin letters, German or that of all others.
  public init(_ language: Language) throws(ICUError) {
    isGerman = language == .german
    let rules = isGerman ? PackageResources.key_german_txt : PackageResources.key_latin_txt
    reading = try NameKeyMaker.open("name key, reading \(language)", rules)
    cyrillic = try NameKeyMaker.open("name key, Cyrillic", PackageResources.key_cyrillic_txt)
    common = try NameKeyMaker.open("name key", PackageResources.key_common_txt)
  }

  private static func open(_ name: String, _ rules: [UInt8]) throws(ICUError) -> Transliterator {
    try Transliterator(name: name, rules: String(decoding: rules, as: UTF8.self))
  }

  /// The key of a word.
  ///
  /// - Complexity: O(length of `word`), some microseconds the first time.
  public func key(_ word: String) throws(ICUError) -> NameKey {
    try NameKeyMaker.kept.value(Word(isGerman: isGerman, text: ExactText(word))) { () throws(ICUError) in
      try made(word)
    }
  }

  private func made(_ word: String) throws(ICUError) -> NameKey {
    // Cyrillic stands in Latin texts too, and the other way round, so the letters decide, not the language.
    let isCyrillic = word.unicodeScalars.contains { (0x400...0x52F).contains($0.value) }
    let read = try (isCyrillic ? cyrillic : reading).transliterate(word)
    return NameKey(sounds: try common.transliterate(read))
  }
}
