import AlignmentModel

/// How well links are put together to events, by gold links of all pairs of an alignment's documents.
///
/// Gold links that share a sentence are of one gold event. Over the pairs of sentences that are found and right, each with the event it
/// stands in, precision and recall are B³ (Bagga and Baldwin 1998): of the pairs in the same event the share that are of the same gold
/// event, and the other way round, on average. What is missed or wrong is no matter of grouping and does not count.
public struct GroupingScore: Equatable, Sendable {
  /// How many events the links are put together to.
  public let events: Int
  /// How many gold events there are, and in how many of them a pair is found.
  public let gold, found: Int
  /// Over the gold events that are found, in how many events their pairs stand.
  public let parts: Int
  /// How many events have pairs of several gold events.
  public let mixed: Int
  /// B³ precision and recall, 0…1.
  public let precision, recall: Double

  /// The harmonic mean of precision and recall.
  public var f1: Double { precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0 }

  private struct Sentence: Hashable {
    let document: String
    let index: Int
  }

  private struct Item: Hashable {
    let a, b: Sentence
    let event: Int
    let gold: Sentence
  }

  /// Scores an alignment.
  ///
  /// - Complexity: O(pairs of sentences in gold and links · gold sentences).
  public init(_ alignment: Alignment, gold golds: [EventGold]) {
    var parents: [Sentence: Sentence] = [:]
    func root(_ sentence: Sentence) -> Sentence {
      var at = sentence
      while let parent = parents[at], parent != at { at = parent }
      return at
    }
    for gold in golds {
      for link in gold.links {
        let sentences =
          link.a.sorted().map { Sentence(document: gold.documents.a, index: $0) }
          + link.b.sorted().map { Sentence(document: gold.documents.b, index: $0) }
        let first = root(sentences[0])
        for sentence in sentences { parents[root(sentence)] = first }
      }
    }
    let links = alignment.links.filter(\.isAccepted)
    let events =
      alignment.mode == .comparable ? EventGrouping.events(of: links) : links.indices.map { [$0] }
    var items: Set<Item> = []
    for gold in golds {
      let right = gold.pairs
      for (number, event) in events.enumerated() {
        for link in event {
          let (a, b) = gold.covered(by: links[link])
          for pair in EventGold.Pair.all(a, b) where right.contains(pair) {
            let ends = (
              Sentence(document: gold.documents.a, index: pair.a),
              Sentence(document: gold.documents.b, index: pair.b)
            )
            items.insert(Item(a: ends.0, b: ends.1, event: number, gold: root(ends.0)))
          }
        }
      }
    }
    /// The mean share of the items of a group that are like each of it, over all items.
    func share<Group: Hashable, Kind: Hashable>(
      _ group: KeyPath<Item, Group>, _ kind: KeyPath<Item, Kind>
    ) -> Double {
      let shares = Dictionary(grouping: items) { $0[keyPath: group] }.values.map { group in
        let kinds = Dictionary(grouping: group) { $0[keyPath: kind] }.values
        return Double(kinds.reduce(0) { $0 + $1.count * $1.count }) / Double(group.count)
      }
      // In one order, for the sum of floating-point numbers depends on it.
      return items.isEmpty ? 0 : shares.sorted().reduce(0, +) / Double(items.count)
    }
    let eventsOfGold = Dictionary(grouping: items, by: \.gold).mapValues { Set($0.map(\.event)).count }
    self.events = events.count
    gold = Set(parents.keys.map(root)).count
    found = eventsOfGold.count
    parts = eventsOfGold.values.reduce(0, +)
    mixed = Dictionary(grouping: items, by: \.event).values.count { Set($0.map(\.gold)).count > 1 }
    precision = share(\.event, \.gold)
    recall = share(\.gold, \.event)
  }
}
