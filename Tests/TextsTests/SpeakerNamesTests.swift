import TestSupport
import Testing
import Texts

/// The names that speeches of a play begin with are no sentences of their own.
@Suite struct SpeakerNamesTests {
  private func sentences(_ language: Language, _ text: String) throws -> [String] {
    let view = TextView(plainText: Array(text.unicodeScalars))
    return try SentenceSegmenter(language).sentences(of: view).map { view.text(in: $0.viewRange) }
  }

  @Test func aNameGoesWithTheFirstSentence() throws {
    let play = """
      Явление I

      Анна. Он уже пришёл?
      Павел. Нет. Это только собака.
      Анна (тихо). Он хотел прийти в семь.
      Второй слуга. Он всегда опаздывает. Ты же знаешь.
      Павел. Вот и он!
      Второй слуга. Добрый вечер.
      """
    #expect(
      try sentences(.russian, play) == [
        "Явление I", "Анна. Он уже пришёл?", "Павел. Нет.", "Это только собака.",
        "Анна (тихо). Он хотел прийти в семь.", "Второй слуга. Он всегда опаздывает.", "Ты же знаешь.",
        "Павел. Вот и он!", "Второй слуга. Добрый вечер.",
      ])
  }

  @Test func aSpeakerInCapitalsNeedNotComeAgain() throws {
    let play = """
      ANNA. Ist er schon da?

      PAUL. Nein. Nur der Hund.

      ANNA. Er kommt um sieben.

      DER BOTE. Guten Abend.

      PAUL. Da ist er!
      """
    #expect(
      try sentences(.german, play) == [
        "ANNA. Ist er schon da?", "PAUL. Nein.", "Nur der Hund.", "ANNA. Er kommt um sieben.",
        "DER BOTE. Guten Abend.", "PAUL. Da ist er!",
      ])
  }

  @Test func wordsThatProseRepeatsAreNoSpeakers() throws {
    let prose = "No. I did not go.\n\nYes. She went.\n\nNo. Nobody knew.\n\nYes. All knew."
    #expect(try sentences(.english, prose).count == 8)
    let towns =
      "Berlin. Hauptstadt an der Spree.\n\nParis. Hauptstadt an der Seine.\n\nRom. Hauptstadt am Tiber."
    #expect(try sentences(.german, towns).count == 6)
  }
}
