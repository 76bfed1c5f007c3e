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
    var word = word
    return word.withUTF8 { withStem(of: $0) { String(decoding: $0, as: UTF8.self) } }
  }

  /// Calls `body` with the stem of a lower-case word.
  func withStem<Result>(
    of word: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    guard let handle, let stem = sb_stemmer_stem(handle, word.baseAddress, Int32(clamping: word.count)) else {
      return body(word)
    }
    return body(.init(start: stem, count: Int(sb_stemmer_length(handle))))
  }
}
