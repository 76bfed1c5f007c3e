import Basics

/// The rows that follow from documents aligned in pairs where these agree: sentences that beads tie together, if each two documents of
/// them are tied directly and in all their sentences.
struct AgreedRows {
  /// More sentences of a document are rather a chain of errors.
  private static let mostSentences = 6

  /// The rows, in the order of the first sentences of their first documents.
  let rows: [JointRow]

  /// Finds the rows.
  ///
  /// - Complexity: O(sentences · log sentences).
  init(_ pairs: [JointAligner.Pair], _ texts: [ParallelText]) {
    let bases = texts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    var groups = DisjointSets(count: bases[texts.count])
    let beads = pairs.map { pair in pair.alignment.inOrder.filter { !$0.bead.isNull } }
    for (pair, beads) in zip(pairs, beads) {
      let (a, b) = (bases[pair.documents.a], bases[pair.documents.b])
      for scored in beads {
        let first = a + scored.bead.a.lowerBound
        for sentence in scored.bead.a { groups.unite(first, a + sentence) }
        for sentence in scored.bead.b { groups.unite(first, b + sentence) }
      }
    }
    // By group and pair of documents, how many sentences of either beads tie, and the least of their scores.
    var ties: [Int: [Sides<Int>: (a: Int, b: Int, score: Double)]] = [:]
    for (pair, beads) in zip(pairs, beads) {
      for scored in beads {
        let group = groups.root(bases[pair.documents.a] + scored.bead.a.lowerBound)
        let tie = ties[group]?[pair.documents] ?? (0, 0, 1)
        ties[group, default: [:]][pair.documents] = (
          tie.a + scored.bead.a.count, tie.b + scored.bead.b.count, min(tie.score, scored.score)
        )
      }
    }
    var members: [Int: [Range<Int>]] = [:]
    var order: [Int] = []
    for (document, text) in texts.enumerated() {
      for sentence in 0..<text.count {
        let group = groups.root(bases[document] + sentence)
        guard ties[group] != nil else { continue }
        if members[group] == nil {
          members[group] = .init(repeating: 0..<0, count: texts.count)
          order.append(group)
        }
        let range = members[group]?[document] ?? 0..<0
        members[group]?[document] = range.isEmpty ? sentence..<sentence + 1 : range.lowerBound..<sentence + 1
      }
    }
    rows = order.compactMap { group in
      guard let sentences = members[group], let ties = ties[group] else { return nil }
      return AgreedRows.row(sentences, ties)
    }
  }

  /// The row of a group; nil if the documents do not agree on it.
  private static func row(
    _ sentences: [Range<Int>], _ ties: [Sides<Int>: (a: Int, b: Int, score: Double)]
  ) -> JointRow? {
    guard sentences.allSatisfy({ $0.count <= mostSentences }) else { return nil }
    let documents = sentences.indices.filter { !sentences[$0].isEmpty }
    var score = 1.0
    for (number, one) in documents.enumerated() {
      for other in documents[(number + 1)...] {
        guard let tie = ties[Sides(one, other)], tie.a == sentences[one].count,
          tie.b == sentences[other].count
        else { return nil }
        score = min(score, tie.score)
      }
    }
    return JointRow(sentences: sentences, score: score)
  }
}

/// Numbers put together in groups (union-find with path halving).
private struct DisjointSets {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  /// The number that stands for the group of another.
  mutating func root(_ number: Int) -> Int {
    var number = number
    while parents[number] != number {
      parents[number] = parents[parents[number]]
      number = parents[number]
    }
    return number
  }

  mutating func unite(_ one: Int, _ other: Int) { parents[root(one)] = root(other) }
}
