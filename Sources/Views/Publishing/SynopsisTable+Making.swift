import AlignmentModel
import Dates
import Foundation
import Inspection
import Preparation
import Texts

extension SynopsisTable {
  /// The table of an alignment.
  ///
  /// - Parameters:
  ///   - alignment: the links, of which those that a person has rejected are left out.
  ///   - documents: its documents in its order, nil for those whose text is not to be had; offsets take its place.
  ///   - title: what it is called.
  /// - Complexity: O(size of the documents + links · (links of a sentence)).
  public init(_ alignment: Alignment, documents: [NarratedDocument?], title: String) {
    let shown = alignment.documents.enumerated().map { index, reference in
      documents.indices.contains(index)
        ? documents[index].map { ShownDocument($0) } ?? ShownDocument(withoutText: reference)
        : ShownDocument(withoutText: reference)
    }
    let places = shown.map { CitedPlaces($0) }
    let found = EventRow.rows(of: alignment, documents: shown, selection: RowSelection())
    self.title = CellText.line(title)
    generator = CellText.line(alignment.generator)
    columns = alignment.documents.map { reference in
      Column(
        id: CellText.line(reference.id), language: reference.language,
        details: DocumentDetails(
          title: reference.details.title.map(CellText.line),
          author: reference.details.author.map(CellText.line),
          date: reference.details.date.map(CellText.line),
          address: reference.details.address.map(CellText.line)),
        path: CellText.line(reference.path))
    }
    rows = found.enumerated().map { index, row in
      Row(
        number: index + 1, date: row.date?.text, dateWords: row.date.map { DateWords.english($0.text) },
        otherDates: (row.date?.others ?? []).map { other in
          OtherDate(words: DateWords.english(other.text), documents: other.documents.map(CellText.line))
        },
        passages: row.passages.enumerated().map { column, passages in
          passages.map { passage in
            Passage(
              paragraphs: CellText.paragraphs(shown[column].plainText(of: passage)),
              place: CellText.line(places[column].english(passage)))
          }
        }, links: row.links.map(Link.init))
    }
    notes = SynopsisTable.notes(alignment, shown, found)
  }

  /// What is left out.
  private static func notes(
    _ alignment: Alignment, _ documents: [ShownDocument], _ rows: [EventRow]
  ) -> [String] {
    func counted(_ count: Int, _ one: String, _ many: String) -> String {
      "\(count) \(count == 1 ? one : many)"
    }
    let rejected = alignment.links.count { !$0.isAccepted }
    let within = alignment.links.count - rejected - rows.reduce(0) { $0 + $1.links.count }
    var left: [String] = []
    if rejected > 0 { left.append("\(counted(rejected, "link", "links")) that a person has rejected") }
    if within > 0 { left.append("\(counted(within, "link", "links")) within one document") }
    if !alignment.conflicts.isEmpty {
      let contradictions = counted(alignment.conflicts.count, "contradiction", "contradictions")
      left.append("what was decided about \(contradictions)")
    }
    if !alignment.notes.isEmpty {
      left.append("\(counted(alignment.notes.count, "note", "notes")) on sentences")
    }
    let missing = documents.filter { $0.narrated == nil }.map { CellText.line($0.id) }
    if !missing.isEmpty {
      left.append("the text of \(missing.joined(separator: ", ")), which is not to be had")
    }
    var alone: [String] = []
    for (column, document) in documents.enumerated() {
      guard let compared = document.narrated?.sentences.compared else { continue }
      let linked = Set(rows.flatMap { $0.passages[column].flatMap(\.sentences) })
      let rest = compared.subtracting(linked).count
      if rest > 0 { alone.append("\(rest) of \(CellText.line(document.id))") }
    }
    return (left.isEmpty ? [] : ["left out: \(left.joined(separator: "; "))"])
      + (alone.isEmpty
        ? []
        : ["only what is linked is in it; sentences without a partner: \(alone.joined(separator: ", "))"])
  }
}

extension SynopsisTable.Link {
  /// A link as it is shown.
  fileprivate init(_ link: Link) {
    id = CellText.line(link.id)
    score = link.score
    status = link.status
    comment = CellText.paragraphs(link.comment ?? "")
    tags = link.tags.map(CellText.line).filter { !$0.isEmpty }
  }
}

extension ShownDocument {
  /// The text of a passage as it is written, with its ends of paragraphs; `[1203–1391]` where there is no text.
  fileprivate func plainText(of passage: Passage) -> String {
    guard let document = narrated?.document else { return "[\(passage.start)–\(passage.end)]" }
    return String(
      String.UnicodeScalarView(
        document.written(in: document.view.range(ofSource: passage.start..<passage.end))))
  }
}
