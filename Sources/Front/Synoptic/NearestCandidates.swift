import AlignmentModel
import ComparableMode
import Dictionaries
import Texts
import Vectors

/// What came nearest to being linked, for an alignment without links.
public enum NearestCandidates {
  /// How many are shown.
  private static let count = 20
  /// The probability from which on a pair of sentences is a candidate.
  private static let leastScore = 0.005
  /// They are looked for among this many pairs of sentences at most.
  private static let mostPairs = 4_000_000

  /// The pairs of passages of documents that are likeliest to tell one event, the likeliest first; none of documents so long that
  /// the search would take minutes.
  ///
  /// - Throws: `InputError` if the vectors cannot be had; `ICUError` if ICU fails; `DecodingError` if the built-in weights are damaged.
  /// - Complexity: that of aligning the documents.
  public static func links(of documents: [Document], lexicon: Lexicon, vectors: VectorProvider) throws
    -> [Link]
  {
    let documents = try TokenizedDocument.all(documents)
    let counts = documents.map(\.sentences.count)
    let pairs = counts.indices.reduce(0) { sum, a in counts[(a + 1)...].reduce(sum) { $0 + counts[a] * $1 } }
    guard pairs <= mostPairs else { return [] }
    let input = try AlignmentInput(
      documents, lexicon: lexicon, meanings: vectors.meanings(of: documents))
    let aligner = ComparableAligner(
      weights: try .builtIn(withVectors: input.hasVectors),
      options: .init(alignsSameLanguage: true, threshold: leastScore))
    return Array(aligner.links(input).sorted { $0.score > $1.score }.prefix(count))
  }
}
