import Dictionaries

/// Whether what passages teach holds beyond them: words that translate each other in half of the beads must do so in the other half
/// too, and more often than where passages are put together that are none.
///
/// From two texts that have nothing to do with each other, pairs of words are learned as well, for some stand together by chance;
/// a second pass with them would find the first one right whatever it was.
struct LearningCheck {
  /// How often words of the other half found what was learned for them beside them, and how often in passages far away.
  private let found, byChance: Int
  /// How many terms were tested, and the sum of their shares of words that found what was learned, less those by chance.
  private let terms: Int
  private let shares: Double

  /// So many passages show it, taken from all over the texts.
  private static let mostPassages = 3_000
  /// How many standard deviations above chance is no chance.
  private static let leastDeviations = 4.0
  /// So many terms are assumed to have found nothing, for a few show little.
  private static let assumed = 20.0

  /// Learns from half of the passages, and tests it in the other half.
  ///
  /// - Parameter most: no more passages than these are taken.
  /// - Complexity: that of learning from half of the passages.
  init(_ all: InducedLexicon.Bitext, most: Int = mostPassages) {
    let step = max(1, (all.count + most - 1) / most)
    let bitext = stride(from: 0, to: all.count, by: step).map { all[$0] }
    let learned = InducedLexicon.translations(in: bitext.indices.filter { $0 % 2 == 0 }.map { bitext[$0] })
    let largest = Int(bitext.reduce(Int32(0)) { max($0, $1.source.max() ?? 0) })
    var translations: [[Int32]] = .init(repeating: [], count: largest + 1)
    for pair in learned { translations[Int(pair.source)].append(pair.target) }
    let others = bitext.indices.filter { $0 % 2 == 1 }.map { bitext[$0] }
    var (found, byChance) = (0, 0)
    var tested = [Int](repeating: 0, count: largest + 1)
    var above = tested
    for (index, passage) in others.enumerated() {
      // Far away, for neighbors speak of the same.
      let elsewhere = others[(index + others.count / 2) % others.count].target
      for term in passage.source where !translations[Int(term)].isEmpty {
        tested[Int(term)] += 1
        if translations[Int(term)].contains(where: passage.target.contains) {
          found += 1
          above[Int(term)] += 1
        }
        if translations[Int(term)].contains(where: elsewhere.contains) {
          byChance += 1
          above[Int(term)] -= 1
        }
      }
    }
    (self.found, self.byChance) = (found, byChance)
    terms = tested.count { $0 > 0 }
    shares = zip(above, tested).reduce(0) { $1.1 > 0 ? $0 + Double($1.0) / Double($1.1) : $0 }
  }

  /// Whether the passages teach anything.
  var holds: Bool {
    Double(found - byChance) > LearningCheck.leastDeviations * Double(found + byChance + 1).squareRoot()
  }

  /// How many more words of a term found what was learned for it than by chance: the mean share of all terms, in which the names that
  /// accounts of one life repeat count no more than others.
  var rate: Double { shares / (Double(terms) + LearningCheck.assumed) }
}
