import Basics
import Foundation
import Interchange
import TestSupport
import Testing
import Texts

/// Tables as other programs write them.
@Suite struct TableTests {
  private static let german = ["Der Hafen ist gesperrt.", "Kein Schiff fährt aus.", "Am Abend kam Wind auf."]
  private static let english = ["The harbour is closed.", "No ship leaves.", "In the evening a wind rose."]
  private static var pairs: [[String]] { zip(german, english).map { [$0, $1] } }

  private func read(
    _ text: String, as name: String = "t.tsv", _ change: (inout Conversion.Options) -> Void = { _ in }
  ) throws -> (pairs: [[String]], notes: [String]) {
    var result: ([[String]], [String]) = ([], [])
    try LinkFolder.with { folder in
      try folder.write(name, text)
      let notes = try folder.convert(name, "out.tsv") {
        $0.from = .tsv
        change(&$0)
      }
      result = (try folder.pairs("out.tsv"), notes)
    }
    return result
  }

  private static func rows(_ cells: (Int) -> [String]) -> String {
    german.indices.map { cells($0).joined(separator: "\t") + "\n" }.joined()
  }

  @Test(arguments: ["hafen.txt", "Der Hafen (2004).docx", "kap01_de-en.pdf", "Roman", "Band 1"])
  func theNameOfAFileIsNoScore(_ name: String) throws {
    for text in [
      Self.rows { [Self.german[$0], Self.english[$0], name] },
      Self.rows { [Self.german[$0], Self.english[$0], $0 == 2 ? "b.txt" : "a.txt"] },
      "\u{FEFF}" + Self.rows { [Self.german[$0], Self.english[$0], name] }.replacing("\n", with: "\r\n"),
    ] {
      let (pairs, notes) = try read(text)
      #expect(pairs == Self.pairs)
      #expect(notes.contains { $0.contains("in 3 rows, such as '") }, "\(notes)")
    }
  }

  @Test(arguments: [
    ("de", "en"), ("German", "English"), ("de-DE", "en-GB"), ("DE", "EN"), ("de_AT", "en_US"),
    ("Deutsch", "Englisch"),
    ("deu", "eng"), ("немецкий", "английский"), ("German (Austria)", "English (United States)"),
    ("allemand", "anglais"),
  ])
  func aFirstRowNamesLanguages(_ head: (String, String)) throws {
    let table = "\(head.0)\t\(head.1)\n" + Self.rows { [Self.german[$0], Self.english[$0]] }
    #expect(try read(table).pairs == Self.pairs)
    try LinkFolder.with { folder in
      try folder.write("t.tsv", table)
      try folder.convert("t.tsv", "out.tmx")
      let text = try folder.text("out.tmx")
      #expect(text.components(separatedBy: "<tu ").count == 4)
      #expect(text.contains("xml:lang=\"de") && text.contains("xml:lang=\"en"))
    }
  }

  @Test(arguments: [
    "Deutsch\tGerman\n", "der Hafen\tharbour\n", "Haus\thouse\n", "German\tIt is German.\n", "en\ten\n",
  ])
  func otherFirstRowsAreLinks(_ row: String) throws {
    let (pairs, _) = try read(row + Self.rows { [Self.german[$0], Self.english[$0]] })
    #expect(pairs.count == 4)
  }

  @Test(arguments: [
    "Source\tTarget\n", "source text\ttarget text\n", "Quelle\tZiel\n", "SOURCE\tTRANSLATION\n",
  ])
  func aFirstRowNamesTexts(_ head: String) throws {
    #expect(try read(head + Self.rows { [Self.german[$0], Self.english[$0]] }).pairs == Self.pairs)
  }

  @Test func columnsStandInAnyOrderBelowTheirNames() throws {
    let table =
      "ID,Target,Status,Source,Score,File\n"
      + (0..<3).map {
        "u\($0),\(Self.english[$0]),done,\(Self.german[$0]),0.5,a.txt\n"
      }.joined()
    try LinkFolder.with { folder in
      try folder.write("t.csv", table)
      let notes = try folder.convert("t.csv", "out.tsv")
      #expect(try folder.text("out.tsv").hasPrefix("\(Self.german[0])\t\(Self.english[0])\t0.5\t\tu0\n"))
      #expect(notes.contains { $0.contains("in 6 rows") }, "\(notes)")
    }
  }

  @Test(arguments: [("t.csv", ","), ("t.csv", ";"), ("t.tsv", "\t"), ("t.txt", "\t")], ["\n", "\r\n"])
  func cellsStandInQuotationMarks(_ kind: (name: String, separator: String), _ end: String) throws {
    let cells = [
      ["Der \"alte\" Hafen", "The \"old\" harbour"], ["Eins,\nzwei; drei", "One,\n\ntwo; three"],
      ["\"Ja!\"", "\"Yes!\""], ["ein\tTab", "a\ttab"], ["schlicht", "plain"],
    ]
    let table = cells.map { row in
      row.map { cell in
        let isPlain = !cell.contains { "\"\n\t,;".contains($0) }
        return isPlain ? cell : "\"" + cell.replacing("\"", with: "\"\"") + "\""
      }.joined(separator: kind.separator) + end
    }.joined()
    let (pairs, _) = try read(table, as: kind.name)
    #expect(pairs == cells.map { $0.map { $0.replacing("\n", with: " ").replacing("\t", with: " ") } })
  }

  @Test func allCellsStandInQuotationMarks() throws {
    let table = Self.rows { ["\"\(Self.german[$0])\"", "\"\(Self.english[$0])\"", "0.5"] }
    #expect(try read(table).pairs == Self.pairs)
    #expect(
      try read("\"Ja, gut.\"\t\"Yes, good.\"\nNein.\tNo.\n").pairs == [
        ["Ja, gut.", "Yes, good."], ["Nein.", "No."],
      ])
  }

  @Test(arguments: [
    "\"Ja\" sagte er.\t\"Yes\" he said.\n", "\"Nein!\"\t\"No!\"\nUnd ging, ohne ein Wort.\tAnd went.\n",
    "Er rief: \"Halt!\"\tHe cried: \"Stop!\"\n", "\"Er sagte\t\"He said\nnichts.\"\tnothing.\"\n",
  ])
  func quotationMarksOfTheTextStay(_ table: String) throws {
    let rows = table.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
    #expect(try read(table).pairs == rows)
  }

  @Test func excelTellsTheSeparator() throws {
    #expect(
      try read("sep=;\nJa, gut.;Yes, good.\nNein.;No.\n", as: "t.csv").pairs == [
        ["Ja, gut.", "Yes, good."], ["Nein.", "No."],
      ])
    #expect(
      try read("Ja, gut.;Yes, good.\nNein.;No.\n", as: "t.csv").pairs == [
        ["Ja, gut.", "Yes, good."], ["Nein.", "No."],
      ])
  }

  @Test(arguments: [2, 3, 5])
  func moreColumnsOfTextAreMoreDocuments(_ count: Int) throws {
    let codes = ["de", "en", "ru", "fr", "it"]
    for hasHead in [true, false] {
      let rows = (0..<4).map { row in
        (0..<count).map { "Satz \($0) von \(row) hier" }.joined(separator: "\t") + "\n"
      }
      let head = hasHead ? codes.prefix(count).joined(separator: "\t") + "\n" : ""
      try LinkFolder.with { folder in
        try folder.write("t.tsv", head + rows.joined())
        let languages = zip(["a", "b", "c", "d", "e"], codes).prefix(count)
        try folder.convert(
          "t.tsv", "out.tmx", languages: hasHead ? [:] : Dictionary(uniqueKeysWithValues: Array(languages)))
        let text = try folder.text("out.tmx")
        #expect(text.components(separatedBy: "<tu ").count == 5)
        #expect(text.components(separatedBy: "<tuv ").count == 4 * count + 1)
        #expect(codes.prefix(count).allSatisfy { text.contains("xml:lang=\"\($0)\"") })
      }
    }
  }

  @Test func emptySidesOfThreeTextsCostOnlyThemselves() throws {
    try LinkFolder.with { folder in
      try folder.write("t.tsv", "de\ten\tru\nEins\tOne\t\nZwei\t\tДва\n\tThree\t\n")
      let notes = try folder.convert("t.tsv", "out.tmx")
      let text = try folder.text("out.tmx")
      #expect(
        text.components(separatedBy: "<tu ").count == 3 && text.components(separatedBy: "<tuv ").count == 5)
      #expect(notes.contains { $0.contains("1 link without text on one side") }, "\(notes)")
    }
  }

  @Test func whatHunalignPutsBetweenSentencesGoes() throws {
    let (pairs, notes) = try read(
      "Eins. ~~~ Zwei. ~~~ Drei.\tOne.\t0.4\n\tAlone.\t-0.3\n \tBlank.\t0\n~5 Mark\t~5 marks\t1.2\n")
    #expect(pairs == [["Eins. Zwei. Drei.", "One."], ["~5 Mark", "~5 marks"]])
    #expect(notes.contains { $0.contains("2 links without text on one side") }, "\(notes)")
  }

  @Test func numbersOfRowsAreNoTexts() throws {
    #expect(try read(Self.rows { ["\($0 + 1)", Self.german[$0], Self.english[$0]] }).pairs == Self.pairs)
  }

  @Test func tablesOfOkapiAreRead() throws {
    let table =
      "TransTableV1\tde\ten\n"
      + Self.rows { ["\"okpCtx:tu=\($0)\"", "\"\(Self.german[$0])\\n\"", "\"\(Self.english[$0])\""] }
      + "\"okpCtx:tu=9\"\t\"allein\"\n"
    let (pairs, notes) = try read(table, as: "t.txt")
    #expect(pairs.map { $0.map { $0.trimmingCharacters(in: .whitespaces) } } == Self.pairs)
    #expect(notes.contains { $0.contains("1 link without text on one side") }, "\(notes)")
  }

  @Test(arguments: [(",", "t.csv"), ("\t", "t.tsv"), ("|", "t.csv")])
  func marksHaveABackslashBeforeThem(_ kind: (separator: String, name: String)) throws {
    let rows = [["Der \"alte\" Hafen, zu", "The \"old\" harbour, closed"], ["Ein Tag", "One day"]]
    let table = rows.map { row in
      row.map { "\"" + $0.replacing("\"", with: "\\\"") + "\"" }.joined(separator: kind.separator) + "\n"
    }.joined()
    #expect(try read(table, as: kind.name).pairs == rows)
  }

  @Test func rowsOfOneColumnAreCounted() throws {
    let (pairs, notes) = try read(
      "Titel\n" + Self.rows { [Self.german[$0], Self.english[$0]] } + "\n# Ende\n")
    #expect(pairs == Self.pairs)
    #expect(notes.contains { $0.contains("2 rows of one column, the first in line 1") }, "\(notes)")
  }

  @Test func whatIsQuotedIsPrintable() throws {
    let (_, notes) = try read(Self.rows { [Self.german[$0], Self.english[$0], "Band\u{1B}[1m \u{7}1"] })
    #expect(notes.contains { $0.contains("such as 'Band") })
    #expect(notes.allSatisfy { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 } }, "\(notes)")
  }

  @Test func whatStandsBeyondTheColumnsIsCounted() throws {
    let rows = Self.rows { [Self.german[$0], Self.english[$0]] }
    let (pairs, notes) = try read("de\ten\n" + rows + "Eins\tOne\tmehr\n")
    #expect(pairs == Self.pairs + [["Eins", "One"]])
    #expect(notes.contains { $0.contains("beyond the table's columns in 1 row, in line 5") }, "\(notes)")
  }

  @Test func aScoreThatIsNoNumberCostsTheScore() throws {
    try LinkFolder.with { folder in
      try folder.write("t.tsv", "Eins\tOne\t0.5\nZwei\tTwo\tn/a\nDrei\tThree\t0.25\n")
      let notes = try folder.convert("t.tsv", "out.tsv")
      #expect(try folder.text("out.tsv") == "Eins\tOne\t0.5\nZwei\tTwo\nDrei\tThree\t0.25\n")
      #expect(notes.contains { $0.contains("'n/a'") }, "\(notes)")
    }
  }

  @Test func filesOfMosesFromOPUSAreRead() throws {
    try LinkFolder.with { folder in
      for (name, text) in [
        ("Books.de-en.de", "Eins\n\nDrei\n"), ("Books.de-en.en", "One\nTwo\nThree\n"),
        ("Books.de-en.ids", "a\tb\t1\t1\n"),
        ("Books.de-en.scores", "1\n"),
      ] { try folder.write(name, text) }
      let notes = try folder.convert("Books.de-en", "out.tsv")
      #expect(try folder.text("out.tsv") == "Eins\tOne\nDrei\tThree\n")
      #expect(notes.contains { $0.contains("1 link without text on one side") }, "\(notes)")
    }
  }

  /// Rows in are links out and rows that are said to be left out.
  @Test(arguments: 0..<20)
  func noRowIsLost(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: 500 + seed)
    let words = [
      "Hafen", "Schiff, alt", "die \"Möwe\"", "5,3", "a;b", "Ende.", "\"Ja!\"", "~", "日本", "x\ty",
      "eins\nzwei",
    ]
    let separator = ["\t", ";", ","].randomElement(using: &generator) ?? "\t"
    let isQuoted = separator != "\t" || Bool.random(using: &generator)
    var empty = 0
    var expected: [[String]] = []
    var table = seed % 2 == 0 ? "German\(separator)English\n" : ""
    for number in 0..<40 {
      var row = ["de", "en"].map { side in
        "\(side)\(number) "
          + (0..<Int.random(in: 1...4, using: &generator)).map { _ in
            words.randomElement(using: &generator) ?? ""
          }.joined(separator: " ")
      }
      if !isQuoted { row = row.map { $0.replacing("\t", with: " ").replacing("\n", with: " ") } }
      if Int.random(in: 0..<8, using: &generator) == 0 { row[Int.random(in: 0...1, using: &generator)] = "" }
      if row.contains("") {
        empty += 1
      } else {
        expected.append(row.map { $0.replacing("\t", with: " ").replacing("\n", with: " ") })
      }
      table +=
        row.map { cell in
          isQuoted && cell.contains { "\"\n\t,;".contains($0) }
            ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
        }.joined(separator: separator) + "\n"
    }
    let (pairs, notes) = try read(table, as: separator == "\t" ? "t.tsv" : "t.csv")
    #expect(pairs == expected)
    let said = notes.compactMap {
      $0.firstMatch(of: /(\d+) links? without text/).flatMap { Int($0.output.1) }
    }.reduce(0, +)
    #expect(said == empty && pairs.count + said == 40)
  }
}
