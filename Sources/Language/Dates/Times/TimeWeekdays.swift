/// Finds the day of the week that a text gives beside a day: Saturday, 26 April; 26 апреля, в субботу.
struct TimeWeekdays {
  private let lexicon: TimeLexicon
  private let tokens: [TimeToken]
  private let days: Int
  private let shortDays: Int
  private let links: Int
  private let halfDays: Int

  /// So many tokens may stand between the two: a comma, an article, "evening".
  private static let farthest = 4

  init(_ lexicon: TimeLexicon, _ tokens: [TimeToken]) {
    self.lexicon = lexicon
    self.tokens = tokens
    days = lexicon.classes["weekday"] ?? -1
    shortDays = lexicon.classes["weekday-short"] ?? -1
    links = lexicon.classes["weekday-link"] ?? -1
    halfDays = lexicon.classes["half-day"] ?? -1
  }

  /// The day of the week beside the tokens of a day: 1 for Monday; nil if none is there.
  func beside(_ day: Range<Int>) -> Int? {
    guard days >= 0 else { return nil }
    var at = day.lowerBound - 1
    while at >= 0, day.lowerBound - at <= TimeWeekdays.farthest + 1 {
      if let found = weekday(tokens[at]) { return found }
      guard isBetween(tokens[at]) else { break }
      at -= 1
    }
    at = day.upperBound
    while at < tokens.count, at - day.upperBound <= TimeWeekdays.farthest {
      if let found = weekday(tokens[at]) {
        // "on 3 May, on Tuesday 4 May": the next day's.
        let isNext = at + 1 < tokens.count && tokens[at + 1].kind == .number
        return isNext ? nil : found
      }
      // A full stop ends more than an abbreviation: "3 мая 1915 г., в понедельник".
      let isStop = tokens[at].kind == .mark && tokens[at].value == 0x2E
      guard isBetween(tokens[at]), !isStop || tokens[at - 1].kind == .word else { break }
      at += 1
    }
    return nil
  }

  private func weekday(_ token: TimeToken) -> Int? {
    guard token.kind == .word, token.ending == 0, token.entry >= 0 else { return nil }
    return lexicon.readings[token.entry].first {
      ($0.wordClass == days || $0.wordClass == shortDays) && (token.isUpper || !$0.needsCapital)
    }?.value
  }

  private func isBetween(_ token: TimeToken) -> Bool {
    switch token.kind {
    case .number: false
    case .mark: token.value == 0x2C || token.value == 0x2E || token.value == 0x28
    case .word: lexicon.isMember(token.entry, of: links) || lexicon.isMember(token.entry, of: halfDays)
    }
  }
}
