import Basics
import ParallelMode
import TestSupport
import Testing

@Suite struct BeadSearchTests {
  private func oracle(_ input: ParallelInput, largest: Int) throws -> (BeadOracle, BeadSearch) {
    let weights = try ParallelWeights.builtIn()
    let (a, b) = (input.texts.a, input.texts.b)
    let model = BeadModel(
      input.texts, pairs: input.pairs, sizes: BeadSizes(largest: largest), weights: weights)
    let gains = model.gains(
      input.texts.map { $0.sentenceFrequencies() }, sentences: input.texts.map(\.count), weights)
    let band = Band(rows: a.count, columns: b.count)
    let scores = BeadScores(input.texts, gains: gains, length: model.length, band: band, weights: weights)
    return (
      BeadOracle(
        a: a, b: b, gains: gains, priors: model.priors, weights: weights, form: scores.formScore),
      BeadSearch(scores: scores, priors: model.priors, band: band)
    )
  }

  @Test(arguments: 1...12)
  func findsTheBestOfAllSequences(seed: Int) throws {
    let bitext = RandomBitext(
      sentences: 8 + seed, seed: UInt64(seed), noise: .init(words: 0.4, omissions: 0.2))
    let (oracle, search) = try oracle(bitext.input(), largest: 1 + seed % 4)
    let beads = search.best()
    #expect(abs(oracle.score(beads) - oracle.bestScore()) < 0.01)
  }

  @Test(arguments: 1...5)
  func scoresABeadAsOneWouldWriteItDown(seed: Int) throws {
    let bitext = RandomBitext(sentences: 12, seed: UInt64(100 + seed))
    let (oracle, search) = try oracle(bitext.input(), largest: seed)
    for row in 0..<oracle.a.count {
      for column in 0..<oracle.b.count {
        for shape in BeadShape.all(largest: Sides(seed, seed))
        where row + shape.a <= oracle.a.count && column + shape.b <= oracle.b.count {
          let bead = Bead(a: row..<row + shape.a, b: column..<column + shape.b)
          #expect(abs(search.scores.score(row, column, shape.a, shape.b) - oracle.score(bead)) < 0.01)
        }
      }
    }
  }

  /// How far sentences are covered by a text does not depend on their own order.
  @Test(arguments: 1...5)
  func coverageInAnotherOrderIsThatOfTextsInThatOrder(seed: Int) throws {
    let input = try RandomBitext(sentences: 20, seed: UInt64(seed)).input()
    let weights = try ParallelWeights.builtIn()
    let (a, b) = (input.texts.a, input.texts.b)
    let model = BeadModel(
      input.texts, pairs: input.pairs, sizes: BeadSizes(largest: 1 + seed % 4), weights: weights)
    let gains = model.gains(
      input.texts.map { $0.sentenceFrequencies() }, sentences: input.texts.map(\.count), weights)
    func coverage(_ text: ParallelText) -> Coverage {
      Coverage(
        text.terms, a.terms, gains: gains.b,
        ranges: [Range<Int32>](repeating: 0..<Int32(a.count), count: text.count), scale: 0.3)
    }
    var generator = SeededGenerator(seed: UInt64(seed))
    let order = (0..<b.count).shuffled(using: &generator)
    #expect(Coverage(coverage(b), order: order).values == coverage(b.part(order)).values)
  }

  @Test(arguments: 1...4)
  func probabilitiesAreThoseOfAllSequences(seed: Int) throws {
    let bitext = RandomBitext(
      sentences: 5, seed: UInt64(40 + seed), noise: .init(words: 0.5, omissions: 0.2, merges: 0.2))
    let (oracle, search) = try oracle(bitext.input(), largest: 2)
    let beads = search.best().filter { !$0.isNull }
    #expect(!beads.isEmpty)
    let found = search.probabilities(of: beads, temperature: 2)
    for (one, other) in zip(found, oracle.probabilities(of: beads, temperature: 2)) {
      #expect(abs(one - other) < 1e-3)
    }
  }

  @Test func probabilitiesOfAllBeadsOfASentenceAddUpToOne() throws {
    let bitext = RandomBitext(sentences: 12, seed: 7, noise: .init(words: 0.6, omissions: 0, merges: 0.2))
    let (oracle, search) = try oracle(bitext.input(), largest: 2)
    var beads: [Bead] = []
    for row in 0..<oracle.a.count {
      for column in 0..<oracle.b.count {
        for shape in BeadShape.all(largest: Sides(2, 2))
        where row + shape.a <= oracle.a.count && column + shape.b <= oracle.b.count {
          beads.append(Bead(a: row..<row + shape.a, b: column..<column + shape.b))
        }
      }
    }
    let probabilities = search.probabilities(of: beads, temperature: 2)
    for sentence in 0..<oracle.a.count {
      let sum = zip(beads, probabilities).reduce(0) { $1.0.a.contains(sentence) ? $0 + $1.1 : $0 }
      // What is missing to 1 is the probability of a null.
      #expect((0.3...1.001).contains(sum))
    }
  }
}
