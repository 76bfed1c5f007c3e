import Dictionaries

/// Whether what passages teach holds beyond them: words that translate each other in half of the beads must do so in the other half
/// too, and more often than where passages are put together that are none.
///
/// From two texts that have nothing to do with each other, pairs of words are learned as well, for some stand together by chance;
/// a second pass with them would find the first one right whatever it was.
enum LearningCheck {
  /// So many passages show it, taken from all over the texts.
  private static let mostPassages = 3_000
  /// How many standard deviations above chance is no chance.
  private static let leastDeviations = 4.0

  /// Whether the passages teach anything.
  ///
  /// - Complexity: that of learning from half of `mostPassages`.
  static func holds(_ all: InducedLexicon.Bitext) -> Bool {
    let step = max(1, (all.count + mostPassages - 1) / mostPassages)
    let bitext = stride(from: 0, to: all.count, by: step).map { all[$0] }
    let learned = InducedLexicon.translations(in: bitext.indices.filter { $0 % 2 == 0 }.map { bitext[$0] })
    let most = Int(bitext.reduce(Int32(0)) { max($0, $1.source.max() ?? 0) })
    var translations: [[Int32]] = .init(repeating: [], count: most + 1)
    for pair in learned { translations[Int(pair.source)].append(pair.target) }
    let others = bitext.indices.filter { $0 % 2 == 1 }.map { bitext[$0] }
    var found = 0
    var byChance = 0
    for (index, passage) in others.enumerated() {
      // Far away, for neighbors speak of the same.
      let elsewhere = others[(index + others.count / 2) % others.count].target
      for term in passage.source where !translations[Int(term)].isEmpty {
        if translations[Int(term)].contains(where: passage.target.contains) { found += 1 }
        if translations[Int(term)].contains(where: elsewhere.contains) { byChance += 1 }
      }
    }
    return Double(found - byChance) > leastDeviations * Double(found + byChance + 1).squareRoot()
  }
}
