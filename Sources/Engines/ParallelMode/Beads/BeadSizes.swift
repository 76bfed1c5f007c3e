import Basics

/// How many sentences a bead may have on either side, and how many are to be expected.
package struct BeadSizes: Equatable, Sendable {
  /// The largest numbers.
  package let largest: Sides<Int>
  /// How many sentences stand beside one of the other text, where a line of that holds several; 1 otherwise.
  package let expected: Sides<Double>

  /// What translators seldom go beyond, and what is tried at most where lines hold many sentences.
  private static let usual = 3
  private static let most = 16
  /// Lines hold several sentences if they hold so many times more than those of the other text, and if that has so many times more lines.
  private static let least = (held: 1.5, lines: 1.2)
  /// The share of the lines that a bead of the largest size is enough for.
  private static let share = 0.95

  /// Sizes that do not depend on texts.
  package init(largest: Int) {
    self.largest = Sides(largest, largest)
    expected = Sides(1, 1)
  }

  /// What two texts ask for: three sentences, and more beside texts of which a line holds a paragraph.
  ///
  /// - Parameter limit: no more sentences than these on a side, if given.
  /// - Complexity: O(n log n) for n sentences.
  package init(_ texts: Sides<ParallelText>, limit: Int? = nil) {
    let a = BeadSizes.beside(texts.b, texts.a, limit)
    let b = BeadSizes.beside(texts.a, texts.b, limit)
    largest = Sides(a.largest, b.largest)
    expected = Sides(a.expected, b.expected)
  }

  /// How many sentences of `other` stand beside a line of `text`.
  private static func beside(_ text: ParallelText, _ other: ParallelText, _ limit: Int?) -> (
    largest: Int, expected: Double
  ) {
    let limit = limit ?? most
    guard text.count > 0, other.count > 0 else { return (min(usual, limit), 1) }
    let held = Double(text.sentenceCounts.reduce(0, +)) / Double(text.count)
    let others = Double(other.sentenceCounts.reduce(0, +)) / Double(other.count)
    let ratio = held / others
    guard ratio >= least.held, Double(other.count) >= least.lines * Double(text.count) else {
      return (min(usual, limit), 1)
    }
    let counts = text.sentenceCounts.sorted()
    let many = Double(counts[min(counts.count - 1, Int(share * Double(counts.count)))]) / others
    return (min(limit, max(usual, min(most, Int(many.rounded(.up)) + 1))), ratio)
  }
}
