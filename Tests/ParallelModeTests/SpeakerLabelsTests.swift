import Basics
import ParallelMode
import TestSupport
import Testing
import Texts

/// The names of speakers in plays.
@Suite struct SpeakerLabelsTests {
  private static let english = """
    ANNA: Is Doctor Petersen here from Hamburg, 1917?

    PAUL: Only the dog of Madame Larsen, number 1236.

    ANNA: Doctor Petersen meant to come from Kopenhagen on 3 May 1918.

    PAUL: Professor Lindemann is late, 4587 minutes.

    ANNA: Madame Larsen and Lindemann wait till 1999.
    """
  /// A sentence a line, the names sentences of their own, as documents that are divided into sentences have them.
  private static let russian = """
    Анна.
    Доктор Петерсен уже здесь из Гамбурга, 1917?

    Павел.
    Только собака мадам Ларсен, номер 1236.

    Анна.
    Доктор Петерсен хотел прийти из Копенгагена 3 мая 1918.

    Павел.
    Профессор Линдеман опаздывает, 4587 минут.

    Анна.
    Мадам Ларсен и Линдеман ждут до 1999.
    """

  @Test func goWithTheirSpeeches() throws {
    let input = try ParallelInput(
      Document.plain("a", .english, SpeakerLabelsTests.english),
      try Document.presegmented("b", .russian, SpeakerLabelsTests.russian))
    #expect(input.sentenceCounts == (5, 10))
    // Each name is left over, and the speech is found.
    let beads = (0..<5).flatMap { speech in
      [
        Bead(a: speech..<speech, b: 2 * speech..<2 * speech + 1),
        Bead(a: speech..<speech + 1, b: 2 * speech + 1..<2 * speech + 2),
      ]
    }
    let labels = SpeakerLabels(input.texts)
    #expect(
      labels.joined(to: beads, largest: 3)
        == (0..<5).map { Bead(a: $0..<$0 + 1, b: 2 * $0..<2 * $0 + 2) })
    #expect(labels.joined(to: beads, largest: 1) == beads)
    // What is no name stays a null.
    let swapped = SpeakerLabels(Sides(input.texts.a, input.texts.a))
    let nulls = (0..<5).map { Bead(a: $0..<$0, b: $0..<$0 + 1) }
    #expect(swapped.joined(to: nulls, largest: 3) == nulls)
  }
}

extension Document {
  fileprivate static func plain(_ id: String, _ language: Language, _ text: String) -> Document {
    Document(id: id, path: id, language: language, sha256: "", scalars: Array(text.unicodeScalars))
  }

  /// A sentence a line.
  fileprivate static func presegmented(_ id: String, _ language: Language, _ text: String) throws -> Document
  {
    let scalars = Array(text.unicodeScalars)
    return Document(
      id: id, path: id, language: language, sha256: "", scalars: scalars, format: .presegmented,
      view: try DocumentFormat.presegmented.view(of: scalars, path: id))
  }
}
