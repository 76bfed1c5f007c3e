import Alignment
import Testing
import Texts

@Suite struct PairSignalsTests {
  private func signals(
    _ german: String, _ english: String
  ) throws -> PairSignals {
    func document(_ id: String, _ language: Language, _ text: String) -> Document {
      Document(
        id: id, path: id, language: language, sha256: "", scalars: Array(text.unicodeScalars))
    }
    let input = try AlignmentInput([document("de", .german, german), document("en", .english, english)])
    return try #require(input.signals(0, 1))
  }

  @Test func daysOverlapMoreThanMonthsAndYears() throws {
    let english = "He flew on 12 April 1961.\nHe flew in April 1961.\nHe flew in 1961.\nHe flew in 1963."
    let overlap = try signals("Er flog am 12. April 1961.\nDas Wetter war gut.", english)[.overlap]
    let row = (0..<4).map { overlap[0, $0] }
    #expect(row[0] == 1)
    #expect(row[0] > row[1] && row[1] > row[2] && row[2] > 0)
    #expect(row[3] == 0)
  }

  @Test func aHeadingIsMarkedWithEverySentence() throws {
    let heading = try signals(
      "Der Flug\n\nEr flog am 12. April 1961.\n", "He flew on 12 April 1961.\n\nHe was tired.\n")[.heading]
    #expect((0..<2).map { heading[0, $0] } == [1, 1])
    #expect((0..<2).map { heading[1, $0] } == [0, 0])
  }
}
