import Algorithms

/// A text in UTF-8, as parsers in C want it, that can say which code point stands at a byte.
struct UTF8Text {
  /// The bytes.
  private(set) var bytes: [UInt8] = []
  /// The byte offset of every 64th code point.
  private var samples: [Int] = []
  private static let interval = 64

  /// Encodes a text.
  ///
  /// - Complexity: O(`scalars.count`).
  init(_ scalars: [Unicode.Scalar]) {
    bytes.reserveCapacity(scalars.count + scalars.count / 4)
    for (index, scalar) in scalars.enumerated() {
      if index % UTF8Text.interval == 0 { samples.append(bytes.count) }
      bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
    }
  }

  /// The offset in code points of a byte that begins one, or of the end.
  ///
  /// - Complexity: O(log of the length).
  func offset(ofByte byte: Int) -> Int {
    let sample = samples.partitioningIndex { $0 > byte } - 1
    guard sample >= 0 else { return 0 }
    let start = samples[sample]
    let continued = bytes[start..<min(byte, bytes.count)].count { $0 & 0xC0 == 0x80 }
    return sample * UTF8Text.interval + min(byte, bytes.count) - start - continued
  }
}
