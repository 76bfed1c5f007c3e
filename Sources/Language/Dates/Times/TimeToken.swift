/// A number, word or mark of a text, as the patterns of time expressions see it.
///
/// Small, for every word of a text makes one.
struct TimeToken {
  enum Kind: UInt8 {
    case number
    case word
    case mark
  }

  let kind: Kind
  /// Whether a space stands before it.
  let isSpaced: Bool
  /// Of a word, whether it begins with a capital.
  var isUpper = false
  /// Of a word, whether it begins with a capital that no other follows.
  var isCapital = false
  /// Of a number, that it is part of no date: of a telephone number or an ISBN.
  var isBlocked = false
  private var storedRoman: UInt8 = 0
  private var storedEnding: UInt8 = 0
  private let storedStart: Int32
  private let storedEnd: Int32
  private var storedValue: Int32 = 0
  private var storedDigits: Int16 = 0
  private var storedEntry: Int16 = -1
  /// What it may be, as `TimeBits` says.
  var bits: UInt64 = 0

  init(kind: Kind, start: Int, end: Int, isSpaced: Bool) {
    self.kind = kind
    self.isSpaced = isSpaced
    storedStart = Int32(clamping: start)
    storedEnd = Int32(clamping: end)
  }

  /// A word.
  init(
    word start: Int, _ end: Int, isSpaced: Bool, isUpper: Bool, isCapital: Bool, entry: Int, ending: Int,
    roman: Int, bits: UInt64
  ) {
    kind = .word
    self.isSpaced = isSpaced
    self.isUpper = isUpper
    self.isCapital = isCapital
    storedStart = Int32(clamping: start)
    storedEnd = Int32(clamping: end)
    storedEntry = Int16(clamping: entry)
    storedEnding = UInt8(clamping: ending)
    storedRoman = UInt8(clamping: roman)
    self.bits = bits
  }

  /// Offsets in code points.
  var start: Int { Int(storedStart) }
  var end: Int { Int(storedEnd) }

  /// A number's value, or a mark's code point.
  var value: Int {
    get { Int(storedValue) }
    set { storedValue = Int32(clamping: newValue) }
  }

  /// How many digits a number has.
  var digits: Int {
    get { Int(storedDigits) }
    set { storedDigits = Int16(clamping: newValue) }
  }

  /// A word's index in the lexicon; -1 for one that is not there.
  var entry: Int {
    get { Int(storedEntry) }
    set { storedEntry = Int16(clamping: newValue) }
  }

  /// A word's value as a Roman numeral, 0 if it is none.
  var roman: Int {
    get { Int(storedRoman) }
    set { storedRoman = UInt8(clamping: newValue) }
  }

  /// The ending that was taken off a word to find it in the lexicon; 0 for none.
  var ending: Int {
    get { Int(storedEnding) }
    set { storedEnding = UInt8(clamping: newValue) }
  }
}
