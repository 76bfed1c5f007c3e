/// A pattern of time expressions: what they consist of, and what they tell.
struct TimePattern {
  /// What an expression that fits the pattern is.
  enum Meaning: String {
    /// A day, month, year or season; whatever of them was found.
    case date
    /// A day in both calendars.
    case dual
    case range
    case decade
    case century
    case weekday
    case later
    case earlier
    case age
    case clock
    /// Nothing that tells a time, though it looks so.
    case none = "not"
  }

  /// A number, word or other thing that has a value.
  enum Slot: String {
    case day = "d"
    case dayOrdinal = "D"
    case month = "m"
    case monthNumber = "n"
    case monthRoman = "M"
    case year = "y"
    /// A year of three digits, or four.
    case shortYear = "Y"
    /// The last two digits of a year after another.
    case yearOfCentury = "yy"
    case decade = "dec"
    /// A number of two digits that ends in 0.
    case decadeOfCentury = "dd"
    case decadeWord = "dw"
    /// The second decade of a range.
    case nextDecade = "nd"
    case century = "c"
    case centuryRoman = "C"
    case centuryWord = "co"
    case amount = "a"
    case unit = "u"
    case hour = "h"
    case hourWord = "hw"
    case minute = "min"
    case second = "sec"
    case halfDay = "ap"
    case age = "age"
    case ageWord = "aw"
    case season = "s"
    case part = "p"
    case weekday = "w"
    case calendar = "cal"
    case anyNumber = "x"
  }

  /// A value that a pattern has by itself.
  enum Setting: String {
    case amount = "a"
    case unit = "u"
    case part = "p"
    case calendar = "k"
    case halfDay = "h"
    case season = "s"
  }

  enum Test {
    /// One of these words.
    case words([Int])
    /// A word of this class.
    case wordClass(Int)
    /// One of these marks.
    case marks([Int])
    /// A slot, and the class of words that fill it; -1 for none.
    case slot(Slot, Int)
    case setting(Setting, Int)
    /// The expression begins, or ends, here.
    case begin
    case finish
    /// What follows is no capitalized word, number, unit of measure or per cent sign: the number before it counts nothing.
    case countsNothing
  }

  struct Element {
    let test: Test
    /// No space before it.
    let isGlued: Bool
    let isOptional: Bool
  }

  let meaning: Meaning
  let elements: [Element]
}
