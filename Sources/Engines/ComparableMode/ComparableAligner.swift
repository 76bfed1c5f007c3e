import Algorithms
import AlignmentModel
import Basics
import Foundation
import Preparation
import Texts

/// Aligns independent accounts: finds the passages of two documents that tell the same event, in whatever order.
///
/// Every pair of sentences gets log-odds from its own signals; `ChainSupport` and `EpisodePosterior` add by dynamic programming what the pairs before
/// and after it and its rivals say, and `PivotEvidence` what third documents say; `BoostedTrees` correct what weighted sums cannot tell;
/// `ExpectedF1` selects; `PassageBuilder` puts together.
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

  /// The log-odds of pairs of sentences in links that a person has confirmed or made, and of those in links that were rejected.
  private static let certain: (accepted: Float, rejected: Float) = (5, -20)

  private let weights: ComparableWeights
  private let options: Options
  let kept: KeptLinks
  private let observer: WorkObserver

  /// An aligner with given weights.
  ///
  /// - Parameters:
  ///   - weights: the weights of the signals.
  ///   - options: what is set.
  ///   - kept: links that stay as they are. Pairs of sentences in them are not linked anew; what a person has decided of
  ///     them supports or weakens their neighbors, and what third documents say.
  ///   - observer: who is told how many pairs of documents are done.
  public init(
    weights: ComparableWeights, options: Options = Options(), kept: KeptLinks = .none,
    observer: WorkObserver = WorkObserver()
  ) {
    self.observer = observer
    self.weights = weights
    self.options = options
    self.kept = kept
  }

  /// The pairs of documents that are aligned, by their indexes in `documents`, in order.
  public func pairs(of documents: [Document]) -> [(a: Int, b: Int)] {
    documents.indices.flatMap { a in
      documents.indices.filter { $0 > a }.map { (a: a, b: $0) }
    }.filter { options.alignsSameLanguage || documents[$0.a].language != documents[$0.b].language }
  }

  /// The links between the pairs of documents that are aligned with one another (`pairs(of:)`), two documents each, in the order of the
  /// documents and of their sentences, named l1, l2, ….
  ///
  /// They are the same in whatever order the documents are given.
  ///
  /// - Complexity: see `scored(_:_:asked:)`.
  public func links(_ input: AlignmentInput) -> [Link] { pairwise(input).links }

  /// The same, with what is expected to be missed.
  public func pairwise(_ input: AlignmentInput) -> Found {
    let documents = input.documents.map(\.document.id)
    let (found, scored) = arrangedLinks(input)
    let links = found.map { $0.arranged(by: documents) }
    return Found(
      links: KeptLinks.named(sorted(links + kept.links, documents), besides: kept.names),
      expected: expectations(scored, input))
  }

  /// What comparable mode finds in documents.
  public struct Found: Sendable {
    /// The links.
    public let links: [Link]
    /// What is expected to be missed, of each two documents that are aligned with one another, in their order.
    public let expected: [LinkExpectation]
  }

  /// The links between two documents each without those that are kept, as they are found: in the documents' own order.
  func arrangedLinks(_ input: AlignmentInput) -> (links: [Link], scored: [ScoredDocuments]) {
    let input = input.arranged()
    let scored = scored(input, pairs(of: input.documents.map(\.document)))
    return (scored.concurrentMap { self.links(input, $0) }.flatMap(\.self), scored)
  }

  /// What is expected to be missed between documents that are aligned with one another.
  ///
  /// - Parameters:
  ///   - scored: pairs of documents in their own order.
  ///   - input: the documents in the order given.
  func expectations(_ scored: [ScoredDocuments], _ input: AlignmentInput) -> [LinkExpectation] {
    let documents = input.documents.map(\.document)
    let wanted = Set(pairs(of: documents).map { Sides($0.a, $0.b) })
    return scored.compactMap { pair in
      let (one, other) = (input.order.indexes[pair.a], input.order.indexes[pair.b])
      let sides = Sides(min(one, other), max(one, other))
      return wanted.contains(sides) ? (sides, pair.expected) : nil
    }.sorted { ($0.0.a, $0.0.b) < ($1.0.a, $1.0.b) }.map { sides, expected in
      LinkExpectation(
        a: documents[sides.a].id, b: documents[sides.b].id, pairs: expected.pairs.rounded(to: 1),
        missed: expected.pairs > 0 ? (expected.missed / expected.pairs).rounded(to: 3) : 0)
    }
  }

  /// Links between two documents each in the order of the indexes of their documents and sentences.
  private func sorted(_ links: [Link], _ documents: [String]) -> [Link] {
    func key(_ link: Link) -> [Int] {
      let indexes = link.passages.map { passage in
        (documents.firstIndex(of: passage.document) ?? documents.count, passage.sentences.first ?? 0)
      }.sorted { $0 < $1 }
      return indexes.map(\.0) + [-1] + indexes.map(\.1)
    }
    return links.map { ($0, key($0)) }
      .sorted { $0.1.lexicographicallyPrecedes($1.1) }.map(\.0)
  }

  /// What a person has decided of pairs of sentences: for two documents the pairs with log-odds that say so, by row and then column.
  private func decisions(_ documents: [Document]) -> [Sides<Int>: [DecidedPair]] {
    let (accepted, rejected) = kept.pairs(documents.map(\.id))
    var decisions: [Sides<Int>: [DecidedPair]] = [:]
    for (pairs, logOdds) in [
      (accepted, ComparableAligner.certain.accepted), (rejected, ComparableAligner.certain.rejected),
    ] {
      for pair in pairs {
        decisions[Sides(pair.a.document, pair.b.document), default: []].append(
          DecidedPair(row: pair.a.sentence, column: pair.b.sentence, logOdds: logOdds))
      }
    }
    return decisions.mapValues { $0.sorted { ($0.row, $0.column) < ($1.row, $1.column) } }
  }

  /// Two documents whose sentences have been compared and scored.
  struct ScoredDocuments: Sendable {
    /// The indexes of the documents among those of the run.
    let a, b: Int
    let signals: PairSignals
    /// The probability from which on pairs that may be linked are selected.
    let cut: Float
    /// The pairs above the cut, by row and then column, without those of which a person has decided: their links stand already, or must
    /// not.
    let selected: [CandidatePairs.Candidate]
    /// All pairs that may be linked, with what third documents say; nil where no pair of these documents was asked for.
    let pairs: CandidatePairs?
    /// Whether third documents were asked.
    let hasPivot: Bool
    /// How many pairs of sentences are expected to belong together, and how many of them are not above the cut.
    let expected: (pairs: Double, missed: Double)
  }

  /// Compares the sentences of pairs of documents, which are given in their own order (`AlignmentInput.arranged`).
  ///
  /// - Parameter asked: two sentences that are to be among the candidates in any case.
  /// - Complexity: for each pair of documents O(pairs of sentences that have a word, name, year or number in common) time, and
  ///   O(rows · columns) with a small factor, and that of asking third documents (`Pivots`); on all processors. The memory is that of all
  ///   candidates, some eight bytes each.
  func scored(
    _ input: AlignmentInput, _ pairs: [(a: Int, b: Int)], asked: SentencePair? = nil
  ) -> [ScoredDocuments] {
    let decisions = decisions(input.documents.map(\.document))
    let leastCut = options.threshold.map(Float.init) ?? ExpectedF1.leastCut(beta: options.preference.beta)
    let least = weights.pivot.least(for: log(leastCut / max(1e-9, 1 - leastCut)))
    typealias Compared = (
      documents: Sides<Int>, packed: PackedCandidates, probable: ProbablePairs, signals: PairSignals
    )
    @Sendable func isAsked(_ documents: Sides<Int>) -> Bool {
      asked.map { Sides($0.a.document, $0.b.document) == documents } ?? false
    }
    observer.progress(.comparing, 0, pairs.count)
    let compared = pairs.concurrentMap(finished: observer.counter(.comparing)) { a, b -> Compared? in
      guard let (signals, shared) = input.compared(a, b) else { return nil }
      let documents = Sides(a, b)
      let asked = isAsked(documents) ? asked.map { ($0.a.sentence, $0.b.sentence) } : nil
      let decided = decisions[documents] ?? []
      let scores = PairScores(signals, shared, weights: weights, asked: asked, decided: decided)
      var candidates = CandidatePairs(scores, asked: asked)
      candidates.apply(decided)
      return (
        documents, PackedCandidates(candidates, least: asked == nil ? least : -.infinity),
        ProbablePairs(DocumentCandidates(documents, candidates)), signals
      )
    }.compactMap(\.self)
    let pivots = Pivots(compared.map(\.probable))
    return compared.concurrentMap { before in
      var scored = pivots.applied(
        to: DocumentCandidates(before.documents, before.packed.candidates), weights
      ).pairs
      scored.apply(weights.trees, before.signals)
      let cut =
        options.threshold.map(Float.init)
        ?? ExpectedF1.cut(
          scored.candidates.map(\.probability), sentences: min(scored.rows, scored.columns),
          recallShare: weights.recallShare,
          beta: options.preference.beta)
      let decided = Set((decisions[before.documents] ?? []).map { [$0.row, $0.column] })
      return ScoredDocuments(
        a: before.documents.a, b: before.documents.b, signals: before.signals, cut: cut,
        selected: scored.candidates.filter {
          $0.probability >= cut && (decided.isEmpty || !decided.contains([$0.row, $0.column]))
        }, pairs: isAsked(before.documents) ? scored : nil, hasPivot: scored.hasPivot,
        expected: scored.candidates.reduce(into: (pairs: 0, missed: 0)) { expected, candidate in
          expected.pairs += Double(candidate.probability)
          if candidate.probability < cut { expected.missed += Double(candidate.probability) }
        })
    }
  }

  /// What spells out the evidence for candidates of two documents.
  func collector(
    _ scored: ScoredDocuments, _ candidates: [CandidatePairs.Candidate]
  ) -> EvidenceCollector {
    EvidenceCollector(
      scored.signals, hasPivot: scored.hasPivot, candidates: candidates, weights: weights)
  }

  private func links(_ input: AlignmentInput, _ scored: ScoredDocuments) -> [Link] {
    let (a, b, selected) = (scored.a, scored.b, scored.selected)
    let columns = scored.signals.columns
    let collector = collector(scored, selected)
    let logOdds = Dictionary(
      uniqueKeysWithValues: selected.map { ($0.row * columns + $0.column, $0.logOdds) })

    return PassageBuilder.blocks(selected.map { (row: $0.row, column: $0.column) }).map { block in
      let area = Float(block.rows.count * block.columns.count)
      let sum = block.rows.reduce(Float(0)) { sum, row in
        block.columns.reduce(sum) { $0 + (logOdds[row * columns + $1] ?? 0) }
      }
      var evidence = EvidenceSum()
      var focus = LinkFocus([a: block.rows, b: block.columns], input)
      for (row, column) in product(block.rows, block.columns) {
        let contributions = collector.contributions(row, column)
        evidence.add(contributions.map(\.evidence), of: block.rows.count * block.columns.count)
        focus.add(contributions, a, b)
      }
      return Link(
        id: "", score: Double(PairScores.probability(sum / area)).rounded(to: 4),
        passages: [input.passage(a, block.rows, focus[a]), input.passage(b, block.columns, focus[b])],
        evidence: evidence.evidence)
    }
  }
}

extension AlignmentInput {
  /// The passage of a run of sentences of a document, by its index.
  func passage(_ document: Int, _ sentences: Range<Int>, _ focus: Range<Int>?) -> Passage {
    let all = documents[document].sentences
    let viewRange =
      all[sentences.lowerBound].sentence.viewRange
      .lowerBound..<all[sentences.upperBound - 1].sentence.viewRange
      .upperBound
    return Passage(
      document: documents[document].document.id,
      start: all[sentences.lowerBound].sentence.range.lowerBound,
      end: all[sentences.upperBound - 1].sentence.range.upperBound,
      sentences: Array(sentences), pages: documents[document].document.view.pages(of: viewRange),
      focus: focus)
  }
}
