import Algorithms
import AlignmentModel
import Basics

/// The selected pairs of sentences of all documents as a graph, in flat arrays: sentences are nodes, numbered in their order, pairs are
/// links, numbered in theirs.
package struct SelectedPairs: Sendable {
  /// The documents and sentences of the nodes.
  let documentOf, sentenceOf: [Int32]
  /// The ends of the links, the lower first.
  let ends: [(a: Int32, b: Int32)]
  /// The log-odds of the links.
  let logOdds: [Float]
  /// For each node the nodes it is linked with, ascending, and by which links.
  let neighbors: FlatLists<(node: Int32, link: Int32)>

  /// For each document where its sentences begin in `nodes`; one more at the end.
  private let starts: [Int]
  /// The node of each sentence up to the last that is one; -1 for those between that are none.
  private let nodes: [Int32]

  /// The number of links.
  var count: Int { ends.count }
  /// How many documents there are, those without a link before the last one that has any counted.
  var documentCount: Int { starts.count - 1 }

  /// Takes the pairs of two documents each.
  ///
  /// - Parameter pairs: the documents, the first before the second, in order, and their pairs by row and then column; each pair once.
  /// - Complexity: O(pairs + sentences).
  init(_ pairs: [(a: Int, b: Int, pairs: [(row: Int, column: Int, logOdds: Float)])]) {
    let documents = (pairs.lazy.filter { !$0.pairs.isEmpty }.map { max($0.a, $0.b) }.max() ?? -1) + 1
    var lengths = [Int](repeating: 0, count: documents)
    for (a, b, pairs) in pairs {
      for pair in pairs {
        lengths[a] = max(lengths[a], pair.row + 1)
        lengths[b] = max(lengths[b], pair.column + 1)
      }
    }
    let starts = lengths.reductions(0, +)
    var nodes = [Int32](repeating: -1, count: starts[documents])
    for (a, b, pairs) in pairs {
      for pair in pairs {
        nodes[starts[a] + pair.row] = 0
        nodes[starts[b] + pair.column] = 0
      }
    }
    var documentOf: [Int32] = []
    var sentenceOf: [Int32] = []
    for document in 0..<documents {
      for sentence in 0..<lengths[document] where nodes[starts[document] + sentence] == 0 {
        nodes[starts[document] + sentence] = Int32(documentOf.count)
        documentOf.append(Int32(document))
        sentenceOf.append(Int32(sentence))
      }
    }
    // By the first end: those of one document come by the second one's, so a stable sort by node puts all in order.
    var counts = [UInt32](repeating: 0, count: documentOf.count + 1)
    for (a, _, pairs) in pairs { for pair in pairs { counts[Int(nodes[starts[a] + pair.row]) + 1] += 1 } }
    for node in 0..<documentOf.count { counts[node + 1] += counts[node] }
    let count = Int(counts[documentOf.count])
    var ends = [(a: Int32, b: Int32)](repeating: (0, 0), count: count)
    var logOdds = [Float](repeating: 0, count: count)
    for (a, b, pairs) in pairs {
      for pair in pairs {
        let node = nodes[starts[a] + pair.row]
        let index = Int(counts[Int(node)])
        counts[Int(node)] += 1
        ends[index] = (node, nodes[starts[b] + pair.column])
        logOdds[index] = pair.logOdds
      }
    }
    neighbors = FlatLists(
      count: documentOf.count,
      grouping: (0..<2 * count).lazy.map { [ends] number in
        // All links by which a node is the second come before those by which it is the first.
        let link = number % count
        let (a, b) = ends[link]
        return number < count
          ? (list: Int(b), element: (node: a, link: Int32(link)))
          : (list: Int(a), element: (node: b, link: Int32(link)))
      })
    self.documentOf = documentOf
    self.sentenceOf = sentenceOf
    self.ends = ends
    self.logOdds = logOdds
    self.starts = starts
    self.nodes = nodes
  }

  /// Takes pairs with their log-odds.
  package init(_ selected: [SentencePair: Float]) {
    var byDocuments: [Sides<Int>: [(row: Int, column: Int, logOdds: Float)]] = [:]
    for (pair, logOdds) in selected.sorted(by: { $0.key < $1.key }) {
      byDocuments[Sides(pair.a.document, pair.b.document), default: []].append(
        (pair.a.sentence, pair.b.sentence, logOdds))
    }
    self.init(
      byDocuments.sorted { ($0.key.a, $0.key.b) < ($1.key.a, $1.key.b) }.map {
        ($0.key.a, $0.key.b, $0.value)
      })
  }

  /// The log-odds of two sentences, the first of the lower document; nil if they are not linked.
  ///
  /// - Complexity: O(log of the links of a sentence).
  func logOdds(_ a: SentencePosition, _ b: SentencePosition) -> Float? {
    guard let first = node(a), let second = node(b) else { return nil }
    let range = neighbors.range(first)
    let index = range.partitioningIndex { Int(neighbors.values[$0].node) >= second }
    guard index < range.upperBound, Int(neighbors.values[index].node) == second else { return nil }
    return logOdds[Int(neighbors.values[index].link)]
  }

  private func node(_ position: SentencePosition) -> Int? {
    guard position.document < documentCount,
      position.sentence < starts[position.document + 1] - starts[position.document]
    else { return nil }
    let node = nodes[starts[position.document] + position.sentence]
    return node < 0 ? nil : Int(node)
  }

  /// The links, the likeliest first.
  var likeliestFirst: [Int32] {
    (0..<Int32(ends.count)).sorted { (logOdds[Int($1)], $0) < (logOdds[Int($0)], $1) }
  }
}
