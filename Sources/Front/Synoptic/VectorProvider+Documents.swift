import Basics
import Texts
import Vectors

extension VectorProvider {
  /// The vectors of the sentences of documents; nil if there are none.
  ///
  /// - Parameters:
  ///   - documents: the documents.
  ///   - observer: who is told how far the work is, and may end it.
  /// - Throws: `InputError` if vectors cannot be had; `CancellationError` if the work is to end.
  public func vectors(
    of documents: [TokenizedDocument], _ observer: WorkObserver = WorkObserver()
  ) throws -> DocumentVectors? {
    try vectors(of: documents.map(\.textsOfSentences)) { done, total in
      try observer.start(.encoding, of: total, done: done)
    }
  }

  /// The vectors of the sentences of documents, and of their clauses, as comparable mode takes them; nil if there are none.
  ///
  /// - Parameters:
  ///   - documents: the documents.
  ///   - observer: who is told how far the work is, and may end it.
  /// - Throws: `InputError` if vectors cannot be had; `CancellationError` if the work is to end.
  public func meanings(
    of documents: [TokenizedDocument], _ observer: WorkObserver = WorkObserver()
  ) throws -> [MeaningVectors]? {
    try vectors(of: documents, observer)?.meanings(of: documents, observer)
  }
}

extension DocumentVectors {
  /// The same with the vectors of the sentences' clauses.
  ///
  /// - Throws: as `meanings(of:progress:)` does.
  func meanings(
    of documents: [TokenizedDocument], _ observer: WorkObserver = WorkObserver()
  ) throws -> [MeaningVectors] {
    try meanings(of: documents.map(\.textsOfSentences)) { done, total in
      try observer.start(.encoding, of: total, done: done)
    }
  }
}

extension TokenizedDocument {
  /// The document's name and the texts of its sentences.
  fileprivate var textsOfSentences: DocumentVectors.Sentences {
    (document.id, sentences.map { document.view.text(in: $0.viewRange) })
  }
}
