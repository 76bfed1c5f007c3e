import Basics

/// Goes through the sentences of one document and tells of each which sentences of another have anything in common with it, and
/// how much: through inverted indexes, so that none is looked at that has nothing.
///
/// `LexicalOverlap` and `PairSignals.shared(_:_:)` say the same of single pairs.
package struct OverlapSweep {
  /// What a sentence has in common with the one that the sweep is at, by lane.
  package typealias Shared = SIMD8<Float>

  /// The lanes of `Shared`: the four of `LexicalOverlap`, the rarity of the entities, the years and the numbers in both, and
  /// the squares of the rarity of its matches.
  package enum Lane {
    package static let dictionary = 0
    package static let spelling = 1
    package static let there = 2
    package static let back = 3
    package static let entities = 4
    package static let year = 5
    package static let number = 6
    package static let rare = 7
  }

  private static let dictionaryThere = Shared(0.5, 0, 1, 0, 0, 0, 0, 0)
  private static let spellingThere = Shared(0, 0.5, 1, 0, 0, 0, 0, 0)
  private static let dictionaryBack = Shared(0.5, 0, 0, 1, 0, 0, 0, 0)
  private static let spellingBack = Shared(0, 0.5, 0, 1, 0, 0, 0, 0)
  private static let rarity = Shared(0, 0, 0, 0, 0, 0, 0, 0.5)

  private let a, b: ComparedDocument
  private let matches: PairMatches
  private let rarity: PairRarity

  /// For each sentence of the second document what it has in common with the current one of the first.
  package private(set) var shared: [Shared]
  /// Those that have anything, in no order.
  package private(set) var touched: [Int32] = []
  private var isTouched: [Bool]

  /// For each term of the first document where its list in `columns` begins and how long it is; −1 before it is made.
  private var lists: [(start: Int32, count: Int32)]
  /// The sentences of the second document that match a term, and by what; the value is negative for a match by spelling.
  private var columns: [(column: Int32, value: Float, rare: Float)] = []
  /// The best value of each sentence of the second document, and of each term, so far, and the square of how rare the rarest match is.
  private var bestOfColumn, bestOfTerm: [(value: Float, rare: Float)]
  private var touchedTerms: [Int32] = []

  /// A sweep that stands before the first sentence.
  init(_ a: ComparedDocument, _ b: ComparedDocument, _ matches: PairMatches, rarity: PairRarity) {
    self.a = a
    self.b = b
    self.matches = matches
    self.rarity = rarity
    shared = .init(repeating: .zero, count: b.count)
    lists = .init(repeating: (-1, 0), count: a.index.postings.count)
    isTouched = .init(repeating: false, count: b.count)
    bestOfColumn = .init(repeating: (0, 0), count: b.count)
    bestOfTerm = .init(repeating: (0, 0), count: b.index.postings.count)
  }

  /// Goes to a sentence of the first document.
  ///
  /// - Complexity: O(matches of its terms, and sentences of the second document that have one of them or an item of it).
  package mutating func move(to row: Int) {
    for column in touched {
      shared[Int(column)] = .zero
      isTouched[Int(column)] = false
    }
    touched.removeAll(keepingCapacity: true)
    for term in a.index.terms[row] { addForward(term) }
    addBackward(a.index.terms[row])
    for item in a.entities.items[row] {
      add(b.entities.sentences(with: item), rarity.of(entity: item), Lane.entities)
    }
    for item in a.years.items[row] {
      let value = rarity.of(year: item)
      for column in b.years.sentences(with: item) {
        touch(column)
        shared[Int(column)][Lane.year] = max(shared[Int(column)][Lane.year], value)
      }
    }
    for item in a.numbers.items[row] {
      add(b.numbers.sentences(with: item), rarity.of(number: item), Lane.number)
    }
  }

  private mutating func touch(_ column: Int32) {
    if !isTouched[Int(column)] {
      isTouched[Int(column)] = true
      touched.append(column)
    }
  }

  private mutating func add(_ columns: ArraySlice<Int32>, _ value: Float, _ lane: Int) {
    for column in columns {
      touch(column)
      shared[Int(column)][lane] += value
    }
  }

  /// Adds the best match of a term in each sentence.
  private mutating func addForward(_ term: Int32) {
    if lists[Int(term)].start < 0 { makeList(term) }
    let (start, count) = lists[Int(term)]
    shared.withUnsafeMutableBufferPointer { shared in
      columns.withUnsafeBufferPointer { columns in
        for at in Int(start)..<Int(start + count) {
          let (column, value, rare) = columns[at]
          if !isTouched[Int(column)] {
            isTouched[Int(column)] = true
            touched.append(column)
          }
          shared[Int(column)] +=
            (value < 0 ? OverlapSweep.spellingThere * -value : OverlapSweep.dictionaryThere * value)
            + OverlapSweep.rarity * rare
        }
      }
    }
  }

  /// The best match of a term in each sentence that has any: many sentences have a term, which is looked up once.
  private mutating func makeList(_ term: Int32) {
    let weight = a.index.weights[term]
    let start = columns.count
    for match in matches.ofTerms.a[term] {
      let value = match.weight * min(weight, b.index.weights[match.term])
      guard value > 0 else { continue }
      let signed = match.source == .spelling ? -value : value
      let rare = match.weight * rarity.of(term: term, match: match.term)
      for column in b.index.postings[Int(match.term)] {
        if bestOfColumn[Int(column)].value == 0 { columns.append((column, 0, 0)) }
        if value > abs(bestOfColumn[Int(column)].value) { bestOfColumn[Int(column)].value = signed }
        bestOfColumn[Int(column)].rare = max(bestOfColumn[Int(column)].rare, rare * rare)
      }
    }
    for at in start..<columns.count {
      let column = Int(columns[at].column)
      (columns[at].value, columns[at].rare) = bestOfColumn[column]
      bestOfColumn[column] = (0, 0)
    }
    lists[Int(term)] = (Int32(start), Int32(columns.count - start))
  }

  /// Adds, for each term of the second document that matches one of the sentence's, its best match.
  private mutating func addBackward(_ terms: ArraySlice<Int32>) {
    for term in terms {
      let weight = a.index.weights[term]
      for match in matches.ofSecondByFirst[term] {
        let value = match.weight * min(weight, b.index.weights[match.term])
        guard value > 0, !b.index.postings.range(Int(match.term)).isEmpty else { continue }
        if bestOfTerm[Int(match.term)].value == 0 { touchedTerms.append(match.term) }
        if value > abs(bestOfTerm[Int(match.term)].value) {
          bestOfTerm[Int(match.term)].value = match.source == .spelling ? -value : value
        }
        let rare = match.weight * rarity.of(term: term, match: match.term)
        bestOfTerm[Int(match.term)].rare = max(bestOfTerm[Int(match.term)].rare, rare * rare)
      }
    }
    shared.withUnsafeMutableBufferPointer { shared in
      for term in touchedTerms {
        let (value, rare) = bestOfTerm[Int(term)]
        bestOfTerm[Int(term)] = (0, 0)
        let addition =
          (value < 0 ? OverlapSweep.spellingBack * -value : OverlapSweep.dictionaryBack * value)
          + OverlapSweep.rarity * rare
        for column in b.index.postings[Int(term)] {
          if !isTouched[Int(column)] {
            isTouched[Int(column)] = true
            touched.append(column)
          }
          shared[Int(column)] += addition
        }
      }
    }
    touchedTerms.removeAll(keepingCapacity: true)
  }
}
