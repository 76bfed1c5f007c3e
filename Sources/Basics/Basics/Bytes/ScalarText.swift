extension [Unicode.Scalar] {
  /// The text of a range, several times faster than by way of `String.UnicodeScalarView`.
  ///
  /// - Complexity: O(length of `range`).
  package func text(in range: Range<Int>) -> String {
    withUnsafeBufferPointer { source in
      String(unsafeUninitializedCapacity: range.count * 4) { target in
        var count = 0
        for index in range {
          let value = source[index].value
          if value < 0x80 {
            target[count] = UInt8(truncatingIfNeeded: value)
            count += 1
          } else {
            for byte in UTF8.encode(source[index]) ?? .init() {
              target[count] = byte
              count += 1
            }
          }
        }
        return count
      }
    }
  }
}
