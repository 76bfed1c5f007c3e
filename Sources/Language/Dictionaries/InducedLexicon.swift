import Basics

/// Learns which terms translate each other from pairs of passages that do: IBM Model 1 (Brown et al., "The Mathematics of
/// Statistical Machine Translation", 1993) in both directions, the two probabilities of a pair joined by their geometric mean.
public enum InducedLexicon {
  /// A pair of passages that say the same, as the numbers of their terms.
  public typealias Bitext = [(source: [Int32], target: [Int32])]

  /// How often expectation and maximization alternate; the model's likelihood has one maximum, and is near it by then.
  private static let iterations = 6
  /// Less than this is chance.
  private static let leastProbability: Float = 0.05

  /// The pairs of terms that translate each other, with how surely, 0…1, by source and target term.
  ///
  /// - Parameters:
  ///   - bitext: pairs of passages that say the same.
  ///   - leastCount: how many pairs of passages two terms must share.
  /// - Complexity: O(Σ of the products of the passages' lengths) time for each iteration, and memory.
  public static func translations(
    in bitext: Bitext, leastCount: Int = 2
  ) -> [(source: Int32, target: Int32, weight: Float)] {
    let links = TermLinks(bitext)
    let forward = links.probabilities(given: .source, iterations: iterations)
    let backward = links.probabilities(given: .target, iterations: iterations)
    let found = links.keys.indices.compactMap { index -> (source: Int32, target: Int32, weight: Float)? in
      guard links.counts[index] >= leastCount else { return nil }
      let weight = (forward[index] * backward[index]).squareRoot()
      guard weight >= leastProbability else { return nil }
      let (source, target) = links.terms(index)
      return (source, target, weight)
    }
    return found.sorted { ($0.source, $0.target) < ($1.source, $1.target) }
  }
}

/// All pairs of terms that stand in one pair of passages, numbered, and where they do.
private struct TermLinks {
  enum Side {
    case source, target
  }

  /// Source and target term in one number, in the order they were met.
  private(set) var keys: [UInt64] = []
  /// In how many pairs of passages the two stand.
  private(set) var counts: [Int32] = []
  /// For each pair of passages its lengths, and the numbers of its links, target terms inside.
  private let lengths: [(source: Int, target: Int)]
  private let links: [UInt32]

  init(_ bitext: InducedLexicon.Bitext) {
    // A term counts once in a passage: what is repeated there is no better known.
    let passages = bitext.map {
      (source: Array(Set($0.source)).sorted(), target: Array(Set($0.target)).sorted())
    }
    lengths = passages.map { ($0.source.count, $0.target.count) }
    var numbers = KeyTable(capacity: 1 << 15)
    var links: [UInt32] = []
    links.reserveCapacity(lengths.reduce(0) { $0 + $1.source * $1.target })
    for passage in passages {
      for source in passage.source {
        for target in passage.target {
          let key = UInt64(UInt32(bitPattern: source)) << 32 | UInt64(UInt32(bitPattern: target))
          let number = numbers.number(of: key)
          if number == keys.count {
            keys.append(key)
            counts.append(0)
          }
          counts[number] += 1
          links.append(UInt32(number))
        }
      }
    }
    self.links = links
  }

  func terms(_ index: Int) -> (source: Int32, target: Int32) {
    (Int32(bitPattern: UInt32(keys[index] >> 32)), Int32(bitPattern: UInt32(truncatingIfNeeded: keys[index])))
  }

  /// For each pair the probability of the one term given the other.
  ///
  /// A word that stands for nothing is one more to explain each term by, so that function words need no partner.
  func probabilities(given side: Side, iterations: Int) -> [Float] {
    let givenTerm = keys.indices.map { side == .source ? terms($0).source : terms($0).target }
    let otherTerm = keys.indices.map { side == .source ? terms($0).target : terms($0).source }
    let givenCount = Int(givenTerm.max() ?? -1) + 1
    let otherCount = Int(otherTerm.max() ?? -1) + 1
    var probabilities = [Float](repeating: 1, count: keys.count)
    var ofNothing = [Float](repeating: 1, count: otherCount)
    var expected = [Float](repeating: 0, count: keys.count)
    var nothing = [Float](repeating: 0, count: otherCount)
    for _ in 0..<iterations {
      for index in keys.indices { expected[index] = 0 }
      for term in 0..<otherCount { nothing[term] = 0 }
      expect(side, probabilities, ofNothing, otherTerm, &expected, &nothing)
      var totals = [Float](repeating: 0, count: givenCount)
      for index in keys.indices { totals[Int(givenTerm[index])] += expected[index] }
      for index in keys.indices {
        let total = totals[Int(givenTerm[index])]
        probabilities[index] = total > 0 ? expected[index] / total : 0
      }
      let total = nothing.reduce(0, +)
      ofNothing = nothing.map { total > 0 ? $0 / total : 0 }
    }
    return probabilities
  }

  /// How often each link is to be expected, given the probabilities: most of the time goes here, so without bounds checks.
  private func expect(
    _ side: Side, _ probabilities: [Float], _ ofNothing: [Float], _ otherTerm: [Int32],
    _ expected: inout [Float], _ nothing: inout [Float]
  ) {
    links.withUnsafeBufferPointer { links in
      probabilities.withUnsafeBufferPointer { probabilities in
        expected.withUnsafeMutableBufferPointer { expected in
          var at = 0
          for length in lengths {
            // Links lie source by source.
            let (givens, others) =
              side == .source ? (length.source, length.target) : (length.target, length.source)
            let (step, start) = side == .source ? (length.target, 1) : (1, length.target)
            guard givens > 0 else { continue }
            for other in 0..<others {
              let first = at + other * start
              let term = Int(otherTerm[Int(links[first])])
              var sum = ofNothing[term]
              for given in 0..<givens { sum += probabilities[Int(links[first + given * step])] }
              guard sum > 0 else { continue }
              nothing[term] += ofNothing[term] / sum
              for given in 0..<givens {
                let link = Int(links[first + given * step])
                expected[link] += probabilities[link] / sum
              }
            }
            at += givens * others
          }
        }
      }
    }
  }
}
