/// A text as a key that is told from others by its bytes.
///
/// Strings that Swift takes for equal, as with accents written in two ways, need not be the same to whoever works at their letters.
package struct ExactText: Hashable, Sendable {
  /// The text.
  package let text: String

  /// A key of a text.
  package init(_ text: String) { self.text = text }

  package static func == (a: ExactText, b: ExactText) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

  package func hash(into hasher: inout Hasher) {
    let isWhole: Void? = text.utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if isWhole == nil { for byte in text.utf8 { hasher.combine(byte) } }
    hasher.combine(0xFF as UInt8)
  }
}
