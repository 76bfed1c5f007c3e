import Foundation
import TestSupport
import Testing

@Suite struct SegmentTests {
  private struct Item: Decodable {
    let index, paragraph, start, end: Int
    let text: String
  }

  @Test func printsASentenceALine() throws {
    try Fixtures.withTemporaryFolder { folder in
      try Data("Am 12. April war es so weit. Er startete.\n\nDann kam er zurück.".utf8)
        .write(to: folder.appending(path: "text.txt"))
      let outcome = try Program.run(["segment", "text.txt"], in: folder)
      #expect(outcome.output == "Am 12. April war es so weit.\nEr startete.\nDann kam er zurück.\n")
    }
  }

  /// The long subjects have marks of notes, which are no text.
  @Test(arguments: Fixtures.shortSubjects)
  func offsetsGiveBackTheSource(subject: String) throws {
    for name in try Fixtures.documents(of: subject) {
      try checkOffsets("Corpus/\(subject)/\(name).txt")
    }
  }

  private func checkOffsets(_ path: String) throws {
    let source = Array(
      String(decoding: try Data(contentsOf: Fixtures.package.appending(path: path)), as: UTF8.self)
        .unicodeScalars)
    let outcome = try Program.run(["segment", "--json", path])
    let items = try JSONDecoder().decode([Item].self, from: Data(outcome.output.utf8))
    var end = 0
    for (index, item) in items.enumerated() {
      #expect(item.index == index)
      #expect(item.start >= end)
      #expect(source[end..<item.start].allSatisfy { $0.properties.isWhitespace })
      #expect(String(String.UnicodeScalarView(source[item.start..<item.end])) == item.text)
      end = item.end
    }
    #expect(source[end...].allSatisfy { $0.properties.isWhitespace })
  }

  @Test func whatGoesOnWithoutAStopIsCutAndSaidInOneLine() throws {
    try Fixtures.withTemporaryFolder { folder in
      let text = Array(
        repeating: "and then he went down to the river where nobody was waiting for him", count: 200)
      try Data(text.joined(separator: " ").utf8).write(to: folder.appending(path: "text.txt"))
      let outcome = try Program.run(["segment", "text.txt"], in: folder)
      #expect(outcome.output.split(separator: "\n").count > 30)
      #expect(outcome.errors.contains("goes on for thousands of characters without a full stop"))
      #expect(outcome.errors.split(separator: "\n").count == 1)
    }
  }

  @Test func languageCanBeSaid() throws {
    try Fixtures.withTemporaryFolder { folder in
      try Data("Erik 7. Karl 8.".utf8).write(to: folder.appending(path: "text.txt"))
      let german = try Program.run(["segment", "--language", "de", "text.txt"], in: folder)
      let english = try Program.run(["segment", "--language", "en", "text.txt"], in: folder)
      #expect(german.output == "Erik 7. Karl 8.\n")
      #expect(english.output == "Erik 7.\nKarl 8.\n")
      #expect(try Program.run(["segment", "--language", "xx", "text.txt"], in: folder).status == 2)
    }
  }
}
