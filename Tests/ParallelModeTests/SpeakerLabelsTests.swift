import Basics
import ParallelMode
import TestSupport
import Testing
import Texts

/// The names of speakers in plays.
@Suite struct SpeakerLabelsTests {
  private static let english = """
    ANNA: Is he here yet at seven?

    PAUL: No. Only the dog of 12 neighbours.

    ANNA: He meant to come on 3 May.

    PAUL: He is late, 40 minutes.

    ANNA: We shall wait till 9.
    """
  private static let russian = """
    Анна. Он уже пришёл в 7?

    Павел. Нет. Только собака 12 соседей.

    Анна. Он хотел прийти 3 мая.

    Павел. Он опаздывает, 40 минут.

    Анна. Подождём до 9.
    """

  @Test func goWithTheirSpeeches() throws {
    let input = try ParallelInput(
      Document.plain("a", .english, SpeakerLabelsTests.english),
      Document.plain("b", .russian, SpeakerLabelsTests.russian))
    let beads = ParallelAligner(weights: try .builtIn()).align(input).beads.map(\.bead)
    let names = input.texts.b.sentences.indices.filter { index in
      ["Анна.", "Павел."].contains(input.documents.b.view.text(in: input.texts.b.sentences[index].viewRange))
    }
    #expect(names.count == 5)
    for name in names {
      let bead = try #require(beads.first { $0.b.contains(name) })
      #expect(!bead.isNull && bead.b.contains(name + 1))
    }
    #expect(beads.flatMap(\.a) == Array(0..<input.sentenceCounts.a))
    #expect(beads.flatMap(\.b) == Array(0..<input.sentenceCounts.b))
  }
}

extension Document {
  fileprivate static func plain(_ id: String, _ language: Language, _ text: String) -> Document {
    Document(id: id, path: id, language: language, sha256: "", scalars: Array(text.unicodeScalars))
  }
}
