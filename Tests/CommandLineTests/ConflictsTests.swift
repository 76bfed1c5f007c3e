import AlignmentFiles
import AlignmentModel
import Foundation
import TestSupport
import Testing
import Texts

@Suite struct ConflictsTests {
  private static let alignment = "Alignments/gagarin.json"

  private struct Item: Decodable {
    struct Mention: Decodable {
      let document: String
      let start, end: Int
    }

    struct Side: Decodable {
      let document: String
      let start, end: Int
      let value: String
      let passage: [Int]
      let support: [String]
      let also: [Mention]

      /// Where it is said.
      var mentions: [Mention] { [Mention(document: document, start: start, end: end)] + also }
    }
    let kind: String
    let score: Double
    let link: String?
    let a, b: Side
    let verdict, comment: String?
  }

  private func items(_ arguments: [String]) throws -> [Item] {
    let outcome = try Program.run(["conflicts", "--json"] + arguments)
    #expect(outcome.status == 0)
    return try JSONDecoder().decode([Item].self, from: Data(outcome.output.utf8))
  }

  @Test func whatIsNotTheSameThingIsLeftOut() throws {
    let all = try items([Self.alignment, "--no-lexicon"])
    let first = try #require(all.first)
    func decided(_ verdict: ConflictDecision.Verdict) throws -> [Item] {
      var alignment = try NativeFile.read(Fixtures.package.appending(path: Self.alignment).path)
      func side(_ side: Item.Side) -> ConflictDecision.Side {
        .init(document: side.document, start: side.start, end: side.end)
      }
      alignment.conflicts = [
        ConflictDecision(a: side(first.a), b: side(first.b), verdict: verdict, comment: "read")
      ]
      return try Fixtures.withTemporaryFolder { folder in
        let path = folder.appending(path: "decided.json").path
        try NativeFile.write(alignment, to: path)
        return try items([path, "--no-lexicon"])
      }
    }
    let explained = try decided(.explained)
    #expect(explained.count == all.count)
    #expect(explained.filter { $0.verdict != nil }.map(\.comment) == ["read"])
    let different = try decided(.different)
    #expect(different.count == all.count - 1)
    #expect(!different.contains { $0.a.start == first.a.start && $0.b.start == first.b.start })
  }

  @Test func decisionsAreKeptByConversions() throws {
    var alignment = try NativeFile.read(Fixtures.package.appending(path: Self.alignment).path)
    func decision(_ documents: [String]) -> ConflictDecision {
      let sides = documents.map { ConflictDecision.Side(document: $0, start: 1, end: 9) }
      return ConflictDecision(a: sides[0], b: sides[1], verdict: .real, comment: "\"seen\"")
    }
    alignment.conflicts = [decision(["de", "en"]), decision(["ru", "de"])]
    try Fixtures.withTemporaryFolder { folder in
      let (file, stream, back) = (folder.path + "/a.json", folder.path + "/a.jsonl", folder.path + "/b.json")
      try NativeFile.write(alignment, to: file)
      #expect(try Program.run(["convert", file, stream]).status == 0)
      #expect(try Program.run(["convert", stream, back]).status == 0)
      #expect(try NativeFile.read(back).conflicts == alignment.conflicts)
      #expect(try Program.run(["convert", "--check", stream]).status == 0)
    }
  }

  @Test func theJSONNamesBothExpressions() throws {
    let items = try items([Self.alignment, "--no-lexicon"])
    #expect(items.map(\.score) == items.map(\.score).sorted(by: >))
    for item in items {
      #expect(["date", "time", "number", "age"].contains(item.kind))
      for side in [item.a, item.b] {
        let text = try DecodedFile(path: Fixtures.corpus.appending(path: "gagarin/\(side.document).txt").path)
          .scalars
        #expect(side.start < side.end && side.end <= text.count)
        #expect(side.passage[0] <= side.start && side.end <= side.passage[1])
        #expect(!side.support.contains(item.a.document) && !side.support.contains(item.b.document))
      }
    }
    // Komarov's last flight: the one tells the start, the other the crash, of one disaster.
    #expect(items.contains { [$0.a.value, $0.b.value] == ["1967-04-24", "1967-04-23"] })
  }

  @Test func aPipeGetsATable() throws {
    let outcome = try Program.run(["conflicts", Self.alignment, "--no-lexicon", "--limit", "3"])
    #expect(outcome.status == 0)
    let rows = outcome.output.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
    #expect(rows.count == 3)
    #expect(rows.allSatisfy { $0.count == 11 })
  }

  @Test func checkEndsWithStatusOne() throws {
    #expect(try Program.run(["conflicts", Self.alignment, "--no-lexicon", "--check"]).status == 1)
    let none = try Program.run(["conflicts", Self.alignment, "--no-lexicon", "--check", "--min-score", "1"])
    #expect(none.status == 0)
    #expect(none.output.isEmpty)
  }

  @Test func theSameBytesEachTime() throws {
    let arguments = ["conflicts", "Alignments/katharina.json", "--no-lexicon", "--json"]
    #expect(try Program.run(arguments).output == Program.run(arguments).output)
  }

  @Test(arguments: [
    ["conflicts", "nowhere.json"], ["conflicts", "README.md"],
    ["conflicts", Self.alignment, "--min-score", "2"],
    ["conflicts", Self.alignment, "--limit", "-1"],
  ])
  func aWrongCallIsRefused(_ arguments: [String]) throws {
    let outcome = try Program.run(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(!outcome.errors.isEmpty)
  }

  /// Rows of the gold that tell of a clear contradiction in a date, a time or a number.
  private struct GoldRow {
    let subject, a, b: String
    let sentenceA, sentenceB: Int
  }

  private func goldRows(_ shared: URL) throws -> [GoldRow] {
    let kinds = ["date", "time", "number"]
    return try ["gagarin", "katharina", "leningrad", "mendelejew", "trotsky"].flatMap {
      subject -> [GoldRow] in
      let file = shared.appending(path: "gold/\(subject)/conflicts.tsv")
      return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard cells.count > 7, kinds.contains(cells[4]), let x = Int(cells[1]), let y = Int(cells[3]),
          !["weak", "soft"].contains(where: cells[7].hasPrefix), !cells[7].contains("[not linked]")
        else { return nil }
        return GoldRow(subject: subject, a: cells[0], b: cells[2], sentenceA: x, sentenceB: y)
      }
    }
  }

  @Test(
    .enabled(
      if: Fixtures.shared != nil && Fixtures.hasDictionaries,
      "needs ../shared and the README's dictionaries"))
  func threeInFiveOfTheGoldAreFound() throws {
    let shared = try #require(Fixtures.shared)
    let rows = try goldRows(shared)
    #expect(rows.count == 12)
    var found = 0
    for subject in Set(rows.map(\.subject)).sorted() {
      let items = try items(["Alignments/\(subject).json"])
      func sentence(_ document: String, _ index: Int) throws -> Range<Int>? {
        let file = shared.appending(path: "gold/\(subject)/sentences/\(document).tsv")
        let line = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")[index]
        let cells = line.split(separator: "\t")
        guard let start = Int(cells[1]), let end = Int(cells[2]) else { return nil }
        return start..<end
      }
      for row in rows where row.subject == subject {
        let a = try #require(try sentence(row.a, row.sentenceA))
        let b = try #require(try sentence(row.b, row.sentenceB))
        func lies(_ side: Item.Side, _ document: String, _ sentence: Range<Int>) -> Bool {
          side.mentions.contains { $0.document == document && sentence.overlaps($0.start..<$0.end) }
        }
        let isFound = items.contains {
          (lies($0.a, row.a, a) && lies($0.b, row.b, b)) || (lies($0.b, row.a, a) && lies($0.a, row.b, b))
        }
        if isFound { found += 1 }
      }
    }
    #expect(found >= 8, "\(found) of \(rows.count)")
  }
}
