/// A number, word or mark of a text, as the patterns of time expressions see it.
struct TimeToken {
  enum Kind: UInt8 {
    case number
    case word
    case mark
  }

  let kind: Kind
  /// Offsets in code points.
  let start: Int
  var end: Int
  /// Whether a space stands before it.
  let isSpaced: Bool
  /// Of a word, whether it begins with a capital.
  var isUpper = false
  /// Of a word, whether it begins with a capital that no other follows.
  var isCapital = false
  /// Of a number, that it is part of no date: of a telephone number or an ISBN.
  var isBlocked = false
  /// A number's value, or a mark's code point.
  var value = 0
  /// How many digits a number has.
  var digits = 0
  /// A word's index in the lexicon; -1 for one that is not there.
  var entry = -1
  /// A word's value as a Roman numeral, 0 if it is none.
  var roman = 0
  /// The ending that was taken off a word to find it in the lexicon; 0 for none.
  var ending = 0
  /// What it may be, as `TimeBits` says.
  var bits: UInt64 = 0
}
