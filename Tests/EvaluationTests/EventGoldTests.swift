import Basics
import Evaluation
import Foundation
import TestSupport
import Testing

@Suite struct EventGoldTests {
  private func gold(sentences: String = "0\t0\t5\t0\tOne.\n1\t6\t10\t0\tTwo.\n", links: String) throws
    -> EventGold
  {
    try Fixtures.withTemporaryFolder { folder in
      for name in ["links", "sentences"] {
        try FileManager.default.createDirectory(
          at: folder.appending(path: name), withIntermediateDirectories: false)
      }
      for name in ["a", "b"] {
        try Data(sentences.utf8).write(to: folder.appending(path: "sentences/\(name).tsv"))
      }
      try Data(links.utf8).write(to: folder.appending(path: "links/a__b.tsv"))
      return try EventGold(folder: folder.path, a: "a", b: "b")
    }
  }

  @Test func linksNameSentencesByTheirIndexes() throws {
    let gold = try gold(links: "0,1\t1\t2\tarrival\n")
    #expect(gold.links.map(\.a) == [[0, 1]] && gold.links.map(\.b) == [[1]])
    #expect(gold.pairs.count == 2)
  }

  @Test(arguments: [
    "x\t0\t2\t", "0\t2\t2\t", "-1\t0\t2\t", "0,\u{0}\t0\t2\t", "0\t99999999999999999999\t2\t",
  ])
  func linksOfSentencesThatAreNotThereAreErrors(_ links: String) throws {
    let error = try #require(throws: InputError.self) { try gold(links: "0\t0\t2\t\n" + links + "\n") }
    #expect(error.place == .line(2))
    #expect(error.problem.contains("is no sentence of a document that has 2"))
  }

  @Test(arguments: [
    "0\t-9223372036854775808\t9\t0\tx", "0\t0\t9223372036854775807\t0\tx", "0\t5\t4\t0\tx", "0\t-1\t4\t0\tx",
  ])
  func rangesThatNoTextHasAreErrors(_ sentence: String) throws {
    let error = try #require(throws: InputError.self) { try gold(sentences: sentence + "\n", links: "") }
    #expect(error.place == .line(1))
  }
}
