import Basics

/// How far each sentence of one text is covered by each run of sentences of the other: the sum of what its terms say.
package struct Coverage {
  /// For each sentence and each sentence of the other text that runs may start with, the values of runs of 1, 2, … sentences.
  package let values: [Float]
  /// For each sentence the index before the values of runs that start with the first sentence of the other text, if they were there.
  private let bases: [Int]
  private let largest: Int

  /// Sums, for each run, what the best match of every term says, and what the terms without match say.
  ///
  /// - Complexity: O(Σ over sentences of their matches and of the terms in their ranges).
  package init(
    _ text: FlatLists<Int32>, _ other: FlatLists<Int32>, gains: TermGains, ranges: [Range<Int32>],
    scale: Float
  ) {
    let largest = gains.largest
    self.largest = largest
    var offsets = [0]
    offsets.reserveCapacity(ranges.count + 1)
    for range in ranges { offsets.append(offsets[offsets.count - 1] + range.count * largest) }
    bases = ranges.indices.map { offsets[$0] - Int(ranges[$0].lowerBound) * largest - 1 }
    var values = [Float](repeating: 0, count: offsets[ranges.count])
    var matches = BestMatches(termsOfOther: Int(other.values.max() ?? -1) + 1)
    values.withUnsafeMutableBufferPointer { values in
      for sentence in ranges.indices {
        let row = UnsafeMutableBufferPointer(rebasing: values[offsets[sentence]..<offsets[sentence + 1]])
        row.update(
          repeating: scale * text.range(sentence).reduce(0) { $0 + gains.misses[Int(text.values[$1])] })
        matches.forEachTerm(of: text, sentence, in: other, ranges[sentence], gains) { indexes in
          gains.gains.withUnsafeBufferPointer { Coverage.add(indexes, $0, largest, scale, to: row) }
        }
      }
    }
    self.values = values
  }

  /// What another coverage says, of sentences in another order that each may start with any of the other text.
  ///
  /// - Parameter order: for each sentence which one it was.
  /// - Complexity: O(number of values).
  package init(_ whole: Coverage, order: [Int]) {
    largest = whole.largest
    bases = whole.bases
    let width = whole.values.count / max(1, order.count)
    var values: [Float] = []
    values.reserveCapacity(whole.values.count)
    for sentence in order { values += whole.values[sentence * width..<(sentence + 1) * width] }
    self.values = values
  }

  /// Adds what the best match of a term says in each run of sentences; of matches that are as good, the first counts.
  ///
  /// - Parameters:
  ///   - indexes: for each sentence the index of the term's best match there; -1 for none.
  ///   - gains: for each match what it says in runs of 1, 2, … sentences, `largest` of them.
  private static func add(
    _ indexes: UnsafeBufferPointer<Int32>, _ gains: UnsafeBufferPointer<Float>, _ largest: Int,
    _ scale: Float, to row: UnsafeMutableBufferPointer<Float>
  ) {
    var next = 0
    for column in indexes.indices where indexes[column] >= 0 {
      // Each start once: with the first match from it on.
      for start in max(next, column - largest + 1)...column {
        var best = Int(indexes[column]) * largest
        for size in column - start + 1...largest {
          let end = start + size - 1
          if end < indexes.count, indexes[end] >= 0 {
            let index = Int(indexes[end]) * largest
            if gains[index] > gains[best] { best = index }
          }
          row[start * largest + size - 1] += gains[best + size - 1] * scale
        }
      }
      next = column + 1
    }
  }

  /// The index before the value of a run of one sentence, from `start` on, for a sentence.
  @inline(__always)
  func index(_ sentence: Int, _ start: Int) -> Int {
    bases[sentence] + start * largest
  }
}

/// Finds the best match of each term of a sentence in each of some sentences of the other text; keeps its memory between
/// sentences.
private struct BestMatches {
  private typealias Match = (next: Int32, owner: Int32, index: Int32)

  /// For each term of the other text, the first of the matches with it; -1 for none.
  private var first: [Int32]
  private var chain: [Match] = []
  /// For each term of the sentence that can match and each sentence of the other text, the index of the best match; -1 for none.
  private var indexes: [Int32] = []
  private var isHit: [Bool] = []

  init(termsOfOther: Int) { first = [Int32](repeating: -1, count: termsOfOther) }

  /// Calls `body` with the indexes of the best matches of each term that has any.
  mutating func forEachTerm(
    of text: FlatLists<Int32>, _ sentence: Int, in other: FlatLists<Int32>, _ range: Range<Int32>,
    _ gains: TermGains,
    _ body: (UnsafeBufferPointer<Int32>) -> Void
  ) {
    let width = range.count
    let owners = enter(text, sentence, gains)
    defer { leave(text, sentence, gains) }
    guard owners > 0, width > 0 else { return }
    if indexes.count < owners * width { indexes = [Int32](repeating: -1, count: 2 * owners * width) }
    isHit = [Bool](repeating: false, count: owners)
    find(other, range, gains)
    indexes.withUnsafeMutableBufferPointer { indexes in
      for owner in 0..<owners where isHit[owner] {
        let found = UnsafeMutableBufferPointer(rebasing: indexes[owner * width..<(owner + 1) * width])
        body(UnsafeBufferPointer(found))
        found.update(repeating: -1)
      }
    }
  }

  /// Enters the matches of the sentence's terms by what they match, and counts the terms that have any.
  private mutating func enter(_ text: FlatLists<Int32>, _ sentence: Int, _ gains: TermGains) -> Int {
    chain.removeAll(keepingCapacity: true)
    var owners: Int32 = 0
    for at in text.range(sentence) {
      let others = gains.others.range(Int(text.values[at]))
      guard !others.isEmpty else { continue }
      for index in others {
        let match = Int(gains.others.values[index])
        guard match < first.count else { continue }
        chain.append((next: first[match], owner: owners, index: Int32(index)))
        first[match] = Int32(chain.count - 1)
      }
      owners += 1
    }
    return Int(owners)
  }

  /// Fills `indexes`: most of the time goes here, so without bounds checks.
  private mutating func find(_ other: FlatLists<Int32>, _ range: Range<Int32>, _ gains: TermGains) {
    let width = range.count
    let largest = gains.largest
    indexes.withUnsafeMutableBufferPointer { indexes in
      isHit.withUnsafeMutableBufferPointer { isHit in
        other.values.withUnsafeBufferPointer { terms in
          gains.gains.withUnsafeBufferPointer { gains in
            first.withUnsafeBufferPointer { first in
              chain.withUnsafeBufferPointer { chain in
                for column in 0..<width {
                  for at in other.range(Int(range.lowerBound) + column) {
                    var match = first[Int(terms[at])]
                    while match >= 0 {
                      let (next, owner, index) = chain[Int(match)]
                      let cell = Int(owner) * width + column
                      let known = Int(indexes[cell])
                      if known < 0 || gains[Int(index) * largest] > gains[known * largest] {
                        indexes[cell] = index
                      }
                      isHit[Int(owner)] = true
                      match = next
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  private mutating func leave(_ text: FlatLists<Int32>, _ sentence: Int, _ gains: TermGains) {
    for at in text.range(sentence) {
      for index in gains.others.range(Int(text.values[at])) {
        let match = Int(gains.others.values[index])
        if match < first.count { first[match] = -1 }
      }
    }
  }
}
