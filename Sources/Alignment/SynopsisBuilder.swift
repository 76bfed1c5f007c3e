/// Puts kept pairs of sentences together to groups: passages of two or more documents that tell one event.
///
/// A group stands for all pairs of its sentences of different documents, so only sentences that are all linked with one another
/// are put together (a clique of the link graph). Where de = en and en = ru but not de = ru, there are two groups, for the links
/// contradict each other: to join them would run two events together. A group has one passage of a document at most; what a
/// document tells twice stands in two groups.
package enum SynopsisBuilder {
  /// Passages of different documents that tell one event.
  package struct Group: Equatable, Sendable {
    /// The sentences by the places of their documents.
    package internal(set) var passages: [Int: Range<Int>]

    package init(_ passages: [Int: Range<Int>]) { self.passages = passages }

    /// The pairs of documents it stands for, by their places, in order.
    var documentPairs: [(Int, Int)] {
      let documents = passages.keys.sorted()
      return documents.enumerated().flatMap { index, one in documents[(index + 1)...].map { (one, $0) } }
    }

    /// All pairs of its sentences of different documents, in order.
    package var pairs: [SentencePair] {
      documentPairs.flatMap { one, other in
        (passages[one] ?? 0..<0).flatMap { x in
          (passages[other] ?? 0..<0).map { SentencePair(SentencePlace(one, x), SentencePlace(other, $0)) }
        }
      }
    }

    func contains(_ place: SentencePlace) -> Bool {
      passages[place.document]?.contains(place.sentence) ?? false
    }
  }

  /// The groups that cover all kept pairs, and stand for no other; none lies within another.
  ///
  /// Each begins with the likeliest pair that is in none yet, and takes in the sentence that goes best with all it has, until none
  /// is left that goes with all, and brings a pair that is in no group yet.
  ///
  /// - Parameter kept: pairs with their log-odds.
  /// - Complexity: O(p · (log p + n · m)) for p pairs, n sentences that a group has at most and m pairs that a sentence has.
  package static func groups(_ kept: [SentencePair: Float]) -> [Group] {
    var partners: [SentencePlace: [SentencePlace]] = [:]
    for pair in kept.keys {
      partners[pair.a, default: []].append(pair.b)
      partners[pair.b, default: []].append(pair.a)
    }
    var covered = Set<SentencePair>()
    var groups: [Group] = []
    for seed in kept.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }).map(\.key)
    where !covered.contains(seed) {
      var group = Group([
        seed.a.document: seed.a.sentence..<seed.a.sentence + 1,
        seed.b.document: seed.b.sentence..<seed.b.sentence + 1,
      ])
      covered.insert(seed)
      var isGrowing = true
      while isGrowing {
        var best: (mean: Float, place: SentencePlace, pairs: [SentencePair])?
        for place in candidates(for: group, partners) {
          let pairs = group.newPairs(with: place)
          guard pairs.contains(where: { !covered.contains($0) }),
            let mean = mean(pairs, kept)
          else { continue }
          if let found = best, (-found.mean, found.place) <= (-mean, place) { continue }
          best = (mean, place, pairs)
        }
        if let best {
          group.add(best.place)
          covered.formUnion(best.pairs)
        }
        isGrowing = best != nil
      }
      groups.append(group)
    }
    return withoutNested(groups)
  }

  /// The sentences that may join: linked with one that the group has, and of a new document or beside its passage.
  private static func candidates(
    for group: Group, _ partners: [SentencePlace: [SentencePlace]]
  ) -> Set<SentencePlace> {
    var found = Set<SentencePlace>()
    for (document, passage) in group.passages {
      for sentence in passage {
        for place in partners[SentencePlace(document, sentence)] ?? [] where group.canTake(place) {
          found.insert(place)
        }
      }
    }
    return found
  }

  /// The mean log-odds of pairs; nil if one is not kept.
  private static func mean(_ pairs: [SentencePair], _ kept: [SentencePair: Float]) -> Float? {
    var sum: Float = 0
    for pair in pairs {
      guard let value = kept[pair] else { return nil }
      sum += value
    }
    return pairs.isEmpty ? nil : sum / Float(pairs.count)
  }

  private static func withoutNested(_ groups: [Group]) -> [Group] {
    var ofPair: [SentencePair: [Int]] = [:]
    let pairs = groups.map(\.pairs)
    for (index, pairs) in pairs.enumerated() { for pair in pairs { ofPair[pair, default: []].append(index) } }
    return groups.indices.filter { index in
      guard let first = pairs[index].first else { return false }
      return !(ofPair[first] ?? []).contains { other in
        other != index && pairs[other].count > pairs[index].count && groups[index].isWithin(groups[other])
      }
    }.map { groups[$0] }
  }
}

extension SynopsisBuilder.Group {
  /// Whether a sentence is of a document it has no passage of, or extends the passage by one.
  fileprivate func canTake(_ place: SentencePlace) -> Bool {
    guard let passage = passages[place.document] else { return true }
    return passage.count < PassageBuilder.longestPassage
      && (place.sentence == passage.upperBound || place.sentence == passage.lowerBound - 1)
  }

  /// The pairs that it would stand for with one more sentence.
  fileprivate func newPairs(with place: SentencePlace) -> [SentencePair] {
    // In a fixed order, for sums of floating-point numbers depend on it.
    passages.keys.sorted().flatMap { document in
      document == place.document
        ? [] : (passages[document] ?? 0..<0).map { SentencePair(place, SentencePlace(document, $0)) }
    }
  }

  fileprivate mutating func add(_ place: SentencePlace) {
    let passage = passages[place.document] ?? place.sentence..<place.sentence + 1
    passages[place.document] =
      min(passage.lowerBound, place.sentence)..<max(passage.upperBound, place.sentence + 1)
  }

  fileprivate func isWithin(_ other: SynopsisBuilder.Group) -> Bool {
    passages.allSatisfy { document, passage in
      guard let theirs = other.passages[document] else { return false }
      return theirs.lowerBound <= passage.lowerBound && passage.upperBound <= theirs.upperBound
    }
  }
}
