import Alignment

/// One row of a side-by-side view: passages of the shown documents that links say tell one event.
struct SynopsisRow: Equatable {
  /// For each shown document its passage, if the row has one.
  var passages: [Passage?]
  /// The links the row stands for.
  var links: [Link]

  /// Groups links to rows in reading order.
  ///
  /// Links are taken best first. One joins a row when it adds a passage of a document that the row has none of and shares a
  /// sentence with a passage that the row has, or when it ties two passages that the row has already; otherwise it begins a row
  /// of its own. So a row never holds two passages of one document, and every link stands in exactly one row.
  ///
  /// - Complexity: O(links · rows).
  static func rows(of links: [Link], documents: [String]) -> [SynopsisRow] {
    var rows: [SynopsisRow] = []
    // Equal scores keep the file's order.
    for (_, link) in links.enumerated().sorted(by: {
      ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
    }) {
      let passages = documents.map { id in link.passages.first { $0.document == id } }
      guard passages.count(where: { $0 != nil }) > 1 else { continue }
      if let row = rows.firstIndex(where: { $0.takes(passages) }) {
        for (place, passage) in passages.enumerated() where rows[row].passages[place] == nil {
          rows[row].passages[place] = passage
        }
        rows[row].links.append(link)
      } else {
        rows.append(SynopsisRow(passages: passages, links: [link]))
      }
    }
    return inReadingOrder(rows)
  }

  private func takes(_ others: [Passage?]) -> Bool {
    var shared = 0
    for (mine, other) in zip(passages, others) {
      guard let mine, let other else { continue }
      // Where both have the document, they must mean the same place.
      guard !Set(mine.sentences).isDisjoint(with: other.sentences) else { return false }
      shared += 1
    }
    return shared > 0
  }

  /// Sorts by the first document; a row without it stands where its next document's neighbours are.
  private static func inReadingOrder(_ rows: [SynopsisRow]) -> [SynopsisRow] {
    func start(_ row: SynopsisRow, _ place: Int) -> Int? { row.passages[place]?.start }
    guard let places = rows.first?.passages.indices else { return [] }
    var ordered = rows.filter { start($0, 0) != nil }
      .sorted { (start($0, 0) ?? 0, start($0, 1) ?? 0) < (start($1, 0) ?? 0, start($1, 1) ?? 0) }
    for place in places.dropFirst() {
      let late = rows.filter { row in
        row.passages[..<place].allSatisfy { $0 == nil } && row.passages[place] != nil
      }.sorted { (start($0, place) ?? 0) < (start($1, place) ?? 0) }
      for row in late {
        let at = start(row, place) ?? 0
        let before = ordered.lastIndex { (start($0, place) ?? .max) <= at }
        ordered.insert(row, at: before.map { $0 + 1 } ?? 0)
      }
    }
    return ordered
  }
}
