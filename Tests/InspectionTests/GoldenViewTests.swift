import AlignmentModel
import Foundation
import Inspection
import Preparation
import TestSupport
import Testing
import Texts

/// The view at four widths, of texts with combining marks, wide characters and emoji, against files read by people.
@Suite struct GoldenViewTests {
  private static let texts: [(id: String, language: String, text: String)] = [
    (
      "de", "de",
      """
      Am 12. April 1961 umrundete Juri Gagarin als erster Mensch die Erde. Er war 108 Minuten unterwegs 🚀 und landete \
      bei der Stadt Engels. Die Familie 👨‍👩‍👧 wartete in Moskau.
      """
    ),
    (
      "ру́сский", "ru",
      """
      12 апреля 1961 года Ю́рий Гага́рин первым из люде́й облетел Землю. Полёт продолжался 108 минут. Корабль опустился \
      около города Энгельс. О полёте никто не знал.
      """
    ),
    (
      "日本語", "ja",
      """
      1961年4月12日、ユーリイ・ガガーリンは人類で初めて地球を一周した。飛行は108分間続いた。家族はモスクワで待っていた。
      """
    ),
  ]

  private static func documents() throws -> [NarratedDocument] {
    try texts.map { id, language, text in
      try NarratedDocument(
        Document(
          id: id, path: "\(id).txt", language: #require(Language(language)), sha256: "",
          scalars: Array(text.unicodeScalars)))
    }
  }

  /// Links by sentences: document and sentence of each passage.
  private static func alignment(_ documents: [NarratedDocument]) -> Alignment {
    func link(_ id: String, _ score: Double, _ passages: [(Int, ClosedRange<Int>)], _ evidence: [Evidence])
      -> Link
    {
      Link(
        id: id, score: score,
        passages: passages.map { document, sentences in
          let own = documents[document]
          return Passage(
            document: own.document.id, start: own.sentences[sentences.lowerBound].range.lowerBound,
            end: own.sentences[sentences.upperBound].range.upperBound, sentences: Array(sentences))
        }, evidence: evidence)
    }
    func item(_ kind: Evidence.Kind, _ a: String, _ b: String, _ between: [Int]) -> Evidence {
      Evidence(kind: kind, a: a, b: b, weight: 1, between: between)
    }
    return Alignment(
      generator: "test", signature: "", mode: .comparable,
      documents: documents.map { DocumentReference($0.document) },
      links: [
        link(
          "l1", 0.974, [(0, 0...0), (1, 0...0), (2, 0...0)],
          [
            item(.date, "12. April 1961", "12 апреля 1961", [0, 1]),
            item(.name, "Juri Gagarin", "Ю́рий Гага́рин", [0, 1]),
            item(.name, "Gagarin", "ガガーリン", [0, 2]), item(.term, "Erde", "Землю", [0, 1]),
            item(.term, "Mensch", "люде́й", [0, 1]),
          ]),
        link(
          "l2", 0.61, [(0, 1...1), (1, 1...2), (2, 1...1)],
          [
            item(.number, "108", "108", [0, 1]), item(.number, "108", "108", [1, 2]),
            item(.name, "Engels", "Энгельс", [0, 1]),
          ]),
        link("l3", 0.4, [(0, 2...2), (2, 2...2)], [item(.term, "Familie", "家族", [0, 1])]),
      ])
  }

  private static func lines(_ width: Int, _ selection: RowSelection, _ highlight: SideBySide.Highlight) throws
    -> [String]
  {
    let documents = try documents()
    let view = try SideBySide(
      alignment(documents), documents: documents.map { ShownDocument($0) }, selection: selection,
      width: width,
      highlight: highlight)
    var lines: [String] = []
    view.forEachLine { lines.append($0) }
    return lines
  }

  @Test(arguments: [60, 80, 120, 200])
  func widths(_ width: Int) throws {
    var selection = RowSelection()
    selection.showsNulls = true
    let lines = try Self.lines(width, selection, .asterisks)
    #expect(lines.allSatisfy { ColumnText.width($0) <= width })
    try Golden.expect(lines, "side-by-side-\(width).txt")
  }

  @Test func colors() throws {
    var selection = RowSelection()
    selection.context = 1
    selection.around = try TextSearch("ПОЛЁТ")
    try Golden.expect(try Self.lines(80, selection, .color), "side-by-side-colors.txt")
  }

  @Test func forPrograms() throws {
    let documents = try Self.documents().map { ShownDocument($0) }
    let alignment = Self.alignment(try Self.documents())
    var selection = RowSelection()
    selection.leastScore = 0.6
    let rows = EventRow.rows(of: alignment, documents: documents, selection: selection)
    #expect(rows.map { $0.links.map(\.id) } == [["l1"], ["l2"]])
    #expect(rows[0].date?.text == "1961-04-12")
    var lines: [[String]] = []
    EventTable(rows, documents: documents, context: 1).forEachLine { lines.append($0) }
    #expect(lines.allSatisfy { $0.count == 9 })
    #expect(lines[0].prefix(4) == ["links", "score", "date", "de offsets"])
    #expect(lines[2][5] == "67-135")
    #expect(lines[2][4].hasPrefix("Am 12. April 1961"), "with the sentence before")
    let encoded = EventTable(rows, documents: documents).encodable
    #expect(encoded[1].passages.map(\.document) == ["de", "ру́сский", "日本語"])
    #expect(encoded[1].passages[1].text?.hasPrefix("Полёт продолжался") == true)
    #expect(encoded[1].passages[1].before == nil)
  }

  @Test func offsetsInPlaceOfText() throws {
    let documents = try Self.documents()
    let alignment = Self.alignment(documents)
    let view = try SideBySide(
      alignment, documents: alignment.documents.map { ShownDocument(withoutText: $0) }, width: 60,
      highlight: .asterisks)
    var lines: [String] = []
    view.forEachLine { lines.append($0) }
    let passage = alignment.links[1].passages[0]
    #expect(lines.contains { $0.contains("[\(passage.start)–\(passage.end)]") })
    #expect(!lines.contains { $0.contains("108") })
  }

  @Test(arguments: [
    ("strasse", "Die Straße", [4..<10]), ("ПОЛЁТ", "о полёте", [2..<7]), ("ё", "е\u{308}", [0..<2]),
    ("ΟΔΟΣ", "ὁδός οδος", [0..<4, 5..<9]), ("two words", "Two \n\t WORDS", [0..<12]), ("", "abc", []),
    ("abcd", "abc", []),
    ("aa", "aaaa", [0..<2, 2..<4]), ("ﬁ", "of fish", [3..<5]),
    ("Sklodowska", "Maria Skłodowska-Curie", [6..<16]), ("cafe", "Un cafe\u{301} noir", [3..<8]),
    ("елка", "Ёлка и ёлка", [0..<4, 7..<11]), ("заика", "займ, заика", [6..<11]), ("йод", "иод йод", [4..<7]),
    ("Soren", "Søren", [0..<5]), ("aera", "Æra", [0..<3]), ("e", "æ", [0..<1]),
    ("Đoković", "djokovic Dokovic", [9..<16]),
    ("DIYARBAKIR", "Diyarbakır", [0..<10]), ("Revolution", "Re\u{AD}volution", [0..<11]),
  ])
  func search(_ sought: String, _ text: String, _ expected: [Range<Int>]) throws {
    let scalars = Array(text.unicodeScalars)
    #expect(try TextSearch(sought).matches(in: [0..<scalars.count], of: scalars) == [expected])
  }
}
