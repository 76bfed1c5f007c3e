import AlignmentModel
import Preparation

/// Why two sentences are linked, or why not.
public struct PairExplanation: Sendable {
  /// Another sentence that one of the two may belong to.
  public struct Rival: Equatable, Sendable {
    /// Its index in its document.
    public let sentence: Int
    /// The probability that they tell the same event, 0…1.
    public let score: Double
  }

  /// The cosines of two sentences' vectors, and of what is nearest to either besides the other.
  public struct Cosines: Equatable, Sendable {
    /// That of the two, from -1 to 1.
    public let pair: Double
    /// The largest of the first sentence with another one of the second document; nil if there is none.
    public let nextOfFirst: Double?
    /// The largest of the second sentence with another one of the first document; nil if there is none.
    public let nextOfSecond: Double?
  }

  /// All that adds to the log-odds, the strongest first; its weights add up to them.
  public let evidence: [Evidence]
  /// The probability that both tell the same event, 0…1.
  public let score: Double
  /// The probability from which on pairs of these documents are selected.
  public let cut: Double
  /// Whether anything stands in both: a word, name, date or number; what has nothing in common is not linked.
  public let hasMatch: Bool
  /// What the sentences' vectors say; nil without vectors.
  public let cosines: Cosines?
  /// The clauses of both that are most alike; nil without vectors, or if each sentence is one clause.
  ///
  /// Evidence does not name them, for an alignment repeats no text of its documents.
  public let clauses: (a: String, b: String)?
  /// The other sentences of the second document that are likeliest for the first sentence, the best first.
  public let rivalsOfFirst: [Rival]
  /// The other sentences of the first document that are likeliest for the second sentence, the best first.
  public let rivalsOfSecond: [Rival]

  /// Whether the pair is selected.
  public var isSelected: Bool { hasMatch && score >= cut }
}

extension ComparableAligner {
  /// How many rivals are named for each sentence.
  private static let namedRivals = 3

  /// Why a sentence of one document and one of another are linked, or why not.
  ///
  /// - Parameters:
  ///   - input: the documents, made ready.
  ///   - a: the index of the document among those of `input`, and the index of the sentence.
  ///   - b: the same of a later document.
  ///   - inPairs: whether third documents are left aside, as in `links(_:)`.
  /// - Returns: nil if the two documents are not aligned, or there are no such sentences.
  /// - Complexity: that of scoring both documents with each other and with all others.
  public func explanation(
    _ input: AlignmentInput, _ a: (document: Int, sentence: Int), _ b: (document: Int, sentence: Int),
    inPairs: Bool = false
  ) -> PairExplanation? {
    let aligned = inPairs ? pairs(of: input.documents.map(\.document)) : input.documentPairs
    guard aligned.contains(where: { $0 == (a.document, b.document) }),
      input.documents[a.document].sentences.indices.contains(a.sentence),
      input.documents[b.document].sentences.indices.contains(b.sentence)
    else { return nil }
    // The pairs of documents from which evidence for these two comes.
    let related = aligned.filter { [$0.a, $0.b].contains { $0 == a.document || $0 == b.document } }
    let asked = SentencePair(
      SentencePosition(a.document, a.sentence), SentencePosition(b.document, b.sentence))
    guard
      let found = scored(input, related, asked: asked).first(where: {
        ($0.a, $0.b) == (a.document, b.document)
      }),
      let candidates = found.pairs?.candidates,
      let pair = candidates.first(where: { ($0.row, $0.column) == (a.sentence, b.sentence) })
    else { return nil }
    func rivals(_ isRival: (CandidatePairs.Candidate) -> Bool, _ sentence: (CandidatePairs.Candidate) -> Int)
      -> [PairExplanation.Rival]
    {
      best(
        candidates.filter(isRival).map {
          .init(sentence: sentence($0), score: Double($0.probability))
        })
    }
    func best(_ rivals: [PairExplanation.Rival]) -> [PairExplanation.Rival] {
      Array(
        rivals.sorted { ($1.score, $0.sentence) < ($0.score, $1.sentence) }
          .prefix(ComparableAligner.namedRivals))
    }

    var sum = EvidenceSum()
    sum.add(collector(found, [pair]).contributions(a.sentence, b.sentence), of: 1)
    return PairExplanation(
      evidence: sum.evidence, score: Double(pair.probability), cut: Double(found.cut),
      hasMatch: found.signals.hasMatch(a.sentence, b.sentence),
      cosines: found.signals.meanings?.cosines(a.sentence, b.sentence),
      clauses: found.signals.nearestClauses(a.sentence, b.sentence),
      rivalsOfFirst: rivals({ $0.row == a.sentence && $0.column != b.sentence }, \.column),
      rivalsOfSecond: rivals({ $0.column == b.sentence && $0.row != a.sentence }, \.row))
  }
}
