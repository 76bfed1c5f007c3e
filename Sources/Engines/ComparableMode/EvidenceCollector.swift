import Algorithms
import AlignmentModel
import Basics
import Dates
import Dictionaries
import Preparation
import Texts

/// Spells out why two sentences were linked: what each signal adds, laid on the words, names, dates and numbers it comes from.
final class EvidenceCollector: Sendable {
  private let a, b: ComparedDocument
  private let signals: PairSignals
  private let weights: ComparableWeights
  /// What each signal adds over all steps but the last.
  private let total: PairWeights
  /// Whether third documents were asked.
  private let hasPivot: Bool
  /// The pairs that can be explained, by row and then column.
  private let candidates: [CandidatePairs.Candidate]

  /// Spells out pairs of two documents.
  ///
  /// - Parameters:
  ///   - hasPivot: whether third documents were asked.
  ///   - candidates: the pairs to be explained, by row and then column.
  init(
    _ signals: PairSignals, hasPivot: Bool, candidates: [CandidatePairs.Candidate], weights: ComparableWeights
  ) {
    a = signals.a
    b = signals.b
    self.signals = signals
    self.weights = weights
    total = weights.total
    self.hasPivot = hasPivot
    self.candidates = candidates
  }

  private func candidate(_ row: Int, _ column: Int) -> CandidatePairs.Candidate? {
    let index = candidates.partitioningIndex { ($0.row, $0.column) >= (row, column) }
    guard index < candidates.count, (candidates[index].row, candidates[index].column) == (row, column)
    else { return nil }
    return candidates[index]
  }

  /// Everything that adds to the log-odds of a pair of sentences, in a fixed order; the bias is the item `prior`.
  func contributions(_ row: Int, _ column: Int) -> [Contribution] {
    guard let candidate = candidate(row, column) else { return [] }
    return items(candidate).map { item, weight in
      Contribution(
        evidence: Evidence(
          kind: item.kind, a: item.ranges.map { a.document.text($0.a) } ?? item.texts?.a,
          b: item.ranges.map { b.document.text($0.b) } ?? item.texts?.b, weight: weight),
        ranges: item.isOfClauses ? signals.nearestClauses(row, column) : item.ranges)
    }
  }

  /// What adds to the log-odds of a pair of sentences.
  struct Contribution {
    let evidence: Evidence
    /// Where it stands in the views of both documents; nil if nowhere.
    let ranges: Sides<Range<Int>>?
  }

  /// The same by kind, without the words it comes from, and the rarity of words all at words; the sum is that of `contributions`.
  func addTotals(_ row: Int, _ column: Int, of count: Int, to sum: inout EvidenceSum) {
    guard let candidate = candidate(row, column) else { return }
    for (item, weight) in totals(candidate) { sum.add(item.kind, weight / Double(count)) }
  }

  private struct Item {
    let kind: Evidence.Kind
    /// Where it stands in the views of both documents; nil if it is no text of theirs.
    var ranges: Sides<Range<Int>>?
    /// What to say of both, where that is no text of theirs.
    var texts: Sides<String>?
    /// Whether it is of the clauses that are most alike.
    var isOfClauses = false
  }

  /// What adds to the log-odds of a pair over all steps.
  private struct Sums {
    /// By the indexes of the signals.
    private(set) var ofSignal: [Double]
    private(set) var bias, neighbors, thirds: Double

    init(
      _ candidate: CandidatePairs.Candidate, _ signals: PairSignals, _ weights: ComparableWeights,
      total: PairWeights, hasPivot: Bool
    ) {
      let values = signals.values(candidate.row, candidate.column)
      let scale = hasPivot ? weights.pivot.pair : 1
      ofSignal = PairSignals.Signal.allCases.map { scale * total[$0] * Double(values[$0.rawValue]) }
      bias = scale * total.bias + (hasPivot ? weights.pivot.bias : 0)
      neighbors = scale * Double(candidate.neighbors)
      thirds = hasPivot ? weights.pivot.contribution(of: candidate.evidence) : 0
      guard let surroundings = candidate.surroundings else { return }
      let corrections = weights.trees.contributions(
        PairFeatures(values, surroundings, candidate.evidence))
      for index in ofSignal.indices { ofSignal[index] += corrections.ofFeature[index] }
      func correction(_ part: PairFeatures.Context) -> Double { corrections.ofFeature[part.feature] }
      bias += corrections.bias
      neighbors += correction(.neighbors) + correction(.episodes)
      // That there is no third document holds for all pairs alike.
      let ofThirds = correction(.support) + correction(.dissent)
      if hasPivot { thirds += ofThirds } else { bias += ofThirds }
    }

    /// What some signals add.
    subscript(parts: PairSignals.Signal...) -> Double { parts.reduce(0) { $0 + ofSignal[$1.rawValue] } }
  }

  /// What adds to the log-odds of a pair that comes from no word, name, date or number.
  private func unnamed(_ sums: Sums) -> [(Item, Double)] {
    [
      (Item(kind: .prior), sums.bias),
      (Item(kind: .length), sums[.length]),
      (Item(kind: .role), sums[.heading]),
      (Item(kind: .meaning), sums[.meaning]),
      (Item(kind: .meaning, isOfClauses: true), sums[.clauses]),
      (Item(kind: .neighbors), sums.neighbors),
      (Item(kind: .margin), sums[.coverage, .margin]),
      (Item(kind: .thirdDocument), sums.thirds),
    ]
  }

  private func sums(_ candidate: CandidatePairs.Candidate) -> Sums {
    Sums(candidate, signals, weights, total: total, hasPivot: hasPivot)
  }

  /// What adds to the log-odds of a pair, by kind.
  private func totals(_ candidate: CandidatePairs.Candidate) -> [(Item, Double)] {
    let sums = sums(candidate)
    return unnamed(sums) + [
      (Item(kind: .term), sums[.terms, .rare]), (Item(kind: .cognate), sums[.spelling]),
      (Item(kind: .name), sums[.names]),
      (Item(kind: .date), sums[.day, .month, .year, .overlap]),
      (Item(kind: .time), sums[.gap]), (Item(kind: .number), sums[.number]),
    ]
  }

  private func items(_ candidate: CandidatePairs.Candidate) -> [(Item, Double)] {
    let (row, column) = (candidate.row, candidate.column)
    let sums = sums(candidate)
    var items = unnamed(sums)
    let x = a.document.sentences[row]
    let y = b.document.sentences[column]
    let words = matchedWords(row, column)
    items += shared(sums[.terms], words.filter { $0.source == .dictionary }, otherwise: .term)
    items += shared(sums[.spelling], words.filter { $0.source == .spelling }, otherwise: .cognate)
    items += shared(sums[.rare], words, otherwise: .term)

    items += sharedNames(row, column, sums[.names])

    let dates = matchedDates(x.dates.prefix(PairSignals.mostDates), y.dates.prefix(PairSignals.mostDates))
    items.append((dates, sums[.day, .month, .year, .overlap]))
    let times = x.time.flatMap { here in y.time.map { Sides(here.text, $0.text) } }
    items.append((Item(kind: .time, texts: times), sums[.gap]))
    let number = x.numbers.first { number in
      y.numbers.contains { $0.value == number.value }
        && number.value.count >= ComparedDocument.shortestNumber
    }
    let same = number.flatMap { number in y.numbers.first { $0.value == number.value } }
    let numbers = number.flatMap { number in same.map { Sides(number.range, $0.range) } }
    items.append((Item(kind: .number, ranges: numbers), sums[.number]))
    return items
  }

  private struct MatchedWord {
    let item: Item
    let value: Float
    let source: TermMatches.Source
  }

  /// For each word of the first sentence, the word of the second it matches best.
  private func matchedWords(_ row: Int, _ column: Int) -> [MatchedWord] {
    let tokens = Dictionary(a.document.sentences[row].tokens.map { ($0.term, $0) }) { first, _ in first }
    let partners = Dictionary(b.document.sentences[column].tokens.map { ($0.term, $0) }) { first, _ in first }
    var found: [MatchedWord] = []
    for term in a.index.terms[row] {
      guard let best = LexicalOverlap.best(term, a.index, in: column, of: b.index, signals.matches.ofTerms.a),
        let token = tokens[term], let partner = partners[best.match.term]
      else { continue }
      let isName = a.isCapitalized[Int(term)] && b.isCapitalized[Int(best.match.term)]
      let kind: Evidence.Kind = best.match.source == .dictionary ? .term : isName ? .name : .cognate
      found.append(
        MatchedWord(
          item: Item(kind: kind, ranges: Sides(token.range, partner.range)), value: best.value,
          source: best.match.source))
    }
    return found
  }

  /// The contribution of shared entities, in equal parts on each.
  private func sharedNames(_ row: Int, _ column: Int, _ weight: Double) -> [(Item, Double)] {
    var rangeOfEntity: [Int: Range<Int>] = [:]
    for name in b.names.sentences[column] where rangeOfEntity[name.entity] == nil {
      rangeOfEntity[name.entity] = name.range
    }
    var found: [Item] = []
    for name in a.names.sentences[row] {
      guard let range = rangeOfEntity.removeValue(forKey: name.entity) else { continue }
      found.append(Item(kind: .name, ranges: Sides(name.range, range)))
    }
    guard !found.isEmpty else { return [(Item(kind: .name), weight)] }
    return found.map { ($0, weight / Double(found.count)) }
  }

  /// A signal's contribution laid on the words it comes from, by their share.
  private func shared(
    _ weight: Double, _ words: [MatchedWord], otherwise kind: Evidence.Kind
  ) -> [(Item, Double)] {
    let total = words.reduce(0) { $0 + $1.value }
    guard total > 0 else { return [(Item(kind: kind), weight)] }
    return words.map { ($0.item, weight * Double($0.value / total)) }
  }

  /// The dates that agree best: a day, a month, a year; else two whose days may still overlap.
  private func matchedDates(_ x: ArraySlice<DateMention>, _ y: ArraySlice<DateMention>) -> Item {
    var best: (rank: Int, x: DateMention, y: DateMention)?
    for mine in x {
      for other in y where mine.date.year != nil && other.date.year != nil {
        let sameYear = mine.date.year == other.date.year
        let rank =
          mine.date.isSameDay(as: other.date)
          ? 3 : sameYear && mine.date.month == other.date.month ? 2 : sameYear ? 1 : 0
        if rank > best?.rank ?? -1 { best = (rank, mine, other) }
      }
    }
    guard let best else { return Item(kind: .date) }
    return Item(kind: .date, ranges: Sides(best.x.range, best.y.range))
  }
}

extension NarrativeTime {
  /// "1917", or "1917–1918".
  fileprivate var text: String {
    years.count == 1 ? "\(years.lowerBound)" : "\(years.lowerBound)–\(years.upperBound)"
  }
}
