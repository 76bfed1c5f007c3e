import AlignmentModel
import Dates
import Preparation
import Texts

/// When something is told to have happened, as it is shown to readers.
public struct EventDate: Hashable, Sendable {
  /// The first and the last day, as Julian Day Numbers.
  public let days: ClosedRange<Int>
  /// The date in EDTF (ISO 8601-2): `1917`, `1917-11`, `1917-11-07`, `1917/1922`.
  public let text: String

  /// The date of a narrative time.
  public init(_ time: NarrativeTime) {
    days = time.days
    text = EventDate.text(time)
  }

  /// The date of a link: that of its sentences which leaves the least doubt; of equals, the narrowest, then the earliest.
  ///
  /// - Parameters:
  ///   - passages: passages of one event.
  ///   - documents: those whose passages are asked, by their ids.
  /// - Returns: nil if none of the sentences is told of any time.
  public init?(of passages: [Passage], in documents: [String: NarratedDocument]) {
    let times = passages.flatMap { passage -> [NarrativeTime] in
      guard let document = documents[passage.document] else { return [] }
      return document.segmented.sentences(in: passage.start..<passage.end).compactMap { document.times[$0] }
    }
    let surest = times.min {
      ($0.doubt, $0.days.count, $0.days.lowerBound) < ($1.doubt, $1.days.count, $1.days.lowerBound)
    }
    guard let surest else { return nil }
    self.init(surest)
  }

  private static func text(_ time: NarrativeTime) -> String {
    guard let calendar = try? ICUCalendar(.gregorian),
      let first = calendar.date(ofDay: time.days.lowerBound),
      let last = calendar.date(ofDay: time.days.upperBound)
    else { return years(time.years.lowerBound, time.years.upperBound) }
    // A year may be given by the old calendar or by either: its days then begin or end some days beside it.
    if time.days.count > 300 { return years(time.years.lowerBound, time.years.upperBound) }
    let wholeMonth = first.day == 1 && calendar.date(ofDay: time.days.upperBound + 1)?.day == 1
    if wholeMonth {
      let (from, to) = (month(first), month(last))
      return from == to ? from : "\(from)/\(to)"
    }
    let (from, to) = ("\(month(first))-\(two(first.day))", "\(month(last))-\(two(last.day))")
    return from == to ? from : "\(from)/\(to)"
  }

  private static func years(_ first: Int, _ last: Int) -> String {
    first == last ? four(first) : "\(four(first))/\(four(last))"
  }

  private static func month(_ date: (year: Int, month: Int, day: Int)) -> String {
    "\(four(date.year))-\(two(date.month))"
  }

  private static func four(_ year: Int) -> String {
    let digits = String(abs(year))
    return (year < 0 ? "-" : "") + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
