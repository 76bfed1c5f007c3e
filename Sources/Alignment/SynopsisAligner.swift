import Analysis
import Foundation
import Texts

extension ComparableAligner {
  /// All pairs of documents, by their places, in order.
  static func allPairs(of input: AlignmentInput) -> [(a: Int, b: Int)] {
    input.documents.indices.flatMap { a in input.documents.indices.filter { $0 > a }.map { (a: a, b: $0) } }
  }

  /// Learns a lexicon from a first alignment, where that is wanted.
  ///
  /// - Parameter isLearning: whether it is; nil where no dictionary helps.
  /// - Throws: `ICUError` if ICU fails.
  /// - Complexity: nothing where there is nothing to learn; else that of `links(_:)`.
  public func prepare(_ input: inout AlignmentInput, isLearning: Bool? = nil) throws {
    let always = isLearning ?? false
    guard isLearning ?? true, input.canLearn(withDictionaries: always) else { return }
    _ = try input.learn(from: links(input), withDictionaries: always)
  }

  /// The synopsis of all documents: groups of passages of two and more of them, one event each, by narrative time, named l1, l2, ….
  ///
  /// Documents of one language are compared too, for what they say of the others and to stand beside them in a group; groups in one
  /// language alone are left out where such documents are not to be aligned. The pairs of documents are scored one by one; `ThirdDocument` adds what each says of the others; `SynopsisBuilder` puts
  /// together what is kept. The score of a group is the probability of the mean log-odds of its pairs of sentences.
  ///
  /// - Complexity: that of `links(_:)`, and O(kept pairs) memory besides.
  public func synopsis(_ input: AlignmentInput) -> [Link] {
    var candidates = CandidateTable(input, pairs: ComparableAligner.allPairs(of: input), aligner: self)
    candidates.addThirdDocuments()
    let kept = candidates.links.kept
    let wanted = Set(pairs(of: input.documents.map(\.document)).map { [$0.a, $0.b] })
    let found = SynopsisBuilder.groups(kept).filter { group in
      group.documentPairs.contains { wanted.contains([$0.0, $0.1]) }
    }
    let groups = SynopsisOrder.sorted(found) {
      input.documents[$0.document].sentences[$0.sentence].time
    }
    return groups.enumerated().map { index, group in
      let documents = group.passages.keys.sorted()
      let pairs = group.pairs
      var sum = EvidenceSum(documentPairs: group.documentPairs.count)
      for pair in pairs {
        let between = [pair.a, pair.b].compactMap { documents.firstIndex(of: $0.document) }
        sum.add(
          candidates.evidence[pair] ?? [], of: pairs.count, between: documents.count > 2 ? between : nil)
      }
      let mean = pairs.reduce(Float(0)) { $0 + (kept[$1] ?? 0) } / Float(max(1, pairs.count))
      return Link(
        id: "l\(index + 1)", score: Double(PairScores.probability(mean)).rounded(to: 4),
        passages: documents.compactMap { document in
          group.passages[document].map { input.passage(document, $0) }
        },
        evidence: sum.evidence)
    }
  }
}

/// The candidates among the sentences of some pairs of documents, with their evidence.
struct CandidateTable {
  private(set) var links = CandidateLinks()
  private(set) var evidence: [SentencePair: [Evidence]] = [:]

  /// Scores pairs of documents.
  ///
  /// - Complexity: O(rows · columns) time and memory for each pair of documents, one pair at a time.
  init(_ input: AlignmentInput, pairs: [(a: Int, b: Int)], aligner: ComparableAligner) {
    for (a, b) in pairs {
      guard let scored = aligner.scored(input, a, b) else { continue }
      let logOdds = scored.collector.scores.logOdds
      // The least log-odds that reach the cut: going back from a probability does not give them to the last digit.
      let kept = logOdds.values.lazy.filter { PairScores.probability($0) >= scored.cut }.min()
      let cut = min(kept ?? .infinity, log(scored.cut / max(1 - scored.cut, .leastNormalMagnitude)))
      links.cuts[[a, b]] = cut
      for at in logOdds.values.indices
      where logOdds.values[at] >= cut - ThirdDocument.support && scored.signals.hasMatch(at) {
        let (row, column) = (at / logOdds.columns, at % logOdds.columns)
        let pair = SentencePair(SentencePlace(a, row), SentencePlace(b, column))
        links.logOdds[pair] = logOdds.values[at]
        evidence[pair] = scored.collector.contributions(row, column)
      }
    }
  }

  /// Adds what third documents say.
  ///
  /// - Complexity: that of `ThirdDocument.weights(in:)`.
  mutating func addThirdDocuments() {
    for (pair, weight) in ThirdDocument.weights(in: links.logOdds) {
      links.logOdds[pair, default: 0] += weight
      evidence[pair, default: []].append(Evidence(kind: .thirdDocument, weight: Double(weight)))
    }
  }
}
