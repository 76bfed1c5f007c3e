import AlignmentModel
import Publishing
import TestSupport
import Testing
import Texts

@Suite struct SynopsisTableTests {
  @Test func rowsHaveAllThatIsKnown() throws {
    let table = try SampleSynopsis.journey().table()
    #expect(table.columns.map(\.id) == ["de", "ру́сский", "עברית", "日本語"])
    #expect(table.rows.map(\.number) == [1, 2, 3, 4])
    let first = table.rows[0]
    #expect(first.date == "1961-04-12")
    #expect(first.dateWords == "12 April 1961")
    #expect(first.score == 0.974)
    #expect(first.links.map(\.status) == [.confirmed])
    #expect(first.links[0].comment == ["Is the day right?", "See the \"log\" <12>."])
    #expect(first.passages.map(\.count) == [1, 1, 1, 1])
    #expect(first.passages[1][0].paragraphs == ["12 апреля 1961 года Ю́рий Гага́рин облетел Землю."])
    #expect(first.passages[0][0].place == "“Der Flug”, paragraph 1, sentence 2")
    #expect(table.rows[2].passages[0][0].place == "“Der Flug”, paragraph 2, sentence 5")
    #expect(table.rows[2].passages[1].isEmpty)
    // Of the documents that differ the other is named.
    #expect(table.rows[3].otherDates.count == 1)
    #expect(table.notes.contains { $0.hasPrefix("left out: 1 link that a person has rejected") })
    #expect(table.notes.contains { $0.contains("sentences without a partner: 3 of de") })
  }

  @Test func textThatIsNotToBeHadIsSaid() throws {
    let table = try SampleSynopsis.journey().table(without: [1])
    #expect(table.rows[0].passages[1][0].paragraphs == ["[0–49]"])
    #expect(table.rows[0].passages[1][0].place == "characters 0–49")
    #expect(table.notes[0].contains("the text of ру́сский, which is not to be had"))
  }

  @Test func tagsAndJudgedContradictions() throws {
    var sample = try SampleSynopsis.journey()
    sample.alignment.links[0].tags = ["flight", "to\ncheck"]
    let side = ConflictDecision.Side(document: "de", start: 0, end: 1)
    sample.alignment.conflicts = [ConflictDecision(a: side, b: side, verdict: .real)]
    let table = sample.table()
    #expect(table.rows[0].links[0].tags == ["flight", "to check"])
    #expect(table.rows[1].links[0].tags.isEmpty)
    #expect(table.notes[0].contains("what was decided about 1 contradiction"))
  }

  /// Several links of one event are one row with all of their passages.
  @Test func anEventOfSeveralLinks() throws {
    var sample = try SampleSynopsis([
      ("a", "en", "One came. Two came. Three came. Four came. Five came."),
      ("b", "en", "Six left. Seven left."),
    ])
    sample.link(0.9, [(0, 0...0), (1, 0...0)], comment: "first")
    sample.link(0.5, [(0, 3...3), (1, 0...0)], status: .confirmed, comment: "second")
    let table = sample.table()
    #expect(table.rows.count == 1)
    #expect(table.rows[0].passages[0].map(\.paragraphs) == [["One came."], ["Four came."]])
    #expect(table.rows[0].score == 0.9)
    #expect(table.notes == ["only what is linked is in it; sentences without a partner: 3 of a, 1 of b"])
  }

  @Test func linksWithinOneDocument() throws {
    var sample = try SampleSynopsis([
      ("a", "en", "One came. Two came."), ("b", "en", "Six left. Seven left."),
    ])
    sample.link(0.9, [(0, 0...0), (1, 0...0)])
    sample.link(0.8, [(0, 1...1)])
    let table = SynopsisTable(sample.alignment, documents: sample.documents, title: "a\nb")
    #expect(table.title == "a b")
    #expect(table.rows.count == 1)
    #expect(table.notes[0] == "left out: 1 link within one document")
  }

  @Test func translationsHaveARowForEachPair() throws {
    var sample = try SampleSynopsis([
      ("a", "en", "One came. Two came."), ("b", "de", "Einer kam. Zwei kamen."),
    ])
    sample.alignment.mode = .parallel
    sample.link(0.9, [(0, 0...0), (1, 0...0)])
    sample.link(0.9, [(0, 1...1), (1, 1...1)])
    #expect(sample.table().rows.count == 2)
    #expect(sample.table().notes.isEmpty)
  }
}
