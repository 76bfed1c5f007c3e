import Algorithms

/// A text in which ranges were replaced, and where offsets of either text stand in the other.
public struct EditedText: Sendable {
  /// The replacements that were made, in order, none of which overlap.
  public let replacements: [TextReplacement]
  /// The new text.
  public let scalars: [Unicode.Scalar]
  /// Where each replacement stands in the new text.
  public let newRanges: [Range<Int>]

  /// Replaces ranges of a text.
  ///
  /// A replacement that overlaps an earlier one of those given is not made, nor is the same one twice.
  ///
  /// - Parameters:
  ///   - scalars: the text.
  ///   - replacements: what takes the place of which ranges; those that do not lie within the text are not made.
  /// - Complexity: O(length of both texts + n log n).
  public init(_ scalars: [Unicode.Scalar], _ replacements: [TextReplacement]) {
    let whole = 0..<scalars.count
    self.replacements = EditedText.disjoint(
      replacements.filter { $0.range.lowerBound >= 0 && $0.range.upperBound <= whole.upperBound })
    var text: [Unicode.Scalar] = []
    text.reserveCapacity(scalars.count)
    var ranges: [Range<Int>] = []
    var at = 0
    for replacement in self.replacements {
      text += scalars[at..<replacement.range.lowerBound]
      let start = text.count
      text += replacement.text.unicodeScalars
      ranges.append(start..<text.count)
      at = replacement.range.upperBound
    }
    text += scalars[at...]
    self.scalars = text
    newRanges = ranges
  }

  /// The replacements in the order of their ranges, each of which overlaps none of those given before it.
  private static func disjoint(_ replacements: [TextReplacement]) -> [TextReplacement] {
    var kept: [TextReplacement] = []
    for replacement in replacements {
      let index = kept.partitioningIndex { $0.range.lowerBound >= replacement.range.lowerBound }
      let touchesNext = index < kept.count && overlaps(replacement.range, kept[index].range)
      let touchesBefore = index > 0 && overlaps(kept[index - 1].range, replacement.range)
      if !touchesNext, !touchesBefore { kept.insert(replacement, at: index) }
    }
    return kept
  }

  /// Whether two ranges have a code point in common, or begin at one offset, so that their order would not be known.
  private static func overlaps(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    a.lowerBound == b.lowerBound || a.lowerBound < b.upperBound && b.lowerBound < a.upperBound
  }

  // MARK: Offsets

  /// Where a range of the old text stands in the new one.
  ///
  /// A range that begins or ends within what was replaced begins or ends with what took its place.
  ///
  /// - Complexity: O(log of the number of replacements).
  public func newRange(of range: Range<Int>) -> Range<Int> {
    EditedText.moved(range, from: replacements.map(\.range), to: newRanges)
  }

  /// Where a range of the new text stood in the old one; see `newRange`.
  ///
  /// - Complexity: O(log of the number of replacements).
  public func oldRange(of range: Range<Int>) -> Range<Int> {
    EditedText.moved(range, from: newRanges, to: replacements.map(\.range))
  }

  private static func moved(_ range: Range<Int>, from: [Range<Int>], to: [Range<Int>]) -> Range<Int> {
    let lower = moved(range.lowerBound, from, to, isEnd: false)
    let upper = range.isEmpty ? lower : moved(range.upperBound, from, to, isEnd: true)
    return lower..<max(lower, upper)
  }

  private static func moved(_ offset: Int, _ from: [Range<Int>], _ to: [Range<Int>], isEnd: Bool) -> Int {
    // The last that begins before the offset, or for a beginning at it.
    let next = from.partitioningIndex { isEnd ? $0.lowerBound >= offset : $0.lowerBound > offset }
    guard next > 0 else { return offset }
    let (old, new) = (from[next - 1], to[next - 1])
    if offset < old.upperBound { return isEnd ? new.upperBound : new.lowerBound }
    return offset - old.upperBound + new.upperBound
  }
}
