/// Numbers for the runs of letters that a spelling model knows, so that comparing words needs no strings.
package struct LetterRuns: Sendable {
  /// The length of the longest run, in letters.
  package static let longest = 4
  /// The number of the empty run.
  static let empty: UInt16 = 0
  /// What a run has that is not known.
  static let unknown: UInt16 = .max

  private var numbers: [UInt32: UInt16] = [0: 0]
  /// The length of the longest known run, in letters.
  private(set) var longest = 0

  /// Only the empty run.
  init() {}

  /// How many runs are known.
  var count: Int { numbers.count }

  /// The number of a run of up to four letters, which is given one if it has none; nil if there can be no more.
  mutating func add(_ run: some Collection<NameLetters.Letter>) -> UInt16? {
    guard run.count <= LetterRuns.longest, let key = LetterRuns.key(run) else { return nil }
    if let number = numbers[key] { return number }
    guard numbers.count < LetterRuns.unknown else { return nil }
    let number = UInt16(numbers.count)
    numbers[key] = number
    longest = max(longest, run.count)
    return number
  }

  /// The number of a run; nil if it is not known.
  func number(of run: some Collection<NameLetters.Letter>) -> UInt16? {
    LetterRuns.key(run).flatMap { numbers[$0] }
  }

  /// Appends, for each letter of a word, the numbers of the runs of 1, 2, 3 and 4 letters that end with it.
  ///
  /// - Complexity: O(`word.count`).
  func appendNumbers(of word: ArraySlice<NameLetters.Letter>, to numbers: inout [UInt16]) {
    for end in word.indices {
      var key: UInt32 = 0
      for length in 1...LetterRuns.longest {
        let start = end - length + 1
        // Letters that are not listed are in no run, nor is what lies before the word.
        guard start >= word.startIndex, word[start] < NameLetters.unlisted else {
          for _ in length...LetterRuns.longest { numbers.append(LetterRuns.unknown) }
          break
        }
        key |= UInt32(word[start]) << UInt32(8 * (length - 1))
        numbers.append(length <= longest ? self.numbers[key] ?? LetterRuns.unknown : LetterRuns.unknown)
      }
    }
  }

  /// Up to four letters in one number, the last lowest; no listed letter is 0.
  private static func key(_ run: some Collection<NameLetters.Letter>) -> UInt32? {
    var key: UInt32 = 0
    for letter in run {
      guard letter < NameLetters.unlisted else { return nil }
      key = key << 8 | UInt32(letter)
    }
    return key
  }
}
