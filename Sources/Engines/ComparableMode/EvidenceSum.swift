import AlignmentModel
import Basics

/// Adds up the evidence for several pairs of sentences, like items put together.
struct EvidenceSum {
  /// Words that add less log-odds than this are not named one by one, but put together.
  private static let leastNamed = 0.02
  /// A kind of which less is said than this goes to what is said in any case: trees add next to nothing of many.
  private static let leastSaid = 0.05

  private struct Item: Hashable, Comparable {
    let kind: Evidence.Kind
    var a: String?
    var b: String?
    var between: [Int]?

    static func < (one: Item, other: Item) -> Bool {
      let (mine, others) = (one.between ?? [], other.between ?? [])
      if mine != others { return mine.lexicographicallyPrecedes(others) }
      if one.kind != other.kind { return one.kind.rawValue < other.kind.rawValue }
      return (one.a ?? "", one.b ?? "") < (other.a ?? "", other.b ?? "")
    }
  }

  private let leastNamed: Double
  private var sums: [Item: Double] = [:]
  /// Those of which only the kind is said, by its index; nil where nothing was added.
  private var totals: [Double?] = .init(repeating: nil, count: Evidence.Kind.allCases.count)

  private static let indexes = Dictionary(
    uniqueKeysWithValues: Evidence.Kind.allCases.enumerated().map { ($1, $0) })

  /// A sum of nothing.
  ///
  /// - Parameter documentPairs: among how many pairs of documents the evidence is shared out.
  init(documentPairs: Int = 1) { leastNamed = EvidenceSum.leastNamed / Double(max(1, documentPairs)) }

  /// Adds the evidence for one of `count` pairs, between these two passages of a link that has more than two.
  mutating func add(_ evidence: [Evidence], of count: Int, between: [Int]? = nil) {
    for item in evidence {
      sums[Item(kind: item.kind, a: item.a, b: item.b, between: between), default: 0] +=
        item.weight / Double(count)
    }
  }

  /// Adds to what is only said by kind.
  mutating func add(_ kind: Evidence.Kind, _ weight: Double) {
    guard let index = EvidenceSum.indexes[kind] else { return }
    totals[index] = (totals[index] ?? 0) + weight
  }

  /// The mean evidence, rounded to three digits, strongest first; what is next to nothing is put together by kind, and kinds of which there is
  /// next to nothing are added to `prior`.
  var evidence: [Evidence] {
    var sums = sums
    for (kind, total) in zip(Evidence.Kind.allCases, totals) {
      if let total { sums[Item(kind: kind), default: 0] += total }
    }
    // In a fixed order, for sums of floating-point numbers depend on it.
    let unnamed = sums.filter { $0.key.a != nil && abs($0.value) < leastNamed }
    for (item, weight) in unnamed.sorted(by: { $0.key < $1.key }) {
      sums[item] = nil
      sums[Item(kind: item.kind, between: item.between), default: 0] += weight
    }
    let unsaid = sums.filter {
      $0.key.a == nil && $0.key.kind != .prior && abs($0.value) < EvidenceSum.leastSaid
    }
    for (item, weight) in unsaid.sorted(by: { $0.key < $1.key }) {
      sums[item] = nil
      sums[Item(kind: .prior, between: item.between), default: 0] += weight
    }
    let rounded = sums.mapValues { $0.rounded(to: 3) }.filter { $0.value != 0 }
    return rounded.sorted { ($1.value.magnitude, $0.key) < ($0.value.magnitude, $1.key) }
      .map {
        Evidence(kind: $0.key.kind, a: $0.key.a, b: $0.key.b, weight: $0.value, between: $0.key.between)
      }
  }
}
