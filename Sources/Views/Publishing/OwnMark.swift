import Basics

/// What a file says of itself where programs put their names: that it was made here, with a checksum of its parts, by which it is seen
/// whether anybody has changed it since.
enum OwnMark {
  /// The mark of a file with these parts.
  ///
  /// - Complexity: O(size of the parts).
  static func text(_ parts: [[UInt8]]) -> String {
    "synoptic (sha-256 \(Checksum.sha256(parts.flatMap { Checksum.digest($0) })))"
  }
}
