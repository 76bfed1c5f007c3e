import Alignment
import Texts

/// What must hold of every alignment of translations: between two documents each sentence stands in one bead or in none, beads
/// follow one another in both, and passages begin and end where their sentences do.
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
  /// What does not hold, each in a sentence; empty if all is well.
  public private(set) var violations: [String] = []

  /// Checks an alignment.
  ///
  /// - Parameter sentences: the sentences of each document, by id.
  /// - Complexity: O(number of links and sentences).
  public init(_ alignment: Alignment, sentences: [String: [Sentence]]) {
    if alignment.mode != .parallel { violations.append("the alignment is not of parallel mode") }
    var ids: Set<String> = []
    for link in alignment.links {
      if !ids.insert(link.id).inserted { violations.append("two links are called \(link.id)") }
      check(link, sentences)
    }
    let order = alignment.documents.map(\.id)
    for (place, a) in order.enumerated() {
      for b in order.dropFirst(place + 1) {
        let links = alignment.links.filter { $0.isAccepted && $0.passages.map(\.document) == [a, b] }
        guard !links.isEmpty else { continue }
        let nulls = [(a, 0), (b, 1)].map { document, side in
          checkOrder(links, side, document, count: sentences[document]?.count ?? 0)
        }
        pairs.append(Pair(a: a, b: b, beads: links.count, nulls: (nulls[0], nulls[1])))
      }
    }
  }

  private mutating func check(_ link: Link, _ sentences: [String: [Sentence]]) {
    if !(0...1).contains(link.score) {
      violations.append("\(link.id) has the score \(link.score), which is no probability")
    }
    if link.passages.count != 2 {
      violations.append("\(link.id) has \(link.passages.count) passages, not two")
    }
    for passage in link.passages {
      guard let all = sentences[passage.document] else {
        violations.append("\(link.id) names the document \(passage.document), which is not there")
        continue
      }
      guard let first = passage.sentences.first, let last = passage.sentences.last, first >= 0,
        last < all.count,
        passage.sentences == Array(first..<first + passage.sentences.count)
      else {
        violations.append(
          "\(link.id) has sentences of \(passage.document) that do not follow one another or are not there")
        continue
      }
      if passage.start != all[first].range.lowerBound || passage.end != all[last].range.upperBound {
        violations.append(
          "\(link.id) does not begin and end where its sentences of \(passage.document) do")
      }
    }
  }

  /// Checks that beads ascend in a document, and counts the sentences in none.
  private mutating func checkOrder(_ links: [Link], _ side: Int, _ document: String, count: Int) -> Int {
    var next = 0
    var inBeads = 0
    for link in links {
      let sentences = link.passages[side].sentences
      guard let first = sentences.first, let last = sentences.last else { continue }
      if first < next {
        violations.append("\(link.id) has a sentence of \(document) that stands in a link before it")
      }
      next = max(next, last + 1)
      inBeads += sentences.count
    }
    return max(0, count - inBeads)
  }
}
