import Alignment

/// Precision, recall and F1 of event links against gold.
///
/// Precision is over all predicted pairs of sentences, each counted once: the share that is in a gold link of either grade. Recall
/// is over gold links of grade 2: the share of which at least one pair is predicted. A link stands for all pairs of its sentences.
public struct EventScore: Equatable, Sendable {
  /// The share of predicted pairs that are gold.
  public let precision: Double
  /// The share of grade 2 gold links that are found.
  public let recall: Double
  /// The share of all gold links that are found.
  public let recallOfAllGrades: Double
  /// How many pairs were predicted.
  public let pairs: Int

  /// The harmonic mean of precision and recall.
  public var f1: Double { precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0 }

  /// Scores predicted pairs of gold sentences.
  ///
  /// - Complexity: O(predicted pairs + pairs in gold).
  public init(_ predicted: Set<EventGold.Pair>, gold: EventGold) {
    func share(_ part: Int, _ whole: Int) -> Double { whole > 0 ? Double(part) / Double(whole) : 0 }
    func isFound(_ link: EventGold.Link) -> Bool {
      link.a.contains { a in link.b.contains { predicted.contains(EventGold.Pair(a, $0)) } }
    }
    let main = gold.links.filter { $0.grade == 2 }
    pairs = predicted.count
    precision = share(predicted.intersection(gold.pairs).count, predicted.count)
    recall = share(main.count(where: isFound), main.count)
    recallOfAllGrades = share(gold.links.count(where: isFound), gold.links.count)
  }

  /// Scores the links of an alignment between the gold's two documents, mapping passages to gold sentences.
  public init(_ alignment: Alignment, gold: EventGold) {
    var predicted = Set<EventGold.Pair>()
    for link in alignment.links where link.status != .rejected {
      func covered(_ document: String, _ sentences: [Range<Int>]) -> Set<Int> {
        Set(
          link.passages.filter { $0.document == document && $0.start <= $0.end }
            .flatMap { EventGold.covered(by: $0.start..<$0.end, in: sentences) })
      }
      let a = covered(gold.documents.a, gold.sentences.a)
      let b = covered(gold.documents.b, gold.sentences.b)
      predicted.formUnion(a.flatMap { x in b.map { EventGold.Pair(x, $0) } })
    }
    self.init(predicted, gold: gold)
  }
}
