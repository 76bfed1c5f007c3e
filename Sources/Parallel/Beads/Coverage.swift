/// How far each sentence of one text is covered by each run of sentences of the other: the sum of what its terms say.
struct Coverage {
  /// For each sentence, the sentences of the other text that runs may start with.
  let starts: [Range<Int32>]
  /// Where each sentence's values begin; for each start, those of runs of 1, 2, … sentences.
  let offsets: [Int]
  let values: [Float]
  let largest: Int

  /// Sums, for each run, what the best match of every term says, and what the terms without match say.
  ///
  /// - Complexity: O(Σ over sentences of their matches and of the terms in their ranges).
  init(_ text: Runs<Int32>, _ other: Runs<Int32>, gains: TermGains, ranges: [Range<Int32>], scale: Float) {
    let largest = gains.largest
    self.largest = largest
    starts = ranges
    var offsets = [0]
    offsets.reserveCapacity(ranges.count + 1)
    for range in ranges { offsets.append(offsets[offsets.count - 1] + range.count * largest) }
    self.offsets = offsets
    let termsOfOther = Int(other.values.max() ?? -1) + 1

    values = [Float](unsafeUninitializedCapacity: offsets[ranges.count]) { values, count in
      guard let values = values.baseAddress else { return }
      values.initialize(repeating: 0, count: offsets[ranges.count])
      // For each term of the other text, the matches of the sentence's terms with it: first of a chain, by place.
      var first = [Int32](repeating: -1, count: termsOfOther)
      var chain = MatchChain()
      // For each term of the sentence, its best match in each sentence of the range, by place in `gains`; -1 for none.
      var places: [Int32] = []
      for sentence in ranges.indices {
        let range = ranges[sentence]
        let width = range.count
        var misses: Float = 0
        chain.removeAll()
        var owners = 0
        for at in text.range(sentence) {
          let term = Int(text.values[at])
          misses += gains.misses[term]
          let others = gains.others.range(term)
          guard !others.isEmpty else { continue }
          for place in others {
            let match = Int(gains.others.values[place])
            guard match < termsOfOther else { continue }
            chain.append(next: first[match], owner: Int32(owners), place: Int32(place))
            first[match] = Int32(chain.count - 1)
          }
          owners += 1
        }
        let row = UnsafeMutableBufferPointer(start: values + offsets[sentence], count: width * largest)
        row.update(repeating: misses * scale)
        guard owners > 0, width > 0 else { continue }
        if places.count < owners * width { places = [Int32](repeating: -1, count: 2 * owners * width) }
        places.withUnsafeMutableBufferPointer { places in
          first.withUnsafeBufferPointer { first in
            var isHit: UInt64 = 0
            for column in 0..<width {
              for at in other.range(Int(range.lowerBound) + column) {
                var match = first[Int(other.values[at])]
                while match >= 0 {
                  let (next, owner, place) = chain[Int(match)]
                  let cell = Int(owner) * width + column
                  let known = places[cell]
                  if known < 0 || gains.gains[Int(place) * largest] > gains.gains[Int(known) * largest] {
                    places[cell] = place
                  }
                  isHit |= 1 << UInt64(owner & 63)
                  match = next
                }
              }
            }
            for owner in 0..<owners where isHit & 1 << UInt64(owner & 63) != 0 {
              Coverage.add(
                UnsafeMutableBufferPointer(rebasing: places[owner * width..<(owner + 1) * width]), gains,
                scale,
                to: row)
            }
          }
        }
        for at in text.range(sentence) {
          for place in gains.others.range(Int(text.values[at])) {
            let match = Int(gains.others.values[place])
            if match < termsOfOther { first[match] = -1 }
          }
        }
      }
      count = offsets[ranges.count]
    }
  }

  /// Adds what the best match of a term says in each run of sentences, and forgets the matches.
  private static func add(
    _ places: UnsafeMutableBufferPointer<Int32>, _ gains: TermGains, _ scale: Float,
    to row: UnsafeMutableBufferPointer<Float>
  ) {
    let largest = gains.largest
    for column in places.indices where places[column] >= 0 {
      // This match is the best of the runs from `start` to `column` on that reach it and have none better, and of no others.
      let place = Int(places[column])
      let gain = gains.gains[place * largest]
      for start in max(0, column - largest + 1)...column {
        var size = column - start + 1
        while size <= largest {
          let last = min(places.count, start + size)
          var isBest = true
          for other in start..<last where other != column && places[other] >= 0 {
            let rival = gains.gains[Int(places[other]) * largest]
            if rival > gain || (rival == gain && other < column) { isBest = false }
          }
          if !isBest { break }
          row[start * largest + size - 1] += gains.gains[place * largest + size - 1] * scale
          size += 1
        }
      }
    }
    places.update(repeating: -1)
  }

  /// What the sentence's terms say of the run of `size` sentences from `start` on.
  @inline(__always)
  func index(_ sentence: Int, _ start: Int) -> Int {
    offsets[sentence] + (start - Int(starts[sentence].lowerBound)) * largest - 1
  }
}

/// Matches of the terms of a sentence, in chains by the term they match.
private struct MatchChain {
  private var items: [(next: Int32, owner: Int32, place: Int32)] = []

  var count: Int { items.count }

  subscript(index: Int) -> (next: Int32, owner: Int32, place: Int32) { items[index] }

  mutating func append(next: Int32, owner: Int32, place: Int32) { items.append((next, owner, place)) }

  mutating func removeAll() { items.removeAll(keepingCapacity: true) }
}
