import AlignmentFiles
import AlignmentModel
import ComparableMode
import Texts

/// What must hold of every alignment of translations (`AlignmentCheck`), and how much of the documents it covers.
public struct ParallelInvariants {
  /// How many beads each pair of documents has, and how many sentences of either stand in none.
  public struct Pair: Equatable, Sendable {
    /// The documents' ids.
    public let a, b: String
    /// The number of beads with both sides.
    public let beads: Int
    /// The number of sentences of each document in no bead.
    public let nulls: (a: Int, b: Int)

    /// Whether all is the same.
    public static func == (one: Pair, other: Pair) -> Bool {
      (one.a, one.b, one.beads, one.nulls.a, one.nulls.b)
        == (other.a, other.b, other.beads, other.nulls.a, other.nulls.b)
    }
  }

  /// The pairs of documents that have links, in the order of the alignment's documents.
  public private(set) var pairs: [Pair] = []
  /// What does not hold, each with the way to it; empty if all is well.
  public private(set) var violations: [String] = []

  /// Checks an alignment; links that a person has rejected do not count.
  ///
  /// - Parameters:
  ///   - alignment: the alignment.
  ///   - sentences: the sentences of each document, by id.
  /// - Complexity: O(number of links and sentences).
  public init(_ alignment: Alignment, sentences: [String: [Sentence]]) {
    if alignment.mode != .parallel { violations.append("the alignment is not of parallel mode") }
    violations += AlignmentCheck(alignment, sentences: sentences).findings.map(\.description)
    let order = alignment.documents.map(\.id)
    for (index, a) in order.enumerated() {
      for b in order.dropFirst(index + 1) {
        let links = alignment.links.filter { $0.isAccepted && $0.passages.map(\.document) == [a, b] }
        guard !links.isEmpty else { continue }
        func nulls(_ document: String) -> Int {
          let inBeads = Set(links.flatMap { $0.sentences(of: document) })
          return max(0, (sentences[document]?.count ?? 0) - inBeads.count)
        }
        pairs.append(Pair(a: a, b: b, beads: links.count, nulls: (nulls(a), nulls(b))))
      }
    }
  }
}
