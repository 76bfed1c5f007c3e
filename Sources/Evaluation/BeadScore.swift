import Parallel
import Texts

/// How well an alignment of translations agrees with a gold one (Sennrich and Volk 2010, Thompson and Koehn 2019): precision
/// and recall over beads with both sides.
public struct BeadScore: Equatable, Sendable {
  /// The number of beads found, and of gold beads, that have both sides.
  public var found = 0, gold = 0
  /// Those that are the same.
  public var strict = 0
  /// Beads found that share a sentence on either side with a gold bead, and gold beads that do with one found.
  public var laxFound = 0, laxGold = 0

  /// Nothing counted yet.
  public init() {}

  /// Compares two alignments.
  ///
  /// - Complexity: O(number of beads · their size).
  public init(_ beads: [Bead], gold: [Bead]) {
    let beads = beads.filter { !$0.isNull }
    let gold = gold.filter { !$0.isNull }
    found = beads.count
    self.gold = gold.count
    strict = Set(gold).intersection(beads).count
    laxFound = BeadScore.overlapping(beads, gold)
    laxGold = BeadScore.overlapping(gold, beads)
  }

  private static func overlapping(_ beads: [Bead], _ others: [Bead]) -> Int {
    var ofSentence: [Int: [Bead]] = [:]
    for other in others { for sentence in other.a { ofSentence[sentence, default: []].append(other) } }
    return beads.count { bead in
      bead.a.contains { ofSentence[$0]?.contains { $0.b.overlaps(bead.b) } ?? false }
    }
  }

  /// Adds the counts of another pair of texts.
  public mutating func add(_ other: BeadScore) {
    found += other.found
    gold += other.gold
    strict += other.strict
    laxFound += other.laxFound
    laxGold += other.laxGold
  }

  /// The share of the beads found that are gold.
  public var strictPrecision: Double { BeadScore.share(strict, found) }
  /// The share of the gold beads that are found.
  public var strictRecall: Double { BeadScore.share(strict, gold) }
  /// The harmonic mean of both.
  public var strictF1: Double { BeadScore.mean(strictPrecision, strictRecall) }

  /// The share of the beads found that overlap a gold one on both sides.
  public var laxPrecision: Double { BeadScore.share(laxFound, found) }
  /// The share of the gold beads that overlap one found on both sides.
  public var laxRecall: Double { BeadScore.share(laxGold, gold) }
  /// The harmonic mean of both.
  public var laxF1: Double { BeadScore.mean(laxPrecision, laxRecall) }

  private static func share(_ part: Int, _ whole: Int) -> Double {
    whole > 0 ? Double(part) / Double(whole) : 0
  }

  private static func mean(_ precision: Double, _ recall: Double) -> Double {
    precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
  }
}

extension BeadScore {
  /// Reads lines such as `[0, 1]:[2]`, each a bead with the sentences of both texts, from 0; what follows a further colon is
  /// left out.
  ///
  /// - Throws: `InputError` with the line that is none.
  public static func beads(_ text: String, file: String) throws(InputError) -> [Bead] {
    var beads: [Bead] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard line.contains(where: { !$0.isWhitespace }) else { continue }
      let sides = line.split(separator: ":").prefix(2).map(BeadScore.range)
      guard sides.count == 2, let a = sides[0], let b = sides[1] else {
        throw InputError(
          file: file, "has a line \(number + 1) that is no bead", remedy: "write it as [0, 1]:[2]")
      }
      beads.append(Bead(a: a, b: b))
    }
    return beads
  }

  private static func range(_ text: Substring) -> Range<Int>? {
    let inner = text.filter { !$0.isWhitespace }
    guard inner.hasPrefix("["), inner.hasSuffix("]") else { return nil }
    let numbers = inner.dropFirst().dropLast().split(separator: ",").map { Int($0) }
    guard let first = numbers.first else { return 0..<0 }
    guard let first, let last = numbers.last ?? nil, first >= 0,
      numbers.enumerated().allSatisfy({ $1 == first + $0 })
    else { return nil }
    return first..<last + 1
  }
}
