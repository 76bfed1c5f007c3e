import Basics
import Proofreading
import Testing
import Texts

/// Tables that authors fill in.
@Suite struct DecisionTableTests {
  private static let head = DecisionTable.columns.joined(separator: "\t")

  private func rows(_ text: String) throws -> [DecisionTable.Row] {
    try DecisionTable.rows(text, path: "l.tsv")
  }

  @Test func answersAreReadInSeveralLanguagesAndAnyCase() throws {
    let answers = ["yes", "Y", "ja", "Да", "x", "1", "no", "Nein", "н", "0", ""]
    let text =
      Self.head + "\n"
      + answers.enumerated().map { "1\tWe saw A.\tA\tB\t\($1)\ttypo\td\t\($0)\t\($0 + 1)\n" }.joined()
    let read = try rows("\u{FEFF}" + text)
    #expect(
      read.map(\.isAccepted) == Array(repeating: true, count: 6) + Array(repeating: false, count: 4) + [nil])
    #expect(read[2].line == 4 && read[2].span == 2..<3 && read[2].document == "d")
  }

  @Test func whatSpreadsheetsMakeOfItIsRead() throws {
    // Semicolons, quotation marks, other columns and their order, lines that are empty.
    let text =
      "note;start;end;change;written;proposal\r\n\"a; \"\"b\"\"\";3;10;ja;Natalya;\"Natalia\"\r\n;;;;;\r\n"
    #expect(
      try rows(text) == [
        DecisionTable.Row(
          line: 2, document: "", span: 3..<10, written: "Natalya", proposal: "Natalia", isAccepted: true)
      ])
    #expect(try rows(text.replacing(";", with: ",")).count == 1)
  }

  @Test(arguments: [
    ("line\tsentence\n", "line 1: there is no column 'written'"),
    ("\(head)\n1\ts\ta\tb\tperhaps\tk\td\t1\t2\n", "line 2: 'perhaps' is neither yes nor no"),
    ("\(head)\n1\ts\ta\tb\tyes\tk\td\t1\tx\n", "line 2: start and end are no offsets"),
    ("\(head)\n\n1\ts\ta\tb\tyes\tk\td\t5\t4\n", "line 3: start and end are no offsets"),
    ("\(head)\n1\ts\ta\t\tyes\tk\td\t1\t2\n", "line 2: is to be changed, but the proposal is empty"),
    ("", "has no rows"),
  ])
  func errorsNameTheLine(_ text: String, _ problem: String) throws {
    let error = try #require(throws: InputError.self) { try rows(text) }
    #expect(error.description.contains(problem), "\(error)")
  }

  @Test func aPlaceThatHasChangedIsAnError() throws {
    let document = Document(
      id: "d", path: "d.txt", language: .english, sha256: "", scalars: Array("We saw Natalya.".unicodeScalars)
    )
    func accepted(_ row: String) throws -> [AcceptedChange] {
      try DecisionTable.accepted(rows("\(Self.head)\n\(row)"), in: document, path: "l.tsv")
    }
    #expect(
      try accepted("1\ts\tNatalya\tNatalia\tyes\tk\td\t7\t14") == [
        AcceptedChange(span: 7..<14, viewSpan: 7..<14, proposal: "Natalia")
      ])
    #expect(try accepted("1\ts\tNatalya\tNatalia\tno\tk\td\t7\t14").isEmpty)
    #expect(try accepted("1\ts\tNatalya\tNatalia\tyes\tk\tother\t7\t14").isEmpty)
    for span in ["6\t13", "7\t900", "9000000\t9000001"] {
      let error = try #require(throws: InputError.self) {
        try accepted("1\ts\tNatalya\tNatalia\tyes\tk\td\t\(span)")
      }
      #expect(error.code == .documentChanged && error.description.contains("l.tsv, line 2"), "\(error)")
    }
  }
}
