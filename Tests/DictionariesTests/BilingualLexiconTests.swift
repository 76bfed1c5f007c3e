import Dictionaries
import Testing

@Suite struct BilingualLexiconTests {
  @Test func listsTranslationsBestFirst() {
    let lexicon = BilingualLexicon(sourceCount: 2, pairs: [(0, 5, 0.5), (0, 3, 1), (0, 9, 0.7)])
    #expect(lexicon.forward.map { $0.map(\.term) } == [[3, 9, 5], []])
    #expect(lexicon.forward[0].map(\.weight) == [1, 0.7, 0.5])
    #expect(lexicon.covered == 1)
  }

  @Test func alikeOnesComeInTheOrderOfTheirNumbers() {
    let lexicon = BilingualLexicon(sourceCount: 1, pairs: [7, 2, 9, 1, 4].map { (0, $0, 0.5) })
    #expect(lexicon.forward[0].map(\.term) == [1, 2, 4, 7, 9])
  }

  @Test func ofAPairGivenTwiceTheLargerWeightCounts() {
    let lexicon = BilingualLexicon(sourceCount: 1, pairs: [(0, 1, 0.5), (0, 1, 0.9), (0, 1, 0.7)])
    #expect(lexicon.forward[0].map(\.term) == [1])
    #expect(lexicon.forward[0].map(\.weight) == [0.9])
  }

  @Test func withoutPairsNothingIsCovered() {
    let lexicon = BilingualLexicon(sourceCount: 3, pairs: [])
    #expect(lexicon.forward.count == 3)
    #expect(lexicon.covered == 0)
  }
}
