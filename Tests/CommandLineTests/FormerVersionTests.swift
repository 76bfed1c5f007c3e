import AlignmentFiles
import AlignmentModel
import Basics
import Foundation
import TestSupport
import Testing

/// The alignments that version 0.1 made of the documents in `Corpus`, as they were in its repository.
@Suite struct FormerVersionTests {
  private static let folder = Fixtures.package.appending(
    path: "Tests/CommandLineTests/Resources/alignments-0.1")
  private static let subjects = ["gagarin", "katharina", "leningrad", "mendelejew"]

  private static func path(_ subject: String) -> String { folder.appending(path: "\(subject).json.gz").path }

  /// They are read, and written as they were, to the byte.
  @Test(arguments: subjects)
  func theyAreReadAndWrittenAsTheyWere(_ subject: String) throws {
    let alignment = try NativeFile.read(Self.path(subject))
    #expect(alignment.generator == "synoptic 0.1.0")
    #expect(alignment.links.count > 50)
    #expect(try [UInt8](NativeFile.data(alignment)) == InputFile.bytes(Self.path(subject)))
  }

  /// What is shown has every link with its score, and the text of every passage.
  @Test(arguments: subjects)
  func theyAreShownAsTheyWere(_ subject: String) throws {
    let alignment = try NativeFile.read(Self.path(subject))
    let outcome = try Program.run(["show", Self.path(subject), "--format", "json"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
    var rowOf: [String: [String: Any]] = [:]
    for row in rows {
      for link in row["links"] as? [[String: Any]] ?? [] {
        let id = try #require(link["id"] as? String)
        #expect(rowOf.updateValue(row, forKey: id) == nil, "\(id) stands twice")
        #expect(link["score"] as? Double == alignment.links.first { $0.id == id }?.score)
      }
    }
    #expect(Set(rowOf.keys) == Set(alignment.links.map(\.id)))
    let texts = try Dictionary(
      uniqueKeysWithValues: alignment.documents.map { document in
        let file = Fixtures.package.appending(path: document.path)
        return (document.id, Array(try String(contentsOf: file, encoding: .utf8).unicodeScalars))
      })
    for link in alignment.links {
      let shown = rowOf[link.id]?["passages"] as? [[String: Any]] ?? []
      for passage in link.passages {
        // Passages that adjoin are shown as one.
        let whole = shown.first {
          $0["document"] as? String == passage.document && $0["start"] as? Int ?? .max <= passage.start
            && $0["end"] as? Int ?? 0 >= passage.end
        }
        let scalars = try #require(texts[passage.document])[passage.start..<passage.end]
        let text = String(String.UnicodeScalarView(scalars)).split(whereSeparator: \.isWhitespace)
        // Paragraphs are divided by a sign.
        let found =
          (whole?["text"] as? String)?.split(whereSeparator: \.isWhitespace).filter { $0 != "¶" } ?? []
        #expect(found.contains(text), "\(link.id)")
      }
    }
  }

  @Test(arguments: subjects)
  func theyAreSoundAndMakeAPage(_ subject: String) throws {
    let checked = try Program.run(["convert", "--check", Self.path(subject)])
    #expect(checked.status == 0, "\(checked.errors)")
    try Fixtures.withTemporaryFolder { folder in
      let page = try Program.run(
        ["report", Self.path(subject), "-o", folder.path, "--no-names", "--no-conflicts", "--no-lexicon"])
      #expect(page.status == 0, "\(page.errors)")
    }
  }
}
