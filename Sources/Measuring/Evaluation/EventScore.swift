import AlignmentModel
import ComparableMode

/// Precision, recall and F1 of event links against gold.
///
/// Precision is over all predicted pairs of sentences, each counted once: the share that is in a gold link of either grade. Recall
/// is over gold links of grade 2: the share of which at least one pair is predicted. A link stands for all pairs of its sentences.
public struct EventScore: Equatable, Sendable {
  /// Predicted pairs and gold links of grade 2, for each paragraph of the first document, in which what is counted begins.
  public private(set) var units: [MatchCounts]
  /// Predicted and gold pairs of sentences, for each paragraph of the first document.
  public private(set) var pairUnits: [MatchCounts]
  /// The share of all gold links that are found.
  public let recallOfAllGrades: Double

  /// Predicted pairs against gold links of grade 2.
  public var counts: MatchCounts { units.total }
  /// Predicted pairs of sentences against those that are in a gold link.
  public var sentencePairs: MatchCounts { pairUnits.total }
  /// The share of predicted pairs that are gold.
  public var precision: Double { counts.precision }
  /// The share of grade 2 gold links that are found.
  public var recall: Double { counts.recall }
  /// The harmonic mean of precision and recall.
  public var f1: Double { counts.f1 }
  /// How many pairs were predicted.
  public var pairs: Int { counts.found }

  /// Scores predicted pairs of gold sentences.
  ///
  /// - Complexity: O(predicted pairs + pairs in gold).
  public init(_ predicted: Set<EventGold.Pair>, gold: EventGold) {
    func isFound(_ link: EventGold.Link) -> Bool {
      link.a.contains { a in link.b.contains { predicted.contains(EventGold.Pair(a, $0)) } }
    }
    let count = (gold.paragraphs.max() ?? -1) + 1
    // One more, for gold that names sentences that are not there.
    units = Array(repeating: MatchCounts(), count: count + 1)
    pairUnits = units
    func unit(_ sentence: Int?) -> Int {
      sentence.flatMap { gold.paragraphs.indices.contains($0) ? gold.paragraphs[$0] : nil } ?? count
    }
    let goldPairs = gold.pairs
    for pair in predicted {
      let isRight = goldPairs.contains(pair) ? 1 : 0
      units[unit(pair.a)].found += 1
      units[unit(pair.a)].rightFound += isRight
      pairUnits[unit(pair.a)].found += 1
      pairUnits[unit(pair.a)].rightFound += isRight
    }
    for pair in goldPairs {
      pairUnits[unit(pair.a)].gold += 1
      pairUnits[unit(pair.a)].rightGold += predicted.contains(pair) ? 1 : 0
    }
    for link in gold.links where link.grade == 2 {
      units[unit(link.a.min())].gold += 1
      units[unit(link.a.min())].rightGold += isFound(link) ? 1 : 0
    }
    let found = gold.links.count(where: isFound)
    recallOfAllGrades = gold.links.isEmpty ? 0 : Double(found) / Double(gold.links.count)
  }

  /// Scores the links of an alignment between the gold's two documents, mapping passages to gold sentences.
  public init(_ alignment: Alignment, gold: EventGold) {
    var predicted = Set<EventGold.Pair>()
    for link in alignment.links where link.isAccepted {
      let (a, b) = gold.covered(by: link)
      predicted.formUnion(EventGold.Pair.all(a, b))
    }
    self.init(predicted, gold: gold)
  }
}
