/// A text made from another by replacing, joining and leaving out code points, which knows where each of its own stands there.
package struct DerivedText: Sendable {
  /// The text.
  package let scalars: [Unicode.Scalar]
  /// Where each code point begins and ends in the other text, ascending; nil if all are at the same offsets.
  ///
  /// Code points that one of the other text was replaced with all have its range.
  let ranges: (starts: [Int32], ends: [Int32])?

  /// The range in the other text of a range of this one.
  ///
  /// - Complexity: O(1).
  func source(of range: Range<Int>) -> Range<Int> {
    guard let ranges else { return range }
    guard let last = range.last else {
      let at = range.lowerBound < scalars.count ? ranges.starts[range.lowerBound] : ranges.ends.last ?? 0
      return Int(at)..<Int(at)
    }
    return Int(ranges.starts[range.lowerBound])..<Int(ranges.ends[last])
  }
}

/// Puts a derived text together in the order of the other one.
struct DerivedTextBuilder {
  private(set) var scalars: [Unicode.Scalar] = []
  private var starts: [Int32] = []
  private var ends: [Int32] = []
  /// Whether each code point stands where it stood.
  private var isInPlace = true

  /// A builder for a text of about this many code points.
  init(capacity: Int) {
    scalars.reserveCapacity(capacity)
    starts.reserveCapacity(capacity)
    ends.reserveCapacity(capacity)
  }

  /// Appends a code point that stands at `range` in the other text.
  mutating func append(_ scalar: Unicode.Scalar, at range: Range<Int>) {
    if range.count != 1 || range.lowerBound != scalars.count { isInPlace = false }
    scalars.append(scalar)
    starts.append(Int32(clamping: range.lowerBound))
    ends.append(Int32(clamping: range.upperBound))
  }

  /// Appends the code points at `range` of the other text as they are.
  ///
  /// - Complexity: O(length of `range`).
  mutating func append(_ source: [Unicode.Scalar], _ range: Range<Int>) {
    if range.lowerBound != scalars.count { isInPlace = false }
    scalars.append(contentsOf: source[range])
    let (lower, upper) = (Int32(clamping: range.lowerBound), Int32(clamping: range.upperBound))
    starts.append(contentsOf: lower..<upper)
    ends.append(contentsOf: (lower..<upper).lazy.map { $0 + 1 })
  }

  /// Leaves out what stands at `range`; the code point before takes it into its own range if it ends there.
  mutating func leaveOut(_ range: Range<Int>) {
    isInPlace = false
    if let last = ends.last, Int(last) == range.lowerBound {
      ends[ends.count - 1] = Int32(clamping: range.upperBound)
    }
  }

  /// Puts the code points from `index` on in another way.
  ///
  /// Each takes the range of the one it replaces, the last one that of all that are left.
  mutating func replace(from index: Int, with new: [Unicode.Scalar]) {
    guard let end = ends.last, !new.isEmpty, !new.elementsEqual(scalars[index...]) else { return }
    isInPlace = false
    let old = (starts[index...], ends[index...])
    scalars.removeSubrange(index...)
    starts.removeSubrange(index...)
    ends.removeSubrange(index...)
    for (at, scalar) in new.enumerated() {
      let from = min(index + at, old.0.endIndex - 1)
      scalars.append(scalar)
      starts.append(old.0[from])
      ends.append(at == new.count - 1 ? end : old.1[from])
    }
  }

  /// The text.
  func finish() -> DerivedText {
    DerivedText(scalars: scalars, ranges: isInPlace ? nil : (starts, ends))
  }
}
