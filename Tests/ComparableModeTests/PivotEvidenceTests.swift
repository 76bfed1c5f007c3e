import Basics
import ComparableMode
import TestSupport
import Testing

@Suite struct PivotEvidenceTests {
  private func candidates(_ given: [(row: Int, column: Int, logOdds: Float)]) -> CandidatePairs {
    CandidatePairs(rows: 3, columns: 3, candidates: given)
  }

  private let weights = ComparableWeights(
    pair: PairWeights(bias: 0) { _ in 0 }, context: [],
    pivot: PivotWeights(bias: -1, pair: 1, support: 4, dissent: 0), recallShare: 1)

  private func documents(_ a: Int, _ b: Int, _ pairs: CandidatePairs) -> DocumentCandidates {
    DocumentCandidates(Sides(a, b), pairs)
  }

  @Test func twoLinksOverAThirdDocumentSupportTheDirectOne() throws {
    // 0 and 1 doubt their pair of first sentences; both are sure of document 2's last, whichever way round that is scored.
    let direct = candidates([(0, 0, -1), (0, 1, -1)])
    for isTurned in [false, true] {
      let all = [
        documents(0, 1, direct),
        isTurned
          ? documents(2, 0, candidates([(2, 0, 6)])) : documents(0, 2, candidates([(0, 2, 6)])),
        documents(1, 2, candidates([(0, 2, 6)])),
      ]
      let evidence = try #require(PivotEvidence.of(all)[0])
      #expect(evidence[0].support > 0.99 && evidence[1].support == 0)
      let added = PivotEvidence.applied(to: all, weights)[0].pairs.candidates
      #expect(added[0].logOdds > 1.9 && added[1].logOdds == -2)
    }
  }

  @Test func withoutAThirdDocumentNothingChanges() {
    let all = [documents(0, 1, candidates([(0, 0, 2)])), documents(2, 3, candidates([(0, 0, 2)]))]
    #expect(PivotEvidence.of(all).allSatisfy { $0 == nil })
    #expect(PivotEvidence.applied(to: all, weights).allSatisfy { $0.pairs.candidates[0].logOdds == 2 })
  }

  @Test func aDocumentWithOtherCounterpartsForBothSpeaksAgainst() throws {
    let direct = candidates([(0, 0, 0)])
    let disagreeing = [
      documents(0, 1, direct), documents(0, 2, candidates([(0, 1, 6)])),
      documents(1, 2, candidates([(0, 2, 6)])),
    ]
    let against = try #require(PivotEvidence.of(disagreeing)[0]?[0])
    #expect(against.support == 0 && against.dissent > 0.9 && against.dissent <= 1)
    // One more that agrees takes half of it back.
    let agreeing = [0, 1].map { documents($0, 3, candidates([(0, 0, 6)])) }
    let both = try #require(PivotEvidence.of(disagreeing + agreeing)[0]?[0])
    #expect(both.support > 0.9 && both.dissent < 0.6)
  }

  @Test func ofManyDocumentsThoseAreAskedThatHaveMostInCommonWithBoth() throws {
    let count = Pivots.mostAsked + 18
    // The documents from 10 on share a sure pair with all others, the first ten an unlikely one.
    var all: [DocumentCandidates] = []
    for a in 0..<count {
      for b in a + 1..<count {
        let isSure = a >= 10 && b >= 10
        all.append(documents(a, b, candidates([(0, 0, isSure ? 6 : -2)])))
      }
    }
    let pivots = Pivots(all)
    #expect(pivots.asked(of: Sides(10, 11)) == Pivots.mostAsked)
    let evidence = PivotEvidence.of(all)
    for (scored, evidence) in zip(all, evidence) where scored.documents.a >= 10 {
      #expect(try #require(evidence)[0].support > 0.99)
    }
    // Of few documents all are asked.
    let few = all.filter { $0.documents.b < 20 }
    #expect(Pivots(few).asked(of: Sides(0, 1)) == 18)
  }

  /// The readable version of what third documents say of one pair.
  private func readable(_ a: (Int, Int), _ b: (Int, Int), _ all: [DocumentCandidates]) -> (Float, Float) {
    func probability(_ x: (Int, Int), _ y: (Int, Int)) -> Float {
      for scored in all {
        for (one, other) in [(x, y), (y, x)] where scored.documents == Sides(one.0, other.0) {
          let candidate = scored.pairs.candidates.first { $0.row == one.1 && $0.column == other.1 }
          return candidate.map(\.probability).flatMap { $0 >= 0.05 ? $0 : nil } ?? 0
        }
      }
      return 0
    }
    let sentences = 0..<3
    var (support, both, differing) = (Float(0), Float(0), Float(0))
    for third in 0..<4 where third != a.0 && third != b.0 {
      let shared = sentences.map { probability(a, (third, $0)) * probability((third, $0), b) }.max() ?? 0
      let likeliest = [a, b].map { side in sentences.map { probability(side, (third, $0)) }.max() ?? 0 }
      let product = likeliest[0] * likeliest[1]
      guard product > 0 else { continue }
      support = max(support, shared)
      both += product
      differing += max(0, product - shared)
    }
    return (support, differing / max(1, both))
  }

  @Test func isWhatTheReadableVersionSays() throws {
    var generator = SeededGenerator(seed: 19)
    for _ in 0..<20 {
      var all: [DocumentCandidates] = []
      for a in 0..<4 {
        for b in a + 1..<4 {
          let pairs = (0..<9).filter { _ in Bool.random(using: &generator) }
            .map { ($0 / 3, $0 % 3, Float.random(in: -4...5, using: &generator)) }
          all.append(documents(a, b, candidates(pairs)))
        }
      }
      for (scored, evidence) in zip(all, PivotEvidence.of(all)) {
        for (candidate, found) in zip(scored.pairs.candidates, try #require(evidence)) {
          let (support, dissent) = readable(
            (scored.documents.a, candidate.row), (scored.documents.b, candidate.column), all)
          #expect(abs(found.support - support) < 1e-5 && abs(found.dissent - dissent) < 1e-5)
        }
      }
    }
  }
}
