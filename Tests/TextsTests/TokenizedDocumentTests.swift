import Testing
import Texts

@Suite struct TokenizedDocumentTests {
  private static func document(_ text: String, _ language: Language) -> Document {
    Document(id: "d", path: "d", language: language, sha256: "", scalars: Array(text.unicodeScalars))
  }

  @Test func wordsAreThoseOfTheirSentences() throws {
    let document = TokenizedDocumentTests.document(
      "Am 7. November 1917 siegte er. Trotzkis Frau ging.", .german)
    let tokenized = try TokenizedDocument(document)
    #expect(
      tokenized.sentences.indices.map { tokenized.words(of: $0).map(tokenized.text) } == [
        ["Am", "7", "November", "1917", "siegte", "er"], ["Trotzkis", "Frau", "ging"],
      ])
    #expect(tokenized.words(of: 0).map(tokenized.isNumber) == [false, true, false, true, false, false])
  }

  @Test(arguments: [
    ("Trotsky's", "Trotsky"), ("Trotsky’s", "Trotsky"), ("Trotskyʼs", "Trotsky"), ("’s", "’s"),
    ("boss", "boss"),
    ("O’Brien", "O’Brien"),
  ])
  func possessivesAreTakenOff(word: String, expected: String) throws {
    let tokenized = try TokenizedDocument(TokenizedDocumentTests.document("By \(word) house.", .english))
    let whole = 3..<3 + word.unicodeScalars.count
    #expect(tokenized.text(of: whole) == expected)
  }

  @Test func sentencesOfARange() throws {
    let segmented = try SegmentedDocument(
      TokenizedDocumentTests.document("First of all. Second one here. Third at last.", .english))
    #expect(segmented.sentences.count == 3)
    for first in segmented.sentences {
      #expect(segmented.sentences(in: first.range) == first.index..<first.index + 1)
    }
    #expect(segmented.sentences(in: 0..<45) == 0..<3)
    #expect(segmented.sentences(in: 13..<14).isEmpty)
    #expect(segmented.sentences(in: 100..<120) == 3..<3)
  }
}
