import Basics
import Foundation

/// Two statements that can be compared, and how sure it is that they are about one thing.
struct Comparison {
  /// Their indexes among the statements of their documents.
  let a, b: Int
  /// Whether both may be right.
  let agrees: Bool
  /// The odds that they are about one thing; for those that agree, with what their agreement says for it.
  let odds: Double
  /// Whether the one says what the other cannot: not if both may be right, nor if their values are told on
  /// the other side too; see `ToldValues`.
  let isContradiction: Bool
  /// How strong a contradiction it is, in log-odds below 0; minus infinity for what is none.
  var strength = -Double.infinity
}

/// All comparisons of the statements of two documents.
///
/// Each statement of one document is a claimant for each of the other's, with odds by the sentences they stand in, by the words
/// around them and by how near their values are; agreeing ones get more, for accounts of one event mostly agree. Two statements
/// contradict each other as far as they differ and are the likeliest for one another. So a date that is told in the other document
/// too is spoken for, and does not contradict the next best one.
struct ComparisonTable {
  /// The log-odds of sentences count within these bounds.
  private static let sentenceBounds = (least: -7.0, greatest: 5.0)
  /// The largest closeness that counts.
  private static let greatestCloseness = 4.0
  /// The largest distances that count, in years and in logarithms of the ratio.
  fileprivate static let greatestDistance = (years: 50.0, ratio: 10.0)

  /// The comparisons, by `a`, then `b`.
  let comparisons: [Comparison]
  /// How many pairs of statements were looked at.
  private(set) var examined = 0

  /// Of two sentences with more pairs of statements than this, which are no sentences but documents in one line, a statement of the first is
  /// compared with those that stand at about the same place of the second.
  private static let mostPairsOfSentences = 40_000
  /// So many before that place and after it.
  private static let reach = 100

  /// Compares all statements that can be.
  ///
  /// - Parameters:
  ///   - told: which values are told on the other side too.
  ///   - others: the sentences of the second document that a sentence of the first may belong with; nil for all.
  ///   - logOdds: of two sentences to tell the same event, by their indexes; nil where that is out of the question.
  /// - Complexity: O(n · m · (words of a sentence)) for n and m statements, of those sentences only that may belong together.
  init(
    _ statements: Sides<[Statement]>, _ surroundings: Surroundings, _ weights: ConflictWeights,
    _ told: ToldValues,
    others: ((_ sentenceA: Int) -> [Int])?, logOdds: (_ sentenceA: Int, _ sentenceB: Int) -> Double?
  ) {
    let distances = DistanceRanks(statements)
    let chances = AgreementChances(statements)
    var surroundings = surroundings
    let bySentence = Dictionary(grouping: statements.b.indices, by: { statements.b[$0].sentence })
    let ranks = Dictionary(grouping: statements.a.indices, by: { statements.a[$0].sentence })
    var comparisons: [Comparison] = []
    var sumsA = [Double](repeating: 1, count: statements.a.count)
    var sumsB = [Double](repeating: 1, count: statements.b.count)
    for (index, a) in statements.a.enumerated() {
      let mine = ranks[a.sentence] ?? []
      let candidates =
        others.map { others in
          Set(others(a.sentence)).sorted().flatMap { sentence in
            ComparisonTable.near(index, of: mine, in: bySentence[sentence] ?? [])
          }
        } ?? Array(statements.b.indices)
      guard !candidates.isEmpty else { continue }
      examined += candidates.count
      surroundings.forEachMatch(of: index, among: candidates) { other, match in
        let b = statements.b[other]
        guard let sentences = logOdds(a.sentence, b.sentence), let agrees = a.agrees(with: b) else { return }
        let bounds = ComparisonTable.sentenceBounds
        var sum =
          weights.bias + weights.sentences * min(max(sentences, bounds.least), bounds.greatest)
        sum +=
          weights.words * match.words + weights.nearWords * match.nearWords + weights.coverage
          * match.coverage
        if agrees {
          sum += weights.agreement + weights.rareAgreement * chances.rarity(index, other)
        } else {
          let distance = a.distance(to: b)
          sum +=
            weights.closeness
            * min(distances.closeness(of: a, to: b, distance), ComparisonTable.greatestCloseness)
          sum += a.weight(ofDistance: distance, weights)
        }
        let odds = exp(sum)
        sumsA[index] += odds
        sumsB[other] += odds
        comparisons.append(
          Comparison(
            a: index, b: other, agrees: agrees, odds: odds,
            isContradiction: !agrees && a.value != b.value && !told.areTold(index, other)))
      }
    }

    var bestOfA = [Double](repeating: -.infinity, count: statements.a.count)
    var bestOfB = [Double](repeating: -.infinity, count: statements.b.count)
    for index in comparisons.indices where comparisons[index].isContradiction {
      let (a, b) = (comparisons[index].a, comparisons[index].b)
      // The share of either statement's odds that is the other's; 1 stands for "of nothing told there".
      let shares = (log(comparisons[index].odds / sumsA[a]), log(comparisons[index].odds / sumsB[b]))
      let strength =
        weights.weakerSide * min(shares.0, shares.1) + (1 - weights.weakerSide) * max(shares.0, shares.1)
      comparisons[index].strength = strength
      bestOfA[a] = max(bestOfA[a], strength)
      bestOfB[b] = max(bestOfB[b], strength)
    }
    for index in comparisons.indices where comparisons[index].isContradiction {
      let strength = comparisons[index].strength
      let isSecond = Sides(
        strength < bestOfA[comparisons[index].a], strength < bestOfB[comparisons[index].b])
      comparisons[index].strength +=
        weights.secondBest * Double((isSecond.a ? 1 : 0) + (isSecond.b ? 1 : 0))
    }
    self.comparisons = comparisons
  }
}

extension ComparisonTable {
  /// The statements of a sentence that one of another is compared with: all, unless the sentences hold too many.
  ///
  /// - Parameters:
  ///   - statement: its index.
  ///   - mine: the indexes of all statements of its sentence, ascending, one after the other.
  ///   - theirs: those of the other sentence.
  private static func near(_ statement: Int, of mine: [Int], in theirs: [Int]) -> ArraySlice<Int> {
    guard let first = mine.first, mine.count > mostPairsOfSentences / max(1, theirs.count) else {
      return theirs[...]
    }
    let place = (statement - first) * theirs.count / mine.count
    return theirs[max(0, place - reach)..<min(theirs.count, place + reach + 1)]
  }
}

extension Statement {
  /// What the distance to a statement that differs adds to the log-odds.
  fileprivate func weight(ofDistance distance: Double, _ weights: ConflictWeights) -> Double {
    switch content {
    case .time: weights.years * log1p(min(distance, ComparisonTable.greatestDistance.years))
    case .clock: weights.hours * log1p(distance)
    case .quantity, .age: weights.ratio * log1p(min(distance, ComparisonTable.greatestDistance.ratio))
    }
  }
}
