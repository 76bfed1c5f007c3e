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
  /// - Throws: `InputError` if there is no such sentence, whose number it counts from 1, or the vectors cannot be had; `ICUError` if ICU fails.
  /// - Complexity: that of aligning both documents with each other and with all others.
  public func explanation(
    _ documents: [TokenizedDocument], _ a: (document: Int, sentence: Int), _ b: (document: Int, sentence: Int)
  ) throws -> PairExplanation? {
    for end in [a, b] { try documents[end.document].requireSentence(end.sentence) }
    return try explanations(
      documents, [(documents: (a.document, b.document), sentences: [(a.sentence, b.sentence)])]
    ).first?.first ?? nil
  }

  /// Why pairs of sentences are linked in comparable mode, or why not; they are scored anew.
  ///
  /// - Parameters:
  ///   - documents: all documents of the alignment, in its order: third documents have a say.
  ///   - asked: pairs of documents by their indexes, the lower first, each with pairs of sentences.
  /// - Returns: what `ComparableAligner.explanations` gives for each pair of documents.
  /// - Throws: `InputError` if the vectors cannot be had; `ICUError` if ICU fails.
  /// - Complexity: that of aligning all documents, and again for each pair of documents.
  public func explanations(
    _ documents: [TokenizedDocument], _ asked: [(documents: (a: Int, b: Int), sentences: [(a: Int, b: Int)])]
  ) throws -> [[PairExplanation?]] {
    var input = try AlignmentInput(
      documents, lexicon: lexicon ?? .installed(), meanings: vectors.meanings(of: documents, observer))
    let aligner = ComparableAligner(
      weights: try .builtIn(withVectors: input.hasVectors),
      options: .init(
        alignsSameLanguage: options.alignsSameLanguage, threshold: options.threshold,
        preference: options.preference))
    try aligner.prepare(&input, isLearning: options.learnsLexicon)
    return asked.map { [input] in
      aligner.explanations(input, $0.documents, sentences: $0.sentences, inPairs: options.inPairs)
    }
  }
}

extension TokenizedDocument {
  /// Makes sure that there is a sentence, before what takes time is done for it.
  ///
  /// - Throws: `InputError` if `index` is that of no sentence; the message counts from 1.
  public func requireSentence(_ index: Int) throws {
    guard !sentences.indices.contains(index) else { return }
    throw InputError(
      .unknownName, "\(document.id) has no sentence \(index + 1)",
      remedy: .chooseSentence(count: sentences.count))
  }
}
