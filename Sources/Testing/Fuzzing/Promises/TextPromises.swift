import Basics

/// What holds of every text that people are shown.
enum TextPromises {
  /// The longest sentence of an error, in characters.
  static let longestSentence = 1_400

  /// What is wrong with a line for a terminal: control characters, what turns the writing round, or ends the line.
  static func problem(ofLine line: String) -> String? {
    let odd = line.unicodeScalars.first {
      $0.properties.generalCategory == .control || $0.properties.isBidiControl || $0.value == 0x2028
        || $0.value == 0x2029
    }
    return odd.map { "has U+" + String($0.value, radix: 16, uppercase: true) }
  }

  /// Makes sure that a line can be shown on a terminal.
  static func check(line: String, of subject: String) throws(BrokenPromise) {
    if let problem = problem(ofLine: line) { throw BrokenPromise("a line of \(subject) \(problem)") }
  }

  /// What is wrong with an error's sentence: it is one line that can be shown, neither empty nor long, in words of our own.
  static func problem(ofSentence sentence: String) -> String? {
    if sentence.isEmpty { return "is empty" }
    if sentence.count > longestSentence { return "is too long" }
    for word in [
      "Error Domain", "NSCocoa", "UserInfo", "The operation could", "Swift.", "DecodingError", "Optional(",
    ]
    where sentence.contains(word) { return "has words of the system's: \(word)" }
    return problem(ofLine: sentence)
  }
}
