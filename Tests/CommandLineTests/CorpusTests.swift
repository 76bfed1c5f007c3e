import Foundation
import TestSupport
import Testing
import Texts

@Suite struct CorpusTests {
  private struct Manifest: Decodable {
    struct Entry: Decodable {
      let subject, id, path, language, title, licence, sha256: String
    }
    let documents: [Entry]
  }

  @Test func theManifestTellsTheTruth() throws {
    let manifest = try JSONDecoder().decode(
      Manifest.self, from: Data(contentsOf: Fixtures.corpus.appending(path: "corpus.json")))
    #expect(manifest.documents.count == 24)
    let identifier = LanguageIdentifier()
    for entry in manifest.documents {
      let file = try DecodedFile(path: Fixtures.package.appending(path: entry.path).path)
      #expect(file.sha256 == entry.sha256, "\(entry.path)")
      #expect(identifier.identify(file.scalars)?.code == entry.language)
      #expect(entry.licence == "CC0-1.0")
    }
  }

  @Test(arguments: Fixtures.subjects)
  func goldSentencesAreTheText(subject: String) throws {
    for name in try Fixtures.documents(of: subject) {
      let file = try DecodedFile(path: Fixtures.corpus.appending(path: "\(subject)/\(name).txt").path)
      let gold = try String(
        contentsOf: Fixtures.corpus.appending(path: "\(subject)/gold/sentences/\(name).tsv"), encoding: .utf8)
      for line in gold.split(separator: "\n") {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        let start = try #require(Int(fields[1]))
        let end = try #require(Int(fields[2]))
        let text = String(String.UnicodeScalarView(file.scalars[start..<end]))
        #expect(text.split(whereSeparator: \.isWhitespace) == fields[4].split(whereSeparator: \.isWhitespace))
      }
    }
  }
}
