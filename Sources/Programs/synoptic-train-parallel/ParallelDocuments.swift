import ParallelMode
import Texts
import Vectors

/// The vectors of the sentences of documents by the encoder that is installed; nil without one.
///
/// - Throws: `InputError` if vectors cannot be had.
func installedVectors(_ documents: [TokenizedDocument]) throws -> [SentenceVectors]? {
  try VectorProvider.installed.vectors(
    of: documents.map { document in
      let view = document.document.view
      return (document.document.id, document.sentences.map { view.text(in: $0.viewRange) })
    })?.vectors
}

/// Documents made ready for parallel mode.
///
/// - Parameter usesVectors: whether their sentences are compared by vectors, too.
/// - Throws: as `installedVectors` does, or `ICUError` if ICU fails.
func parallelDocuments(_ documents: [Document], usesVectors: Bool) throws -> [ParallelDocument] {
  let tokenized = try TokenizedDocument.all(documents)
  let vectors = usesVectors ? try installedVectors(tokenized) : nil
  return try tokenized.enumerated().map { index, document throws in
    try ParallelDocument(document, vectors: vectors?[index])
  }
}
