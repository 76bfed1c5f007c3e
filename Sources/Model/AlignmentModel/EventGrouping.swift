/// Puts links together that tell one event.
///
/// A link has one passage of a document at most, so that what a lead and a chapter tell, or two sentences here and one there, stands in
/// several links. Those that share sentences are one event if at least half of what they put side by side is linked: of the pairs of
/// passages of different documents that they have together, where passages that adjoin or overlap are one. So passages far apart
/// in a document come together only where they have a counterpart in common, and no chain of links runs from one event to the next.
///
/// The surest are put together first: those of which most is linked. The result does not depend on the order of the links or documents.
public enum EventGrouping {
  /// The share of the pairs of passages of an event that must be linked.
  static let leastLinked = 0.5

  /// The events of links: for each the indexes of its links, ascending; the events in the order of their first links.
  ///
  /// - Complexity: O(pairs of links that share a sentence · their sentences and passages), for each round in which events grow.
  public static func events(of links: [Link]) -> [[Int]] {
    var growing = GrowingEvents(links)
    while growing.grow() {}
    return growing.events.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
  }
}

/// Events as they are put together.
private struct GrowingEvents {
  /// Links of one event.
  private struct Event {
    /// Its links, by their places in `order`, ascending.
    var links: [Int]
    /// Its sentences, by their numbers, ascending.
    var sentences: [Int]
  }

  private struct Pair: Hashable {
    let low, high: Int
  }

  /// The indexes of the links by their sentences: an order that does not depend on that in which they are given.
  private let order: [Int]
  /// For each link the numbers of its sentences, passage by passage.
  private let passages: [[[Int]]]
  /// The sentences that numbers stand for, ascending.
  private let positions: [SentencePosition]
  /// The events by their first links.
  private var all: [Int: Event] = [:]
  /// For each sentence the events that have it.
  private var holders: [Set<Int>]
  /// How much is linked of what two events have together, as far as it is known.
  private var shares: [Pair: Double] = [:]
  /// The events that have grown since pairs were last looked for.
  private var fresh: [Int]
  /// For each sentence of the event that is looked at, its passage there.
  private var passageOf: [Int]

  init(_ links: [Link]) {
    let documents = Set(links.flatMap { $0.passages.map(\.document) }).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(documents, documents.indices))
    let ends = links.map { link in
      link.passages.map { passage in
        passage.sentences.map { SentencePosition(numbers[passage.document] ?? 0, $0) }
      }
    }
    positions = Set(ends.joined().joined()).sorted()
    let numberOf = Dictionary(uniqueKeysWithValues: zip(positions, positions.indices))
    let named = ends.map { $0.map { $0.compactMap { numberOf[$0] } } }
    let keys = named.map { $0.joined().sorted() }
    order = links.indices.sorted { one, other in
      keys[one] == keys[other] ? one < other : keys[one].lexicographicallyPrecedes(keys[other])
    }
    passages = order.map { named[$0] }
    holders = .init(repeating: [], count: positions.count)
    passageOf = .init(repeating: 0, count: positions.count)
    fresh = Array(order.indices)
    for place in order.indices {
      all[place] = Event(links: [place], sentences: Set(keys[order[place]]).sorted())
      for sentence in keys[order[place]] { holders[sentence].insert(place) }
    }
  }

  /// The indexes of the links of each event, ascending.
  var events: [[Int]] { all.values.map { event in event.links.map { order[$0] }.sorted() } }

  /// Puts events together, each with one other at most, those of which most is linked first; false if there are none.
  mutating func grow() -> Bool {
    for event in fresh {
      for other in Set((all[event]?.sentences ?? []).flatMap { holders[$0] }) where other != event {
        let pair = Pair(low: min(event, other), high: max(event, other))
        guard shares[pair] == nil, let one = all[pair.low], let two = all[pair.high] else {
          continue
        }
        shares[pair] = linkedShare(of: joined(one, two))
      }
    }
    fresh.removeAll()
    let likely = shares.filter { $0.value >= EventGrouping.leastLinked }.sorted {
      ($1.value, $0.key.low, $0.key.high) < ($0.value, $1.key.low, $1.key.high)
    }
    var changed: Set<Int> = []
    for (pair, _) in likely where !changed.contains(pair.low) && !changed.contains(pair.high) {
      guard let one = all[pair.low], let two = all.removeValue(forKey: pair.high) else { continue }
      let event = joined(one, two)
      all[pair.low] = event
      changed.formUnion([pair.low, pair.high])
      fresh.append(pair.low)
      for sentence in two.sentences {
        holders[sentence].remove(pair.high)
        holders[sentence].insert(pair.low)
      }
    }
    shares = shares.filter { !changed.contains($0.key.low) && !changed.contains($0.key.high) }
    return !fresh.isEmpty
  }

  private func joined(_ one: Event, _ two: Event) -> Event {
    Event(links: merged(one.links, two.links), sentences: merged(one.sentences, two.sentences))
  }

  /// Two ascending lists as one, with what both have once.
  private func merged(_ one: [Int], _ two: [Int]) -> [Int] {
    var merged: [Int] = []
    merged.reserveCapacity(one.count + two.count)
    var (i, j) = (0, 0)
    while i < one.count || j < two.count {
      let next = i == one.count ? two[j] : j == two.count ? one[i] : min(one[i], two[j])
      if i < one.count, one[i] == next { i += 1 }
      if j < two.count, two[j] == next { j += 1 }
      merged.append(next)
    }
    return merged
  }

  /// The share of the pairs of an event's passages of different documents that are linked; passages that adjoin are one.
  private mutating func linkedShare(of event: Event) -> Double {
    var documents: [Int] = []
    var counts: [Int: Int] = [:]
    var last: SentencePosition?
    for sentence in event.sentences {
      let position = positions[sentence]
      // Files may have any numbers.
      if last.map({ $0.document != position.document || position.sentence > $0.sentence &+ 1 })
        ?? true
      {
        documents.append(position.document)
        counts[position.document, default: 0] += 1
      }
      passageOf[sentence] = documents.count - 1
      last = position
    }
    var linked: Set<Pair> = []
    for link in event.links {
      // The sentences of a passage follow one another, so the first tells.
      let ends = passages[link].compactMap { $0.first.map { passageOf[$0] } }
      for (index, a) in ends.enumerated() {
        for b in ends[(index + 1)...] where documents[a] != documents[b] {
          linked.insert(Pair(low: min(a, b), high: max(a, b)))
        }
      }
    }
    let pairs = (documents.count * documents.count - counts.values.reduce(0) { $0 + $1 * $1 }) / 2
    return Double(linked.count) / Double(max(1, pairs))
  }
}
