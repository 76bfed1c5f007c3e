import Analysis
import Dates
import Foundation

/// The signals that bear on whether a sentence of one document and one of another tell the same event, for all pairs.
///
/// Each is a matrix; a weighted sum of them is the log-odds of a link.
package struct PairSignals {
  /// What a signal measures.
  package enum Signal: Int, CaseIterable, Sendable {
    /// Geometric mean of the shares of both sentences' word weight that is matched.
    case coverage
    /// Log of the weight matched by the dictionary.
    case terms
    /// Log of the weight matched by spelling: names and cognates.
    case spelling
    /// Log of the weight of the entities that both name, by their rarity.
    case names
    /// Coverage over the mean of the best coverages in its row and column: takes out sentences that match everything.
    case margin
    /// The same day, month, or year named in both.
    case day, month, year
    /// Both name years, and none is the same.
    case otherYear
    /// How far the days that both name overlap, more for days than for months and years; up to 1.
    case overlap
    /// Minus the log of the months between what the two tell of, less with the doubt about either; scaled to about 1.
    case gap
    /// The same number in both, by its rarity.
    case number
    /// Log of the product of the sentences' word weights.
    case length
    /// Either is a heading.
    case heading
  }

  /// How many of the best in a row and column make up the mean the margin divides by.
  private static let neighbourhood = 4

  package let rows: Int
  package let columns: Int
  private var matrices: [SignalMatrix]

  package subscript(signal: Signal) -> SignalMatrix { matrices[signal.rawValue] }

  /// The values of all signals for a pair, in the order of `Signal.allCases`.
  package func values(_ row: Int, _ column: Int) -> [Float] { matrices.map { $0[row, column] } }

  init(
    _ a: (document: AnalysedDocument, index: SentenceIndex, names: SentenceNames),
    _ b: (document: AnalysedDocument, index: SentenceIndex, names: SentenceNames),
    forward: TermMatches, backward: TermMatches
  ) {
    rows = a.document.sentences.count
    columns = b.document.sentences.count
    matrices = .init(
      repeating: SignalMatrix(rows: rows, columns: columns), count: Signal.allCases.count)
    addWords(a.index, b.index, forward, backward)
    addNames(a.names, b.names)
    addDates(a.document.sentences, b.document.sentences)
    addNumbers(a.document.sentences, b.document.sentences)
    addRoles(a.document.sentences, b.document.sentences)
  }

  /// Whether anything stands in both sentences of a pair: a word, a date or a number.
  func hasMatch(_ at: Int) -> Bool {
    [Signal.terms, .spelling, .names, .year, .number].contains { self[$0].values[at] > 0 }
  }

  /// The same signals with some of them silent.
  package func without(_ silent: Set<Signal>) -> PairSignals {
    var result = self
    for signal in silent { result.matrices[signal.rawValue] = SignalMatrix(rows: rows, columns: columns) }
    return result
  }

  private mutating func set(_ signal: Signal, _ at: Int, _ value: Float) {
    matrices[signal.rawValue].values[at] = value
  }

  private mutating func addWords(
    _ a: SentenceIndex, _ b: SentenceIndex, _ forward: TermMatches, _ backward: TermMatches
  ) {
    let there = LexicalOverlap(a, b, matches: forward)
    let back = LexicalOverlap(b, a, matches: backward)
    let backDictionary = back.dictionary.transposed
    let backSpelling = back.spelling.transposed
    let logTotals = b.totals.map { log1p($0) }
    for row in 0..<rows {
      let lengthA = log1p(a.totals[row])
      for column in 0..<columns {
        let at = row * columns + column
        let dictionary = (there.dictionary.values[at] + backDictionary.values[at]) / 2
        let spelling = (there.spelling.values[at] + backSpelling.values[at]) / 2
        let inA = (there.dictionary.values[at] + there.spelling.values[at]) / max(a.totals[row], 1)
        let inB = (backDictionary.values[at] + backSpelling.values[at]) / max(b.totals[column], 1)
        set(.coverage, at, (inA * inB).squareRoot())
        set(.terms, at, log1p(dictionary))
        set(.spelling, at, log1p(spelling))
        set(.length, at, lengthA + logTotals[column])
      }
    }
    let coverage = self[.coverage]
    let inRow = coverage.meanOfLargest(PairSignals.neighbourhood)
    let inColumn = coverage.transposed.meanOfLargest(PairSignals.neighbourhood)
    for row in 0..<rows {
      for column in 0..<columns {
        let mean = (inRow[row] + inColumn[column]) / 2
        set(.margin, row * columns + column, mean > 0 ? coverage[row, column] / (mean + 0.1) : 0)
      }
    }
  }

  private mutating func addNames(_ a: SentenceNames, _ b: SentenceNames) {
    let namedA = a.sentences.map { Set($0.map(\.entity)) }
    let namedB = b.sentences.map { Set($0.map(\.entity)) }
    let rarity = PairSignals.rarity(namedA, namedB)
    for row in 0..<rows where !namedA[row].isEmpty {
      for column in 0..<columns where !namedB[column].isEmpty {
        let shared = namedA[row].intersection(namedB[column]).sorted()
        set(.names, row * columns + column, log1p(shared.reduce(0) { $0 + (rarity[$1] ?? 0) }))
      }
    }
  }

  private mutating func addDates(_ a: [AnalysedSentence], _ b: [AnalysedSentence]) {
    let namedA = a.map { Set($0.dates.compactMap(\.date.year)) }
    let namedB = b.map { Set($0.dates.compactMap(\.date.year)) }
    let rarity = PairSignals.rarity(namedA, namedB)
    for row in 0..<rows {
      for column in 0..<columns {
        if let mine = a[row].time, let others = b[column].time {
          // What was carried far says little, whether near or not.
          let trust = Float((1 - mine.doubt) * (1 - others.doubt))
          set(.gap, row * columns + column, -log1p(PairSignals.months(mine.gap(to: others))) * trust / 3)
        }
        set(.overlap, row * columns + column, PairSignals.overlap(a[row].meanings, b[column].meanings))
        guard !namedA[row].isEmpty, !namedB[column].isEmpty else { continue }
        let shared = namedA[row].intersection(namedB[column])
        if shared.isEmpty {
          set(.otherYear, row * columns + column, 1)
        } else {
          set(.year, row * columns + column, shared.map { rarity[$0] ?? 0 }.max() ?? 0)
        }
        let agreement = PairSignals.agreement(a[row].dates, b[column].dates)
        set(.day, row * columns + column, agreement.day ? 1 : 0)
        set(.month, row * columns + column, agreement.month && !agreement.day ? 1 : 0)
      }
    }
  }

  private mutating func addRoles(_ a: [AnalysedSentence], _ b: [AnalysedSentence]) {
    for row in 0..<rows {
      for column in 0..<columns
      where a[row].sentence.block == .heading || b[column].sentence.block == .heading {
        set(.heading, row * columns + column, 1)
      }
    }
  }

  private static func months(_ days: Int) -> Float { Float(days) * 12 / 365.2425 }

  /// The largest overlap of two spans of days, as a share of what they cover together, times how precise that is.
  private static func overlap(_ a: [ClosedRange<Int>?], _ b: [ClosedRange<Int>?]) -> Float {
    var best: Float = 0
    for case let x? in a {
      for case let y? in b where x.overlaps(y) {
        let joint = max(x.upperBound, y.upperBound) - min(x.lowerBound, y.lowerBound) + 1
        let shared = x.clamped(to: y).count
        let precision: Float = joint <= 2 ? 1 : joint <= 31 ? 0.75 : joint <= 400 ? 0.5 : 0.25
        best = max(best, precision * Float(shared) / Float(joint))
      }
    }
    return best
  }

  /// Whether two lists of dates share a day, or a month of a year.
  private static func agreement(_ a: [DateMention], _ b: [DateMention]) -> (day: Bool, month: Bool) {
    var month = false
    for x in a where x.date.month != nil {
      for y in b where y.date.month == x.date.month || y.date.isFull {
        if x.date.isSameDay(as: y.date) { return (true, true) }
        if x.date.year == y.date.year, x.date.month == y.date.month, x.date.day == nil || y.date.day == nil {
          month = true
        }
      }
    }
    return (false, month)
  }

  private mutating func addNumbers(_ a: [AnalysedSentence], _ b: [AnalysedSentence]) {
    // Small whole numbers agree by chance; "Chapter 1" and "Book 1" prove nothing.
    func values(_ sentence: AnalysedSentence) -> Set<String> {
      Set(sentence.numbers.map(\.value).filter { $0.count >= 2 })
    }
    let inA = a.map(values)
    let inB = b.map(values)
    let rarity = PairSignals.rarity(inA, inB)
    for row in 0..<rows where !inA[row].isEmpty {
      for column in 0..<columns where !inB[column].isEmpty {
        let shared = inA[row].intersection(inB[column])
        if !shared.isEmpty {
          set(.number, row * columns + column, min(2, shared.reduce(0) { $0 + (rarity[$1] ?? 0) }))
        }
      }
    }
  }

  /// How rare each item is among the sentences of two documents: 1 for one in a single sentence of each, less for more.
  private static func rarity<Item: Hashable>(_ a: [Set<Item>], _ b: [Set<Item>]) -> [Item: Float] {
    var counts: [Item: Int] = [:]
    for item in (a + b).joined() { counts[item, default: 0] += 1 }
    let scale = log(Float(a.count + b.count) + 1)
    return counts.mapValues { log((Float(a.count + b.count) + 1) / Float(max(1, $0 - 1))) / scale }
  }
}
