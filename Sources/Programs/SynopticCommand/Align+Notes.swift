import Inspection
import Synoptic

extension Align {
  /// Says on standard error how the documents were taken, what was found, and with what help.
  func note(_ synopsis: Synopsis) {
    // The pair that speaks most against a translation is the one that decided, or nearly.
    if let decision = synopsis.decisions.min(by: { $0.probability < $1.probability }) {
      Terminal.note(
        AlignNotes.mode(
          synopsis.alignment.mode, of: [decision.a, decision.b], all: synopsis.documents.count,
          isSure: decision.isSure))
    } else if mode == .auto, let option = parallel.given.first {
      Terminal.note(AlignNotes.mode(askedForBy: option))
    }
    let compared = synopsis.documents.map { document in
      (document: document.document.id, sentences: document.segmented.sentences.compared)
    }
    let documents = synopsis.documents.map {
      (
        id: $0.document.id, language: $0.document.language, sentences: $0.sentences.count,
        compared: $0.segmented.sentences.compared.count
      )
    }
    // Of many documents nobody would know whose sigla they are.
    let sigla = Sigla(
      documents.count > AlignNotes.mostListed ? [] : documents.map { ($0.id, $0.language) })
    for note in AlignNotes.documents(documents, sigla) { Terminal.note(note) }
    if let text = CutNotes.text(synopsis.documents.map(\.segmented)) { Terminal.note(text) }
    // Of one language there is nothing to look up.
    let isOneLanguage = Set(documents.map(\.language)).count == 1
    if !isOneLanguage, lexicon || !synopsis.uses.isEmpty {
      Terminal.note(AlignNotes.dictionaries(of: synopsis.uses))
    }
    if let vectors = synopsis.vectors { Terminal.note(AlignNotes.vectors(vectors.signature)) }
    if keep != nil {
      Terminal.note(
        AlignNotes.kept(
          synopsis.links.filter { $0.status != .automatic }, conflicts: synopsis.alignment.conflicts.count,
          notes: synopsis.alignment.notes.count))
    }
    for note in AlignNotes.unrelated(synopsis.unrelated) { Terminal.note(note) }
    for line in AlignNotes.moved(synopsis.moved) { Terminal.note(line) }
    let ids = synopsis.alignment.documents.map(\.id)
    if let text = ExpectationWords.english(synopsis.alignment, among: ids, sigla) { Terminal.note(text) }
    Terminal.note(AlignNotes.result(synopsis.alignment, compared: compared, output: output))
  }
}
