import AlignmentModel

/// Sorts the links of several translations in an order that all documents have, as far as there is one.
enum JointOrder {
  /// The links in the order of the first document; those without a passage of it stand behind the link before them in the document they
  /// begin in.
  ///
  /// - Complexity: O(n log n) for n links.
  static func sorted(_ links: [Link], _ documents: [String]) -> [Link] {
    // Each document's links are merged into those of the documents before it.
    var ordered: [Link] = []
    for (number, document) in documents.enumerated() {
      let new = links.filter { link in
        link.passages.contains { $0.document == document }
          && !documents[..<number].contains { earlier in link.passages.contains { $0.document == earlier } }
      }.sorted { start($0, document) < start($1, document) }
      guard !ordered.isEmpty else {
        ordered = new
        continue
      }
      var merged: [Link] = []
      var next = 0
      for link in ordered {
        if link.passages.contains(where: { $0.document == document }) {
          while next < new.count, start(new[next], document) < start(link, document) {
            merged.append(new[next])
            next += 1
          }
        }
        merged.append(link)
      }
      ordered = merged + new[next...]
    }
    return ordered
  }

  private static func start(_ link: Link, _ document: String) -> Int {
    link.passages.first { $0.document == document }?.start ?? 0
  }
}
