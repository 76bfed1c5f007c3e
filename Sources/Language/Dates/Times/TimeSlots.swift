/// What a pattern has found so far.
struct TimeSlots {
  /// Up to two values with the tokens they stand in.
  struct Pair {
    // Small, for slots are copied wherever a pattern may go on in two ways.
    private var number: Int8 = 0
    private var values: (Int16, Int16) = (0, 0)
    private var tokens: (Int32, Int32) = (-1, -1)

    var count: Int { Int(number) }
    var first: Int { Int(values.0) }
    var second: Int { Int(values.1) }
    var firstToken: Int { Int(tokens.0) }
    var secondToken: Int { Int(tokens.1) }

    /// Puts other values in the place of the last one, or of all.
    mutating func change(all: Bool, _ change: (Int) -> Int) {
      if number > 1 { values.1 = Int16(clamping: change(second)) }
      if number == 1 || (number > 1 && all) { values.0 = Int16(clamping: change(first)) }
    }

    mutating func add(_ value: Int, _ token: Int) {
      if number == 0 {
        values.0 = Int16(clamping: value)
        tokens.0 = Int32(clamping: token)
      } else {
        values.1 = Int16(clamping: value)
        tokens.1 = Int32(clamping: token)
      }
      number += 1
    }

    /// The value for the end of a range: the second one, or the only one.
    var last: Int { count > 1 ? second : first }
    /// The token of `last`.
    var lastToken: Int { count > 1 ? secondToken : firstToken }
  }

  var days = Pair()
  var months = Pair()
  var years = Pair()
  /// Decades of a century, or centuries.
  var periods = Pair()
  /// Minutes that are added to the time of day, and whether the minutes count back from it.
  var shift = 0
  var isBefore = false
  /// In halves.
  var amount = 2
  var unit = 0
  var hour = 0
  var minute = 0
  var second = -1
  var halfDay = -1
  var part = 0
  var season = 0
  var weekday = 0
  var age = 0
  /// 1 for the Julian calendar, 2 for the Gregorian.
  var calendar = 0
  /// The first and one past the last token of the expression, where the pattern marks them.
  var begin = -1
  var finish = -1
}
