/// The letters of a Cyrillic word set against those of a Latin one, as a scheme would have it where that is possible.
///
/// Dynamic programming over the letters of both: what the scheme writes costs nothing, what another scheme writes there a
/// little, anything else more, and the more the less it looks like what a scheme writes.
struct SpellingAlignment {
  /// What all that is otherwise costs: 0 for a spelling that fits.
  let cost: Float
  /// For each Cyrillic letter, what is written for it, as a range of the Latin word.
  let written: [Range<Int>]

  /// What another scheme writes there.
  private static let otherScheme: Float = 0.5
  /// What no scheme writes there, before what it differs by.
  private static let noScheme: Float = 1
  /// A sign for ь or ъ that is not the scheme's, or missing.
  private static let otherSign: Float = 0.05
  /// A vowel too many or missing where a vowel is meant, likewise a consonant.
  private static let sameKind: Float = 0.1
  /// A consonant where a vowel is meant, and the other way round.
  private static let otherKind: Float = 0.6
  /// How many Latin letters can stand for a Cyrillic one: schtsch is the longest.
  private static let longest = 7
  /// How many if no scheme writes them so.
  private static let longestUnknown = 4

  /// Aligns two words.
  ///
  /// - Parameter limit: what it must cost less than; the cost is infinite, and nothing written, where that cannot be.
  /// - Complexity: O(letters of `word` · letters of `latin` · number of schemes).
  init(_ word: RenderedWord, _ latin: [Unicode.Scalar], scheme: Int, limit: Float = .infinity) {
    let width = latin.count + 1
    var costs = [Float](repeating: .infinity, count: (word.letters.count + 1) * width)
    var lengths = [Int](repeating: 0, count: costs.count)
    costs[0] = 0
    for (i, letter) in word.letters.enumerated() {
      for start in 0...latin.count where costs[i * width + start] < limit {
        for length in 0...min(SpellingAlignment.longest, latin.count - start) {
          let written = latin[start..<start + length]
          guard let cost = SpellingAlignment.cost(letter, at: i, of: word, written, scheme) else { continue }
          let total = costs[i * width + start] + cost
          let cell = (i + 1) * width + start + length
          if total < costs[cell] {
            costs[cell] = total
            lengths[cell] = length
          }
        }
      }
    }
    var end = latin.count
    // A spelling with many more letters than any scheme has: the last letter takes what is left over. Not where the end is out of
    // reach for the limit alone.
    while limit == .infinity, end > 0, costs[word.letters.count * width + end] == .infinity { end -= 1 }
    let total = costs[word.letters.count * width + end] + Float(latin.count - end)
    cost = total < limit ? total : .infinity
    guard cost < limit else {
      written = []
      return
    }
    var ranges: [Range<Int>] = []
    for i in word.letters.indices.reversed() {
      let length = lengths[(i + 1) * width + end]
      ranges.append(end - length..<end)
      end -= length
    }
    ranges.reverse()
    if let last = ranges.popLast() { ranges.append(last.lowerBound..<latin.count) }
    written = ranges
  }

  /// What it costs to write a letter so; nil where that is too long.
  private static func cost(
    _ letter: Unicode.Scalar, at index: Int, of word: RenderedWord, _ written: ArraySlice<Unicode.Scalar>,
    _ scheme: Int
  ) -> Float? {
    let wanted = word.renderings[scheme][index]
    if written.elementsEqual(wanted) { return 0 }
    if RenderedWord.isSign(letter, wanted), written.allSatisfy(\.isSoftSignVariant), written.count <= 2 {
      return otherSign
    }
    if word.renderings.contains(where: { written.elementsEqual($0[index]) }) {
      return otherScheme + difference(letter, wanted, written)
    }
    guard written.count <= longestUnknown else { return nil }
    return noScheme + difference(letter, wanted, written)
  }

  /// How unlike two ways to write a letter are: the letters that only one of them has.
  private static func difference(
    _ letter: Unicode.Scalar, _ a: [Unicode.Scalar], _ b: ArraySlice<Unicode.Scalar>
  ) -> Float {
    let isVowel = isVowelLetter(letter)
    var cost: Float = 0
    for scalar in b where !a.contains(scalar) {
      cost += isVowel == isVowelLetter(scalar) || isNeutral(scalar) ? sameKind : otherKind
    }
    for scalar in a where !b.contains(scalar) {
      cost += isVowel == isVowelLetter(scalar) || isNeutral(scalar) ? sameKind : otherKind
    }
    return cost
  }

  /// Letters that are written for vowels and for consonants.
  private static func isNeutral(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "j" || scalar == "y" || scalar == "h" || scalar.isMark
  }

  private static func isVowelLetter(_ scalar: Unicode.Scalar) -> Bool { vowels.contains(scalar) }

  private static let vowels = Set(
    "аеёиійїоуыэюяєѣѵьъaeiouyâäáàăãåèéêëėěìíîïĭīıòóôöõùúûüŭẏỳý".unicodeScalars)
}
