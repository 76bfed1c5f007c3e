/// Sets of kinds of tokens, so that most patterns are ruled out by two operations; different kinds may share a bit.
enum TimeBits {
  static let all = UInt64.max
  static let shortNumber: UInt64 = 1
  static let threeDigits: UInt64 = 2
  static let fourDigits: UInt64 = 4
  static let longNumber: UInt64 = 8
  static let anyNumber: UInt64 = 15
  static let roman: UInt64 = 16
  static let hyphen: UInt64 = 32
  static let mark: UInt64 = 64
  static let stop: UInt64 = 128

  /// The bit of a class of words.
  static func ofClass(_ number: Int) -> UInt64 { 1 << UInt64(8 + number % 24) }

  /// The bit of a word, by its number among those that patterns name.
  static func ofWord(_ number: Int) -> UInt64 { 1 << UInt64(32 + number % 32) }

  /// The bit of a mark.
  static func ofMark(_ value: Int) -> UInt64 { value == 0x2D ? hyphen : value == 0x2E ? stop : mark }

  /// The bit of a number by its digits.
  static func ofNumber(digits: Int) -> UInt64 {
    digits < 3 ? shortNumber : digits == 3 ? threeDigits : digits == 4 ? fourDigits : longNumber
  }
}

/// A pattern that may begin somewhere.
struct TimeCandidate {
  let opening: TimeOpening
  let pattern: Int
}

/// Where among all candidates those for a word are.
struct TimeCandidates {
  var range = 0..<0
  /// What the token after it may be, for one of them at least.
  var second: UInt64 = 0
}

/// What the first three tokens of a pattern may be.
struct TimeOpening {
  let first: UInt64
  let second: UInt64
  let third: UInt64

  /// Whether the kinds of the tokens from `at` on leave the pattern possible.
  @inline(__always)
  func fits(_ tokens: UnsafeBufferPointer<TimeToken>, _ at: Int) -> Bool {
    guard tokens[at].bits & first != 0 else { return false }
    if second != TimeBits.all, at + 1 >= tokens.count || tokens[at + 1].bits & second == 0 { return false }
    return third == TimeBits.all || (at + 2 < tokens.count && tokens[at + 2].bits & third != 0)
  }
}
