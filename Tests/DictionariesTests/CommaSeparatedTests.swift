import Basics
import Dictionaries
import TestSupport
import Testing

@Suite struct CommaSeparatedTests {
  private func cells(_ text: String) throws -> [[String]] {
    try CommaSeparated.rows(text, "words.csv").map(\.cells)
  }

  @Test(arguments: [
    ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]), ("a,b", [["a", "b"]]),
    ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
    ("a\rb", [["a"], ["b"]]), ("\"a,b\",c", [["a,b", "c"]]), ("\"say \"\"hi\"\"\",x", [["say \"hi\"", "x"]]),
    ("\"two\nlines\",x", [["two\nlines", "x"]]), ("\"two\r\nlines\"", [["two\r\nlines"]]), ("", []),
    (",", [["", ""]]), ("\"\",\"\"", [["", ""]]), ("a,\n", [["a", ""]]), ("inch 5\",x", [["inch 5\"", "x"]]),
    ("a\n\nb", [["a"], [""], ["b"]]),
    // A mark that would be put together with what separates.
    ("a,\u{301}b", [["a", "\u{301}b"]]), ("\"a\"\u{301},b", [["a\u{301}", "b"]]),
    ("a\u{2028}b,c", [["a\u{2028}b", "c"]]),
  ])
  func readsRows(_ text: String, _ expected: [[String]]) throws {
    #expect(try cells(text) == expected)
  }

  @Test func knowsTheLinesThatRowsBeginAt() throws {
    let rows = try CommaSeparated.rows("a\n\"b\n\nc\"\r\nd\re\n", "words.csv")
    #expect(rows.map(\.line) == [1, 2, 5, 6])
  }

  @Test(arguments: [("a,\"b", 1), ("a\n\"b\nc\nd", 2), ("a\r\nb\r\n\"\"\"", 3)])
  func aQuotationMarkThatIsNeverClosedIsTold(_ text: String, _ line: Int) throws {
    let error = try #require(throws: InputError.self) { try CommaSeparated.rows(text, "words.csv") }
    #expect(error.file == "words.csv")
    #expect(error.place == .line(line))
  }

  @Test(arguments: [1, 2, 3], ["\n", "\r\n"])
  func whatIsWrittenIsRead(seed: UInt64, lineEnd: String) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let columns = Int.random(in: 1...4, using: &generator)
      let rows = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
        (0..<columns).map { _ in RandomText.string(upTo: 8, using: &generator) }
      }
      let text = rows.map { row in
        row.map { cell in
          var quoted = "\"".unicodeScalars
          for scalar in cell.unicodeScalars {
            quoted.append(scalar)
            if scalar == "\"" { quoted.append(scalar) }
          }
          quoted.append("\"")
          return String(quoted)
        }.joined(separator: ",") + lineEnd
      }.joined()
      let read = try cells(text)
      #expect(
        read.map { $0.map { Array($0.unicodeScalars) } } == rows.map { $0.map { Array($0.unicodeScalars) } })
    }
  }
}
