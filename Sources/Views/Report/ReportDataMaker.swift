import Algorithms
import AlignmentModel
import Basics
import ComparableMode
import Conflicts
import Entities
import Inspection
import Names
import Preparation
import Texts

/// Makes the page's data of a report's content, and of links that are changed while the page is worked on.
package struct ReportDataMaker {
  private var content: ReportContent
  private let columns: [Column]
  /// The indexes of the documents by their ids.
  private let indexes: [String: Int]
  /// The documents whose text is to be had, by their ids.
  private let narrated: [String: NarratedDocument]
  /// The dates that were given an index so far: those of the page's data, and what links brought since.
  package private(set) var dates: [ReportData.Date] = []
  private var dateIndexes: [EventDate: Int] = [:]

  /// A maker of the data of a report.
  ///
  /// - Complexity: O(size of the documents).
  package init(_ content: ReportContent) {
    self.content = content
    let links = content.alignment.links + content.candidates
    // Only where a text is missing, passages take the place of its sentences.
    let isWhole = content.documents.allSatisfy { $0 != nil }
    let passages = isWhole ? [:] : Dictionary(grouping: links.lazy.flatMap(\.passages), by: \.document)
    columns = content.alignment.documents.enumerated().map { index, reference in
      content.documents[index].map(Column.init) ?? Column(passages[reference.id] ?? [])
    }
    indexes = Dictionary(content.alignment.documents.enumerated().map { ($1.id, $0) }) { first, _ in first }
    narrated = Dictionary(columns.compactMap(\.narrated).map { ($0.document.id, $0) }) { $1 }
  }

  /// The data of a report.
  ///
  /// - Complexity: O(size of the documents and the alignment).
  package static func data(_ content: ReportContent, hash: String) -> ReportData {
    var maker = ReportDataMaker(content)
    return maker.data(hash)
  }

  /// The data of the report of another alignment of its documents; dates keep their indexes.
  ///
  /// - Complexity: O(size of the documents and the alignment).
  package mutating func data(of alignment: Alignment) -> ReportData {
    content.alignment = alignment
    return data("")
  }

  private mutating func data(_ hash: String) -> ReportData {
    var data = ReportData(title: content.title, hash: hash, file: content.file)
    data.documents = content.alignment.documents.enumerated().map { document($1, columns[$0]) }
    data.links = content.alignment.links.map { self.link($0) }
    data.events = events(content.alignment, data.links)
    data.notes = content.alignment.notes.compactMap(note)
    data.dates = dates
    data.chains = chains(data.links)
    if let names = content.names { add(names.table, names.systems, to: &data) }
    let numbers = Dictionary(content.alignment.links.enumerated().map { ($1.id, $0) }) { first, _ in first }
    data.contradictions = content.conflicts.compactMap { contradiction($0, numbers) }
    data.candidates = content.candidates.map { link in
      ReportData.Candidate(
        score: link.score, passages: link.passages.map(sentences),
        evidence: link.evidence.map {
          .init(kind: $0.kind.rawValue, a: $0.a, b: $0.b, weight: $0.weight)
        })
    }
    return data
  }

  // MARK: - Documents and links

  /// What the page knows of a link besides the alignment file.
  ///
  /// - Complexity: O(sentences of its passages).
  package mutating func link(_ link: Link) -> ReportData.Link {
    ReportData.Link(passages: link.passages.map(sentences), date: date(of: link), asides: asides(of: link))
  }

  /// A note by its sentences; nil where it touches none.
  package func note(_ note: SentenceNote) -> ReportData.Note? {
    let place = sentences(Passage(document: note.document, start: note.start, end: note.end, sentences: []))
    return place.isEmpty
      ? nil : ReportData.Note(d: place[0], first: place[1], last: place[2], text: note.text)
  }

  private mutating func document(_ reference: DocumentReference, _ column: Column) -> ReportData.Document {
    var blocks: [String: [Int]] = [:]
    for (index, sentence) in column.sentences.enumerated() where sentence.block != .text {
      blocks[sentence.block.rawValue, default: []].append(index)
    }
    return ReportData.Document(
      id: reference.id, language: reference.language.code, path: reference.path,
      direction: reference.language.isWrittenFromTheRight ? "rtl" : "ltr", title: reference.details.title,
      author: reference.details.author, date: reference.details.date, address: reference.details.address,
      pages: pages(column), hasText: column.narrated != nil,
      texts: column.texts, starts: column.sentences.map(\.range.lowerBound),
      ends: column.sentences.map(\.range.upperBound), paragraphs: column.sentences.map(\.paragraph),
      blocks: blocks,
      dates: column.narrated.map { narrated in
        narrated.times.map { $0.map { index(of: EventDate($0, in: narrated)) } ?? -1 }
      } ?? column.sentences.map { _ in -1 })
  }

  /// The pages of each sentence; none where the document has none.
  private func pages(_ column: Column) -> [[String]] {
    guard column.pages.contains(where: { $0 != nil }) else { return [] }
    return column.pages.map { $0.map { $0.first == $0.last ? [$0.first] : [$0.first, $0.last] } ?? [] }
  }

  private mutating func index(of date: EventDate) -> Int {
    if let index = dateIndexes[date] { return index }
    dateIndexes[date] = dates.count
    dates.append(
      ReportData.Date(
        text: date.text, from: date.days.lowerBound, to: date.days.upperBound,
        others: date.others.map { .init(text: $0.text, documents: $0.documents.compactMap { indexes[$0] }) }))
    return dates.count - 1
  }

  private mutating func date(of link: Link) -> Int {
    EventDate(of: link.passages, in: narrated).map { index(of: $0) } ?? -1
  }

  /// What a link is not about: of each sentence of its passages what stands before and after the focus.
  private func asides(of link: Link) -> [[Int]]? {
    let found = link.passages.flatMap { passage -> [[Int]] in
      guard let focus = passage.focus, let document = indexes[passage.document],
        let narrated = columns[document].narrated
      else { return [] }
      let spans = SentenceSpans(narrated)
      let view = narrated.document.view
      let meant = view.range(ofSource: focus)
      return columns[document].sentences(of: passage).flatMap { sentence -> [[Int]] in
        let range = narrated.sentences[sentence].viewRange
        let kept = meant.clamped(to: range)
        let rest =
          kept.isEmpty ? [range] : [range.lowerBound..<kept.lowerBound, kept.upperBound..<range.upperBound]
        return rest.filter { !$0.isEmpty }.compactMap { spans.span(ofView: $0) }.map { [document] + $0 }
      }
    }
    return found.isEmpty ? nil : found
  }

  /// The document of a passage, its first and its last sentence; none where it touches none.
  private func sentences(_ passage: Passage) -> [Int] {
    guard let document = indexes[passage.document] else { return [] }
    let range = columns[document].sentences(of: passage)
    return range.isEmpty ? [] : [document, range.lowerBound, range.upperBound - 1]
  }

  /// The events of an alignment in the order of time.
  ///
  /// What a person has rejected says nothing of what else is one.
  ///
  /// - Parameters:
  ///   - alignment: an alignment of the report's documents.
  ///   - links: what the page knows of its links.
  /// - Complexity: that of `EventGrouping`.
  package mutating func events(_ alignment: Alignment, _ links: [ReportData.Link]) -> [ReportData.Event] {
    let all = alignment.links
    let accepted = all.indices.filter { all[$0].isAccepted }
    let grouped =
      alignment.mode == .comparable
      ? EventGrouping.events(of: accepted.map { all[$0] }).map { $0.map { accepted[$0] } }
      : accepted.map { [$0] }
    let events = (grouped + all.indices.filter { !all[$0].isAccepted }.map { [$0] }).map { event in
      ReportData.Event(
        links: event,
        date: event.count == 1
          ? links[event[0]].date
          : EventDate(of: event.flatMap { all[$0].passages }, in: narrated).map { index(of: $0) } ?? -1)
    }
    let keys = events.map { event in
      (
        day: event.date < 0 ? .min : dates[event.date].from,
        passages: event.links.flatMap { links[$0].passages.flatMap(\.self) }
      )
    }
    return events.indices.sorted { one, other in
      let (first, second) = (keys[one], keys[other])
      if first.day != second.day { return first.day < second.day }
      return first.passages == second.passages
        ? one < other : first.passages.lexicographicallyPrecedes(second.passages)
    }.map { events[$0] }
  }

  private func chains(_ links: [ReportData.Link]) -> [Chains] {
    var spans: [Sides<Int>: [LinkChains.Span]] = [:]
    for (index, link) in links.enumerated() {
      // Of a document with several passages in a link the first counts.
      var passages: [Int: [Int]] = [:]
      for passage in link.passages {
        if let document = passage.first, passages[document] == nil { passages[document] = passage }
      }
      let sorted = passages.sorted { $0.key < $1.key }.map(\.value)
      for (number, row) in sorted.enumerated() {
        for column in sorted[(number + 1)...] {
          spans[Sides(row[0], column[0]), default: []].append(
            LinkChains.Span(link: index, rows: row[1]...row[2], columns: column[1]...column[2]))
        }
      }
    }
    return spans.sorted { ($0.key.a, $0.key.b) < ($1.key.a, $1.key.b) }.map { documents, spans in
      Chains(a: documents.a, b: documents.b, chains: LinkChains.chains(spans))
    }
  }

  // MARK: - Names and contradictions

  private func add(_ table: EntityTable, _ systems: FormSystems, to data: inout ReportData) {
    let documents = content.documents.compactMap { $0 }
    guard documents.count == columns.count else { return }
    let spans = documents.map(SentenceSpans.init)
    data.entities = zip(table.entities, systems.spellings).map { entity, spellings in
      ReportData.Entity(
        id: entity.id, kind: entity.kind,
        forms: zip(entity.forms, spellings).map { form, spelling in
          ReportData.Form(
            document: form.document, text: form.text, systems: (spelling?.systems ?? []).map(\.rawValue),
            breaks: (spelling?.fit.breaks ?? []).map(\.description),
            spans: form.viewSpans.compactMap(spans[form.document].span(ofView:)))
        })
    }
    data.inconsistencies = content.inconsistencies.map { document, found in
      func form(_ form: Inconsistency.Form) -> ReportData.Form {
        let known = found.entity.flatMap { entity -> ReportData.Form? in
          data.entities[entity].forms.first { $0.document == document && $0.text == form.text }
        }
        return ReportData.Form(
          document: document, text: form.text, systems: known?.systems ?? [], breaks: known?.breaks ?? [],
          spans: form.spans.compactMap(spans[document].span(ofSource:)))
      }
      return ReportData.Inconsistency(
        document: document, entity: found.entity, a: form(found.a), b: form(found.b),
        kinds: found.kinds.map(\.rawValue),
        write: found.suggestion)
    }
    data.authors = documents.indices.filter { systems.judged[$0] > 0 }.map {
      ReportData.Author(document: $0, system: systems.authors[$0]?.rawValue, judged: systems.judged[$0])
    }
  }

  /// What a person has decided about a contradiction, by its index in the alignment; -1 where nobody has.
  ///
  /// It is known by its two expressions, in either order: the alignment may be another than that in which it was found.
  private func decision(on conflict: Conflict) -> Int {
    let ids = content.alignment.documents.map(\.id)
    let own = Set(
      [conflict.a, conflict.b].map { side in
        ConflictDecision.Side(
          document: ids[side.document], start: side.range.lowerBound, end: side.range.upperBound)
      })
    let known = conflict.decision.map { Set([$0.a, $0.b]) }
    return content.alignment.conflicts.firstIndex { decision in
      let sides = Set([decision.a, decision.b])
      return sides == own || sides == known
    } ?? -1
  }

  private func contradiction(_ conflict: Conflict, _ numbers: [String: Int]) -> ReportData.Contradiction? {
    func side(_ side: Conflict.Side) -> ReportData.Contradiction.Side? {
      guard let narrated = columns[side.document].narrated,
        let span = SentenceSpans(narrated).span(ofSource: side.range)
      else { return nil }
      return .init(
        document: side.document, span: span, offsets: [side.range.lowerBound, side.range.upperBound],
        value: side.value,
        support: Set(side.support + side.also.map(\.document)).subtracting([side.document]).sorted())
    }
    guard let a = side(conflict.a), let b = side(conflict.b) else { return nil }
    return ReportData.Contradiction(
      kind: conflict.kind, score: conflict.score.rounded(to: 3),
      link: conflict.link.flatMap { numbers[$0] } ?? -1,
      links: conflict.links.compactMap { numbers[$0] }, about: conflict.about, a: a, b: b,
      decision: decision(on: conflict))
  }
}

/// A document as a column of sentences.
private struct Column {
  let narrated: NarratedDocument?
  let sentences: [Sentence]
  package let texts: [String]
  /// The pages of each sentence.
  let pages: [PageRange?]

  init(_ narrated: NarratedDocument) {
    self.narrated = narrated
    sentences = narrated.sentences
    texts = narrated.sentences.map { narrated.document.view.text(in: $0.viewRange) }
    pages = narrated.sentences.map { narrated.document.view.pages(of: $0.viewRange) }
  }

  /// A column of a document whose text is not to be had: each passage is taken for a sentence.
  init(_ passages: [Passage]) {
    narrated = nil
    let ranges = Set(passages.map { $0.start..<$0.end })
    sentences = ranges.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }.enumerated()
      .map { Sentence(index: $0, range: $1, paragraph: $0 + 1) }
    let known = Dictionary(passages.map { ($0.start..<$0.end, $0.pages) }) { first, _ in first }
    pages = sentences.map { known[$0.range] ?? nil }
    texts = sentences.map { "[\($0.range.lowerBound)–\($0.range.upperBound)]" }
  }

  func sentences(of passage: Passage) -> Range<Int> {
    if let narrated { return narrated.segmented.sentences(in: passage.start..<passage.end) }
    let at = sentences.partitioningIndex {
      ($0.range.lowerBound, $0.range.upperBound) >= (passage.start, passage.end)
    }
    return at < sentences.count && sentences[at].range == passage.start..<passage.end ? at..<at + 1 : 0..<0
  }
}
