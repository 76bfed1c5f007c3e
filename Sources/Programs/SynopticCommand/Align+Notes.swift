import Synoptic

extension Align {
  /// Says how the documents were taken, what was found, and with what help.
  func note(_ synopsis: Synopsis) {
    let ids = synopsis.documents.map(\.document.id)
    // The last pair of documents decides: all are translations, or these two are none.
    if let decision = synopsis.decisions.last {
      Terminal.note(
        decision.isTranslation
          ? AlignNotes.mode(.parallel, of: ids, all: ids.count)
          : AlignNotes.mode(.comparable, of: [decision.a, decision.b], all: ids.count))
    }
    for document in synopsis.documents {
      Terminal.note(
        AlignNotes.document(
          document.document.id, document.document.language, sentences: document.sentences.count))
    }
    if lexicon || !synopsis.uses.isEmpty { Terminal.note(AlignNotes.dictionaries(of: synopsis.uses)) }
    if keep != nil { Terminal.note(AlignNotes.kept(synopsis.links)) }
    for document in synopsis.unrelated { Terminal.note(AlignNotes.unrelated(document)) }
    Terminal.note(
      AlignNotes.result(
        synopsis.alignment,
        sentences: synopsis.documents.map { (document: $0.document.id, count: $0.sentences.count) },
        output: output))
  }
}
