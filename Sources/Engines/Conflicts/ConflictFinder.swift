import AlignmentModel
import Basics
import ComparableMode
import Foundation
import Preparation
import Texts

/// Finds where documents contradict each other in a date, a clock time or a number *of the same event*.
///
/// Two different dates in two linked sentences are no contradiction yet; `ComparisonTable` says what makes them one. Sentences
/// need not be linked: a contradiction is what keeps a pair below the cut. So the odds of every pair of sentences are taken
/// again, without what their dates say against them, and links that the alignment has raise them.
public struct ConflictFinder {
  /// Contradictions below this score are not reported unless asked for.
  public static let leastScore = 0.03

  /// Signals that are no argument here: that dates differ is what is looked for.
  private static let silent: Set<PairSignals.Signal> = [.gap, .otherYear]
  /// The log-odds of a link that a person has confirmed or made.
  private static let certain = 5.0

  private let alignment: Alignment
  private let input: AlignmentInput
  private let scoring: ComparableWeights
  private let weights: ConflictWeights

  /// Prepares the search.
  ///
  /// - Parameters:
  ///   - alignment: the links.
  ///   - input: its documents, in its order.
  /// - Throws: `DecodingError` if the built-in weights are damaged.
  public init(_ alignment: Alignment, _ input: AlignmentInput) throws {
    self.alignment = alignment
    self.input = input
    scoring = try .builtIn()
    weights = try .builtIn()
  }

  /// The contradictions between documents that have links, the likeliest first; each pair of expressions once.
  ///
  /// - Parameter leastScore: what has a lower score is left out.
  /// - Complexity: O(n · m · (words of a sentence)) for each two documents with n and m statements, besides scoring all pairs
  ///   of their sentences.
  public func conflicts(leastScore: Double = ConflictFinder.leastScore) -> [Conflict] {
    let statements = input.documents.map(StatementReader.statements)
    // Pairs without links are compared too, for what they support.
    let tables = input.documentPairs.compactMap { x, y in
      table(x, y, Sides(statements[x], statements[y])).map { (x: x, y: y, comparisons: $0.comparisons) }
    }
    let support = Support(tables, statements)
    var found: [Conflict] = []
    for (x, y, comparisons) in tables {
      let linked = links(x, y)
      guard linked.contains(where: { $0.status != .rejected }) else { continue }
      for comparison in comparisons {
        guard exp(comparison.strength / 2) >= leastScore else { continue }
        let (a, b) = (statements[x][comparison.a], statements[y][comparison.b])
        let supportA = support.of((x, comparison.a), against: (y, comparison.b))
        let supportB = support.of((y, comparison.b), against: (x, comparison.a))
        let joining = linked.filter { $0.joins(a.sentence, b.sentence) }
        let link = joining.first { $0.status != .rejected }
        // What a person has decided is not one event cannot be told in two ways.
        guard link != nil || joining.isEmpty else { continue }
        var strength = comparison.strength
        if link == nil { strength += weights.unlinked }
        // A document that says both tells of two events, or names both opinions.
        if !Set(supportA).isDisjoint(with: supportB) { strength += weights.toldBoth }
        let score = exp(strength / 2)
        guard score >= leastScore else { continue }
        found.append(
          Conflict(
            kind: a.kind, score: score, link: link?.id,
            a: side(x, a, supportA), b: side(y, b, supportB)))
      }
    }
    return found.sorted {
      ($1.score, $0.a.document, $0.a.range.lowerBound, $0.b.document, $0.b.range.lowerBound)
        < ($0.score, $1.a.document, $1.a.range.lowerBound, $1.b.document, $1.b.range.lowerBound)
    }
  }

  private func links(_ x: Int, _ y: Int) -> [PairLink] {
    let ids = (input.documents[x].document.id, input.documents[y].document.id)
    return alignment.links.compactMap { PairLink($0, ids.0, ids.1) }
  }

  private func table(_ x: Int, _ y: Int, _ statements: Sides<[Statement]>) -> ComparisonTable? {
    guard let surroundings = Surroundings(input, x, y, statements) else { return nil }
    let linked = linkedPairs(x, y)
    // A translation tells the same events in the same order: sentences that are not linked have nothing to do with each other, and
    // of a book not all pairs can be held.
    if alignment.mode == .parallel {
      return ComparisonTable(statements, surroundings, weights) { linked[[$0, $1]] }
    }
    guard let signals = input.signals(x, y) else { return nil }
    let scores = PairScores(signals, weights: scoring.without(ConflictFinder.silent))
    return ComparisonTable(statements, surroundings, weights) {
      max(Double(scores[$0, $1]), linked[[$0, $1]] ?? -.infinity)
    }
  }

  /// The log-odds of linked sentences of two documents, by their indexes; an edited file may name some that are not there.
  private func linkedPairs(_ x: Int, _ y: Int) -> [[Int]: Double] {
    var pairs: [[Int]: Double] = [:]
    for link in links(x, y) {
      let logOdds = link.logOdds(certain: ConflictFinder.certain)
      for row in link.a where input.documents[x].sentences.indices.contains(row) {
        for column in link.b where input.documents[y].sentences.indices.contains(column) {
          pairs[[row, column]] = max(pairs[[row, column]] ?? logOdds, logOdds)
        }
      }
    }
    return pairs
  }

  private func side(_ document: Int, _ statement: Statement, _ support: [Int]) -> Conflict.Side {
    let analyzed = input.documents[document]
    return Conflict.Side(
      document: document, sentence: statement.sentence,
      passage: analyzed.sentences[statement.sentence].sentence.range,
      range: analyzed.document.view.source(of: statement.range), value: statement.value, support: support)
  }
}

/// A link between two documents.
private struct PairLink {
  let id: String
  let status: Link.Status
  let score: Double
  let a, b: [Int]

  /// A link, or what a group says of two of its documents, in their order; nil if it is between others.
  init?(_ link: Link, _ first: String, _ second: String) {
    func sentences(_ document: String) -> [Int] {
      link.passages.filter { $0.document == document }.flatMap(\.sentences)
    }
    a = sentences(first)
    b = sentences(second)
    guard !a.isEmpty, !b.isEmpty else { return nil }
    id = link.id
    status = link.status
    score = link.score
  }

  func joins(_ row: Int, _ column: Int) -> Bool { a.contains(row) && b.contains(column) }

  func logOdds(certain: Double) -> Double {
    switch status {
    case .automatic: min(certain, log(max(score, 1e-9) / max(1 - score, 1e-9)))
    case .confirmed, .manual: certain
    case .rejected: -.infinity
    }
  }
}
