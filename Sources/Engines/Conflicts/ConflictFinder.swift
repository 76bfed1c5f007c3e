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
public struct ConflictFinder: Sendable {
  /// Contradictions below this score are not reported unless asked for.
  public static let leastScore = 0.03
  /// A contradiction that says the same as a likelier one is named with it from this share of the least score on.
  private static let mentionShare = 0.2

  /// Signals that are no argument here: that dates differ is what is looked for.
  private static let silent: Set<PairSignals.Signal> = [.gap]
  /// The log-odds of a link that a person has confirmed or made.
  private static let certain = 5.0

  /// Of documents with more pairs of statements than this, only those are compared whose sentences have something in common.
  private static let mostPairs = 4_000_000

  private let mode: Alignment.Mode
  private let decisions: [ConflictDecision]
  private let input: AlignmentInput
  private let scoring: ComparableWeights
  private let weights: ConflictWeights
  /// The links of each two documents, by their indexes.
  private let links: [Sides<Int>: [PairLink]]

  /// Prepares the search.
  ///
  /// - Parameters:
  ///   - alignment: the links.
  ///   - input: its documents, in its order.
  /// - Throws: `DecodingError` if the built-in weights are damaged.
  /// - Complexity: O(passages, and pairs of passages of one link).
  public init(_ alignment: Alignment, _ input: AlignmentInput) throws {
    mode = alignment.mode
    decisions = alignment.conflicts
    self.input = input
    scoring = try .builtIn(withVectors: input.hasVectors)
    weights = try .builtIn()
    let indexes = Dictionary(input.documents.enumerated().map { ($1.document.id, $0) }) { first, _ in first }
    var links: [Sides<Int>: [PairLink]] = [:]
    for link in alignment.links {
      var sentences: [Int: [Int]] = [:]
      for passage in link.passages {
        guard let document = indexes[passage.document], !passage.sentences.isEmpty else { continue }
        sentences[document, default: []] += passage.sentences
      }
      let sorted = sentences.sorted { $0.key < $1.key }
      for (index, one) in sorted.enumerated() {
        for other in sorted[(index + 1)...] {
          links[Sides(one.key, other.key), default: []].append(PairLink(link, one.value, other.value))
        }
      }
    }
    self.links = links
  }

  /// The contradictions between documents that have links, the likeliest first; each two claims once, with all who make them, and what
  /// a person has decided about it.
  ///
  /// - Parameters:
  ///   - leastScore: what has a lower score is left out.
  ///   - observer: who is told how many pairs of documents are done.
  /// - Complexity: for each two documents with n and m statements O(n · m · (words of a sentence)), of documents with many statements or
  ///   of translations O(pairs of statements in sentences that have something in common, or are linked); besides scoring all pairs of
  ///   sentences of independent accounts.
  public func conflicts(
    leastScore: Double = ConflictFinder.leastScore, observer: WorkObserver = WorkObserver()
  ) -> [Conflict] {
    observer.progress(.findingContradictions, 0, input.documentPairs.count)
    let statements = statements()
    // What is less likely may still say the same as a row does.
    let leastOfMention = leastScore * ConflictFinder.mentionShare
    // Pairs without links are compared too, for what they support.
    let tables = input.documentPairs.concurrentMap(finished: observer.counter(.findingContradictions)) {
      [statements] x, y in
      table(x, y, Sides(statements[x], statements[y])).map { table in
        // Most say nothing: those that neither agree nor may contradict each other.
        (
          x: x, y: y,
          comparisons: table.comparisons.filter { comparison in
            comparison.agrees
              ? comparison.odds >= 1
              : comparison.isContradiction && exp(comparison.strength / 2) >= leastOfMention
          }
        )
      }
    }.compactMap(\.self)
    let support = Support(tables, statements)
    var found: [StatementPair] = []
    for (x, y, comparisons) in tables {
      let words = CommonWords(input, x, y)
      let linked = links[Sides(x, y)] ?? []
      guard linked.contains(where: { $0.status != .rejected }) else { continue }
      // By the sentences of the first document.
      var byRow: [Int: [Int]] = [:]
      for (number, link) in linked.enumerated() {
        for row in Set(link.a) { byRow[row, default: []].append(number) }
      }
      for comparison in comparisons {
        guard comparison.isContradiction, exp(comparison.strength / 2) >= leastOfMention else { continue }
        let (a, b) = (statements[x][comparison.a], statements[y][comparison.b])
        let supportA = support.of((x, comparison.a), against: (y, comparison.b))
        let supportB = support.of((y, comparison.b), against: (x, comparison.a))
        let joining = (byRow[a.sentence] ?? []).map { linked[$0] }.filter { $0.joins(a.sentence, b.sentence) }
        let link = joining.first { $0.status != .rejected }
        // What a person has decided is not one event cannot be told in two ways.
        guard link != nil || joining.isEmpty else { continue }
        var strength = comparison.strength
        if link == nil { strength += weights.unlinked }
        // A document that says both tells of two events, or names both opinions.
        if !Set(supportA).isDisjoint(with: supportB) { strength += weights.toldBoth }
        let score = exp(strength / 2)
        guard score >= leastOfMention else { continue }
        let conflict = Conflict(
          kind: a.kind, score: score, link: link?.id, links: link.map { [$0.id] } ?? [],
          about: words?.words(a, b) ?? [],
          a: side(x, a, supportA), b: side(y, b, supportB))
        found.append(
          StatementPair(
            conflict: conflict, a: .init(document: x, statement: comparison.a),
            b: .init(document: y, statement: comparison.b)))
      }
    }
    found.sort {
      let (one, other) = ($0.conflict, $1.conflict)
      return (other.score, one.a.document, one.a.range.lowerBound, one.b.document, one.b.range.lowerBound)
        < (one.score, other.a.document, other.a.range.lowerBound, other.b.document, other.b.range.lowerBound)
    }
    let documents = input.documents.map(\.document.id)
    return ConflictRows(statements, support) { mention($0, statements) }.rows(found)
      .filter { $0.score >= leastScore }.map { conflict in
        var conflict = conflict
        conflict.decision = decisions.first { conflict.isMeant(by: $0, documents) }
        return conflict
      }
  }

  private func mention(_ index: Support.StatementIndex, _ statements: [[Statement]]) -> Conflict.Mention {
    let statement = statements[index.document][index.statement]
    return Conflict.Mention(
      document: index.document, sentence: statement.sentence,
      range: input.documents[index.document].document.view.source(of: statement.range),
      value: statement.value)
  }

  /// How many pairs of statements are looked at to find the contradictions.
  package func examinedPairs() -> Int {
    let statements = statements()
    return input.documentPairs.reduce(0) { sum, pair in
      sum + (table(pair.a, pair.b, Sides(statements[pair.a], statements[pair.b]))?.examined ?? 0)
    }
  }

  private func statements() -> [[Statement]] {
    input.documents.map { StatementReader.statements(of: $0, isTranslated: mode == .parallel) }
  }

  private func table(_ x: Int, _ y: Int, _ statements: Sides<[Statement]>) -> ComparisonTable? {
    guard let surroundings = Surroundings(input, x, y, statements) else { return nil }
    let linked = linkedPairs(x, y)
    let told = ToldValues(
      statements, linked: linked.mapValues { Array($0.keys) }, isTranslation: mode == .parallel)
    // A translation tells the same events in the same order: sentences that are not linked have nothing to do with each other, and
    // of a book not all pairs can be held.
    if mode == .parallel {
      return ComparisonTable(
        statements, surroundings, weights, told, others: { (linked[$0] ?? [:]).map(\.key) }
      ) { linked[$0]?[$1] }
    }
    guard let scores = input.scores(x, y, weights: scoring.without(ConflictFinder.silent)) else { return nil }
    let isLimited = statements.a.count > ConflictFinder.mostPairs / max(1, statements.b.count)
    return ComparisonTable(
      statements, surroundings, weights, told,
      others: isLimited
        ? { row in
          scores.cells.row(row).map { Int(scores.cells.columnOf[$0]) } + (linked[row] ?? [:]).map(\.key)
        } : nil
    ) {
      max(Double(scores[$0, $1]), linked[$0]?[$1] ?? -.infinity)
    }
  }

  /// The log-odds of linked sentences of two documents, by their indexes; an edited file may name some that are not there.
  private func linkedPairs(_ x: Int, _ y: Int) -> [Int: [Int: Double]] {
    var pairs: [Int: [Int: Double]] = [:]
    for link in links[Sides(x, y)] ?? [] {
      let logOdds = link.logOdds(certain: ConflictFinder.certain)
      for row in link.a where input.documents[x].sentences.indices.contains(row) {
        for column in link.b where input.documents[y].sentences.indices.contains(column) {
          pairs[row, default: [:]][column] = max(pairs[row]?[column] ?? logOdds, logOdds)
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
private struct PairLink: Sendable {
  let id: String
  let status: Link.Status
  let score: Double
  let a, b: [Int]

  /// A link, or what a group says of two of its documents, by their sentences.
  init(_ link: Link, _ a: [Int], _ b: [Int]) {
    self.a = a
    self.b = b
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
