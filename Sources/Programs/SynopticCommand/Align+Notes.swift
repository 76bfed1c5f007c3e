import Synoptic

extension Align {
  /// Says on standard error how the documents were taken, what was found, and with what help.
  func note(_ synopsis: Synopsis) {
    if let decision = synopsis.decisions.last {
      Terminal.note(
        AlignNotes.mode(
          synopsis.alignment.mode, of: [decision.a, decision.b], all: synopsis.documents.count))
    }
    let counts = synopsis.documents.map { (document: $0.document.id, count: $0.sentences.count) }
    let documents = synopsis.documents.map {
      (id: $0.document.id, language: $0.document.language, sentences: $0.sentences.count)
    }
    for note in AlignNotes.documents(documents) { Terminal.note(note) }
    if lexicon || !synopsis.uses.isEmpty { Terminal.note(AlignNotes.dictionaries(of: synopsis.uses)) }
    if keep != nil { Terminal.note(AlignNotes.kept(synopsis.links.filter { $0.status != .automatic })) }
    for note in AlignNotes.unrelated(synopsis.unrelated) { Terminal.note(note) }
    Terminal.note(AlignNotes.result(synopsis.alignment, sentences: counts, output: output))
  }
}
