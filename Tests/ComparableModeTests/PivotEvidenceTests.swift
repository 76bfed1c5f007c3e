import ComparableMode
import Testing

@Suite struct ThirdDocumentTests {
  private func candidates(_ given: [(row: Int, column: Int, logOdds: Float)]) -> CandidatePairs {
    CandidatePairs(rows: 3, columns: 3, candidates: given)
  }

  private let weights = ComparableWeights(
    pair: [:], context: [], thirdDocument: ["bias": -1, "pair": 1, "third": 4], recallShare: 1)

  @Test func twoLinksOverAThirdDocumentSupportTheDirectOne() throws {
    // 0 and 1 doubt their pair of first sentences; both are sure of document 2's last, whichever way round that is scored.
    let direct = candidates([(0, 0, -1), (0, 1, -1)])
    for isTurned in [false, true] {
      let all: [ThirdDocument.Scored] = [
        (0, 1, direct),
        isTurned ? (2, 0, candidates([(2, 0, 6)])) : (0, 2, candidates([(0, 2, 6)])),
        (1, 2, candidates([(0, 2, 6)])),
      ]
      let words = try #require(ThirdDocument.words(all)[0])
      #expect(words[0].support > 0.99 && words[1].support == 0)
      let added = ThirdDocument.added(to: all, weights)[0].pairs.candidates
      #expect(added[0].logOdds > 1.9 && added[1].logOdds == -2)
    }
  }

  @Test func withoutAThirdDocumentNothingChanges() {
    let all: [ThirdDocument.Scored] = [(0, 1, candidates([(0, 0, 2)])), (2, 3, candidates([(0, 0, 2)]))]
    #expect(ThirdDocument.words(all).allSatisfy { $0 == nil })
    #expect(ThirdDocument.added(to: all, weights).allSatisfy { $0.pairs.candidates[0].logOdds == 2 })
  }

  @Test func aDocumentWithOtherCounterpartsForBothSpeaksAgainst() throws {
    let direct = candidates([(0, 0, 0)])
    let disagreeing: [ThirdDocument.Scored] = [
      (0, 1, direct), (0, 2, candidates([(0, 1, 6)])), (1, 2, candidates([(0, 2, 6)])),
    ]
    let against = try #require(ThirdDocument.words(disagreeing)[0]?[0])
    #expect(against.support == 0 && against.dissent > 0.9 && against.dissent <= 1)
    // One more that agrees takes half of it back.
    let both = try #require(
      ThirdDocument.words(disagreeing + [(0, 3, candidates([(0, 0, 6)])), (1, 3, candidates([(0, 0, 6)]))])[
        0]?[0])
    #expect(both.support > 0.9 && both.dissent < 0.6)
  }
}
