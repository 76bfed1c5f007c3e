/// A text made from another by replacing, joining and leaving out code points, which knows where each of its own stands there.
package struct DerivedText: Sendable {
  /// The text.
  package let scalars: [Unicode.Scalar]
  /// Where each code point stands in the other text; nil if all are at the same offsets.
  ///
  /// Code points that one of the other text was replaced with all have its range.
  let sources: OffsetRuns?

  /// The range in the other text of a range of this one.
  ///
  /// - Complexity: O(log(number of runs that were not changed)).
  func source(of range: Range<Int>) -> Range<Int> { sources?.source(of: range) ?? range }
}

/// Puts a derived text together in the order of the other one.
struct DerivedTextBuilder {
  private(set) var scalars: [Unicode.Scalar] = []
  private var sources = OffsetRuns()

  /// A builder for a text of about this many code points.
  init(capacity: Int) {
    scalars.reserveCapacity(capacity)
  }

  /// Appends a code point that stands at `range` in the other text.
  mutating func append(_ scalar: Unicode.Scalar, at range: Range<Int>) {
    scalars.append(scalar)
    sources.append(range)
  }

  /// Appends the code points at `range` of the other text as they are.
  ///
  /// - Complexity: O(length of `range`).
  mutating func append(_ source: [Unicode.Scalar], _ range: Range<Int>) {
    scalars.append(contentsOf: source[range])
    sources.append(each: range)
  }

  /// Leaves out what stands at `range`; the code point before takes it into its own range if it ends there.
  mutating func leaveOut(_ range: Range<Int>) {
    if !scalars.isEmpty, sources.end == range.lowerBound { sources.endLast(at: range.upperBound) }
  }

  /// Puts the code points from `index` on in another way.
  ///
  /// Each takes the range of the one it replaces, the last one that of all that are left.
  mutating func replace(from index: Int, with new: [Unicode.Scalar]) {
    guard index < scalars.count, !new.isEmpty, !new.elementsEqual(scalars[index...]) else { return }
    let old = (index..<scalars.count).map { sources.range(of: $0) }
    let end = sources.end
    scalars.removeSubrange(index...)
    for _ in old { sources.removeLast() }
    for (at, scalar) in new.enumerated() {
      let range = old[min(at, old.count - 1)]
      append(scalar, at: range.lowerBound..<(at == new.count - 1 ? end : range.upperBound))
    }
  }

  /// The text.
  func finish() -> DerivedText {
    DerivedText(scalars: scalars, sources: sources.areInPlace ? nil : sources)
  }
}
