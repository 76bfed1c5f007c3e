import Basics
import Testing

@Suite struct DataLinesTests {
  private func lines(_ text: String) -> [[String]] { Array(DataLines(Array(text.utf8))) }

  @Test func splitsLinesIntoWords() {
    #expect(
      lines("de words der die\nru letters ы\n") == [["de", "words", "der", "die"], ["ru", "letters", "ы"]])
  }

  @Test func leavesOutCommentsAndEmptyLines() {
    #expect(lines("# a comment\n\n   \na b # c\n") == [["a", "b", "#", "c"]])
  }

  @Test func doesNotCareHowTheLinesEndOrHowManySpacesThereAre() {
    #expect(lines("a  b\r\nc") == [["a", "b"], ["c"]])
    #expect(lines("").isEmpty)
  }
}
