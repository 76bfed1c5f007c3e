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
    /// The calendar of the date before it, and its year if that stands after the mark only.
    case style
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
    /// A year of three digits.
    case threeDigitYear = "three-digit-year"
    /// A year of one to four digits, beside the name of an era.
    case eraYear = "era-year"
    /// The year after another, of which one to four digits are written: 1731/32, 1648/9.
    case doubleYear = "double-year"
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
    /// An hour in digits, or the name of one.
    case anyHour = "any-hour"
    /// An hour as it is named where a part of it is told: девятого.
    case hourOf = "hour-of"
    /// A word that is half an hour: полседьмого.
    case halfHour = "half-hour"
    /// Hour and minute in four digits.
    case clockDigits = "clock-digits"
    case minute
    /// Minutes in digits or words.
    case minutes
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
    case minute
    /// The century of a decade.
    case century
    /// Minutes that are added to the time of day.
    case shift
    /// The minutes are counted back from the hour.
    case before
    /// The last year or century, or all of them, are before Christ.
    case era
  }

  enum Test {
    /// One of these words; where among the grammar's lists they stand, so that nothing is counted when a test is copied.
    case words(Range<Int>)
    /// A word of this class.
    case wordClass(Int)
    /// One of these marks.
    case marks(Range<Int>)
    /// A slot, and the class of words that fill it; -1 for none.
    case slot(Slot, Int)
    case setting(Setting, Int)
    /// The expression begins, or ends, here.
    case begin
    case finish
    /// What follows is no capitalized word, number, unit of measure or per cent sign: the number before it counts nothing.
    case countsNothing
    /// An opening parenthesis stands before.
    case opened
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
