/// Dates and times in a normal form put into English words for readers: `1917-11-07` is "7 November 1917", `XXXX-23` "autumn (no year)".
public enum DateWords {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]
  private static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
  private static let seasons = [21: "spring", 22: "summer", 23: "autumn", 24: "winter"]

  /// The words for what `TimeExpression.normalized` and the dates of events have; the text itself where it is neither.
  ///
  /// A span of days that is the first, middle or last third of a year is "early 1894", "mid-1894", "late 1894": that is what texts
  /// say which it was made from. Three months that are a season get its name.
  ///
  /// - Complexity: O(length of the text).
  public static func english(_ text: String) -> String {
    for (suffix, before) in [
      (":START", "beginning of "), (":MID", "middle of "), (":END", "end of "), (":H1", "first half of "),
      (":H2", "second half of "), ("~", "about "),
    ] where text.hasSuffix(suffix) {
      return before + (whole(text.dropLast(suffix.count)) ?? String(text.dropLast(suffix.count)))
    }
    return whole(text[...]) ?? text
  }

  // MARK: Spans

  /// The words for a time without a part; nil where it is none.
  private static func whole(_ text: Substring) -> String? {
    let ends = text.split(separator: "/", omittingEmptySubsequences: false)
    guard ends.count == 2 else { return ends.count == 1 ? single(text) : nil }
    if let first = Day(ends[0]), let last = Day(ends[1]) { return span(first, last) }
    guard let first = single(ends[0]), let last = single(ends[1]) else { return nil }
    // "18th–19th century" has the word once, and so has "6th–4th century BC".
    let shared = [" century BC", " century"].first { first.hasSuffix($0) && last.hasSuffix($0) } ?? ""
    let start = String(first.dropLast(shared.count))
    return start + (start.contains(" ") ? " – " : "–") + last
  }

  private static func span(_ first: Day, _ last: Day) -> String {
    if first == last { return first.words }
    guard first.year == last.year else {
      if first.month == 12, last.month == 2, first.day == nil, last.day == nil, let year = first.year,
        last.year == year + 1
      {
        return "winter \(years(year, year + 1))"
      }
      if first.month == nil, last.month == nil {
        let isBefore = (first.year ?? 1) <= 0 && (last.year ?? 1) <= 0
        return first.words.dropLast(isBefore ? " BC".count : 0) + "–" + last.words
      }
      return first.words + " – " + last.words
    }
    if let year = first.year, let third = third(first, last) {
      return third + (third == "mid" ? "-" : " ") + written(year)
    }
    guard let from = first.month, let to = last.month else { return first.words + " – " + last.words }
    guard let start = first.day, let end = last.day else {
      if first.day == nil, last.day == nil, to == from + 2, from % 3 == 0, let season = seasons[20 + from / 3]
      {
        return season + first.yearWords
      }
      return "\(months[from - 1])–\(months[to - 1])\(first.yearWords)"
    }
    return from == to
      ? "\(start)–\(end) \(months[to - 1])\(last.yearWords)"
      : "\(start) \(months[from - 1]) – \(end) \(months[to - 1])\(last.yearWords)"
  }

  /// Which third of a year a span of its days is; nil if it is none.
  private static func third(_ first: Day, _ last: Day) -> String? {
    let (start, end) = ([first.month, first.day], [last.month, last.day])
    // Leap years begin and end theirs a day sooner.
    let isFirst = start == [1, 1] && [[5, 1], [5, 2]].contains(end)
    let isLast = end == [12, 31] && [[8, 31], [9, 1]].contains(start)
    let isMiddle = [[5, 1], [5, 2]].contains(start) && [[8, 31], [9, 1]].contains(end)
    return isFirst ? "early" : isLast ? "late" : isMiddle ? "mid" : nil
  }

  // MARK: One time

  private static func single(_ text: Substring) -> String? {
    if let day = Day(text) { return day.words }
    guard let first = text.first else { return nil }
    switch first {
    case "T":
      return text.dropFirst().wholeMatch(of: /\d\d:\d\d(:\d\d)?/) == nil ? nil : String(text.dropFirst())
    case "A": return Int(text.dropFirst()).map { "aged \($0)" }
    case "+", "-": return offset(text) ?? season(text) ?? period(text)
    default: return season(text) ?? weekday(text) ?? period(text)
    }
  }

  private static func season(_ text: Substring) -> String? {
    guard let match = text.wholeMatch(of: /(XXXX|-?\d+)-(2[1-4])/),
      let name = Int(match.2).flatMap({ seasons[$0] })
    else { return nil }
    guard let year = Int(match.1) else { return name + " (no year)" }
    // A winter is in two years.
    return name + " " + (name == "winter" ? years(year, year + 1) : written(year))
  }

  private static func weekday(_ text: Substring) -> String? {
    guard let match = text.wholeMatch(of: /XXXX-WXX-([1-7])/), let number = Int(match.1) else { return nil }
    return weekdays[number - 1]
  }

  /// A decade or century.
  private static func period(_ text: Substring) -> String? {
    if let match = text.wholeMatch(of: /XX(\d)X/) { return "the \(match.1)0s" }
    if let match = text.wholeMatch(of: /(-?)(\d+)XX/), let number = Int(match.2) {
      return "\(ordinal(number + 1)) century" + (match.1.isEmpty ? "" : " BC")
    }
    if let match = text.wholeMatch(of: /(\d+)X/) { return "\(match.1)0s" }
    return nil
  }

  /// How far from what was told before.
  private static func offset(_ text: Substring) -> String? {
    guard let match = text.wholeMatch(of: /([+-])P([0-9.]+)([A-Z])/) else { return nil }
    let units: [Substring: String] = ["Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour"]
    guard let unit = units[match.3] else { return nil }
    return "\(match.2) \(unit)\(match.2 == "1" ? "" : "s") \(match.1 == "+" ? "later" : "before")"
  }

  // MARK: Parts

  private static func years(_ first: Int, _ second: Int) -> String {
    let end = String(second)
    return written(first) + "/" + (first / 100 == second / 100 ? String(end.suffix(2)) : end)
  }

  /// Year 0 is the one before the first (ISO 8601).
  private static func written(_ year: Int) -> String {
    year <= 0 ? "\(1 - year) BC" : year < 100 ? "AD \(year)" : "\(year)"
  }

  private static func ordinal(_ number: Int) -> String {
    let ending =
      (11...13).contains(number % 100) ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10, default: "th"]
    return "\(number)\(ending)"
  }

  /// A day, month or year.
  private struct Day: Equatable {
    var year: Int?
    var month: Int?
    var day: Int?
    var isJulian = false

    /// Reads one; nil for anything else.
    init?(_ text: Substring) {
      guard let match = text.wholeMatch(of: /(XXXX|-?\d{3,})(?:-(\d\d))?(?:-(\d\d)(J)?)?/) else { return nil }
      year = Int(match.1)
      month = match.2.flatMap { Int($0) }
      day = match.3.flatMap { Int($0) }
      isJulian = match.4 != nil
      if let month, !(1...12).contains(month) { return nil }
      if year == nil, month == nil { return nil }
      // "1917-07" without a month in between is no day.
      if day != nil, month == nil { return nil }
    }

    /// The year after a month: " 1917", " (no year)".
    var yearWords: String {
      (year.map { " " + written($0) } ?? " (no year)") + (isJulian ? " (old style)" : "")
    }

    var words: String {
      guard let month else { return year.map(written) ?? "" }
      return (day.map { "\($0) " } ?? "") + months[month - 1] + yearWords
    }
  }
}
