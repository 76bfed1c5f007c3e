import Basics
import ComparableMode
import Texts

extension Aligner {
  /// Why a sentence of one document and one of another are linked in comparable mode, or why not; they are scored anew.
  ///
  /// - Parameters:
  ///   - documents: all documents of the alignment, in its order: third documents have a say.
  ///   - a: the index of a document, and that of a sentence in it.
  ///   - b: the same of a later document.
  /// - Returns: nil if the two documents are not aligned with one another.
  /// - Throws: `InputError` if there is no such sentence, whose number it counts from 1; `ICUError` if ICU fails.
  /// - Complexity: that of aligning both documents with each other and with all others.
  public func explanation(
    _ documents: [TokenizedDocument], _ a: (document: Int, sentence: Int), _ b: (document: Int, sentence: Int)
  ) throws -> PairExplanation? {
    for end in [a, b] where !documents[end.document].sentences.indices.contains(end.sentence) {
      throw InputError(
        .unknownName, "\(documents[end.document].document.id) has no sentence \(end.sentence + 1)",
        remedy: .chooseSentence(count: documents[end.document].sentences.count))
    }
    var input = try AlignmentInput(documents, lexicon: lexicon ?? .installed())
    let aligner = ComparableAligner(
      weights: try .builtIn(),
      options: .init(
        alignsSameLanguage: options.alignsSameLanguage, threshold: options.threshold,
        preference: options.preference))
    try aligner.prepare(&input, isLearning: options.learnsLexicon)
    return aligner.explanation(input, a, b, inPairs: options.inPairs)
  }
}
