import AlignmentModel
import ComparableMode
import Foundation
import Preparation
import TestSupport
import Testing
import Texts

@Suite struct PairScoresTests {
  /// Two documents, with vectors by lot or without.
  private func documents(withVectors: Bool) throws -> AlignmentInput {
    let paths = ["de", "ru"].map { Fixtures.corpus.appending(path: "leningrad/\($0).txt").path }
    let documents = try TokenizedDocument.all(DocumentReader().read(paths))
    return try AlignmentInput(
      documents, meanings: withVectors ? RandomMeanings.of(documents, seed: 23) : nil)
  }

  @Test(arguments: [false, true])
  func theEvidenceAddsUpToTheLogOddsForPairsThatAreLinkedAndForOthers(withVectors: Bool) throws {
    let input = try documents(withVectors: withVectors)
    let aligner = ComparableAligner(weights: try .builtIn(withVectors: withVectors))
    for row in stride(from: 0, to: input.documents[0].sentences.count, by: 31) {
      for column in stride(from: 0, to: input.documents[1].sentences.count, by: 17) {
        let explanation = try #require(aligner.explanation(input, (0, row), (1, column)))
        let sum = explanation.evidence.reduce(0) { $0 + $1.weight }
        let logOdds = log(explanation.score / (1 - explanation.score))
        #expect(abs(sum - logOdds) < 0.01, "\(row) \(column)")
        // An alignment repeats no text of its documents.
        #expect(explanation.evidence.allSatisfy { $0.kind != .meaning || ($0.a ?? $0.b) == nil })
      }
    }
  }

  /// Without further steps the pairs that are looked at are those whose signals say enough, and have what these say.
  @Test(arguments: [false, true]) func noPairIsOverlooked(withVectors: Bool) throws {
    let signals = try #require(documents(withVectors: withVectors).signals(0, 1))
    var weights = try ComparableWeights.builtIn(withVectors: withVectors)
    weights.context = []
    let scores = PairScores(signals, weights: weights)
    for row in stride(from: 0, to: signals.rows, by: 5) {
      for column in 0..<signals.columns where signals.hasMatch(row, column) {
        let values = signals.values(row, column)
        let logOdds = PairSignals.Signal.allCases.reduce(Float(weights.pair.bias)) {
          $0 + Float(weights.pair[$1]) * values[$1.rawValue]
        }
        if let index = scores.cells.index(row, column) {
          #expect(abs(scores.logOdds[index] - logOdds) < 1e-3)
        } else {
          #expect(logOdds <= PairScores.leastOwn + 1e-3)
        }
      }
    }
  }

  @Test func documentsAndSentencesThatAreNotThereHaveNoExplanation() throws {
    let input = try documents(withVectors: false)
    let aligner = ComparableAligner(weights: try .builtIn())
    for documents in [(0, 2), (-1, 1), (1, 0), (1, 1)] {
      #expect(aligner.explanations(input, documents, sentences: [(0, 0)]).map { $0 == nil } == [true])
    }
    #expect(aligner.explanation(input, (0, 100_000), (1, 0)) == nil)
  }
}
