import AlignmentModel
import Report

/// What pages know of the alignment besides the file, kept up to date as it changes.
///
/// Dates are spoken of by their indexes in one list that only grows, so that windows of different states can share it.
struct ReviewPageData {
  private var maker: ReportDataMaker
  /// What pages know of each link, by its name.
  private var links: [String: ReportData.Link] = [:]
  /// The events as the last change of passages left them, by the names of their links.
  private(set) var events: [(links: [String], date: Int)] = []
  /// The first revision, and how many dates there were when each was made.
  private let base: Int
  private var dateCounts: [Int]

  /// The data of a report's content, before anything is changed.
  ///
  /// - Parameter base: the number of the state that it is of.
  /// - Complexity: O(size of the documents and the alignment).
  init(_ content: ReportContent, base: Int) {
    maker = ReportDataMaker(content)
    self.base = base
    dateCounts = []
    let data = maker.data(of: content.alignment)
    links = Dictionary(zip(content.alignment.links.map(\.id), data.links)) { first, _ in first }
    events = ReviewPageData.named(data.events, content.alignment)
    dateCounts = [maker.dates.count]
  }

  /// The data of a page of the alignment as it stands.
  mutating func page(of alignment: Alignment, _ review: ReportData.Review) -> ReportData {
    var data = maker.data(of: alignment)
    data.review = review
    return data
  }

  /// Takes note of a change.
  ///
  /// - Complexity: O(links of the change), and where passages change that of `EventGrouping` for all links.
  mutating func note(_ change: Review.Change, of alignment: Alignment, _ link: (String) -> Link?) {
    for id in change.links { links[id] = link(id).map { maker.link($0) } }
    if change.changesPassages {
      let known = alignment.links.map { link in links[link.id] ?? maker.link(link) }
      events = ReviewPageData.named(maker.events(alignment, known), alignment)
    }
    dateCounts.append(maker.dates.count)
  }

  /// What pages know of a link; nil if there is none of this name.
  func link(_ id: String) -> ReportData.Link? { links[id] }

  /// The dates that a window of a revision may not have, and the index of the first of them.
  func dates(since revision: Int) -> (from: Int, dates: [ReportData.Date]) {
    let from = dateCounts.indices.contains(revision - base) ? dateCounts[revision - base] : 0
    return (from, Array(maker.dates[from...]))
  }

  /// The notes on sentences as pages have them.
  func notes(_ alignment: Alignment) -> [ReportData.Note] { alignment.notes.compactMap(maker.note) }

  private static func named(
    _ events: [ReportData.Event], _ alignment: Alignment
  ) -> [(links: [String], date: Int)] {
    events.map { event in (event.links.map { alignment.links[$0].id }, event.date) }
  }
}
