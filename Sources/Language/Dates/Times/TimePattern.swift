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
    case day
    case dayOrdinal = "day-ordinal"
    case month
    case monthNumber = "month-number"
    case monthRoman = "month-roman"
    case year
    /// A year of three digits, or four.
    case shortYear = "short-year"
    /// The last two digits of a year after another.
    case yearOfCentury = "year-of-century"
    case decade
    /// A number of two digits that ends in 0.
    case decadeOfCentury = "decade-of-century"
    case decadeWord = "decade-word"
    /// The second decade of a range.
    case nextDecade = "next-decade"
    case century
    case centuryRoman = "century-roman"
    case centuryWord = "century-word"
    case amount
    case unit
    case hour
    case hourWord = "hour-word"
    case minute
    case second
    case halfDay = "half-day"
    case age
    case ageWord = "age-word"
    case season
    case part
    case weekday
    case calendar
    case anyNumber = "number"
  }

  /// A value that a pattern has by itself.
  enum Setting: String {
    case amount
    case unit
    case part
    case calendar
    case halfDay = "half-day"
    case season
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
