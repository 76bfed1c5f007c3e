import ICUBridge

/// ICU's break iterator over UTF-16 text (UAX #29 with the locale's tailoring).
public struct BreakIterator: ~Copyable {
  /// What the boundaries separate.
  public enum Kind: Int32, Sendable {
    case word = 1
    case sentence = 3
  }

  private let handle: OpaquePointer

  /// Opens an iterator for a locale such as `de`.
  ///
  /// A locale that ICU has no data for gets the root rules.
  public init(_ kind: Kind, locale: String) throws(ICUError) {
    handle = try ICUError.open("open the break iterator for \(locale)") {
      icub_breaks_open(kind.rawValue, locale, &$0)
    }
  }

  deinit { icub_breaks_close(handle) }

  /// Calls `body` for each segment of `text` in order: its range in UTF-16 units and ICU's rule status (for words, 100 and
  /// above marks numbers, letters and ideographs; below, spaces and punctuation).
  ///
  /// - Complexity: O(`text.count`).
  public borrowing func forEachSegment(
    of text: UnsafeBufferPointer<UInt16>, _ body: (Range<Int>, Int32) -> Void
  ) throws(ICUError) {
    guard let start = text.baseAddress, text.count > 0 else { return }
    try ICUError.check("segment a text of \(text.count) UTF-16 units") {
      icub_breaks_set_text(handle, start, Int32(clamping: text.count), &$0)
    }
    var from = 0
    while true {
      let boundary = Int(icub_breaks_next(handle))
      if boundary <= from { return }
      body(from..<boundary, icub_breaks_rule_status(handle))
      from = boundary
    }
  }

  /// Calls `body` for each segment of the text in `range` in order: its range in code points and ICU's rule status.
  ///
  /// - Complexity: O(length of `range`).
  borrowing func forEachSegment(
    in range: Range<Int>, of scalars: [Unicode.Scalar], _ body: (Range<Int>, Int32) -> Void
  ) throws(ICUError) {
    var units: [UInt16] = []
    units.reserveCapacity(range.count + 8)
    for scalar in scalars[range] {
      if scalar.value < 0x10000 {
        units.append(UInt16(truncatingIfNeeded: scalar.value))
      } else {
        units.append(contentsOf: UTF16.encode(scalar) ?? .init())
      }
    }
    var unit = 0
    var offset = range.lowerBound
    try units.withUnsafeBufferPointer { (buffer) throws(ICUError) in
      try forEachSegment(of: buffer) { segment, status in
        let start = offset
        while unit < segment.upperBound {
          unit += UTF16.width(scalars[offset])
          offset += 1
        }
        body(start..<offset, status)
      }
    }
  }
}
