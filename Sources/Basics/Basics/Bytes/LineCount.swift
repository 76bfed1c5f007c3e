import Foundation

/// Counts lines.
enum LineCount {
  /// How many line feeds there are in a range.
  ///
  /// - Complexity: O(length of the range), many bytes a step between line feeds.
  static func lineFeeds(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    guard let base = bytes.baseAddress, range.lowerBound >= 0, range.upperBound <= bytes.count else {
      return 0
    }
    var count = 0
    var at = range.lowerBound
    while at < range.upperBound, let found = memchr(base + at, 0x0A, range.upperBound - at) {
      count += 1
      at = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found)) + 1
    }
    return count
  }
}
