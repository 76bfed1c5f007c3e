import AlignmentModel
import Basics

/// What a person has decided of the beads of two texts: those that stand, and pairs of sentences that are in none.
public struct BeadConstraints: Sendable {
  /// The beads that stand, ascending in both texts.
  public let fixed: [Bead]
  /// The beads that stand in another order: their sentences are in no other bead.
  public let apart: [Bead]
  /// For each sentence of either text, and one behind the last, how many sentences before it stand in a fixed bead.
  private let fixedBefore: (a: [Int32], b: [Int32])
  /// How many stand in a fixed bead or one apart.
  private let takenBefore: (a: [Int32], b: [Int32])
  /// For each sentence of the first text how many sentences before it have rejected partners.
  private let rejectedBefore: [Int32]
  /// The sentences of the second text that a sentence of the first is not to stand with.
  private let rejected: [Int: Set<Int>]
  private let ending: [Int: Int]
  private let beginning: [Int: Int]

  /// The constraints that links set to the beads of two documents; nil if none does.
  ///
  /// - Parameters:
  ///   - kept: links whose sentences are those of the documents.
  ///   - a: the first.
  ///   - b: the second.
  ///   - counts: how many sentences the documents have.
  /// - Throws: `InputError` if links that stand overlap each other, or a passage is no run of sentences.
  /// - Complexity: O(sentences + links · log links).
  public init?(_ kept: KeptLinks, _ a: String, _ b: String, counts: (a: Int, b: Int)) throws(InputError) {
    var standing: [(id: String, bead: Bead)] = []
    var rejected: [Int: Set<Int>] = [:]
    for link in kept.links {
      let sides = [a, b].map(link.sentences(of:))
      guard let first = sides[0].first, let second = sides[1].first else { continue }
      guard link.isAccepted else {
        for row in sides[0] { rejected[row, default: []].formUnion(sides[1]) }
        continue
      }
      let bead = Bead(a: first..<first + sides[0].count, b: second..<second + sides[1].count)
      guard sides[0] == Array(bead.a), sides[1] == Array(bead.b) else {
        throw InputError(
          .conflictingLinks,
          "the link \(link.id) that is to be kept has sentences that do not follow one another, as those of translations do",
          remedy: .either(["divide it", .alignAsAccounts]))
      }
      standing.append((link.id, bead))
    }
    guard !standing.isEmpty || !rejected.isEmpty else { return nil }
    for side in [\Bead.b, \Bead.a] {
      standing.sort { $0.bead[keyPath: side].lowerBound < $1.bead[keyPath: side].lowerBound }
      for (one, other) in zip(standing, standing.dropFirst())
      where other.bead[keyPath: side].lowerBound < one.bead[keyPath: side].upperBound {
        throw InputError(
          .conflictingLinks,
          "the links \(one.id) and \(other.id) that are to be kept overlap each other, which those of translations do not",
          remedy: .either(["reject one of them", .alignAsAccounts]))
      }
    }
    // Most of what stands is in one order; the rest is what was moved.
    let beads = standing.map(\.bead)
    let chain = AnchorChain.heaviest(
      beads.map { bead in
        AnchorChain.Anchor(
          a: Int32(bead.a.lowerBound), b: Int32(bead.b.lowerBound),
          weight: Float(bead.a.count + bead.b.count))
      }, columns: counts.b)
    let inOrder = Set(chain.map { Int($0.a) })
    fixed = beads.filter { inOrder.contains($0.a.lowerBound) }
    apart = beads.filter { !inOrder.contains($0.a.lowerBound) }
    func before(_ beads: [Bead]) -> (a: [Int32], b: [Int32]) {
      (
        BeadConstraints.countsBefore(counts.a, Set(beads.flatMap(\.a))),
        BeadConstraints.countsBefore(counts.b, Set(beads.flatMap(\.b)))
      )
    }
    fixedBefore = before(fixed)
    takenBefore = before(beads)
    rejectedBefore = BeadConstraints.countsBefore(counts.a, Set(rejected.keys))
    self.rejected = rejected
    ending = Dictionary(uniqueKeysWithValues: fixed.enumerated().map { ($1.a.upperBound, $0) })
    beginning = Dictionary(uniqueKeysWithValues: fixed.enumerated().map { ($1.a.lowerBound, $0) })
  }

  private static func countsBefore(_ count: Int, _ sentences: Set<Int>) -> [Int32] {
    var counts: [Int32] = [0]
    for sentence in 0..<count { counts.append(counts[sentence] + (sentences.contains(sentence) ? 1 : 0)) }
    return counts
  }

  /// Whether a bead that is not fixed may be: it has no sentence of one that is, and no rejected pair.
  func allows(_ row: Int, _ column: Int, _ m: Int, _ n: Int) -> Bool {
    guard takenBefore.a[row + m] == takenBefore.a[row], takenBefore.b[column + n] == takenBefore.b[column]
    else {
      return false
    }
    guard rejectedBefore[row + m] != rejectedBefore[row] else { return true }
    return !(row..<row + m).contains { row in
      rejected[row]?.contains { (column..<column + n).contains($0) } ?? false
    }
  }

  /// Whether a sentence of the first text may be a null.
  func allowsNull(a row: Int) -> Bool { fixedBefore.a[row + 1] == fixedBefore.a[row] }

  /// Whether a sentence of the second text may be a null.
  func allowsNull(b column: Int) -> Bool { fixedBefore.b[column + 1] == fixedBefore.b[column] }

  /// The fixed bead that ends before these sentences of both texts.
  func bead(endingAt row: Int, _ column: Int) -> Bead? {
    ending[row].flatMap { fixed[$0].b.upperBound == column ? fixed[$0] : nil }
  }

  /// The fixed bead that begins with these sentences of both texts.
  func bead(beginningAt row: Int, _ column: Int) -> Bead? {
    beginning[row].flatMap { fixed[$0].b.lowerBound == column ? fixed[$0] : nil }
  }

  /// A band bent so that it leads through the fixed beads, and is between them within what they leave.
  ///
  /// - Complexity: O(rows).
  func bent(_ band: Band, columns: Int) -> Band {
    var low = band.low
    var high = band.high
    var row = 0
    var column = 0
    for bead in fixed + [Bead(a: band.rows - 1..<band.rows - 1, b: columns..<columns)] {
      let (left, right) = (Int32(column), Int32(bead.b.lowerBound))
      for at in row...bead.a.lowerBound {
        low[at] = min(right, max(left, low[at]))
        high[at] = max(left, min(right, high[at]))
      }
      low[row] = left
      high[bead.a.lowerBound] = right
      for at in bead.a.dropFirst() { (low[at], high[at]) = (right, Int32(bead.b.upperBound)) }
      row = bead.a.upperBound
      column = bead.b.upperBound
    }
    return Band(low: low, high: high, columns: columns)
  }
}
