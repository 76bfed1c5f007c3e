import AlignmentModel

/// A gold link that an alignment misses, or a link that is in no gold.
public struct LinkError: Equatable, Sendable {
  /// What is wrong.
  public enum Kind: String, CaseIterable, Sendable {
    /// No pair of the gold link's sentences is linked.
    case missed
    /// Some pairs of the link's sentences, or all, are in no gold link.
    case `false`
  }

  /// A pair of gold sentences, and how far it is from the error: the larger of the distances on both sides, in sentences.
  public struct Nearest: Equatable, Sendable {
    /// The pair.
    public let pair: EventGold.Pair
    /// The distance.
    public let distance: Int
  }

  /// What is wrong.
  public let kind: Kind
  /// The indexes of the gold sentences of both documents, ascending.
  public let a, b: [Int]
  /// The grade of a gold link; nil for a false link.
  public let grade: Int?
  /// What the annotators call a gold link; empty for a false link.
  public let label: String
  /// The index of a false link among those of the alignment; nil for a gold link.
  public let link: Int?
  /// How many pairs of sentences it stands for, and how many of them are wrong: all of a gold link.
  public let pairs, wrong: Int
  /// The indexes of the links between the two documents, other than this one, in which one of the sentences stands.
  public let elsewhere: [Int]
  /// Of a gold link the nearest pair that is linked, of a false link the nearest pair that is gold; nil if there is none.
  public let nearest: Nearest?
}

extension LinkError {
  /// What is wrong in an alignment of the gold's two documents.
  ///
  /// Missed links of grade 2 come first, then those of grade 1, then false links, each in the order of the first document's sentences. Links
  /// that a person has rejected do not count.
  ///
  /// - Complexity: O(errors · pairs that are linked or gold).
  public static func all(_ alignment: Alignment, gold: EventGold) -> [LinkError] {
    let covered = alignment.links.enumerated().filter(\.element.isAccepted).map { index, link in
      let (a, b) = gold.covered(by: link)
      return (index: index, a: a, b: b)
    }.filter { !$0.a.isEmpty && !$0.b.isEmpty }
    let linked = Set(covered.flatMap { EventGold.Pair.all($0.a, $0.b) })
    let right = gold.pairs

    func links(of a: [Int], _ b: [Int], besides link: Int? = nil) -> [Int] {
      covered.filter { other in
        other.index != link && (other.a.contains(where: a.contains) || other.b.contains(where: b.contains))
      }.map(\.index)
    }

    let missed = gold.links.map { (a: $0.a.sorted(), b: $0.b.sorted(), link: $0) }
      .filter { EventGold.Pair.all($0.a, $0.b).allSatisfy { !linked.contains($0) } }
      .map { a, b, link in
        LinkError(
          kind: .missed, a: a, b: b, grade: link.grade, label: link.label, link: nil,
          pairs: a.count * b.count, wrong: a.count * b.count, elsewhere: links(of: a, b),
          nearest: nearest(to: a, b, among: linked))
      }
    let wrong = covered.compactMap { index, a, b -> LinkError? in
      let all = EventGold.Pair.all(a, b)
      let wrong = all.count { !right.contains($0) }
      guard wrong > 0 else { return nil }
      return LinkError(
        kind: .false, a: a, b: b, grade: nil, label: "", link: index, pairs: all.count, wrong: wrong,
        elsewhere: links(of: a, b, besides: index), nearest: nearest(to: a, b, among: right))
    }
    return [2, 1].flatMap { grade in sorted(missed.filter { $0.grade == grade }) } + sorted(wrong)
  }

  private static func sorted(_ errors: [LinkError]) -> [LinkError] {
    errors.sorted { ($0.a + [-1] + $0.b).lexicographicallyPrecedes($1.a + [-1] + $1.b) }
  }

  private static func nearest(to a: [Int], _ b: [Int], among pairs: Set<EventGold.Pair>) -> Nearest? {
    func distance(_ sentence: Int, _ sentences: [Int]) -> Int {
      sentences.map { abs($0 - sentence) }.min() ?? .max
    }
    return pairs.map { Nearest(pair: $0, distance: max(distance($0.a, a), distance($0.b, b))) }
      .min { ($0.distance, $0.pair.a, $0.pair.b) < ($1.distance, $1.pair.a, $1.pair.b) }
  }
}
