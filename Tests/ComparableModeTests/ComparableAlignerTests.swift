import AlignmentModel
import ComparableMode
import TestSupport
import Testing
import Texts

@Suite struct ComparableAlignerTests {
  private func document(_ id: String, _ language: Language, _ text: String) -> Document {
    Document(id: id, path: id, language: language, sha256: "", scalars: Array(text.unicodeScalars))
  }

  private func links(_ documents: [Document], _ options: ComparableAligner.Options = .init()) throws -> [Link]
  {
    try ComparableAligner(weights: .builtIn(), options: options)
      .links(AlignmentInput(documents))
  }

  private func sentences(_ links: [Link]) -> Set<[[Int]]> { Set(links.map { $0.passages.map(\.sentences) }) }

  // Names, dates and numbers only: no dictionary is needed.
  private let german = """
    Gagarin wurde am 9. März 1934 in Kluschino geboren.
    Am 12. April 1961 startete Gagarin mit Wostok in Baikonur.
    Titow umkreiste die Erde am 6. August 1961 siebzehnmal.
    """

  @Test func findsEventsInAnotherOrder() throws {
    let english = """
      On 6 August 1961 Titov went round the Earth seventeen times.
      On 12 April 1961 Gagarin took off from Baikonur in Vostok.
      Gagarin had been born in Klushino on 9 March 1934.
      """
    let found = try links([document("de", .german, german), document("en", .english, english)])
    #expect(sentences(found).isSuperset(of: [[[0], [2]], [[1], [1]], [[2], [0]]]))
  }

  @Test func aSummaryAndTheDetailFurtherOnBothCount() throws {
    let russian = """
      Гагарин полетел с Байконура 12 апреля 1961 года.
      Его детство было бедным.
      Потом он служил на севере.
      Утром 12 апреля 1961 года Гагарин поднялся в кабину, и «Восток» ушёл с Байконура.
      """
    let found = try links([document("de", .german, german), document("ru", .russian, russian)])
    #expect(sentences(found).isSuperset(of: [[[1], [0]], [[1], [3]]]))
  }

  @Test func spellsOutTheEvidence() throws {
    let russian = "Гагарин родился 9 марта 1934 года в деревне Клушино.\nПогода была хорошая."
    let found = try links([document("de", .german, german), document("ru", .russian, russian)])
    let evidence = try #require(found.first { $0.passages.map(\.sentences) == [[0], [0]] }).evidence
    #expect(
      evidence.contains { $0.kind == .name && $0.a == "Kluschino" && $0.b == "Клушино" && $0.weight > 0 })
    #expect(
      evidence.contains {
        $0.kind == .date && $0.a == "9. März 1934" && $0.b == "9 марта 1934" && $0.weight > 1
      })
  }

  @Test func aJulianDateIsItsGregorianDay() throws {
    let texts = [
      document("de", .german, "Am 7. November 1917 begann der Aufstand.\nEs regnete stark."),
      document("ru", .russian, "Снег не шёл.\nВосстание началось 25 октября 1917 года."),
    ]
    let evidence = try links(texts).flatMap(\.evidence).filter { $0.kind == .date }
    #expect(evidence.contains { $0.a == "7. November 1917" && $0.b == "25 октября 1917" && $0.weight > 1 })
  }

  @Test func pairsAreThoseOfDifferentLanguages() throws {
    let texts = [
      document("de", .german, german), document("en", .english, "One."), document("en2", .english, "Two."),
    ]
    func pairs(_ same: Bool) throws -> [[Int]] {
      try ComparableAligner(weights: .builtIn(), options: .init(alignsSameLanguage: same))
        .pairs(of: texts).map { [$0.a, $0.b] }
    }
    #expect(try pairs(false) == [[0, 1], [0, 2]])
    #expect(try pairs(true) == [[0, 1], [0, 2], [1, 2]])
  }

  @Test func sentencesWithoutWordsAreNoTrouble() throws {
    let found = try links([document("de", .german, "…\n***\n123"), document("en", .english, "!!!\n—\n456")])
    #expect(found.isEmpty)
  }

  @Test func anyUnicodeIsAccepted() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<5 {
      let texts = [Language.german, .english, .russian].enumerated().map { index, language in
        Document(
          id: "d\(index)", path: "", language: language, sha256: "",
          scalars: RandomText.scalars(count: 400, using: &generator))
      }
      for link in try links(texts) {
        #expect((0...1).contains(link.score))
        for passage in link.passages {
          #expect(0 <= passage.start && passage.start < passage.end && passage.end <= 400)
        }
      }
    }
  }
}
