import Texts

/// A date found in a text.
public struct DateMention: Sendable {
  /// The offsets of the expression in code points.
  public let range: Range<Int>
  /// What it says.
  public let date: CalendarDate

  /// Makes a mention; see the properties.
  public init(range: Range<Int>, date: CalendarDate) {
    self.range = range
    self.date = date
  }
}

/// Finds dates and years among the words of a sentence.
///
/// A month name takes the number before it (in English also the one after it) for its day and the four digits after it for its
/// year; four digits elsewhere are a year. Month names stand in `Resources/month-names.txt`.
public struct DateFinder: Sendable {
  /// What counts as a year: what people write four digits for.
  ///
  /// Later numbers and earlier ones are rarely years.
  private static let years = 1000...2099
  /// How far apart, in code points, the parts of a date may stand: "7 (19) августа", "October 1, 1917".
  private static let reach = 8

  /// What may stand between a day and its month: "20th of August", "20-го августа".
  private static let ordinalEndings: Set<String> = ["st", "nd", "rd", "th", "го"]

  private let months: [String: Int]
  private let dayMayFollow: Bool

  /// A finder for texts of one language; one without month names finds years only.
  public init(_ language: Language) {
    var months: [String: Int] = [:]
    for line in DataLines(PackageResources.month_names_txt) where line.first == language.code {
      guard line.count > 2, let number = Int(line[1]) else { continue }
      for form in line[2...] { months[form] = number }
    }
    self.months = months
    dayMayFollow = language == .english
  }

  /// The dates among `words`, in order.
  ///
  /// - Complexity: O(`words.count`).
  public func dates(in words: [Word]) -> [DateMention] {
    let words = DateFinder.withoutOrdinalEndings(words)
    var mentions: [DateMention] = []
    var used = Set<Int>()
    for index in words.indices {
      guard let month = month(words[index].text) else { continue }
      var first = index
      var last = index
      var day: Int?
      // A number that was another month's day is not this one's: "October 25 (November 7)".
      if !used.contains(index - 1), let number = number(words, index - 1, near: index, in: 1...31) {
        day = number
        first = index - 1
      } else if dayMayFollow, let number = number(words, index + 1, near: index, in: 1...31) {
        day = number
        last = index + 1
      }
      let year = number(words, last + 1, near: last, in: DateFinder.years) ?? laterYear(words, after: last)
      if let direct = number(words, last + 1, near: last, in: DateFinder.years), direct == year { last += 1 }
      used.formUnion(first...last)
      guard year != nil || day != nil else { continue }
      mentions.append(
        DateMention(
          range: words[first].range.lowerBound..<words[last].range.upperBound,
          date: CalendarDate(year: year, month: month, day: day)))
    }
    for index in words.indices where !used.contains(index) {
      guard let year = number(words, index, near: index, in: DateFinder.years) else { continue }
      mentions.append(DateMention(range: words[index].range, date: CalendarDate(year: year)))
      // "1907-14": the second half of a range takes its century from the first.
      if let short = number(words, index + 1, near: index, in: 0...99, reach: 1), short > year % 100,
        words[index + 1].text.count == 2
      {
        mentions.append(
          DateMention(range: words[index + 1].range, date: CalendarDate(year: year - year % 100 + short)))
      }
    }
    return mentions.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private static func withoutOrdinalEndings(_ words: [Word]) -> [Word] {
    var kept: [Word] = []
    var isAfterEnding = false
    for word in words {
      // A hyphen may stand before the ending.
      let isEnding =
        ordinalEndings.contains(word.text)
        && kept.last.map { $0.isNumber && word.range.lowerBound - $0.range.upperBound <= 1 } == true
      if !isEnding, !(isAfterEnding && word.text == "of") { kept.append(word) }
      isAfterEnding = isEnding
    }
    return kept
  }

  private func month(_ word: String) -> Int? {
    if let month = months[word] ?? months[word.lowercased()] { return month }
    // Wikipedia's marks for the calendar, glued to the month by text extraction: "Oktoberjul.".
    for mark in ["jul", "greg"] where word.hasSuffix(mark) {
      return months[String(word.dropLast(mark.count))]
    }
    return nil
  }

  /// The number that word `index` is, if it lies in `range` and within reach of word `other`.
  private func number(
    _ words: [Word], _ index: Int, near other: Int, in range: ClosedRange<Int>, reach: Int = DateFinder.reach
  ) -> Int? {
    guard words.indices.contains(index), words[index].isNumber, words[index].text.count <= 4,
      let value = Int(words[index].text), range.contains(value)
    else { return nil }
    let gap = words[max(index, other)].range.lowerBound - words[min(index, other)].range.upperBound
    return gap <= reach ? value : nil
  }

  /// The year of "26 октября (7 ноября) 1917": that of the next date, when only its day and month stand between.
  private func laterYear(_ words: [Word], after last: Int) -> Int? {
    for index in words.indices where index > last && index <= last + 4 {
      guard words[index].range.lowerBound - words[index - 1].range.upperBound <= DateFinder.reach else {
        return nil
      }
      if let year = number(words, index, near: index, in: DateFinder.years) { return year }
      guard words[index].isNumber || month(words[index].text) != nil || words[index].text.hasPrefix("jul")
      else {
        return nil
      }
    }
    return nil
  }
}
