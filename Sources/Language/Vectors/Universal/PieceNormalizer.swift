/// Normalizes a sentence as the model was trained on it: NFKC with some rules more, no spaces at its ends, one between words.
///
/// The rules are a double array of Darts-clone, from bytes to what takes their place, as `Normalizer` of SentencePiece reads it. Each space becomes
/// U+2581, and one stands before the first word.
package struct PieceNormalizer {
  private static let space: [UInt8] = [0xE2, 0x96, 0x81]

  private let nodes: UnsafeBufferPointer<UInt32>
  private let replacements: UnsafeBufferPointer<UInt8>

  /// A normalizer of the rules of a model, which must outlive it.
  package init(nodes: UnsafeBufferPointer<UInt32>, replacements: UnsafeBufferPointer<UInt8>) {
    self.nodes = nodes
    self.replacements = replacements
  }

  /// The sentence normalized; nothing if it is only white space.
  ///
  /// - Complexity: O(length).
  func normalized(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var at = 0
    var isAfterSpace = true
    var result: [UInt8] = []
    result.reserveCapacity(text.count + text.count / 4 + 8)
    while at < text.count {
      let (length, replacement) = prefix(text, at)
      let piece = replacement ?? UnsafeBufferPointer(rebasing: text[at..<at + length])
      at += length
      for byte in piece {
        if byte != 0x20 {
          if result.isEmpty { result += PieceNormalizer.space }
          result.append(byte)
          isAfterSpace = false
        } else if !isAfterSpace {
          result += PieceNormalizer.space
        }
      }
      // Spaces within what one rule puts down stay; those after a space go.
      if let last = piece.last { isAfterSpace = last == 0x20 }
    }
    while result.suffix(3).elementsEqual(PieceNormalizer.space) { result.removeLast(3) }
    return result
  }

  /// How many bytes the longest rule takes that fits at an offset, and what it puts in their place; for none, one code point and nil.
  private func prefix(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int
  ) -> (length: Int, replacement: UnsafeBufferPointer<UInt8>?) {
    var length = 0
    var value = 0
    var at = start
    var node = Int(PieceNormalizer.offset(nodes.first ?? 0))
    while at < text.count {
      node ^= Int(text[at])
      guard node < nodes.count else { break }
      let unit = nodes[node]
      guard unit & 0x8000_00FF == UInt32(text[at]) else { break }
      node ^= Int(PieceNormalizer.offset(unit))
      at += 1
      if unit & 0x100 != 0, node < nodes.count {
        length = at - start
        value = Int(nodes[node] & 0x7FFF_FFFF)
      }
    }
    if length > 0, value < replacements.count {
      let end = replacements[value...].firstIndex(of: 0) ?? replacements.endIndex
      return (length, UnsafeBufferPointer(rebasing: replacements[value..<end]))
    }
    let lead = text[start]
    let count = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    return (min(count, text.count - start), nil)
  }

  private static func offset(_ unit: UInt32) -> UInt32 { (unit >> 10) << ((unit & 0x200) >> 6) }
}
