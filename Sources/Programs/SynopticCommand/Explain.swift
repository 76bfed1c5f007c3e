import Inspection
import Synoptic

/// What `show --explain` prints.
struct Explain {
  let path: String
  let alignment: Alignment
  let lexicon: LexiconOptions
  let vectors: VectorOptions

  /// The lines that explain a link, by its name, or two sentences, as `de:17,en:21`, counted from 1.
  ///
  /// Two sentences are scored anew, by the options that the alignment's signature names.
  ///
  /// - Throws: `InputError` if there is no such link, document or sentence; what reading the documents throws.
  func lines(_ subject: String) throws -> [String] {
    if let link = alignment.links.first(where: { $0.id == subject }) {
      let references = alignment.documents.filter { document in
        link.passages.contains { $0.document == document.id }
      }
      return Explanation(documents: try AlignedDocuments.all(references, of: path)).lines(for: link)
    }
    guard let ends = ends(subject) else {
      throw InputError(
        .unknownName, file: path, "has no link '\(subject)'",
        remedy: .advice(
          "name one, such as \(Quotation.cut(alignment.links.first?.id ?? "l1"))"
            + (alignment.mode == .comparable
              ? ", or two sentences of different documents by their numbers, such as "
                + alignment.documents.prefix(2).map { Quotation.cut($0.id) + ":1" }.joined(separator: ",")
              : "")))
    }
    guard alignment.mode == .comparable else {
      throw InputError(
        .invalidArgument, file: path,
        "is an alignment of translations, whose links are found together and not one by one",
        remedy: "name a link to be explained, such as \(Quotation.cut(alignment.links.first?.id ?? "l1"))")
    }
    let settings = AlignmentSettings(signature: alignment.signature) ?? .init(.comparable(.init()))
    let documents = try AlignedDocuments.all(alignment.documents, of: path)
    let tokenized = try TokenizedDocument.all(documents)
    let (a, b) = ends
    for end in [a, b] { try tokenized[end.document].requireSentence(end.sentence) }
    let lexicon = try lexicon.open(usesInstalled: !settings.dictionaries.isEmpty)
    let aligner = Aligner(
      .init(settings), lexicon: lexicon, vectors: vectors.provider(of: alignment.signature))
    guard let pair = try aligner.explanation(tokenized, a, b) else {
      return [
        "not linked: \(Quotation.cut(documents[a.document].id)) and \(Quotation.cut(documents[b.document].id)) are in one language, so they are not aligned without --same-language"
      ]
    }
    let links = alignment.links.filter(\.isAccepted).filter { link in
      [a, b].allSatisfy { end in
        link.passages.contains {
          $0.document == documents[end.document].id && $0.sentences.contains(end.sentence)
        }
      }
    }
    return Explanation(documents: documents).lines(
      for: pair, (documents[a.document], a.sentence), (documents[b.document], b.sentence),
      sentences: (tokenized[a.document].sentences, tokenized[b.document].sentences), links: links.map(\.id))
  }

  private typealias End = (document: Int, sentence: Int)

  /// Two sentences of different documents, in the order of the documents; nil if `text` does not name such.
  private func ends(_ text: String) -> (End, End)? {
    let sigla = Sigla(of: alignment)
    func end(_ text: Substring) -> End? {
      guard let colon = text.lastIndex(of: ":"), let sentence = Int(text[text.index(after: colon)...]),
        sentence > Int.min
      else { return nil }
      let name = text[..<colon]
      guard
        let document = alignment.documents.firstIndex(where: { $0.id == name })
          ?? alignment.documents.firstIndex(where: { $0.id == sigla.document(name) })
      else { return nil }
      return (document, sentence - 1)
    }
    // An id may hold a comma.
    for comma in text.indices where text[comma] == "," {
      guard let one = end(text[..<comma]), let other = end(text[text.index(after: comma)...]),
        one.document != other.document
      else { continue }
      return one.document < other.document ? (one, other) : (other, one)
    }
    return nil
  }
}
