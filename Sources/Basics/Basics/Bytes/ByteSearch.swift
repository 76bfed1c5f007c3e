import Foundation

/// Finds bytes in bytes.
package enum ByteSearch {
  /// Where `wanted` stands first at or after `start`; nil if it does not.
  ///
  /// - Complexity: O(`bytes.count`) where its first byte is rare, as in text and markup.
  package static func first(
    _ wanted: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    guard let base = bytes.baseAddress, let sought = wanted.baseAddress else { return nil }
    var at = start
    while at + wanted.count <= bytes.count {
      guard let found = memchr(base + at, Int32(sought[0]), bytes.count - wanted.count + 1 - at) else {
        return nil
      }
      let index = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
      if memcmp(base + index, sought, wanted.count) == 0 { return index }
      at = index + 1
    }
    return nil
  }
}
