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

  /// What should be known of a document before what is made of it is trusted.
  package static func text(_ note: DocumentNote, of path: String) -> String {
    let path = shown(path)
    return switch note {
    case .calledByFolder(let id):
      "\(path): called \(Quotation.cut(id)), as another file has the same name; ID=FILE names it otherwise"
    case .misread(let encoding, let reader, let example, let meant):
      "\(path): looks wrongly decoded: it was \(encoding), was read as \(reader) and saved so: '\(Quotation.cut(example))' should be '\(Quotation.cut(meant))'; save it anew from what it was made of"
    case .lostLetters(let mark, let words, let example):
      "\(path): looks wrongly decoded: letters are lost, with \(mark == "\u{FFFD}" ? "U+FFFD" : "'\(mark)'") in their place in \(words) word\(words == 1 ? "" : "s")\(example.map { ", such as '\(Quotation.cut($0))'" } ?? ""); save it anew from what it was made of"
    case .secondLanguage(let other, let share, let language):
      "\(path): in two languages: taken as \(AlignNotes.language(language.code)), but about \(Int((share * 100).rounded())) % of it is \(AlignNotes.language(other.code)); --language says otherwise"
    }
  }

  /// The path of a file as notes have it.
  private static func shown(_ path: String) -> String {
    path == StandardInput.name ? "standard input" : path
  }

  private static func counted(_ notes: [String], _ what: String) -> [String] {
    guard notes.count > AlignNotes.mostListed else { return notes }
    return [notes[0] + "; the first of \(notes.count) files \(what)"]
  }

  /// In what encoding a document was read; nil where that is plain.
  package static func encoding(_ decoding: Decoding, of path: String) -> String? {
    let path = shown(path)
    if let said = decoding.disbelieved {
      return
        "\(path): says that it is in \(said), but reads as \(decoding.encoding); --encoding says otherwise"
    }
    return switch decoding.reason {
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
