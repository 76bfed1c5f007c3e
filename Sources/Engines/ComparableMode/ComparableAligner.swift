import AlignmentModel
import Basics
import Foundation
import Preparation
import Texts

/// Aligns independent accounts: finds the passages of two documents that tell the same event, in whatever order.
///
/// Every pair of sentences gets log-odds from its own signals; `ChainSupport` adds by dynamic programming what the pairs before
/// and after it say, rivals in its row and column take away, and `ThirdDocument` adds; `ExpectedF1` chooses; `PassageBuilder` puts together.
public struct ComparableAligner: Sendable {
  /// What the cut is to favour.
  public enum Preference: String, CaseIterable, Sendable {
    /// Both alike.
    case balanced
    /// That few links are missed: recall counts twice as much.
    case recall
    /// That few links are wrong: recall counts half as much.
    case precision

    /// How many times as important recall is as precision.
    package var beta: Double {
      switch self {
      case .balanced: 1
      case .recall: 2
      case .precision: 0.5
      }
    }
  }

  /// What a user can set.
  public struct Options: Sendable {
    /// Also align documents of one language with one another.
    public var alignsSameLanguage: Bool
    /// Keep links whose score is at least this; nil leaves it to `ExpectedF1`, for each pair of documents.
    public var threshold: Double?
    /// What `ExpectedF1` is to favour.
    public var preference: Preference

    /// Makes options; see the properties.
    public init(
      alignsSameLanguage: Bool = false, threshold: Double? = nil, preference: Preference = .balanced
    ) {
      self.alignsSameLanguage = alignsSameLanguage
      self.threshold = threshold
      self.preference = preference
    }
  }

  /// The log-odds of pairs of sentences in links that a person has confirmed or made, and of those in links rejected.
  private static let certain: (accepted: Float, rejected: Float) = (5, -20)

  private let weights: ComparableWeights
  private let options: Options
  let kept: KeptLinks

  /// An aligner with given weights.
  ///
  /// - Parameter kept: links that are taken over as they are. Pairs of sentences in them are not linked anew; what a person says of
  ///   them supports or weakens their neighbours, their rivals, and what third documents say.
  public init(weights: ComparableWeights, options: Options = Options(), kept: KeptLinks = .none) {
    self.weights = weights
    self.options = options
    self.kept = kept
  }

  /// The pairs of documents that are aligned, by their places in `documents`, in order.
  public func pairs(of documents: [Document]) -> [(a: Int, b: Int)] {
    documents.indices.flatMap { a in
      documents.indices.filter { $0 > a }.map { (a: a, b: $0) }
    }.filter { options.alignsSameLanguage || documents[$0.a].language != documents[$0.b].language }
  }

  /// The links between all pairs of documents, by document and place, named l1, l2, ….
  ///
  /// - Complexity: see `judged(_:_:)`.
  public func links(_ input: AlignmentInput) -> [Link] {
    let judged = judged(input, pairs(of: input.documents.map(\.document)))
    let links = judged.concurrentMap { self.links(input, $0) }.flatMap(\.self)
    return KeptLinks.named(withKept(links, input), besides: kept.names)
  }

  /// Links between two documents each together with those that are kept, in the order of their places.
  private func withKept(_ links: [Link], _ input: AlignmentInput) -> [Link] {
    guard !kept.isEmpty else { return links }
    let documents = input.documents.map(\.document.id)
    func key(_ link: Link) -> [Int] {
      let places = link.passages.map { passage in
        (documents.firstIndex(of: passage.document) ?? documents.count, passage.sentences.first ?? 0)
      }.sorted { $0 < $1 }
      return places.map(\.0) + [-1] + places.map(\.1)
    }
    return (links + kept.links).map { ($0, key($0)) }
      .sorted { $0.1.lexicographicallyPrecedes($1.1) }.map(\.0)
  }

  /// What a person has said of pairs of sentences.
  private struct Judgements {
    var accepted: Set<SentencePair> = []
    var rejected: Set<SentencePair> = []

    /// Those of two documents, with log-odds that say so, by row and then column.
    func pairs(_ a: Int, _ b: Int) -> [JudgedPair] {
      let certain = ComparableAligner.certain
      let both = [(accepted, certain.accepted), (rejected, certain.rejected)]
      return both.flatMap { pairs, logOdds in
        pairs.filter { ($0.a.document, $0.b.document) == (a, b) }
          .map { JudgedPair(row: $0.a.sentence, column: $0.b.sentence, logOdds: logOdds) }
      }.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    }
  }

  /// Two documents whose sentences have been compared.
  struct Judged: Sendable {
    /// The documents by their places.
    let a, b: Int
    let signals: PairSignals
    /// The pairs that may be linked, with what third documents say.
    let pairs: CandidatePairs
    /// The probability from which on they are kept.
    let cut: Float
    /// The pairs, by row and column, that a person has judged: their links stand already, or must not.
    let standing: Set<[Int]>

    /// Those kept, by row and then column.
    var kept: [CandidatePairs.Candidate] {
      pairs.candidates.filter {
        $0.probability >= cut && (standing.isEmpty || !standing.contains([$0.row, $0.column]))
      }
    }
  }

  /// Compares the sentences of pairs of documents.
  ///
  /// - Parameter asked: two sentences that are to be among the candidates in any case.
  /// - Complexity: for each pair of documents O(pairs of sentences that have a word, name, year or number in common) time, and
  ///   O(rows · columns) with a small factor; on all processors. The memory is that of all candidates.
  func judged(
    _ input: AlignmentInput, _ pairs: [(a: Int, b: Int)], asked: SentencePair? = nil
  ) -> [Judged] {
    let (accepted, rejected) = kept.pairs(input.documents.map(\.document.id))
    let judgements = Judgements(accepted: accepted, rejected: rejected)
    typealias Compared = (scored: ThirdDocument.Scored, signals: PairSignals, judged: [JudgedPair])
    let scored = pairs.concurrentMap { a, b -> Compared? in
      guard let (signals, shared) = input.compared(a, b) else { return nil }
      let asked = asked.flatMap {
        ($0.a.document, $0.b.document) == (a, b) ? ($0.a.sentence, $0.b.sentence) : nil
      }
      let judged = judgements.pairs(a, b)
      let scores = PairScores(signals, shared, weights: weights, asked: asked, judged: judged)
      var candidates = CandidatePairs(scores, asked: asked)
      candidates.take(judged)
      return ((a, b, candidates), signals, judged)
    }.compactMap(\.self)
    let added = ThirdDocument.added(to: scored.map(\.scored), weights)
    return zip(added, scored).map { scored, before in
      let cut =
        options.threshold.map(Float.init)
        ?? ExpectedF1.cut(
          scored.pairs.candidates.map(\.probability), recallShare: weights.recallShare,
          beta: options.preference.beta)
      return Judged(
        a: scored.a, b: scored.b, signals: before.signals, pairs: scored.pairs, cut: cut,
        standing: Set(before.judged.map { [$0.row, $0.column] }))
    }
  }

  /// What spells out the evidence for candidates of two documents.
  func collector(_ judged: Judged, _ candidates: [CandidatePairs.Candidate]) -> EvidenceCollector {
    EvidenceCollector(judged.signals, pairs: judged.pairs, candidates: candidates, weights: weights)
  }

  private func links(_ input: AlignmentInput, _ judged: Judged) -> [Link] {
    let (a, b, pairs, chosen) = (judged.a, judged.b, judged.pairs, judged.kept)
    let collector = collector(judged, chosen)
    let logOdds = Dictionary(
      uniqueKeysWithValues: chosen.map { ($0.row * pairs.columns + $0.column, $0.logOdds) })

    return PassageBuilder.blocks(chosen.map { (row: $0.row, column: $0.column) }).map { block in
      let area = Float(block.rows.count * block.columns.count)
      let sum = block.rows.reduce(Float(0)) { sum, row in
        block.columns.reduce(sum) { $0 + (logOdds[row * pairs.columns + $1] ?? 0) }
      }
      return Link(
        id: "", score: Double(PairScores.probability(sum / area)).rounded(to: 4),
        passages: [input.passage(a, block.rows), input.passage(b, block.columns)],
        evidence: collector.evidence(for: block))
    }
  }
}

extension AlignmentInput {
  /// The passage of a run of sentences of a document, by its place.
  func passage(_ document: Int, _ sentences: Range<Int>) -> Passage {
    let all = documents[document].sentences
    return Passage(
      document: documents[document].document.id,
      start: all[sentences.lowerBound].sentence.range.lowerBound,
      end: all[sentences.upperBound - 1].sentence.range.upperBound,
      sentences: Array(sentences))
  }
}
