import AlignmentModel
import Preparation
import Texts

/// The rows of a view for other programs: as a table with tabs, and as values to encode.
public struct EventTable {
  /// A row as it is encoded.
  public struct Row: Encodable, Equatable {
    /// A link of the row.
    public struct Link: Encodable, Equatable {
      let id: String
      let score: Double
      let status: String
    }

    /// What one document tells.
    public struct Passage: Encodable, Equatable {
      package let document: String
      let start, end: Int
      let sentences: [Int]
      /// The pages, such as "12" or "12–13"; left out where they are not known.
      let pages: String?
      /// Left out where the text was not to be had.
      package let text: String?
      /// The sentences before and after it, where they were asked for.
      package let before, after: [String]?
    }

    struct OtherDate: Encodable, Equatable {
      /// In EDTF.
      let date: String
      let documents: [String]
    }

    let links: [Link]
    /// In EDTF; left out where none is known.
    let date: String?
    /// Dates that other documents give; left out where none does.
    let otherDates: [OtherDate]?
    package let passages: [Passage]
  }

  /// What stands between passages of a document that do not adjoin.
  static let omission = "[…]"

  private let rows: [EventRow]
  private let documents: [ShownDocument]
  private let context: Int

  /// A table of rows.
  ///
  /// - Parameters:
  ///   - rows: the rows.
  ///   - documents: the columns.
  ///   - context: how many sentences before and after each passage are wanted.
  public init(_ rows: [EventRow], documents: [ShownDocument], context: Int = 0) {
    self.rows = rows
    self.documents = documents
    self.context = context
  }

  /// The rows to encode.
  public var encodable: [Row] {
    rows.map { row in
      Row(
        links: row.links.map { Row.Link(id: $0.id, score: $0.score, status: $0.status.rawValue) },
        date: row.date?.text,
        otherDates: row.date.flatMap { date in
          date.others.isEmpty
            ? nil : date.others.map { Row.OtherDate(date: $0.text, documents: $0.documents) }
        },
        passages: zip(documents, row.passages).flatMap { document, passages in
          passages.map { passage in
            let around = document.context(of: passage, context)
            return Row.Passage(
              document: document.id, start: passage.start, end: passage.end, sentences: passage.sentences,
              pages: document.pageRange(passage)?.description,
              text: document.narrated == nil ? nil : document.text(passage.start..<passage.end),
              before: context > 0 ? around.before.map { document.text($0) } : nil,
              after: context > 0 ? around.after.map { document.text($0) } : nil)
          }
        })
    }
  }

  /// Calls `body` with the cells of each line, the headings first: the links, the highest of their scores, the date, and for each
  /// document offsets, text and, where a document has pages, those; of several passages of a document one after the other.
  public func forEachLine(_ body: ([String]) throws -> Void) rethrows {
    try body(
      ["links", "score", "date"]
        + documents.flatMap {
          [ColumnText.printable("\($0.id) offsets"), ColumnText.printable("\($0.id) text")]
            + (hasPages($0) ? [ColumnText.printable("\($0.id) pages")] : [])
        })
    for row in rows {
      let ids = row.links.map { ColumnText.printable($0.id) }.joined(separator: ",")
      var cells = [
        ids.isEmpty ? "-" : ids, row.links.map(\.score).max().map { "\($0)" } ?? "-", row.date?.text ?? "-",
      ]
      for (document, passages) in zip(documents, row.passages) {
        guard !passages.isEmpty else {
          cells += ["-", "-"] + (hasPages(document) ? ["-"] : [])
          continue
        }
        let texts = passages.map { passage in
          let around = document.context(of: passage, context)
          let parts = around.before + [passage.start..<passage.end] + around.after
          return parts.map { document.text($0) }.joined(separator: " ")
        }
        cells += [
          passages.map { "\($0.start)-\($0.end)" }.joined(separator: ","),
          document.narrated == nil ? "-" : texts.joined(separator: " \(EventTable.omission) "),
        ]
        if hasPages(document) {
          let pages = passages.map { document.pageRange($0)?.description ?? "-" }
          cells.append(ColumnText.printable(pages.joined(separator: ",")))
        }
      }
      try body(cells)
    }
  }
}

extension EventTable {
  private func hasPages(_ document: ShownDocument) -> Bool {
    document.narrated.map { !$0.document.view.pages.isEmpty } ?? false
  }
}

extension ShownDocument {
  /// The sentences before and after a passage, at most `count` of each, by their ranges in the source.
  func context(of passage: Passage, _ count: Int) -> (before: [Range<Int>], after: [Range<Int>]) {
    guard count > 0, let narrated else { return ([], []) }
    let own = narrated.segmented.sentences(in: passage.start..<passage.end)
    let count = min(count, narrated.sentences.count)
    let before = max(0, own.lowerBound - count)..<own.lowerBound
    let after = own.upperBound..<min(narrated.sentences.count, own.upperBound + count)
    return (before.map { narrated.sentences[$0].range }, after.map { narrated.sentences[$0].range })
  }
}
