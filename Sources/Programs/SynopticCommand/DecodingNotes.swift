import Synoptic

/// What is said of how documents were decoded, where that is not plain.
package enum DecodingNotes {
  /// The notes on documents, in their order; if those of one kind are many, the first is said and they are counted.
  package static func texts(_ decodings: [(path: String, decoding: Decoding)]) -> [String] {
    let replaced = decodings.compactMap { self.replaced($1, in: $0) }
    let encodings = decodings.compactMap { encoding($1, of: $0) }
    if max(encodings.count, replaced.count) <= AlignNotes.mostListed {
      return decodings.flatMap { [encoding($1, of: $0), self.replaced($1, in: $0)].compactMap(\.self) }
    }
    return counted(encodings, "whose encoding is not certain") + counted(replaced, "of which this is true")
  }

  private static func counted(_ notes: [String], _ what: String) -> [String] {
    guard notes.count > AlignNotes.mostListed else { return notes }
    return [notes[0] + "; the first of \(notes.count) files \(what)"]
  }

  /// In what encoding a document was read; nil where that is plain.
  package static func encoding(_ decoding: Decoding, of path: String) -> String? {
    switch decoding.reason {
    case .certain, .declared, .given: nil
    case .guessed(let confidence):
      "\(path): read as \(decoding.encoding) (\(confidence) % sure); --encoding says otherwise"
    case .assumed: "\(path): read as \(decoding.encoding); --encoding says otherwise"
    }
  }

  /// How much could not be decoded; nil if all could.
  package static func replaced(_ decoding: Decoding, in path: String) -> String? {
    guard decoding.replaced > 0 else { return nil }
    let sequences =
      decoding.replaced == 1 ? "1 undecodable sequence" : "\(decoding.replaced) undecodable sequences"
    return "\(path): \(sequences) replaced with U+FFFD"
  }
}
