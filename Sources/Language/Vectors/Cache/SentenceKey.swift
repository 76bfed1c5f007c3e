import Basics

/// What a vector is found by: the beginning of the SHA-256 of the sentence.
///
/// Strings that Swift takes for equal, as with accents written in two ways, need not be the same to a model, so that strings themselves are no
/// keys.
struct SentenceKey: Hashable {
  let high: UInt64
  let low: UInt64

  init(_ sentence: String) {
    var sentence = sentence
    let digest = sentence.withUTF8 { Checksum.digest(UnsafeRawBufferPointer($0)) }
    (high, low) = digest.withUnsafeBytes {
      (
        $0.loadUnaligned(fromByteOffset: 0, as: UInt64.self),
        $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
      )
    }
  }

  /// The key as 16 bytes.
  var bytes: [UInt8] { withUnsafeBytes(of: high) { Array($0) } + withUnsafeBytes(of: low) { Array($0) } }
}
