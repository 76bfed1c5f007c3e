import AlignmentModel
import Dates
import Preparation
import Texts

/// What a long view begins with: how much there is, when it was, how sure it is, and how much of each document it has.
enum SummaryWords {
  /// Links of at least the first score are called sure, those below the second doubtful.
  private static let sure = (from: 0.9, doubtfulBelow: 0.5)
  /// So much of the dates, at either end, is left out: a wrong date would stretch the time.
  private static let tail = 0.05

  /// The lines.
  ///
  /// - Parameters:
  ///   - alignment: the links.
  ///   - documents: those that are shown.
  ///   - rows: the rows of the view.
  ///   - sigla: what the documents are called.
  static func lines(
    _ alignment: Alignment, _ documents: [ShownDocument], _ rows: [EventRow], _ sigla: Sigla
  ) -> [String] {
    let events = rows.filter { !$0.links.isEmpty }
    let links = events.flatMap(\.links)
    let surest = links.count { $0.score >= sure.from }
    let doubtful = links.count { $0.score < sure.doubtfulBelow }
    var first =
      "\(self.events(events.count, alignment.mode)) in \(counted(links.count, "link", "links"))"
    if alignment.mode == .comparable, let years = years(events) {
      first +=
        years.lowerBound == years.upperBound
        ? ", mostly of \(words(years.lowerBound))"
        : ", mostly from \(words(years.lowerBound)) to \(words(years.upperBound))"
    }
    first +=
      ": \(surest) at least 90 % sure, \(links.count - surest - doubtful) from 50 to 90 %, \(doubtful) less"
    let shares = documents.enumerated().map { index, document in
      let linked = Set(events.flatMap { $0.passages[index].flatMap(\.sentences) })
      // As `align` counts them in its notes.
      guard let compared = document.narrated?.sentences.compared else {
        return ColumnText.printable("\(sigla[document.id]) \(linked.count)")
      }
      return ColumnText.printable(
        "\(sigla[document.id]) \(compared.intersection(linked).count) of \(compared.count)")
    }
    return [first + ".", "Sentences with a counterpart: \(shares.joined(separator: ", "))."]
  }

  /// The years between which most events are told to have happened; nil if fewer than half of them have a date.
  private static func years(_ events: [EventRow]) -> ClosedRange<Int>? {
    let years = events.compactMap { $0.date.flatMap { year($0.text) } }.sorted()
    guard years.count * 2 >= events.count, !years.isEmpty else { return nil }
    let skipped = Int(Double(years.count) * tail)
    return years[skipped]...years[years.count - 1 - skipped]
  }

  /// The first year of a date in EDTF.
  private static func year(_ text: String) -> Int? {
    text.prefixMatch(of: /-?\d{4,}/).flatMap { Int($0.output) }
  }

  /// A year as readers write it: 45 BC for -44.
  private static func words(_ year: Int) -> String {
    let digits = String(year.magnitude)
    return DateWords.english(
      (year < 0 ? "-" : "") + String(repeating: "0", count: max(0, 4 - digits.count)) + digits)
  }

  /// A number of rows that have links: of accounts these are events.
  static func events(_ count: Int, _ mode: Alignment.Mode) -> String {
    mode == .parallel ? counted(count, "row", "rows") : counted(count, "event", "events")
  }

  private static func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }
}
