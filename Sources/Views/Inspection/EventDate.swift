import AlignmentModel
import Dates
import Preparation
import Texts

/// When something is told to have happened, as it is shown to readers.
///
/// What sentences say themselves, or the heading over them, is its date. Where documents differ, the date that most of them give comes
/// first, and the others with who gives them. What is only inherited from sentences before has a question mark, and no more than its year.
public struct EventDate: Hashable, Sendable {
  /// A date that other documents give.
  public struct Other: Hashable, Sendable {
    /// The date in EDTF.
    public let text: String
    /// The ids of the documents that give it, in their order.
    public let documents: [String]
  }

  /// The first and the last day, as Julian Day Numbers.
  public let days: ClosedRange<Int>
  /// The date in EDTF (ISO 8601-2): `1917`, `1917-11`, `1917-11-07`, `1917/1922`; `1898?` where nobody says it.
  public let text: String
  /// The ids of the documents that give it, in their order; none where it is inherited.
  public let documents: [String]
  /// Other dates of the event, those of more documents first.
  public let others: [Other]

  /// What is inherited with more doubt is left out.
  private static let greatestDoubt = 0.6

  /// The date of a narrative time.
  ///
  /// - Parameters:
  ///   - time: the time.
  ///   - document: the document that tells it.
  public init(_ time: NarrativeTime, in document: NarratedDocument) {
    let days = document.daysAsWritten(time)
    self.init(
      days: days, text: EventDate.text(days, time.years, isSaid: time.isSaid), documents: [], others: [])
  }

  private init(days: ClosedRange<Int>, text: String, documents: [String], others: [Other]) {
    (self.days, self.text, self.documents, self.others) = (days, text, documents, others)
  }

  /// The date of passages that tell one event.
  ///
  /// - Parameters:
  ///   - passages: passages of one event.
  ///   - documents: those whose passages are asked, by their ids.
  /// - Returns: nil if none of the sentences is told of any time.
  public init?(of passages: [Passage], in documents: [String: NarratedDocument]) {
    var claims: [Claim] = []
    var inherited: (time: NarrativeTime, document: NarratedDocument)?
    for passage in passages {
      guard let document = documents[passage.document] else { continue }
      let times = document.segmented.sentences(in: passage.start..<passage.end).compactMap {
        document.times[$0]
      }
      if let said = times.filter(\.isSaid).min(by: {
        ($0.days.count, $0.days.lowerBound) < ($1.days.count, $1.days.lowerBound)
      }) {
        claims.append(
          Claim(days: document.daysAsWritten(said), years: said.years, documents: [passage.document]))
      } else if let time = times.min(by: { $0.doubt < $1.doubt }), time.doubt < inherited?.time.doubt ?? 2 {
        inherited = (time, document)
      }
    }
    let groups = Claim.grouped(claims)
    guard let first = groups.first else {
      guard let inherited, inherited.time.doubt <= EventDate.greatestDoubt else { return nil }
      self.init(inherited.time, in: inherited.document)
      return
    }
    self.init(
      days: first.days, text: first.text, documents: first.documents,
      others: groups.dropFirst().map { Other(text: $0.text, documents: $0.documents) })
  }

  /// What documents say.
  private struct Claim {
    var days: ClosedRange<Int>
    var years: ClosedRange<Int>
    var documents: [String]

    var text: String { EventDate.text(days, years, isSaid: true) }

    /// Claims put together that can be of one day, those of most documents first, then the narrower ones.
    static func grouped(_ claims: [Claim]) -> [Claim] {
      var groups: [Claim] = []
      for claim in claims.sorted(by: {
        ($0.days.count, $0.days.lowerBound) < ($1.days.count, $1.days.lowerBound)
      }) {
        guard let index = groups.firstIndex(where: { $0.days.overlaps(claim.days) }) else {
          groups.append(claim)
          continue
        }
        groups[index].documents += claim.documents.filter { !groups[index].documents.contains($0) }
      }
      return groups.sorted {
        ($1.documents.count, $0.days.count, $0.days.lowerBound)
          < ($0.documents.count, $1.days.count, $1.days.lowerBound)
      }
    }
  }

  private static func text(_ days: ClosedRange<Int>, _ years: ClosedRange<Int>, isSaid: Bool) -> String {
    guard isSaid else {
      return years.count == 1
        ? four(years.lowerBound) + "?" : "\(four(years.lowerBound))?/\(four(years.upperBound))?"
    }
    guard let calendar = try? ICUCalendar(.gregorian),
      let first = calendar.date(ofDay: days.lowerBound),
      let last = calendar.date(ofDay: days.upperBound)
    else { return self.years(years.lowerBound, years.upperBound) }
    // A year may be given by the old calendar or by either: its days then begin or end some days beside it.
    if days.count > 300 { return self.years(years.lowerBound, years.upperBound) }
    let wholeMonth = first.day == 1 && calendar.date(ofDay: days.upperBound + 1)?.day == 1
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

extension NarrativeTime {
  /// Whether the sentence says it, or the heading over it.
  fileprivate var isSaid: Bool {
    switch source {
    case .own, .relative, .age, .heading: true
    case .carried, .before: false
    }
  }
}

extension NarratedDocument {
  /// The days of a time; of a day or month that may be of the old calendar or the new, that as it is written, unless the document gives
  /// days by both.
  fileprivate func daysAsWritten(_ time: NarrativeTime) -> ClosedRange<Int> {
    guard !givesBothCalendars, time.days.count > 10, let gregorian = try? ICUCalendar(.gregorian),
      let julian = try? ICUCalendar(.julian), let first = gregorian.date(ofDay: time.days.lowerBound),
      let moved = julian.dayNumber(year: first.year, month: first.month, day: first.day)
    else { return time.days }
    let end = time.days.upperBound - (moved - time.days.lowerBound)
    guard end >= time.days.lowerBound else { return time.days }
    let isMonth = first.day == 1 && gregorian.date(ofDay: end + 1)?.day == 1
    return end == time.days.lowerBound || isMonth ? time.days.lowerBound...end : time.days
  }
}
