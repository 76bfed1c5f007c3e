import Basics
import Texts
import Vectors

extension VectorProvider {
  /// The vectors of the sentences of documents; nil if there are none.
  ///
  /// - Parameter observer: who is told how far the work is, and may end it.
  /// - Throws: `InputError` if vectors cannot be had; `CancellationError` if the work is to end.
  public func vectors(
    of documents: [TokenizedDocument], _ observer: WorkObserver = WorkObserver()
  ) throws -> DocumentVectors? {
    let sentences = documents.map { tokenized in
      let view = tokenized.document.view
      return (
        document: tokenized.document.id, sentences: tokenized.sentences.map { view.text(in: $0.viewRange) }
      )
    }
    return try vectors(of: sentences) { done, total in try observer.start(.encoding, of: total, done: done) }
  }
}
