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
    let widest = ranges.reduce(0) { max($0, $1.count) }
    let termsOfOther = Int(other.values.max() ?? -1) + 1

    values = [Float](unsafeUninitializedCapacity: offsets[ranges.count]) { values, count in
      // For each term of the other text, the matches of the sentence's terms with it: first of a chain, by place.
      var first = [Int32](repeating: -1, count: termsOfOther)
      var next: [Int32] = []
      var owner: [Int32] = []
      var gainAt: [Int32] = []
      // For each term of the sentence, the match with each sentence of the range; -1 for none.
      var hits: [Float] = []
      for sentence in ranges.indices {
        let range = ranges[sentence]
        let width = range.count
        let base = offsets[sentence]
        var misses: Float = 0
        next.removeAll(keepingCapacity: true)
        owner.removeAll(keepingCapacity: true)
        gainAt.removeAll(keepingCapacity: true)
        var owners = 0
        for at in text.range(sentence) {
          let term = Int(text.values[at])
          misses += gains.misses[term]
          let others = gains.others.range(term)
          guard !others.isEmpty else { continue }
          for place in others {
            let match = Int(gains.others.values[place])
            guard match < termsOfOther else { continue }
            next.append(first[match])
            owner.append(Int32(owners))
            gainAt.append(Int32(place))
            first[match] = Int32(next.count - 1)
          }
          owners += 1
        }
        for at in base..<base + width * largest {
          (values.baseAddress.unsafelyUnwrapped + at).initialize(to: misses * scale)
        }
        if owners > 0 {
          let cells = owners * width
          if hits.count < cells { hits = [Float](repeating: 0, count: max(cells, 2 * hits.count)) }
          var isHit = [Bool](repeating: false, count: owners)
          for size in 1...largest {
            for cell in 0..<cells { hits[cell] = 0 }
            for (column, sentence) in range.enumerated() {
              for at in other.range(Int(sentence)) {
                var match = first[Int(other.values[at])]
                while match >= 0 {
                  let cell = Int(owner[Int(match)]) * width + column
                  let gain = gains.gains[Int(gainAt[Int(match)]) * largest + size - 1]
                  if gain > hits[cell] { hits[cell] = gain }
                  isHit[Int(owner[Int(match)])] = true
                  match = next[Int(match)]
                }
              }
            }
            for term in 0..<owners where isHit[term] {
              for column in 0..<width {
                var best = hits[term * width + column]
                var further = 1
                while further < size, column + further < width {
                  best = max(best, hits[term * width + column + further])
                  further += 1
                }
                if best > 0 { values[base + column * largest + size - 1] += best * scale }
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
      }
      _ = widest
      count = offsets[ranges.count]
    }
  }

  /// What the sentence's terms say of the run of `size` sentences from `start` on.
  @inline(__always)
  func index(_ sentence: Int, _ start: Int) -> Int {
    offsets[sentence] + (start - Int(starts[sentence].lowerBound)) * largest - 1
  }
}
