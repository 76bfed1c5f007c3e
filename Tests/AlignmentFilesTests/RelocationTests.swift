import AlignmentFiles
import AlignmentModel
import Basics
import Foundation
import TestSupport
import Testing
import Texts

@Suite struct RelocationTests {
  private static let old = [
    "The lighthouse had stood on the island since 1874.", "Every evening the keeper climbed the stairs.",
    "Then he lit the lamp with great care.", "In winter no ship came for many weeks.",
    "His daughter Maria brought him bread and cheese.", "She asked when he was coming home.",
    "On 3 March he saw smoke on the horizon.", "The waves were higher than the church.",
  ]

  private func document(_ sentences: [String], _ hash: String, id: String = "a") throws -> Document {
    let scalars = Array(sentences.joined(separator: "\n").unicodeScalars)
    return Document(
      id: id, path: id, language: .english, sha256: hash, scalars: scalars, format: .presegmented,
      view: try DocumentFormat.presegmented.view(of: scalars, path: id))
  }

  /// A link for each run of sentences of the old document, each to the same sentence of another.
  private func alignment(_ runs: [Range<Int>], mode: Alignment.Mode = .comparable) throws -> Alignment {
    let document = try document(RelocationTests.old, "old")
    let sentences = try SentenceSegmenter(.english).sentences(of: document.view)
    return Alignment(
      generator: "", signature: "s", mode: mode,
      documents: [
        DocumentReference(document),
        DocumentReference(id: "b", language: .german, path: "b", sha256: "b", length: 100),
      ],
      links: runs.enumerated().map { number, run in
        Link(
          id: "l\(number)", score: 0.5, status: number == 0 ? .confirmed : .automatic,
          passages: [
            Passage(
              document: "a", start: sentences[run.lowerBound].range.lowerBound,
              end: sentences[run.upperBound - 1].range.upperBound, sentences: Array(run)),
            Passage(document: "b", start: number, end: number + 1, sentences: [number]),
          ], evidence: [], comment: number == 0 ? "gut" : nil)
      })
  }

  @Test func decisionsAboutAChangedDocumentAreLeftOut() throws {
    var alignment = try alignment([0..<1])
    let sides = ["a", "b"].map { ConflictDecision.Side(document: $0, start: 1, end: 2) }
    let kept = ConflictDecision(a: sides[1], b: sides[1], verdict: .real)
    alignment.conflicts = [ConflictDecision(a: sides[1], b: sides[0], verdict: .different), kept]
    let relocation = try Relocation(
      alignment, old: document(Self.old, "old"), new: document(Self.old + ["The end."], "new"))
    #expect(relocation.alignment.conflicts == [kept])
  }

  /// The texts of the passages of each link after moving to a new version, by the links' names.
  private func moved(_ runs: [Range<Int>], to new: [String]) throws -> (texts: [String: String], Relocation) {
    let document = try document(new, "new")
    let relocation = try Relocation(
      alignment(runs), old: self.document(RelocationTests.old, "old"), new: document)
    var texts: [String: String] = [:]
    for link in relocation.alignment.links {
      for passage in link.passages where passage.document == "a" {
        texts[link.id] = document.text(in: passage.start..<passage.end)
        #expect(passage.sentences.map { new[$0] }.joined(separator: "\n") == texts[link.id])
      }
    }
    #expect(relocation.alignment.documents[0].sha256 == "new")
    #expect(relocation.alignment.documents[0].length == document.scalars.count)
    return (texts, relocation)
  }

  /// A passage of which new text parts two sentences keeps the larger part, and is told of.
  @Test func whatIsPartedIsTold() throws {
    var new = Self.old
    new.insert("He counted the steps each time and never came to the same number.", at: 2)
    let (texts, relocation) = try moved([1..<3, 4..<6, 7..<8], to: new)
    #expect(relocation.shortenedLinks == ["l0"] && relocation.found == 3 && relocation.lost == 0)
    #expect(texts["l0"] == Self.old[1] || texts["l0"] == Self.old[2])
    #expect(texts["l1"] == Self.old[4...5].joined(separator: "\n"))
  }

  private let all = (0..<8).map { $0..<$0 + 1 }

  @Test func whatWasPutBeforeMovesEverything() throws {
    let (texts, relocation) = try moved(all, to: ["A new beginning."] + RelocationTests.old)
    #expect(
      texts == Dictionary(uniqueKeysWithValues: RelocationTests.old.enumerated().map { ("l\($0)", $1) }))
    #expect(relocation.found == 8 && relocation.lost == 0 && relocation.lostLinks == 0)
    #expect(
      relocation.alignment.links[0].status == .confirmed && relocation.alignment.links[0].comment == "gut")
    #expect(relocation.alignment.signature == "s|relocated:a@old")
  }

  @Test func whatIsGoneIsLeftOutAndCounted() throws {
    var new = RelocationTests.old
    new.remove(at: 3)
    let (texts, relocation) = try moved(all, to: new)
    #expect(texts["l3"] == nil && texts.count == 7)
    #expect(relocation.found == 7 && relocation.lost == 1 && relocation.lostLinks == 1)
  }

  @Test func whatWasEditedIsFound() throws {
    var new = RelocationTests.old
    new[4] = "Her daughter Maria brought him bread, butter and cheese."
    #expect(try moved(all, to: new).texts["l4"] == new[4])
  }

  /// The focus of a passage moves with its words, and is gone where they are others.
  @Test(arguments: [("bread and cheese", true), ("bread, butter and cheese", false)])
  func theFocusMovesWithItsWords(_ food: String, isKept: Bool) throws {
    let old = try document(RelocationTests.old, "old")
    let words = "brought him bread and cheese"
    let start = try #require(old.scalars.ranges(of: Array(words.unicodeScalars)).first?.lowerBound)
    var alignment = try alignment([4..<5])
    alignment.links[0].passages[0].focus = start..<start + words.count
    var sentences = ["A new beginning."] + RelocationTests.old
    sentences[5] = "Her daughter Maria brought him \(food)."
    let new = try document(sentences, "new")
    let passage = try Relocation(alignment, old: old, new: new).alignment.links[0].passages[0]
    #expect(passage.focus.map { new.text(in: $0) } == (isKept ? words : nil))
  }

  /// So does what a person has decided about a contradiction.
  @Test(arguments: [("3 March", 0), ("4 March", 1)])
  func whatWasDecidedMovesWithItsWords(_ day: String, lost: Int) throws {
    let old = try document(RelocationTests.old, "old")
    let start = try #require(old.scalars.ranges(of: Array("3 March".unicodeScalars)).first?.lowerBound)
    var alignment = try alignment([6..<7])
    alignment.conflicts = [
      ConflictDecision(
        a: .init(document: "a", start: start, end: start + 7), b: .init(document: "b", start: 5, end: 9),
        verdict: .real)
    ]
    var sentences = ["A new beginning."] + RelocationTests.old
    sentences[7] = "On \(day) he saw smoke on the horizon."
    let new = try document(sentences, "new")
    let relocation = try Relocation(alignment, old: old, new: new)
    #expect(relocation.lostConflicts == lost)
    #expect(
      relocation.alignment.conflicts.map { new.text(in: $0.a.start..<$0.a.end) } == (lost == 0 ? [day] : []))
  }

  /// A note goes with its sentence, and with its sentence it is lost.
  @Test func notesMoveWithTheirSentences() throws {
    let old = try document(RelocationTests.old, "old")
    let ranges = try SegmentedDocument(old).sentences.map(\.range)
    var alignment = try alignment([6..<7])
    alignment.notes =
      [4, 6].map {
        SentenceNote(document: "a", start: ranges[$0].lowerBound, end: ranges[$0].upperBound, text: "\($0)")
      } + [SentenceNote(document: "b", start: 1, end: 2, text: "other")]
    var sentences = ["A new beginning."] + RelocationTests.old
    sentences[5] = "Something else altogether stands here."
    let new = try document(sentences, "new")
    let relocation = try Relocation(alignment, old: old, new: new)
    #expect(relocation.lostNotes == 1)
    #expect(relocation.alignment.notes.map(\.text) == ["6", "other"])
    let note = relocation.alignment.notes[0]
    #expect(new.text(in: note.start..<note.end) == RelocationTests.old[6])
  }

  @Test func whatWasRewrittenIsNot() throws {
    var new = RelocationTests.old
    new[4] = "Nobody knew the name of the girl who came by boat."
    #expect(try moved(all, to: new).texts["l4"] == nil)
  }

  @Test func whatWasMovedIsFound() throws {
    var new = RelocationTests.old
    new.append(new.remove(at: 1))
    let (texts, relocation) = try moved(all, to: new)
    #expect(texts["l1"] == RelocationTests.old[1])
    #expect(relocation.lost == 0)
  }

  @Test func whatWasDividedAndPutTogetherIsFound() throws {
    var new = RelocationTests.old
    new[0] = "The lighthouse had stood on the island."
    new.insert("Since 1874.", at: 1)
    new[5] += " " + new.remove(at: 6)
    let (texts, _) = try moved(all, to: new)
    #expect(texts["l0"] == new[0] + "\n" + new[1])
    #expect(texts["l4"] == new[5] && texts["l5"] == new[5])
  }

  @Test func aPassageOfSeveralSentencesKeepsWhatIsLeft() throws {
    var new = RelocationTests.old
    new.remove(at: 2)
    let (texts, _) = try moved([0..<3, 2..<3], to: new)
    #expect(texts["l0"] == new[0] + "\n" + new[1])
    #expect(texts["l1"] == nil)
  }

  @Test func noSentenceOfATranslationIsInTwoBeads() throws {
    var new = RelocationTests.old
    new[4] += " " + new.remove(at: 5)
    let relocation = try Relocation(
      alignment(all, mode: .parallel), old: document(RelocationTests.old, "old"), new: document(new, "new"))
    let sentences = relocation.alignment.links.flatMap { $0.sentences(of: "a") }
    #expect(Set(sentences).count == sentences.count)
    #expect(relocation.alignment.links.count == 7)
  }

  @Test func anotherOldVersionIsRefused() throws {
    let error = #expect(throws: InputError.self) {
      try Relocation(
        alignment(all), old: document(RelocationTests.old, "other"), new: document(RelocationTests.old, "new")
      )
    }
    #expect(error?.problem == "is not the version of 'a' that was aligned")
  }

  /// A group that loses a passage is a link of those left, with what was said between them.
  @Test func aGroupKeepsItsOtherPassages() throws {
    var alignment = try alignment([1..<2])
    alignment.documents.append(
      DocumentReference(id: "c", language: .russian, path: "c", sha256: "c", length: 100))
    alignment.links[0].passages.append(Passage(document: "c", start: 0, end: 5, sentences: [0, 1]))
    // Pairs of sentences: 1 a-b, 2 a-c, 2 b-c.
    alignment.links[0].evidence = [
      Evidence(kind: .term, weight: 1, between: [0, 1]), Evidence(kind: .name, weight: 2, between: [0, 2]),
      Evidence(kind: .date, a: "1", b: "1", weight: 0.4, between: [1, 2]),
    ]
    let relocation = try Relocation(
      alignment, old: document(RelocationTests.old, "old"), new: document(["Something else."], "new"))
    let link = try #require(relocation.alignment.links.first)
    #expect(link.passages.map(\.document) == ["b", "c"])
    #expect(link.evidence == [Evidence(kind: .date, a: "1", b: "1", weight: 1)])
    #expect(abs(link.score - 0.7311) < 1e-9)
  }

  /// Sentences of a random text that are left as they are are found again, whatever happens around them.
  @Test func whatIsLeftAloneIsFound() throws {
    var generator = SeededGenerator(seed: 31)
    func sentence() -> String {
      (0..<Int.random(in: 5...12, using: &generator)).map { _ in
        "w\(Int.random(in: 0...300, using: &generator))"
      }.joined(separator: " ")
    }
    for _ in 0..<20 {
      let old = (0..<120).map { _ in sentence() }
      var new: [String] = []
      var kept: [Int: String] = [:]
      for (index, text) in old.enumerated() {
        switch Int.random(in: 0..<10, using: &generator) {
        case 0: continue
        case 1: new.append(sentence())
        case 2: new += [sentence(), text]
        default: new.append(text)
        }
        if new.last == text { kept[index] = text }
      }
      let documents = (try document(old, "old"), try document(new, "new"))
      let revision = try TextRevision(old: documents.0, new: documents.1)
      for (index, text) in kept {
        let run = try #require(revision.run(of: [index]))
        #expect(documents.1.text(in: revision.range(of: run.sentences)) == text)
      }
    }
  }
}
