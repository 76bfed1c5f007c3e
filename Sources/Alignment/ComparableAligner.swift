import Analysis
import Foundation
import Texts

/// Aligns independent accounts: finds the passages of two documents that tell the same event, in whatever order.
///
/// Every pair of sentences gets log-odds from its own signals; `ChainSupport` adds by dynamic programming what the pairs before
/// and after it say, rivals in its row and column take away, and `ThirdDocument` adds; `ExpectedF1` chooses; `PassageBuilder` puts together.
public struct ComparableAligner: Sendable {
  /// What a user can set.
  public struct Options: Sendable {
    /// Also align documents of one language with one another.
    public var alignsSameLanguage: Bool
    /// Keep links whose score is at least this; nil leaves it to `ExpectedF1`, for each pair of documents.
    public var threshold: Double?

    /// Makes options; see the properties.
    public init(alignsSameLanguage: Bool = false, threshold: Double? = nil) {
      self.alignsSameLanguage = alignsSameLanguage
      self.threshold = threshold
    }
  }

  /// Of how many pairs of sentences all signals are kept for the evidence: some 150 MB.
  private static let largestKept = 1_500_000

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
  /// - Complexity: O(rows · columns) time for each pair of documents; the memory is that of the largest pair, of all candidates,
  ///   and of up to `ComparableAligner.largestKept` pairs of sentences, beyond which those to be explained are scored again.
  public func links(_ input: AlignmentInput) -> [Link] {
    var kept = 0
    var scored: [ThirdDocument.Scored] = []
    var collectors: [EvidenceCollector?] = []
    for (a, b) in pairs(of: input.documents.map(\.document)) {
      guard let signals = input.signals(a, b), let collector = input.collector(a, b, signals, weights) else {
        continue
      }
      scored.append((a, b, CandidatePairs(collector.scores.logOdds)))
      kept += signals.rows * signals.columns
      collectors.append(kept <= ComparableAligner.largestKept ? collector : nil)
    }
    var links: [Link] = []
    for (scored, collector) in zip(ThirdDocument.added(to: scored, weights), collectors) {
      links += self.links(input, scored, collector)
    }
    return links.enumerated().map { index, link in
      var link = link
      link.id = "l\(index + 1)"
      return link
    }
  }

  private func links(
    _ input: AlignmentInput, _ scored: ThirdDocument.Scored, _ kept: EvidenceCollector?
  ) -> [Link] {
    let (a, b, pairs) = scored
    let cut =
      options.threshold.map(Float.init)
      ?? ExpectedF1.cut(pairs.candidates.map(\.probability), recallShare: weights.recallShare)
    let likely = pairs.candidates.filter { $0.probability >= cut }
    guard !likely.isEmpty else { return [] }
    guard
      var collector = kept ?? input.signals(a, b).flatMap({ input.collector(a, b, $0, weights) })
    else { return [] }
    // A pair without a word, date or number in common has nothing to show for it.
    let chosen = likely.filter { collector.scores.hasMatch($0.row, $0.column) }
    collector.take(chosen)
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
  fileprivate func passage(_ document: Int, _ sentences: Range<Int>) -> Passage {
    let all = documents[document].sentences
    return Passage(
      document: documents[document].document.id,
      start: all[sentences.lowerBound].sentence.range.lowerBound,
      end: all[sentences.upperBound - 1].sentence.range.upperBound,
      sentences: Array(sentences))
  }
}
