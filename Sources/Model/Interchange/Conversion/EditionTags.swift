/// Tells several documents of one language apart where a format has one text for each language: `de-x-old` and `de-x-new`.
///
/// A tag is that of the language with private subtags (BCP 47, section 2.2.7) of the document's id: letters and digits, at most eight in a
/// subtag.
enum EditionTags {
  private static let longest = 8

  /// The documents with tags, if all are in one language; as they are otherwise.
  static func tagged(_ documents: [OutputDocument]) -> [OutputDocument] {
    guard documents.count > 1, Set(documents.map(\.code)).count == 1 else { return documents }
    var taken: Set<String> = []
    return documents.enumerated().map { index, document in
      var tag = subtags(document.id)
      if tag.isEmpty || !taken.insert(tag).inserted {
        tag = "d\(index + 1)"
        taken.insert(tag)
      }
      var document = document
      document.edition = tag
      return document
    }
  }

  /// What follows the language in the tag of a document of this id.
  static func subtags(_ id: String) -> String {
    let words = id.lowercased().utf8.split { !isLetterOrDigit($0) }.map(Array.init)
    let parts = words.flatMap { word in
      stride(from: 0, to: word.count, by: longest).map { word[$0..<min(word.count, $0 + longest)] }
    }
    return parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
