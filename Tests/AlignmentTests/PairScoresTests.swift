import Alignment
import Lexicon
import TestSupport
import Testing
import Texts

@Suite struct PairScoresTests {
  private func documents() throws -> AlignmentInput {
    let paths = ["de", "ru"].map { Fixtures.corpus.appending(path: "leningrad/\($0).txt").path }
    return try AlignmentInput(DocumentReader().read(paths))
  }

  @Test func contributionsAddUpToTheLogOdds() throws {
    let input = try documents()
    let scores = PairScores(try #require(input.signals(0, 1)), weights: try .builtIn())
    for row in stride(from: 0, to: scores.logOdds.rows, by: 7) {
      for column in stride(from: 0, to: scores.logOdds.columns, by: 5) {
        let parts = scores.contributions(row, column)
        let sum = parts.bias + parts.signals.values.reduce(0, +) + parts.context.values.reduce(0, +)
        #expect(abs(sum - Double(scores.logOdds[row, column])) < 1e-3)
      }
    }
  }

  /// The readable version of the inverted-index sums: for every pair of sentences, every term of the one, its best match.
  @Test func lexicalOverlapIsTheSumOfBestMatches() throws {
    let input = try documents()
    let (a, b) = (input.indexes[0], input.indexes[1])
    let matches = try #require(input.matches(0, 1))
    let overlap = LexicalOverlap(a, b, matches: matches)
    for row in stride(from: 0, to: a.terms.count, by: 3) {
      for column in b.terms.indices {
        let expected = a.terms[row].reduce(Float(0)) { sum, term in
          let values = matches[term].filter { b.terms[column].contains($0.term) }
            .map { $0.weight * min(a.weights[term], b.weights[$0.term]) }
          return sum + (values.max() ?? 0)
        }
        #expect(abs(overlap.dictionary[row, column] + overlap.spelling[row, column] - expected) < 1e-4)
      }
    }
  }

  @Test func theBuiltInWeightsNameEverySignal() throws {
    let weights = try ComparableWeights.builtIn()
    #expect(Set(weights.pair.keys) == Set(PairSignals.Signal.allCases.map { "\($0)" } + ["bias"]))
    for step in weights.context {
      #expect(Set(step.keys) == Set(ComparableWeights.Context.allCases.map(\.rawValue) + ["bias", "pair"]))
    }
    #expect(Set(weights.thirdDocument.keys) == ["bias", "pair", "third", "dissent"])
  }
}
