import AlignmentModel
import Inspection
import TestSupport
import Testing
import Texts

/// Short names for documents whose names are long.
@Suite struct SiglaTests {
  private static let long = "Juri Gagarin. Leben und Tod, nach den Akten"

  @Test func shortNamesStay() {
    let sigla = Sigla([("reise-de", .german), ("journey-en", .english)])
    #expect(!sigla.areUsed && sigla["reise-de"] == "reise-de" && sigla.document("de") == nil)
  }

  @Test func languagesStandForLongNames() {
    let sigla = Sigla([(Self.long, .german), ("en", .english), ("Гагарин", .russian)])
    #expect(sigla.areUsed)
    #expect([Self.long, "en", "Гагарин"].map { sigla[$0] } == ["de", "en", "ru"])
    #expect(sigla.document("ru") == "Гагарин" && sigla.document("Гагарин") == nil)
    // A document that does not stand beside them keeps its name.
    #expect(sigla["another"] == "another")
  }

  @Test func lettersDoWhereALanguageComesTwice() {
    let ids = (0..<28).map { "an account of what happened, number \($0)" }
    let sigla = Sigla(ids.map { ($0, .english) })
    #expect([0, 1, 25, 26, 27].map { sigla[ids[$0]] } == ["A", "B", "Z", "A2", "B2"])
    #expect(Set(ids.map { sigla[$0] }).count == ids.count)
  }

  /// Wide characters take two columns each.
  @Test func lengthIsThatOnATerminal() {
    #expect(!Sigla([("加加林传", .german), ("b", .english)]).areUsed)
    #expect(Sigla([("尤里加加林的一生与死", .german), ("b", .english)]).areUsed)
  }

  @Test func aViewExplainsThem() throws {
    let ids = [Self.long, "Yuri Gagarin, a life told from English papers"]
    let texts = ["Er flog.", "He flew."]
    let documents = zip(ids, zip([Language.german, .english], texts)).map { id, told in
      DocumentReference(id: id, language: told.0, path: id + ".txt", sha256: "", length: told.1.count)
    }
    let passages = zip(ids, texts).map {
      Passage(document: $0, start: 0, end: $1.count, sentences: [0])
    }
    let alignment = Alignment(
      generator: "test", signature: "", mode: .comparable, documents: documents,
      links: [Link(id: "l1", score: 0.9, passages: passages, evidence: [])])
    var lines: [String] = []
    try SideBySide(
      alignment, documents: documents.map { ShownDocument(withoutText: $0) }, width: 60, highlight: .asterisks
    ).forEachLine { lines.append($0) }
    #expect(Array(lines.prefix(2)) == ["de: \(ids[0])", "en: \(ids[1])"])
    #expect(lines[2].hasPrefix("de ") && lines[2].hasSuffix("│ en"))
    #expect(!lines.dropFirst(2).contains { $0.contains("Gagarin") })
  }
}
