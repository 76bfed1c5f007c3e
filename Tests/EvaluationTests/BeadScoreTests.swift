import AlignmentModel
import Basics
import Evaluation
import Testing
import Texts

@Suite struct BeadScoreTests {
  private let gold = [([0], [0]), ([1], [1, 2]), ([2], []), ([3, 4], [3])].map {
    SentenceBead(a: $0.0, b: $0.1)
  }

  @Test func perfect() {
    let score = BeadScore(gold, gold: gold)
    #expect(score.strictF1 == 1 && score.laxF1 == 1 && score.pairs.f1 == 1)
    // What has no counterpart does not count.
    #expect(score.strict.found == 3 && score.pairs.found == 5)
  }

  @Test func aBeadThatOverlapsIsLaxOnly() {
    let found = [([0], [0]), ([1], [1]), ([3, 4], [3])].map { SentenceBead(a: $0.0, b: $0.1) }
    let score = BeadScore(found, gold: gold)
    #expect(score.strict == MatchCounts(found: 3, gold: 3, rightFound: 2, rightGold: 2))
    #expect(score.lax == MatchCounts(found: 3, gold: 3, rightFound: 3, rightGold: 3))
    #expect(score.pairs == MatchCounts(found: 4, gold: 5, rightFound: 4, rightGold: 4))
  }

  @Test func overlapOnOneSideIsNone() {
    let score = BeadScore([SentenceBead(a: [0], b: [3])], gold: gold)
    #expect(score.lax.rightFound == 0 && score.lax.f1 == 0)
  }

  /// Found by fuzzing: room was made for all sentences up to the highest number.
  @Test func aSentenceMayHaveAnyNumber() {
    let far = SentenceBead(a: [.max], b: [.max])
    let score = BeadScore(gold + [far], gold: [far, SentenceBead(a: [1 << 40], b: [0])])
    #expect(score.strict == MatchCounts(found: 4, gold: 2, rightFound: 1, rightGold: 1))
    #expect(score.strictUnits.count < 1 << 15)
  }

  @Test func rejectedLinksAreNoBeads() {
    func link(_ sentence: Int, _ status: Link.Status) -> Link {
      Link(
        id: "\(sentence)", score: 1, status: status,
        passages: ["a", "b"].map { Passage(document: $0, start: 0, end: 1, sentences: [sentence]) },
        evidence: [])
    }
    let alignment = Alignment(
      generator: "", signature: "", mode: .parallel,
      documents: ["a", "b"].map {
        DocumentReference(id: $0, language: .german, path: "", sha256: "", length: 9)
      }, links: [link(0, .automatic), link(1, .rejected), link(2, .manual), link(3, .confirmed)])
    #expect(SentenceBead.beads(of: alignment).map(\.a) == [[0], [2], [3]])
  }

  @Test(arguments: ["nothing", "[0]", "[0]:", "[a]:[0]", "[-1]:[0]", "0:0"])
  func whatIsNoBeadIsRefusedWithItsLine(_ line: String) {
    let error = #expect(throws: InputError.self) {
      try SentenceBead.beads("[0]:[0]\n\n\(line)\n", file: "gold")
    }
    #expect(error?.place == .line(3))
  }
}
