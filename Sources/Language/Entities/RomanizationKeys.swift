import Basics

/// What Latin spellings of one Cyrillic name have in common, by whatever systems, so that few of many words need be compared.
///
/// Letters that are written in few other ways are put into classes: "e" and "o" (Хрущев), "f", "v" and "w"; all others are left out. Of
/// most Cyrillic letters all writings then are the same. Of the few that are not, such as "ou" for у and "ts" for ц, a word has a key for
/// each way in which it can be read: as letters of their own, or as that writing.
package struct RomanizationKeys: Sendable {
  package static let shared = RomanizationKeys()

  /// So many differences are found at most, and so many writings are read in another way.
  private static let mostDifferences = 3
  /// Words of more letters are known by their skeletons alone; and those of fewer that may be spelled with as many, too.
  private static let mostLetters = 30
  private static let fewestLong = mostLetters - 2 * mostDifferences

  /// The classes of letters; none for those that are left out.
  private static let classes: [Unicode.Scalar: UInt8] = {
    let groups = ["aâ", "eèéêëėoö", "uû", "b", "d", "fpvw", "lł", "m", "nń", "r", "t"]
    return Dictionary(
      uniqueKeysWithValues: groups.enumerated().flatMap { number, letters in
        letters.unicodeScalars.map { ($0, UInt8(number + 1)) }
      })
  }()

  /// A writing whose letters are not of the classes that the other writings of its Cyrillic letter are of.
  private struct Exception {
    let writing: [Unicode.Scalar]
    /// The classes that the others are of.
    let classes: [UInt8]
  }

  /// The exceptions by their first letters.
  private let exceptions: [Unicode.Scalar: [Exception]]

  private init() {
    var exceptions: [Unicode.Scalar: [Exception]] = [:]
    for letter in Romanizations.shared.writingsOfLetters {
      let writings = letter.map { writing in
        (
          scalars: Array(writing.unicodeScalars),
          classes: RomanizationKeys.classes(of: writing.unicodeScalars)
        )
      }
      let counts = Dictionary(grouping: writings, by: \.classes).mapValues(\.count)
      // Where few letters are kept, few words must be read in two ways.
      guard
        let usual = counts.min(by: { a, b in
          a.key.count == b.key.count
            ? a.value == b.value ? a.key.lexicographicallyPrecedes(b.key) : a.value > b.value
            : a.key.count < b.key.count
        })?.key
      else { continue }
      for writing in writings where writing.classes != usual {
        guard let first = writing.scalars.first else { continue }
        exceptions[first, default: []].append(Exception(writing: writing.scalars, classes: usual))
      }
    }
    self.exceptions = exceptions
  }

  /// The classes of some letters, each once where several stand side by side.
  private static func classes(of text: some Sequence<Unicode.Scalar>) -> [UInt8] {
    var kept: [UInt8] = []
    for scalar in text {
      if let own = classes[scalar], kept.last != own { kept.append(own) }
    }
    return kept
  }

  /// The keys of a folded Latin word.
  ///
  /// Two words that `Romanizations.differences` finds to be of one name, by three differences or fewer, share one of them; so may
  /// other words.
  ///
  /// - Complexity: O(length), for each way in which up to three writings can be read.
  package func keys(of word: [Unicode.Scalar]) -> [UInt64] {
    var keys: [UInt64] = []
    if word.count >= RomanizationKeys.fewestLong {
      keys.append(
        Romanizations.skeleton(word).reduce(FNV1a.add(1, to: FNV1a.start)) {
          FNV1a.add(UInt64($1.value), to: $0)
        })
    }
    guard word.count <= RomanizationKeys.mostLetters else { return keys }
    addKeys(of: word, at: 0, Reading(), &keys)
    return keys
  }

  /// What was read of a word.
  private struct Reading {
    var hash = FNV1a.start
    var last: UInt8 = 0
    var exceptions = 0

    mutating func add(_ letter: UInt8) {
      guard letter != last else { return }
      hash = FNV1a.add(UInt64(letter), to: hash)
      last = letter
    }
  }

  private func addKeys(of word: [Unicode.Scalar], at start: Int, _ read: Reading, _ keys: inout [UInt64]) {
    var read = read
    for at in start..<word.count {
      if read.exceptions < RomanizationKeys.mostDifferences, let exceptions = exceptions[word[at]] {
        for exception in exceptions where word[at...].starts(with: exception.writing) {
          var other = read
          for letter in exception.classes { other.add(letter) }
          other.exceptions += 1
          addKeys(of: word, at: at + exception.writing.count, other, &keys)
        }
      }
      if let letter = RomanizationKeys.classes[word[at]] { read.add(letter) }
    }
    if !keys.contains(read.hash) { keys.append(read.hash) }
  }
}
