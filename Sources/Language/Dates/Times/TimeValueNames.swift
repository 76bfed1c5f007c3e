/// The values that words of time stand for, as the data files name them: `unit year Jahr`, `part end Ende`.
enum TimeValueNames {
  private static let named: [String: [String: Int]] = [
    "unit": ["day": 1, "week": 2, "month": 3, "year": 4, "decade": 5, "century": 6],
    "part": ["start": 1, "middle": 2, "end": 3, "approximate": 4, "first-half": 5, "second-half": 6],
    "calendar": ["julian": 1, "gregorian": 2],
    "ending": ["julian": 1, "gregorian": 2, "age": 3],
    "half-day": ["morning": 0, "afternoon": 1, "night": 2, "midday": 3],
    "era": ["last": 1, "all": 2],
    "season": ["spring": 21, "summer": 22, "autumn": 23, "winter": 24],
  ]

  /// The value that a word of a class has under this name; a number for classes without names, in halves for `number`.
  ///
  /// - Returns: nil if the class has no such value.
  static func value(of name: Substring, class wordClass: Substring) -> Int? {
    if let values = named[String(wordClass)] { return values[String(name)] }
    guard wordClass != "number" else { return Double(name).flatMap { Int(exactly: $0 * 2) } }
    return Int(name)
  }
}
