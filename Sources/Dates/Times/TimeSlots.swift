/// What a pattern has found so far.
struct TimeSlots {
  /// Up to two values with the tokens they stand in.
  struct Pair {
    private(set) var count = 0
    private(set) var first = 0
    private(set) var second = 0
    private(set) var firstToken = -1
    private(set) var secondToken = -1

    mutating func add(_ value: Int, _ token: Int) {
      if count == 0 {
        first = value
        firstToken = token
      } else {
        second = value
        secondToken = token
      }
      count += 1
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
