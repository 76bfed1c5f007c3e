import AlignmentModel
import Preparation
import Texts

/// Which rows of a view are wanted.
public struct RowSelection {
  /// Links with a lower score are left out.
  public var leastScore = 0.0
  /// Only rows in which this stands are wanted.
  public var around: TextSearch?
  /// Whether sentences without counterpart have rows too.
  public var showsNulls = false
  /// How many sentences before and after each passage are shown.
  public var context = 0

  /// All rows, and nothing around them.
  public init() {}
}

/// A row of a view: what the shown documents tell of one event, or a stretch of one document without counterpart.
public struct EventRow {
  /// For each shown document its passages, in its order; none if it has none.
  public let passages: [[Passage]]
  /// The links it stands for; none for a stretch without counterpart.
  public let links: [Link]
  /// When it is told to have happened, as far as the documents of its links say; nil of translations, which say the same.
  public let date: EventDate?

  /// The rows of an alignment: of accounts one for each event, of translations one for each bead or row of beads.
  ///
  /// Rejected links are left out. Sentences without counterpart stand after the row of the linked sentence before them;
  /// references are passed over, as nothing is compared with them.
  ///
  /// - Parameters:
  ///   - alignment: the links.
  ///   - documents: those that are shown.
  ///   - selection: which rows are wanted.
  ///   - hidden: documents that are not shown, and tell when something was too.
  /// - Complexity: O(size of the documents + links · (links of a sentence)).
  public static func rows(
    of alignment: Alignment, documents: [ShownDocument], selection: RowSelection,
    hidden: [NarratedDocument] = []
  ) -> [EventRow] {
    let narrated = Dictionary(
      (documents.compactMap(\.narrated) + hidden).map { ($0.document.id, $0) }
    ) { first, _ in first }
    func row(_ passages: [[Passage]], _ links: [Link]) -> EventRow {
      guard alignment.mode == .comparable else {
        return EventRow(passages: passages, links: links, date: nil)
      }
      let told = links.isEmpty ? passages.flatMap(\.self) : links.flatMap(\.passages)
      return EventRow(passages: passages, links: links, date: EventDate(of: told, in: narrated))
    }
    let links = alignment.links.filter { $0.isAccepted && $0.score >= selection.leastScore }
    let ids = documents.map(\.id)
    let found =
      alignment.mode == .comparable
      ? SynopsisRow.events(of: links, documents: ids) : SynopsisRow.rows(of: links, documents: ids)
    var rows = found.map { row($0.passages, $0.links) }
    if selection.showsNulls {
      rows = withNulls(rows, documents) { column, passage in
        row(documents.indices.map { $0 == column ? [passage] : [] }, [])
      }
    }
    guard let search = selection.around else { return rows }
    return rows.filter { row in
      zip(documents, row.passages).contains { document, passages in
        guard let view = document.narrated?.document.view else { return false }
        return passages.contains { passage in
          let range = view.range(ofSource: passage.start..<passage.end)
          return search.matches(in: [range], of: view.scalars).contains { !$0.isEmpty }
        }
      }
    }
  }

  private static func withNulls(
    _ rows: [EventRow], _ documents: [ShownDocument], _ make: (Int, Passage) -> EventRow
  ) -> [EventRow] {
    /// The stretches that follow each row; those before any follow none.
    var following: [Int: [EventRow]] = [:]
    for (column, document) in documents.enumerated() {
      guard let narrated = document.narrated else { continue }
      var rowOf: [Int: Int] = [:]
      for (index, row) in rows.enumerated() {
        for passage in row.passages[column] {
          for sentence in narrated.segmented.sentences(in: passage.start..<passage.end)
          where rowOf[sentence] == nil {
            rowOf[sentence] = index
          }
        }
      }
      var last = -1
      var run: [Sentence] = []
      func flush() {
        guard let first = run.first, let end = run.last else { return }
        following[last, default: []].append(
          make(
            column,
            Passage(
              document: document.id, start: first.range.lowerBound, end: end.range.upperBound,
              sentences: run.map(\.index))))
        run = []
      }
      for sentence in narrated.sentences {
        if let row = rowOf[sentence.index] {
          flush()
          last = row
        } else if sentence.block.isCompared {
          if run.last.map({ $0.paragraph != sentence.paragraph }) ?? false { flush() }
          run.append(sentence)
        }
      }
      flush()
    }
    return (following[-1] ?? []) + rows.enumerated().flatMap { [$1] + (following[$0] ?? []) }
  }
}
