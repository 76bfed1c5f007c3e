import Analysis
import Dates
import Lexicon
import Texts

/// Spells out why two sentences were linked: what each signal adds, laid on the words, names, dates and numbers it comes from.
struct EvidenceCollector {
  let a: AnalysedDocument
  let b: AnalysedDocument
  let indexes: (a: SentenceIndex, b: SentenceIndex)
  let names: (a: SentenceNames, b: SentenceNames)
  let vocabularies: (a: Vocabulary, b: Vocabulary)
  let matches: TermMatches
  let scores: PairScores
  let weights: ComparableWeights
  /// What third documents say for the pairs to be explained, by place among all pairs; empty without a third document.
  private var thirds: [Int: ThirdDocument.Word] = [:]

  init(
    a: AnalysedDocument, b: AnalysedDocument, indexes: (a: SentenceIndex, b: SentenceIndex),
    names: (a: SentenceNames, b: SentenceNames), vocabularies: (a: Vocabulary, b: Vocabulary),
    matches: TermMatches, scores: PairScores, weights: ComparableWeights
  ) {
    self.a = a
    self.b = b
    self.indexes = indexes
    self.names = names
    self.vocabularies = vocabularies
    self.matches = matches
    self.scores = scores
    self.weights = weights
  }

  /// The evidence for a block of pairs: the mean over its pairs, like items put together, strongest first.
  func evidence(for block: PassageBuilder.Block) -> [Evidence] {
    var sum = EvidenceSum()
    for row in block.rows {
      for column in block.columns {
        sum.add(contributions(row, column), of: block.rows.count * block.columns.count)
      }
    }
    return sum.evidence
  }

  /// Takes in what third documents say for pairs that are to be explained.
  mutating func take(_ candidates: [CandidatePairs.Candidate]) {
    for candidate in candidates {
      thirds[candidate.row * b.sentences.count + candidate.column] = candidate.third
    }
  }

  /// Everything that adds to the log-odds of a pair of sentences, in a fixed order; the bias is the item `prior`.
  func contributions(_ row: Int, _ column: Int) -> [Evidence] {
    withThirdDocument(items(row, column), row, column).map {
      Evidence(kind: $0.kind, a: $0.a, b: $0.b, weight: $1)
    }
  }

  /// What the last step makes of the evidence before it; nothing changes without a third document.
  private func withThirdDocument(_ items: [(Item, Double)], _ row: Int, _ column: Int) -> [(Item, Double)] {
    guard let third = thirds[row * b.sentences.count + column] else { return items }
    let step = weights.thirdDocument
    return items.map { ($0.0, $0.1 * (step["pair"] ?? 1)) } + [
      (Item(kind: .prior), step["bias"] ?? 0), (Item(kind: .thirdDocument), weights.weight(of: third)),
    ]
  }

  private struct Item {
    let kind: Evidence.Kind
    var a: String?
    var b: String?
  }

  private func items(_ row: Int, _ column: Int) -> [(Item, Double)] {
    let (signals, context, bias) = scores.contributions(row, column)
    func sum(_ parts: PairSignals.Signal...) -> Double { parts.reduce(0) { $0 + (signals[$1] ?? 0) } }
    var items: [(Item, Double)] = [
      (Item(kind: .prior), bias),
      (Item(kind: .length), sum(.length)),
      (Item(kind: .role), sum(.heading)),
      (Item(kind: .neighbours), context[.neighbours] ?? 0),
      (
        Item(kind: .margin),
        sum(.coverage, .margin) + (context[.leadInRow] ?? 0) + (context[.leadInColumn] ?? 0)
      ),
    ]
    let x = a.sentences[row]
    let y = b.sentences[column]
    let words = matchedWords(row, column)
    items += shared(sum(.terms), words.filter { $0.source == .dictionary }, otherwise: .term)
    items += shared(sum(.spelling), words.filter { $0.source == .spelling }, otherwise: .cognate)

    items += sharedNames(row, column, sum(.names))

    let dates = matchedDates(x.dates, y.dates)
    items.append((dates, sum(.day, .month, .year, .otherYear, .overlap)))
    if let here = x.time, let there = y.time {
      items.append((Item(kind: .time, a: here.text, b: there.text), sum(.gap)))
    }
    if let number = x.numbers.first(where: { number in
      y.numbers.contains { $0.value == number.value } && number.value.count >= 2
    }), let same = y.numbers.first(where: { $0.value == number.value }) {
      items.append((Item(kind: .number, a: a.text(number.range), b: b.text(same.range)), sum(.number)))
    }
    return items
  }

  private struct MatchedWord {
    let item: Item
    let value: Float
    let source: TermMatches.Source
  }

  /// For each word of the first sentence, the word of the second it matches best.
  private func matchedWords(_ row: Int, _ column: Int) -> [MatchedWord] {
    var placeOfTerm: [Int32: Range<Int>] = [:]
    for token in b.sentences[column].tokens where placeOfTerm[token.term] == nil {
      placeOfTerm[token.term] = token.range
    }
    var found: [MatchedWord] = []
    for term in indexes.a.terms[row] {
      guard let token = a.sentences[row].tokens.first(where: { $0.term == term }) else { continue }
      var best: (value: Float, match: TermMatches.Match)?
      for match in matches[term] where placeOfTerm[match.term] != nil {
        let value = match.weight * min(indexes.a.weights[term], indexes.b.weights[match.term])
        if value > best?.value ?? 0 { best = (value, match) }
      }
      guard let best, let place = placeOfTerm[best.match.term] else { continue }
      let isName = vocabularies.a.isCapitalized(term) && vocabularies.b.isCapitalized(best.match.term)
      let kind: Evidence.Kind = best.match.source == .dictionary ? .term : isName ? .name : .cognate
      found.append(
        MatchedWord(
          item: Item(kind: kind, a: a.text(token.range), b: b.text(place)), value: best.value,
          source: best.match.source))
    }
    return found
  }

  /// The contribution of shared entities, in equal parts on each.
  private func sharedNames(_ row: Int, _ column: Int, _ weight: Double) -> [(Item, Double)] {
    var placeOfEntity: [Int: Range<Int>] = [:]
    for name in names.b.sentences[column] where placeOfEntity[name.entity] == nil {
      placeOfEntity[name.entity] = name.range
    }
    var found: [Item] = []
    for name in names.a.sentences[row] {
      guard let place = placeOfEntity.removeValue(forKey: name.entity) else { continue }
      found.append(Item(kind: .name, a: a.text(name.range), b: b.text(place)))
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

  /// The dates that agree best: a day, a month, a year; else, when both name years, two that differ.
  private func matchedDates(_ x: [DateMention], _ y: [DateMention]) -> Item {
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
    return Item(kind: .date, a: a.text(best.x.range), b: b.text(best.y.range))
  }
}

extension NarrativeTime {
  /// "1917", or "1917–1918".
  fileprivate var text: String {
    years.count == 1 ? "\(years.lowerBound)" : "\(years.lowerBound)–\(years.upperBound)"
  }
}

extension Double {
  /// Rounded to some decimal places.
  func rounded(to places: Int) -> Double {
    let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
    return (self * scale).rounded() / scale
  }
}
