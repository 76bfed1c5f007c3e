import SystemStemmer
import Texts

/// The Snowball stemmer of a language; the identity for a language Snowball has none for.
public final class Stemmer {
  private let handle: OpaquePointer?

  /// Opens the stemmer for a language.
  public init(_ language: Language) {
    handle = sb_stemmer_new(language.code, "UTF_8")
  }

  deinit { if let handle { sb_stemmer_delete(handle) } }

  /// The stem of a lower-case word.
  ///
  /// - Complexity: O(length of `word`).
  public func stem(_ word: String) -> String {
    guard let handle else { return word }
    var word = word
    return word.withUTF8 { bytes in
      guard let stem = sb_stemmer_stem(handle, bytes.baseAddress, Int32(clamping: bytes.count)) else {
        return String(decoding: bytes, as: UTF8.self)
      }
      let length = Int(sb_stemmer_length(handle))
      return String(decoding: UnsafeBufferPointer(start: stem, count: length), as: UTF8.self)
    }
  }
}
