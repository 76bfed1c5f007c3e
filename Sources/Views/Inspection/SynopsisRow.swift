import AlignmentModel
import Texts

/// One row of a side-by-side view: passages of the shown documents that links say tell one event.
package struct SynopsisRow: Equatable {
  /// For each shown document its passages, in its order; none if it has none.
  package var passages: [[Passage]]
  /// The links the row stands for.
  package var links: [Link]

  /// A passage that only one of a row's passages is linked to joins if both links are likely to be right together.
  private static let leastJointScore = 0.5

  /// A row for each event of links (`EventGrouping`): all that its links put side by side, as far as the documents are shown.
  ///
  /// In an alignment of two documents, or of links between two each, they are in reading order; in a synopsis, known by a link of more
  /// than two passages, in the order of the file.
  ///
  /// - Complexity: that of `EventGrouping`.
  package static func events(of links: [Link], documents: [String]) -> [SynopsisRow] {
    let rows = EventGrouping.events(of: links).compactMap { event -> SynopsisRow? in
      let shown = event.map { links[$0] }.filter { link in
        documents.count { id in link.passages.contains { $0.document == id } } > 1
      }
      guard !shown.isEmpty else { return nil }
      return SynopsisRow(
        passages: documents.map { id in
          Passage.joined(shown.flatMap { $0.passages.filter { $0.document == id } })
        }, links: shown)
    }
    return links.contains { $0.passages.count > 2 } ? rows : inReadingOrder(rows)
  }

  /// The rows of links of translations, of which none holds two passages of a document.
  ///
  /// A synopsis, known by a link of more than two passages, has its rows already: each link is one, in the order of the file, and
  /// those of which the same passages are shown are one row. Links between two documents each are put together to rows in reading order.
  ///
  /// Links are taken best first. One joins a row when it shares a sentence with a passage the row has and its other passage is of
  /// a document the row has none of, or of the same sentences; otherwise it begins a row of its own. A passage new to a row must be
  /// linked to all others of the row, or by links so sure that they are likely to be right together. So a row never holds two
  /// passages of one document, and every link stands in exactly one row.
  ///
  /// - Complexity: O(links · (links of a sentence, and rows that hold it)).
  package static func rows(of links: [Link], documents: [String]) -> [SynopsisRow] {
    if links.contains(where: { $0.passages.count > 2 }) { return ofGroups(links, documents) }
    var rows: [SynopsisRow] = []
    let ends = links.map { link in documents.map { id in link.passages.first { $0.document == id } } }
    let order = links.indices.filter { ends[$0].count { $0 != nil } > 1 }
      .sorted { (links[$1].score, $0) < (links[$0].score, $1) }
    // The links that have a sentence of a document.
    var having: [String: [Int: [Int]]] = [:]
    for index in order {
      for case let passage? in ends[index] {
        for sentence in passage.sentences {
          having[passage.document, default: [:]][sentence, default: []].append(index)
        }
      }
    }
    func isLinked(_ a: Passage, _ b: Passage) -> Bool {
      a.sentences.contains { sentence in
        (having[a.document]?[sentence] ?? []).contains { index in
          ends[index].contains { $0?.overlaps(b) ?? false }
        }
      }
    }
    // The rows that hold a sentence: a link joins only one of those.
    var holding: [Int: [Int: [Int]]] = [:]
    func note(_ row: Int, _ passages: [Passage?]) {
      for (column, passage) in passages.enumerated() {
        for sentence in passage?.sentences ?? [] {
          holding[column, default: [:]][sentence, default: []].append(row)
        }
      }
    }
    for index in order {
      let near = ends[index].enumerated().flatMap { column, passage in
        (passage?.sentences ?? []).flatMap { holding[column]?[$0] ?? [] }
      }
      let row = Set(near).sorted().first { number in
        let row = rows[number]
        guard let fresh = row.newPassages(of: ends[index]) else { return false }
        let weakest = row.links.map(\.score).min() ?? 1
        return weakest * links[index].score >= leastJointScore
          || fresh.allSatisfy { new in row.passages.joined().allSatisfy { isLinked($0, new) } }
      }
      guard let row else {
        rows.append(SynopsisRow(passages: ends[index].map { $0.map { [$0] } ?? [] }, links: [links[index]]))
        note(rows.count - 1, ends[index])
        continue
      }
      let fresh = ends[index].enumerated().map { rows[row].passages[$0].isEmpty ? $1 : nil }
      note(row, fresh)
      for case (let column, let passage?) in fresh.enumerated() {
        rows[row].passages[column] = [passage]
      }
      rows[row].links.append(links[index])
    }
    return inReadingOrder(rows)
  }

  private static func ofGroups(_ groups: [Link], _ documents: [String]) -> [SynopsisRow] {
    var rows: [SynopsisRow] = []
    var known: [[Int?]: Int] = [:]
    for group in groups {
      let passages = documents.map { id in group.passages.first { $0.document == id } }
      guard passages.count(where: { $0 != nil }) > 1 else { continue }
      let key = passages.flatMap { [$0?.start, $0?.end] }
      if let row = known[key] {
        rows[row].links.append(group)
      } else {
        known[key] = rows.count
        rows.append(SynopsisRow(passages: passages.map { $0.map { [$0] } ?? [] }, links: [group]))
      }
    }
    return rows
  }

  /// The passages that a link would add; nil if it shares no sentence with the row, or has other sentences of a document.
  private func newPassages(of others: [Passage?]) -> [Passage]? {
    var shared = 0
    var fresh: [Passage] = []
    for (mine, other) in zip(passages, others) {
      guard let other else { continue }
      if let mine = mine.first {
        guard mine.overlaps(other) else { return nil }
        shared += 1
      } else {
        fresh.append(other)
      }
    }
    return shared > 0 ? fresh : nil
  }

  /// Sorts by the first document; a row without it stands where its next document's neighbors are.
  private static func inReadingOrder(_ rows: [SynopsisRow]) -> [SynopsisRow] {
    func start(_ row: SynopsisRow, _ column: Int) -> Int? { row.passages[column].first?.start }
    guard let columns = rows.first?.passages.indices else { return [] }
    var ordered = rows.filter { start($0, 0) != nil }
      .sorted { (start($0, 0) ?? 0, start($0, 1) ?? 0) < (start($1, 0) ?? 0, start($1, 1) ?? 0) }
    for column in columns.dropFirst() {
      let late = rows.filter { row in
        row.passages[..<column].allSatisfy(\.isEmpty) && !row.passages[column].isEmpty
      }.sorted { (start($0, column) ?? 0) < (start($1, column) ?? 0) }
      // Each stands after the last row that does not begin later in this document; of some at one offset, in their order.
      let begun = ordered.indices.filter { start(ordered[$0], column) != nil }
        .sorted { (start(ordered[$0], column) ?? 0) < (start(ordered[$1], column) ?? 0) }
      var following: [Int: [SynopsisRow]] = [:]
      var next = 0
      var last = -1
      for row in late {
        while next < begun.count, start(ordered[begun[next]], column) ?? 0 <= start(row, column) ?? 0 {
          last = max(last, begun[next])
          next += 1
        }
        following[last, default: []].append(row)
      }
      ordered =
        (following[-1] ?? []) + ordered.enumerated().flatMap { [$1] + (following[$0] ?? []) }
    }
    return ordered
  }
}

extension Passage {
  /// Passages of one document in its order, those that overlap or adjoin as one.
  static func joined(_ passages: [Passage]) -> [Passage] {
    var joined: [Passage] = []
    let sorted = passages.sorted {
      ($0.sentences.first ?? $0.start, $0.start, $0.end) < ($1.sentences.first ?? $1.start, $1.start, $1.end)
    }
    for passage in sorted {
      guard let before = joined.last, before.reaches(passage) else {
        joined.append(passage)
        continue
      }
      var both = before
      both.start = min(before.start, passage.start)
      both.end = max(before.end, passage.end)
      both.sentences = Set(before.sentences + passage.sentences).sorted()
      if let first = before.pages, let last = passage.pages {
        both.pages = before.end < passage.end ? PageRange(first: first.first, last: last.last) : first
      }
      joined[joined.count - 1] = both
    }
    return joined
  }

  /// Whether another passage of the same document, which does not begin before it, overlaps it or follows on it.
  private func reaches(_ other: Passage) -> Bool {
    guard let last = sentences.last, let first = other.sentences.first else { return other.start < end }
    return first <= last &+ 1
  }

  /// Whether both hold a sentence of one document.
  fileprivate func overlaps(_ other: Passage) -> Bool {
    document == other.document && !Set(sentences).isDisjoint(with: other.sentences)
  }
}
