import AlignmentModel
import Inspection
import SynopticCommand
import Testing
import Texts

/// What `align` says, in sentences for readers.
@Suite struct AlignNotesTests {
  @Test func theModeIsSaidInWords() {
    #expect(
      AlignNotes.mode(.comparable, of: ["a", "b"], all: 2)
        == "These look like independent accounts, not translations: passages on the same event are sought in any order. (If they are translations: --mode parallel.)"
    )
    #expect(
      AlignNotes.mode(.parallel, of: ["a", "b"], all: 3)
        == "a and b look like translations: aligned sentence by sentence, in order. (If they are independent accounts: --mode comparable.)"
    )
  }

  @Test func documentsAreOfLanguagesWithNames() {
    #expect(AlignNotes.document("de-wiki", .german, sentences: 1535) == "de-wiki: German, 1,535 sentences")
    #expect(AlignNotes.document("x", .russian, sentences: 1) == "x: Russian, 1 sentence")
    #expect(
      AlignNotes.document("x", .english, sentences: 2635, compared: 1265, siglum: "en")
        == "x (en): English, 2,635 sentences, 1,370 of them not compared: references, comments and the like")
  }

  @Test func dictionariesAreNamedByTheirLanguagesOnce() {
    #expect(
      AlignNotes.dictionaries([("de", "en"), ("en", "ru"), ("en", "de"), ("de", "ru"), ("en", "ru")])
        == "Dictionaries used: English-German, English-Russian, German-Russian")
    #expect(AlignNotes.dictionaries([]).hasPrefix("No dictionary for these languages is installed"))
  }

  private static let documents = [("a", 10), ("b", 1200)].map { (document: $0.0, sentences: Set(0..<$0.1)) }

  private func alignment(_ pairs: [(Int, Int)], _ mode: Alignment.Mode = .comparable) -> Alignment {
    Alignment(
      generator: "", signature: "", mode: mode, documents: [],
      links: pairs.enumerated().map { number, pair in
        Link(
          id: "l\(number)", score: 1,
          passages: [
            Passage(document: "a", start: 0, end: 1, sentences: [pair.0]),
            Passage(document: "b", start: 0, end: 1, sentences: [pair.1]),
          ], evidence: [])
      })
  }

  @Test func theResultSaysHowMuchIsLeftAndHowToSeeIt() {
    #expect(
      AlignNotes.result(alignment([(0, 0), (1, 1), (1, 2)]), compared: Self.documents, output: "x.json")
        == "2 events found that both documents share, in 3 links; no counterpart found for 1,197 of 1,200 sentences of b. See them: synoptic report x.json -o page"
    )
    #expect(
      AlignNotes.result(
        alignment([(0, 0)]), compared: Self.documents + [(document: "c", sentences: [0])], output: nil)
        == "1 event found that two or more documents share, in 1 link; no counterpart found for 1 of 1 sentence of c."
    )
    #expect(
      AlignNotes.result(alignment([(0, 0)], .parallel), compared: [("a", [0]), ("b", [0])], output: nil)
        == "1 pair of passages found.")
  }

  /// References and the like have no counterpart, and nobody misses it; a link that stands among them covers no other sentence.
  @Test func onlySentencesThatAreComparedAreCounted() {
    #expect(
      AlignNotes.result(
        alignment([(0, 0), (5, 1)]), compared: [("a", [0, 1, 2]), ("b", [0, 1])], output: nil)
        == "2 events found that both documents share, in 2 links; no counterpart found for 2 of 3 sentences of a."
    )
  }

  @Test func nothingFoundIsSaid() {
    #expect(
      AlignNotes.result(alignment([]), compared: Self.documents, output: "x")
        == "No passages found that these documents share. Are they about the same events?")
    var rejected = alignment([(0, 0)])
    rejected.links[0].status = .rejected
    #expect(AlignNotes.result(rejected, compared: Self.documents, output: "x").hasPrefix("No passages"))
  }

  @Test func keptLinksAreCounted() {
    var links = alignment([(0, 0), (1, 1), (2, 2)]).links
    links[0].status = .rejected
    links[1].status = .manual
    links[2].status = .rejected
    #expect(AlignNotes.kept(links) == "Decisions kept: 2 rejected, 1 made by hand")
    #expect(AlignNotes.kept([]) == "No decisions to keep.")
  }

  @Test func manyDocumentsAreCounted() {
    let few = (0..<10).map { (id: "a\($0)", language: Language.german, sentences: 5, compared: 5) }
    #expect(
      AlignNotes.documents(few, Sigla([])).count == 10
        && AlignNotes.documents(few, Sigla([]))[1] == "a1: German, 5 sentences")
    #expect(
      AlignNotes.documents(few + [(id: "b", language: .english, sentences: 1, compared: 1)], Sigla([])) == [
        "German: 10 documents, 50 sentences", "English: 1 document, 1 sentence",
      ])
  }

  @Test func manyDocumentsOfUncertainEncodingAreCounted() {
    let guessed = Decoding(.utf8, .guessed(confidence: 40), replaced: 1)
    let few = DecodingNotes.texts((0..<10).map { ("\($0).txt", guessed) })
    #expect(few.count == 20 && few[1] == "0.txt: 1 undecodable sequence replaced with U+FFFD")
    let many = DecodingNotes.texts((0..<200).map { ("\($0).txt", guessed) })
    #expect(many.count == 2)
    #expect(many.allSatisfy { $0.hasPrefix("0.txt: ") && $0.contains("; the first of 200 files ") })
    #expect(DecodingNotes.texts([("a", Decoding(.utf8, .certain))]).isEmpty)
  }
}
