import Basics
import ParallelMode
import TestSupport
import Testing

@Suite struct BandTests {
  private func beads(_ input: ParallelInput, whole: Bool) throws -> [Bead] {
    var options = ParallelAligner.Options()
    options.searchesWholeTable = whole
    return ParallelAligner(weights: try .builtIn(), options: options).align(input).beads.map(\.bead)
  }

  @Test(arguments: 1...4)
  func theBandHoldsWhatTheWholeTableGives(seed: Int) throws {
    let bitext = RandomBitext(
      sentences: 700, seed: UInt64(seed), noise: .init(words: 0.35, omissions: 0.15, merges: 0.1))
    let input = try bitext.input()
    let (found, all) = (try beads(input, whole: false), try beads(input, whole: true))
    #expect(found == all)
  }

  @Test(arguments: [0..<200, 300..<500, 800..<1000])
  func aLongOmissionDoesNotThrowItOffTheTrack(omitted: Range<Int>) throws {
    let bitext = RandomBitext(sentences: 1060, seed: 5).omittingB(of: omitted)
    let input = try bitext.input()
    let found = try beads(input, whole: false)
    let all = try beads(input, whole: true)
    #expect(found == all)
    let right = Set(bitext.beads.filter { !$0.isNull }).intersection(found).count
    #expect(Double(right) > 0.95 * Double(bitext.beads.count { !$0.isNull }))
  }

  @Test func itsCellsGrowWithTheTexts() throws {
    let sizes = [4_000, 8_000, 16_000].map { size -> Int in
      guard let input = try? RandomBitext(sentences: size, seed: 9).input(),
        let weights = try? ParallelWeights.builtIn()
      else { return 0 }
      let model = BeadModel(input.texts, pairs: input.pairs, sizes: BeadSizes(largest: 3), weights: weights)
      let gains = model.gains(
        input.texts.map { $0.sentenceFrequencies() }, sentences: input.texts.map(\.count), weights)
      return Band.narrow(input.texts, gains: gains.a, postings: input.texts.b.postings()).count
    }
    #expect(sizes[0] > 0 && sizes[0] < 100 * 4_000)
    #expect(Double(sizes[1]) < 2.4 * Double(sizes[0]))
    #expect(Double(sizes[2]) < 2.4 * Double(sizes[1]))
  }

  @Test func isConnectedWhateverItsBorders() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<200 {
      let rows = Int.random(in: 1...20, using: &generator)
      let columns = Int.random(in: 0...20, using: &generator)
      let low = (0..<rows).map { _ in Int32.random(in: 0...Int32(columns), using: &generator) }
      let high = (0..<rows).map { _ in Int32.random(in: 0...Int32(columns), using: &generator) }
      let band = Band(low: low, high: high, columns: columns)
      #expect(band.low[0] == 0 && band.high[rows - 1] == Int32(columns))
      for row in 0..<rows {
        #expect(band.low[row] <= band.high[row])
        if row > 0 {
          #expect(band.low[row] >= band.low[row - 1] && band.high[row] >= band.high[row - 1])
          #expect(band.low[row] <= band.high[row - 1])
        }
      }
    }
  }

  @Test func theHeaviestChainIsThatOfAllChains() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<100 {
      let points = (0..<Int.random(in: 0...12, using: &generator)).map { row in
        AnchorChain.Anchor(
          a: Int32(row), b: Int32.random(in: 0..<10, using: &generator),
          weight: Float(Int.random(in: 1...9, using: &generator)))
      }
      var best = Float(0)
      for subset in 0..<(1 << points.count) {
        let chain = points.indices.filter { subset >> $0 & 1 == 1 }.map { points[$0] }
        if zip(chain, chain.dropFirst()).allSatisfy({ $0.b < $1.b }) {
          best = max(best, chain.reduce(0) { $0 + $1.weight })
        }
      }
      let found = AnchorChain.heaviest(points, columns: 10)
      #expect(zip(found, found.dropFirst()).allSatisfy { $0.a < $1.a && $0.b < $1.b })
      #expect(found.reduce(0) { $0 + $1.weight } == best)
    }
  }
}
