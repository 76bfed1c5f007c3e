import Basics
import Dates
import Foundation
import Preparation
import Texts
import Vectors

/// The signals that bear on whether a sentence of one document and one of another tell the same event.
///
/// A weighted sum of them is the log-odds of a link. They are made for each pair anew, for there are too many to be kept; what
/// is kept is how well the sentences match their neighbors.
package struct PairSignals: Sendable {
  /// What a signal measures.
  package enum Signal: Int, CaseIterable, Sendable {
    /// Geometric mean of the shares of both sentences' word weight that is matched.
    case coverage
    /// The squares of the rarity of the matched words in the two documents, added up.
    case rare
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
    /// How much alike the meanings of the sentences are, and of the clauses of both that are most alike; 0 without vectors.
    case meaning, clauses
  }

  /// The signals of a pair; the indexes are those of `Signal`.
  package typealias Values = SIMD16<Float>

  /// How many of the best coverages of a row, and of a column, make up the mean that the margin divides by.
  private static let neighborhood = 4
  /// The coverage that is added to that mean: where hardly anything is matched, a little more is no large margin.
  private static let marginFloor: Float = 0.1
  /// The rarities of numbers in both sentences count up to this sum: tables share many.
  private static let mostNumbers: Float = 2
  /// The logarithm of the months between two times is divided by this, which makes the signal of twenty months 1.
  private static let gapScale: Float = 3
  /// How precise the overlap of two spans of days is, 0…1, by the most days that both span together: a day told in either calendar,
  /// a month, a year with some days beside it, and anything longer.
  private static let precisions: [(days: Int, precision: Float)] = [
    (2, 1), (31, 0.75), (400, 0.5), (.max, 0.25),
  ]
  /// Of more dates in a sentence the first ones are compared: more are a table.
  static let mostDates = 64
  private static let monthsOfYear: Float = 12
  private static let daysOfYear: Float = 365.2425

  let a, b: ComparedDocument
  let matches: PairMatches
  let rarity: PairRarity
  /// For each sentence of either document the mean of its best coverages.
  private let inRow, inColumn: [Float]
  /// How much alike the meanings are; nil without vectors.
  let meanings: PairMeanings?

  package var rows: Int { a.count }
  package var columns: Int { b.count }

  /// Compares two documents.
  ///
  /// - Returns: the signals, and what the sentences have in common, for `PairScores` to read again.
  /// - Complexity: O(pairs of sentences that have anything in common), and with vectors that of `PairMeanings`.
  static func compare(
    _ a: ComparedDocument, _ b: ComparedDocument, _ matches: PairMatches,
    _ vectors: Sides<MeaningVectors>? = nil
  ) -> (signals: PairSignals, shared: SharedRows) {
    let compared = vectors.map { PairMeanings.compare($0.a, $0.b) }
    let rarity = PairRarity(a, b)
    var rows = LargestMeans(PairSignals.neighborhood, count: a.count)
    var columns = LargestMeans(PairSignals.neighborhood, count: b.count)
    var found = SharedRows(
      OverlapSweep(a, b, matches, rarity: rarity), rows: a.count,
      columns: b.count, alike: compared?.rows)
    for row in 0..<a.count {
      found.forEach(in: row) { column, shared in
        let coverage = PairSignals.coverage(shared, a.index.totals[row], b.index.totals[Int(column)])
        rows.add(coverage, to: row)
        columns.add(coverage, to: Int(column))
      }
    }
    let signals = PairSignals(
      a: a, b: b, matches: matches, rarity: rarity, inRow: rows.means(of: b.count),
      inColumn: columns.means(of: a.count), meanings: compared?.meanings)
    return (signals, found)
  }

  /// A sweep over all pairs that have anything in common.
  package func sweep() -> OverlapSweep {
    OverlapSweep(a, b, matches, rarity: rarity)
  }

  /// The signals of one pair.
  ///
  /// - Complexity: O(words of both sentences, squared).
  package func values(_ row: Int, _ column: Int) -> Values {
    var values = raw(row, column, shared(row, column), meanings?.likeness(row, column))
    finish(&values, row, column)
    return values
  }

  /// Whether a pair can be linked: anything stands in both sentences, a word, a name, a year or a number, or there are vectors, by which
  /// any two can be alike.
  package func hasMatch(_ row: Int, _ column: Int) -> Bool {
    meanings != nil || shared(row, column) != .zero
  }

  /// The clauses of two sentences that are most alike, by their ranges in the views; nil without vectors, or if each sentence is one clause.
  func nearestClauses(_ row: Int, _ column: Int) -> Sides<Range<Int>>? {
    guard let nearest = meanings?.nearestClauses(row, column) else { return nil }
    let (mine, others) = (a.document.clauses(of: row), b.document.clauses(of: column))
    guard mine.count > 1 || others.count > 1, mine.indices.contains(nearest.a),
      others.indices.contains(nearest.b)
    else { return nil }
    return Sides(mine[nearest.a], others[nearest.b])
  }

  /// What two sentences have in common.
  package func shared(_ row: Int, _ column: Int) -> OverlapSweep.Shared {
    let words = LexicalOverlap(a.index, row, b.index, column, matches.ofTerms, rarity)
    let entities = a.entities.shared(row, with: b.entities, column)
    let years = a.years.shared(row, with: b.years, column)
    let numbers = a.numbers.shared(row, with: b.numbers, column)
    return OverlapSweep.Shared(
      words.dictionary, words.spelling, words.there, words.back,
      entities.reduce(0) { $0 + rarity.of(entity: $1) },
      years.reduce(0) { max($0, rarity.of(year: $1)) },
      numbers.reduce(0) { $0 + rarity.of(number: $1) }, words.rare)
  }

  /// The signals that are logs of one plus what they measure.
  static let logarithmic: [Signal] = [.terms, .spelling, .names]

  /// What the signals of a pair measure, all but those of dates; `finish` makes signals of it.
  func raw(
    _ row: Int, _ column: Int, _ shared: OverlapSweep.Shared, _ likeness: PairMeanings.Likeness?
  ) -> Values {
    typealias Lane = OverlapSweep.Lane
    var values = Values.zero
    let coverage = PairSignals.coverage(shared, a.index.totals[row], b.index.totals[column])
    let mean = (inRow[row] + inColumn[column]) / 2
    values[Signal.coverage.rawValue] = coverage
    values[Signal.rare.rawValue] = shared[Lane.rare]
    values[Signal.terms.rawValue] = shared[Lane.dictionary]
    values[Signal.spelling.rawValue] = shared[Lane.spelling]
    values[Signal.names.rawValue] = shared[Lane.entities]
    values[Signal.margin.rawValue] = mean > 0 ? coverage / (mean + PairSignals.marginFloor) : 0
    values[Signal.year.rawValue] = shared[Lane.year]
    values[Signal.number.rawValue] = min(PairSignals.mostNumbers, shared[Lane.number])
    values[Signal.length.rawValue] = a.lengths[row] + b.lengths[column]
    values[Signal.heading.rawValue] = a.isHeading[row] || b.isHeading[column] ? 1 : 0
    if let likeness {
      values[Signal.meaning.rawValue] = likeness.sentence
      values[Signal.clauses.rawValue] = likeness.clause
    }
    return values
  }

  /// Takes logs, and adds the signals of the dates of a pair and of the time that is told.
  func finish(_ values: inout Values, _ row: Int, _ column: Int) {
    for signal in PairSignals.logarithmic where values[signal.rawValue] != 0 {
      values[signal.rawValue] = log1p(values[signal.rawValue])
    }
    if let mine = a.times[row], let others = b.times[column] {
      // What was carried far says little, whether near or not.
      let trust = Float((1 - mine.doubt) * (1 - others.doubt))
      values[Signal.gap.rawValue] =
        -log1p(PairSignals.months(mine.gap(to: others))) * trust / PairSignals.gapScale
    }
    guard a.isDated[row], b.isDated[column] else { return }
    let (x, y) = (a.document.sentences[row], b.document.sentences[column])
    values[Signal.overlap.rawValue] = PairSignals.overlap(
      x.meanings.prefix(PairSignals.mostDates), y.meanings.prefix(PairSignals.mostDates))
    guard !a.years.items[row].isEmpty, !b.years.items[column].isEmpty else { return }
    let agreement = PairSignals.agreement(
      x.dates.prefix(PairSignals.mostDates), y.dates.prefix(PairSignals.mostDates))
    values[Signal.day.rawValue] = agreement.day ? 1 : 0
    values[Signal.month.rawValue] = agreement.month && !agreement.day ? 1 : 0
  }

  private static func coverage(_ shared: OverlapSweep.Shared, _ a: Float, _ b: Float) -> Float {
    let inA = shared[OverlapSweep.Lane.there] / max(a, 1)
    let inB = shared[OverlapSweep.Lane.back] / max(b, 1)
    return (inA * inB).squareRoot()
  }

  private static func months(_ days: Int) -> Float { Float(days) * monthsOfYear / daysOfYear }

  /// The largest overlap of two spans of days, as a share of what they cover together, times how precise that is.
  private static func overlap(_ a: ArraySlice<ClosedRange<Int>?>, _ b: ArraySlice<ClosedRange<Int>?>) -> Float
  {
    var best: Float = 0
    for case let x? in a {
      for case let y? in b where x.overlaps(y) {
        let joint = max(x.upperBound, y.upperBound) - min(x.lowerBound, y.lowerBound) + 1
        let shared = x.clamped(to: y).count
        let precision = precisions.first { joint <= $0.days }?.precision ?? 0
        best = max(best, precision * Float(shared) / Float(joint))
      }
    }
    return best
  }

  /// Whether two lists of dates share a day, or a month of a year.
  private static func agreement(_ a: ArraySlice<DateMention>, _ b: ArraySlice<DateMention>) -> (
    day: Bool, month: Bool
  ) {
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
}

extension AnalyzedDocument {
  /// The clauses of a sentence, by their ranges in the view, without white space at their ends.
  func clauses(of sentence: Int) -> [Range<Int>] {
    let range = sentences[sentence].sentence.viewRange
    return SentenceClauses.trimmed(Array(document.view.scalars[range])).map {
      $0.lowerBound + range.lowerBound..<$0.upperBound + range.lowerBound
    }
  }
}

/// The means of the largest values of many lists, which come one by one in any order.
struct LargestMeans {
  private let size: Int
  private var largest: [Float]

  /// - Parameters:
  ///   - size: of how many values the mean is taken.
  ///   - count: the number of lists.
  init(_ size: Int, count: Int) {
    self.size = size
    largest = .init(repeating: 0, count: count * size)
  }

  /// The least of the largest values of a list: what is not above it changes nothing.
  func least(of list: Int) -> Float { largest[(list + 1) * size - 1] }

  /// Adds a value to a list; those that are not added are 0.
  mutating func add(_ value: Float, to list: Int) {
    let start = list * size
    guard value > largest[start + size - 1] else { return }
    var index = start + size - 1
    while index > start, largest[index - 1] < value {
      largest[index] = largest[index - 1]
      index -= 1
    }
    largest[index] = value
  }

  /// The means, of lists that are so long.
  func means(of length: Int) -> [Float] {
    stride(from: 0, to: largest.count, by: size).map { start in
      largest[start..<start + size].reduce(0, +) / Float(min(size, max(length, 1)))
    }
  }
}
