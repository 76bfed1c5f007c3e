import AlignmentModel
import ComparableMode

/// How well an alignment of translations agrees with a gold one: precision and recall over beads with both sides (Sennrich and
/// Volk 2010, Thompson and Koehn 2019), and over the pairs of sentences they stand for (Langlais and others 1998).
public struct BeadScore: Equatable, Sendable {
  /// Nearby beads go wrong together, so this many sentences of the first text are resampled as one.
  public static let sentencesOfUnit = 10

  /// The sentences from here on are one unit: a file may name a sentence by any number.
  private static let mostSentences = 1 << 18

  /// Beads that are the same, for each unit of text.
  public private(set) var strictUnits: [MatchCounts] = []
  /// Beads that share a sentence on either side with one of the other alignment, for each unit of text.
  public private(set) var laxUnits: [MatchCounts] = []
  /// Pairs of sentences in a bead, each counted once, for each unit of text.
  public private(set) var pairUnits: [MatchCounts] = []

  /// Nothing counted yet.
  public init() {}

  /// Compares two alignments.
  ///
  /// - Complexity: O(number of beads · their size).
  public init(_ beads: [SentenceBead], gold: [SentenceBead]) {
    let beads = beads.filter { !$0.isNull }
    let gold = gold.filter { !$0.isNull }
    let (setOfBeads, setOfGold) = (Set(beads), Set(gold))
    let (overlapped, overlappedGold) = (Overlaps(gold), Overlaps(beads))
    for bead in beads {
      BeadScore.add(bead, to: &strictUnits) { $0.count(found: setOfGold.contains(bead)) }
      BeadScore.add(bead, to: &laxUnits) { $0.count(found: overlapped.contain(bead)) }
    }
    for bead in gold {
      BeadScore.add(bead, to: &strictUnits) { $0.count(gold: setOfBeads.contains(bead)) }
      BeadScore.add(bead, to: &laxUnits) { $0.count(gold: overlappedGold.contain(bead)) }
    }
    let (pairs, goldPairs) = (SentencePairs(beads), SentencePairs(gold))
    for pair in pairs.all {
      BeadScore.add(pair.a, to: &pairUnits) { $0.count(found: goldPairs.all.contains(pair)) }
    }
    for pair in goldPairs.all {
      BeadScore.add(pair.a, to: &pairUnits) { $0.count(gold: pairs.all.contains(pair)) }
    }
    // All have the same units, so that a resampled text is one text.
    let count = [strictUnits.count, laxUnits.count, pairUnits.count].max() ?? 0
    for units in [\BeadScore.strictUnits, \.laxUnits, \.pairUnits] {
      self[keyPath: units] += Array(repeating: MatchCounts(), count: count - self[keyPath: units].count)
    }
  }

  private static func add(
    _ bead: SentenceBead, to units: inout [MatchCounts], _ count: (inout MatchCounts) -> Void
  ) {
    add(bead.a.first ?? 0, to: &units, count)
  }

  private static func add(
    _ sentence: Int, to units: inout [MatchCounts], _ count: (inout MatchCounts) -> Void
  ) {
    let unit = min(sentence, mostSentences) / sentencesOfUnit
    if unit >= units.count { units += Array(repeating: MatchCounts(), count: unit + 1 - units.count) }
    count(&units[unit])
  }

  /// Adds another pair of texts.
  public mutating func add(_ other: BeadScore) {
    strictUnits += other.strictUnits
    laxUnits += other.laxUnits
    pairUnits += other.pairUnits
  }

  /// Beads that are the same.
  public var strict: MatchCounts { strictUnits.total }
  /// Beads that share a sentence on either side with one of the other alignment.
  public var lax: MatchCounts { laxUnits.total }
  /// Pairs of sentences in a bead.
  public var pairs: MatchCounts { pairUnits.total }

  /// The harmonic mean of strict precision and recall.
  public var strictF1: Double { strict.f1 }
  /// The harmonic mean of lax precision and recall.
  public var laxF1: Double { lax.f1 }
}

extension MatchCounts {
  fileprivate mutating func count(found isRight: Bool) {
    found += 1
    if isRight { rightFound += 1 }
  }

  fileprivate mutating func count(gold isRight: Bool) {
    gold += 1
    if isRight { rightGold += 1 }
  }
}

/// Beads by the sentences of the first text.
private struct Overlaps {
  private var ofSentence: [Int: [Set<Int>]] = [:]

  init(_ beads: [SentenceBead]) {
    for bead in beads { for sentence in bead.a { ofSentence[sentence, default: []].append(Set(bead.b)) } }
  }

  /// Whether one of them shares a sentence on either side.
  func contain(_ bead: SentenceBead) -> Bool {
    bead.a.contains { sentence in
      ofSentence[sentence]?.contains { others in bead.b.contains(where: others.contains) } ?? false
    }
  }
}

/// The pairs of sentences that beads stand for.
private struct SentencePairs {
  let all: Set<EventGold.Pair>

  init(_ beads: [SentenceBead]) {
    all = Set(beads.flatMap { EventGold.Pair.all($0.a, $0.b) })
  }
}

extension SentenceBead {
  /// The beads of an alignment of two documents; a link that a person has rejected is none.
  public static func beads(of alignment: Alignment) -> [SentenceBead] {
    guard alignment.documents.count == 2 else { return [] }
    let (a, b) = (alignment.documents[0].id, alignment.documents[1].id)
    return alignment.links.filter(\.isAccepted).compactMap { link in
      let bead = SentenceBead(a: link.sentences(of: a), b: link.sentences(of: b))
      return bead.isNull ? nil : bead
    }
  }
}
