import Analysis
import Foundation
import Texts

/// Aligns independent accounts: finds the passages of two documents that tell the same event, in whatever order.
///
/// Every pair of sentences gets log-odds from its own signals; `ChainSupport` adds by dynamic programming what the pairs before
/// and after it say, and rivals in its row and column take away; `ExpectedF1` chooses; `PassageBuilder` puts together.
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

  private let weights: ComparableWeights
  private let options: Options

  /// An aligner with given weights.
  public init(weights: ComparableWeights, options: Options = Options()) {
    self.weights = weights
    self.options = options
  }

  /// The pairs of documents that are aligned, by their places in `documents`, in order.
  public func pairs(of documents: [Document]) -> [(a: Int, b: Int)] {
    documents.indices.flatMap { a in
      documents.indices.filter { $0 > a }.map { (a: a, b: $0) }
    }.filter { options.alignsSameLanguage || documents[$0.a].language != documents[$0.b].language }
  }

  /// The links between all pairs of documents, by document and place, named l1, l2, ….
  ///
  /// - Complexity: O(rows · columns) time and memory for each pair of documents, one pair at a time.
  public func links(_ input: AlignmentInput) -> [Link] {
    let links = pairs(of: input.documents.map(\.document)).flatMap { self.links(input, $0.a, $0.b) }
    return links.enumerated().map { index, link in
      var link = link
      link.id = "l\(index + 1)"
      return link
    }
  }

  /// The scores of all pairs of sentences of two documents, by their places, and the probability from which on they are kept.
  func scored(_ input: AlignmentInput, _ a: Int, _ b: Int) -> (
    signals: PairSignals, collector: EvidenceCollector, cut: Float
  )? {
    guard let signals = input.signals(a, b), let collector = input.collector(a, b, signals, weights) else {
      return nil
    }
    let cut =
      options.threshold.map(Float.init)
      ?? ExpectedF1.cut(
        collector.scores.logOdds.values.map(PairScores.probability), recallShare: weights.recallShare,
        beta: options.preference.beta)
    return (signals, collector, cut)
  }

  private func links(_ input: AlignmentInput, _ a: Int, _ b: Int) -> [Link] {
    guard let (signals, collector, cut) = scored(input, a, b) else { return [] }
    let logOdds = collector.scores.logOdds
    let probabilities = logOdds.values.map(PairScores.probability)
    // A pair without a word, date or number in common has nothing to show for it.
    let chosen = probabilities.indices.filter { probabilities[$0] >= cut && signals.hasMatch($0) }
      .map { (row: $0 / logOdds.columns, column: $0 % logOdds.columns) }

    return PassageBuilder.blocks(chosen).map { block in
      let area = Float(block.rows.count * block.columns.count)
      let mean = block.rows.reduce(Float(0)) { sum, row in
        block.columns.reduce(sum) { $0 + logOdds[row, $1] }
      }
      return Link(
        id: "", score: Double(PairScores.probability(mean / area)).rounded(to: 4),
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
