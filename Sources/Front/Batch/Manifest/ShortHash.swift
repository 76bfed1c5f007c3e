import Synoptic

/// The first 16 bytes of a SHA-256: enough to tell millions of things apart, and small in memory.
package struct ShortHash: Hashable, Sendable {
  private let high, low: UInt64

  /// The hash of bytes.
  init(_ bytes: [UInt8]) { self.init(digest: Checksum.digest(bytes)) }

  private init(digest: [UInt8]) {
    high = digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    low = digest.dropFirst(8).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// The hash that 32 hexadecimal digits stand for, or more of which the first count; nil for other texts.
  package init?(_ text: String) {
    let digits = text.utf8.prefix(32).compactMap(Hexadecimal.value)
    guard digits.count == 32 else { return nil }
    self.init(digest: stride(from: 0, to: 32, by: 2).map { digits[$0] << 4 | digits[$0 + 1] })
  }

  /// The hash in 32 hexadecimal digits.
  var text: String {
    Hexadecimal.text(
      [high, low].flatMap { part in (0..<8).map { UInt8(truncatingIfNeeded: part >> (56 - 8 * $0)) } })
  }
}
