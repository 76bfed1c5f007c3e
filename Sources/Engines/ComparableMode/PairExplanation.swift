import AlignmentModel
import Basics
import Preparation
import Texts

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

  /// The same of the two sentences in the other order.
  public var swapped: PairExplanation {
    PairExplanation(
      evidence: evidence.map {
        var item = $0
        (item.a, item.b) = (item.b, item.a)
        return item
      }, score: score, cut: cut, hasMatch: hasMatch,
      cosines: cosines.map {
        Cosines(pair: $0.pair, nextOfFirst: $0.nextOfSecond, nextOfSecond: $0.nextOfFirst)
      }, clauses: clauses.map { (a: $0.b, b: $0.a) }, rivalsOfFirst: rivalsOfSecond,
      rivalsOfSecond: rivalsOfFirst)
  }
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
    explanations(
      input, (a.document, b.document), sentences: [(a.sentence, b.sentence)], inPairs: inPairs
    ).first ?? nil
  }

  /// The same of several pairs of sentences of two documents, which are scored once.
  ///
  /// - Parameters:
  ///   - input: the documents, made ready.
  ///   - documents: the indexes of the documents among those of `input`, the lower first.
  ///   - sentences: the indexes of the sentences.
  ///   - inPairs: whether third documents are left aside, as in `links(_:)`.
  /// - Returns: for each pair why, or why not. Of the pairs but the first, those that are so unlikely that nothing bears on them have nil, and so
  ///   have all if the documents are not aligned, or there are no such sentences.
  /// - Complexity: that of scoring both documents with each other and with all others, and O(candidates) for each pair.
  public func explanations(
    _ input: AlignmentInput, _ documents: (a: Int, b: Int), sentences: [(a: Int, b: Int)],
    inPairs: Bool = false
  ) -> [PairExplanation?] {
    let none = [PairExplanation?](repeating: nil, count: sentences.count)
    guard input.documentPairs.contains(where: { $0 == documents }) else { return none }
    guard input.order.isGiven else {
      let (a, b) = (input.order.places[documents.a], input.order.places[documents.b])
      return a < b
        ? explanations(input.arranged(), (a, b), sentences: sentences, inPairs: inPairs)
        : explanations(
          input.arranged(), (b, a), sentences: sentences.map { (a: $0.b, b: $0.a) }, inPairs: inPairs
        ).map { $0?.swapped }
    }
    let aligned = inPairs ? pairs(of: input.documents.map(\.document)) : input.documentPairs
    func isThere(_ pair: (a: Int, b: Int)) -> Bool {
      input.documents[documents.a].sentences.indices.contains(pair.a)
        && input.documents[documents.b].sentences.indices.contains(pair.b)
    }
    guard aligned.contains(where: { $0 == documents }), let first = sentences.first(where: isThere) else {
      return none
    }
    // The pairs of documents from which evidence for these two comes.
    let related = aligned.filter { [$0.a, $0.b].contains { $0 == documents.a || $0 == documents.b } }
    let asked = SentencePair(
      SentencePosition(documents.a, first.a), SentencePosition(documents.b, first.b))
    guard
      let found = scored(input, related, asked: asked).first(where: { ($0.a, $0.b) == documents }),
      let candidates = found.pairs?.candidates
    else { return none }
    return sentences.map { explanation(of: $0, found, candidates) }
  }

  /// Why two sentences are linked, or why not; nil if they are no candidate.
  private func explanation(
    of sentences: (a: Int, b: Int), _ found: ScoredDocuments, _ candidates: [CandidatePairs.Candidate]
  ) -> PairExplanation? {
    guard let pair = candidates.first(where: { ($0.row, $0.column) == sentences }) else { return nil }
    func rivals(_ isRival: (CandidatePairs.Candidate) -> Bool, _ sentence: (CandidatePairs.Candidate) -> Int)
      -> [PairExplanation.Rival]
    {
      Array(
        candidates.filter(isRival).map {
          PairExplanation.Rival(sentence: sentence($0), score: Double($0.probability))
        }.sorted { ($1.score, $0.sentence) < ($0.score, $1.sentence) }.prefix(ComparableAligner.namedRivals))
    }

    var sum = EvidenceSum()
    sum.add(collector(found, [pair]).contributions(sentences.a, sentences.b).map(\.evidence), of: 1)
    return PairExplanation(
      evidence: sum.evidence, score: Double(pair.probability), cut: Double(found.cut),
      hasMatch: found.signals.hasMatch(sentences.a, sentences.b),
      cosines: found.signals.meanings?.cosines(sentences.a, sentences.b),
      clauses: found.signals.nearestClauses(sentences.a, sentences.b).map {
        (a: found.signals.a.document.text($0.a), b: found.signals.b.document.text($0.b))
      },
      rivalsOfFirst: rivals({ $0.row == sentences.a && $0.column != sentences.b }, \.column),
      rivalsOfSecond: rivals({ $0.column == sentences.b && $0.row != sentences.a }, \.row))
  }
}
