/// Adds up the words of a number: two hundred and eight thousand and three.
struct NumberSum {
  /// What has been multiplied by a thousand or more.
  private var total = 0.0
  /// What has been read since.
  private var current = 0.0
  /// The last magnitude of the total: only smaller ones may follow.
  private var least = Double.infinity
  private(set) var isEmpty = true
  /// The last word's magnitude where it is one: the rounding of "five million".
  private(set) var resolution = 1.0
  /// Whether the last word of the number was a cardinal of less than ten, that German puts before the tens.
  private var isUnit = false

  var value: Double { total + current }

  /// Whether "and" may follow: a hundred and eight.
  var mayTakeAnd: Bool { !isEmpty && value >= 100 && value.truncatingRemainder(dividingBy: 100) == 0 }

  /// Adds a number that is written after what has been read; false if it begins another number.
  mutating func add(_ number: Double, isInverted: Bool = false) -> Bool {
    let step: Double = number < 10 ? 10 : number < 100 ? 100 : 1000
    if !isEmpty, number != number.rounded() || number == 0 { return false }
    if isInverted {
      guard isUnit, number >= 20, number < 100 else { return false }
    } else if current != 0 {
      guard current == current.rounded(), number < 1000,
        current.truncatingRemainder(dividingBy: step) == 0
      else { return false }
      if number < 10, current.truncatingRemainder(dividingBy: 100) == 10 { return false }
    } else if !isEmpty {
      guard number < least else { return false }
    }
    current += number
    isUnit = number < 10
    isEmpty = false
    resolution = number == number.rounded() ? 1 : 0.5
    return true
  }

  /// Multiplies what stands before a magnitude; false if it begins another number.
  mutating func multiply(_ magnitude: Double) -> Bool {
    if isEmpty { current = 1 }
    guard current > 0, magnitude < least else { return false }
    // Dozens and hundreds stay within the thousands.
    if magnitude < 1000 {
      guard current < 100 else { return false }
      current *= magnitude
    } else {
      total += current * magnitude
      current = 0
      least = magnitude
    }
    resolution = magnitude * (resolution < 1 ? resolution : 1)
    isEmpty = false
    isUnit = false
    return true
  }

  /// Adds a half to the last word: two and a half.
  mutating func addPart(_ part: Double) -> Bool {
    guard !isEmpty, current >= 1, current < 1000, current == current.rounded() else { return false }
    current += part
    resolution = part
    return true
  }
}
