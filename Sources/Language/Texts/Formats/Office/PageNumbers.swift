/// How a word processor numbers pages.
struct PageNumbers {
  /// How numbers are written.
  enum Style {
    case decimal
    case lowerRoman
    case upperRoman
  }

  private(set) var number = 1
  var style = Style.decimal

  /// The number of the page as it is printed.
  var label: String {
    switch style {
    case .decimal: String(number)
    case .upperRoman: PageNumbers.roman(number)
    case .lowerRoman: PageNumbers.roman(number).lowercased()
    }
  }

  /// Goes to the next page, or to that of a number.
  mutating func turn(to start: Int? = nil) {
    number = start ?? (number < .max ? number + 1 : number)
  }

  /// Begins with a number.
  mutating func begin(at start: Int?) { number = start ?? number }

  private static let digits = [
    (1_000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
  ]

  private static func roman(_ number: Int) -> String {
    guard (1..<4_000).contains(number) else { return String(number) }
    var rest = number
    var text = ""
    for (value, digit) in digits {
      while rest >= value {
        text += digit
        rest -= value
      }
    }
    return text
  }
}
