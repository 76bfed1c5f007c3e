import AlignmentModel
import Inspection
import TestSupport
import Testing

/// A passage from "de:3-5": sentences 3 to 5 of the document, each ten code points long.
private func passage(_ text: Substring) throws -> Passage {
  let parts = text.split { $0 == ":" || $0 == "-" }
  let first = try #require(Int(parts[1]))
  let last = parts.count > 2 ? try #require(Int(parts[2])) : first
  return Passage(
    document: String(parts[0]), start: first * 10, end: last * 10 + 10, sentences: Array(first...last))
}

/// A link from "l1 0.9 de:3 en:4-5".
private func link(_ text: String) throws -> Link {
  let parts = text.split(separator: " ")
  return Link(
    id: String(parts[0]), score: try #require(Double(parts[1])),
    passages: try parts.dropFirst(2).map { try passage($0) }, evidence: [])
}

/// Rows as text: "de:3 - ru:1 | l1 l2".
private func text(_ rows: [SynopsisRow]) -> [String] {
  rows.map { row in
    let passages = row.passages.map { passages in
      let texts = passages.compactMap { passage -> String? in
        guard let first = passage.sentences.first, let last = passage.sentences.last else { return nil }
        return "\(passage.document):\(first)" + (first == last ? "" : "-\(last)")
      }
      return texts.isEmpty ? "-" : texts.joined(separator: "+")
    }
    return passages.joined(separator: " ") + " | " + row.links.map(\.id).joined(separator: " ")
  }
}

@Suite struct SynopsisRowTests {
  private func rows(_ documents: [String], _ links: String...) throws -> [String] {
    text(SynopsisRow.rows(of: try links.map { try link($0) }, documents: documents))
  }

  private func events(_ documents: [String], _ links: String...) throws -> [String] {
    text(SynopsisRow.events(of: try links.map { try link($0) }, documents: documents))
  }

  private let two = ["de", "en"]
  private let three = ["de", "en", "ru"]

  @Test func anEventHasAllPassagesThatTellIt() throws {
    #expect(
      try events(two, "l1 0.9 de:1 en:5", "l2 0.5 de:1 en:30", "l3 0.8 de:2 en:8")
        == ["de:1 en:5+en:30 | l1 l2", "de:2 en:8 | l3"])
    // Passages that adjoin are one.
    #expect(
      try events(two, "l1 0.9 de:1 en:5", "l2 0.5 de:1-2 en:6", "l3 0.8 de:9 en:1")
        == ["de:1-2 en:5-6 | l1 l2", "de:9 en:1 | l3"])
  }

  @Test func aSynopsisHasItsEventsInTheOrderOfTheFile() throws {
    #expect(
      try events(three, "l1 0.9 de:8 en:5 ru:1", "l2 0.5 de:1 en:3", "l3 0.8 de:40 en:5")
        == ["de:8+de:40 en:5 ru:1 | l1 l3", "de:1 en:3 - | l2"])
    // Only links between documents that are shown are put side by side.
    #expect(
      try events(["de", "ru"], "l1 0.9 de:8 en:5 ru:1", "l2 0.5 de:1 en:3", "l3 0.8 de:40 en:5")
        == ["de:8 ru:1 | l1"])
  }

  @Test func twoDocumentsHaveARowForEachLinkInReadingOrder() throws {
    #expect(
      try rows(two, "l1 0.5 de:7 en:2", "l2 0.9 de:1 en:5", "l3 0.7 de:3-4 en:1")
        == ["de:1 en:5 | l2", "de:3-4 en:1 | l3", "de:7 en:2 | l1"])
    #expect(
      try rows(["en", "de"], "l1 0.5 de:7 en:2", "l2 0.9 de:1 en:5") == ["en:2 de:7 | l1", "en:5 de:1 | l2"])
    #expect(try rows(two).isEmpty)
  }

  @Test func oneSentenceLinkedTwiceHasTwoRows() throws {
    #expect(
      try rows(two, "l1 0.5 de:1 en:7", "l2 0.9 de:1 en:5") == ["de:1 en:5 | l2", "de:1 en:7 | l1"])
  }

  @Test func linksOfThreeDocumentsMeetInOneRow() throws {
    #expect(
      try rows(three, "l1 0.9 de:1 en:2", "l2 0.8 en:2 ru:3", "l3 0.7 de:1 ru:3")
        == ["de:1 en:2 ru:3 | l1 l2 l3"])
    // Whatever their order in the file.
    #expect(
      try rows(three, "l3 0.7 de:1 ru:3", "l2 0.8 en:2 ru:3", "l1 0.9 de:1 en:2")
        == ["de:1 en:2 ru:3 | l1 l2 l3"])
    #expect(try rows(three, "l1 0.9 ru:3 de:1 en:2") == ["de:1 en:2 ru:3 | l1"])
  }

  @Test func passagesThatShareASentenceAreOfOneRow() throws {
    #expect(
      try rows(three, "l1 0.9 de:1 en:2-3", "l2 0.8 en:3-4 ru:3", "l3 0.7 en:4 ru:9")
        == ["de:1 en:2-3 ru:3 | l1 l2", "- en:4 ru:9 | l3"])
  }

  @Test func theBestLinkTakesTheRow() throws {
    // Both would add a Russian passage to the row of l1.
    #expect(
      try rows(three, "l1 0.9 de:1 en:2", "l2 0.6 en:2 ru:8", "l3 0.7 de:1 ru:3")
        == ["de:1 en:2 ru:3 | l1 l3", "- en:2 ru:8 | l2"])
    // Of equal ones the first in the file.
    #expect(
      try rows(three, "l1 0.9 de:1 en:2", "l2 0.7 en:2 ru:8", "l3 0.7 de:1 ru:3")
        == ["de:1 - ru:3 | l3", "de:1 en:2 ru:8 | l1 l2"])
  }

  @Test func linksWithOneShownDocumentAreLeftOut() throws {
    #expect(
      try rows(two, "l1 0.9 de:1 ru:2", "l2 0.8 de:1 en:3", "l3 0.7 ru:3 en:4") == ["de:1 en:3 | l2"])
  }

  @Test func aRowWithoutTheFirstDocumentStandsBesideItsNeighbors() throws {
    #expect(
      try rows(
        three, "l1 0.9 de:1 en:2", "l2 0.8 de:5 en:6", "l3 0.7 en:4 ru:1", "l4 0.6 en:9 ru:2",
        "l5 0.5 en:0 ru:5")
        == [
          "- en:0 ru:5 | l5", "de:1 en:2 - | l1", "- en:4 ru:1 | l3", "de:5 en:6 - | l2", "- en:9 ru:2 | l4",
        ])
    #expect(
      try rows(three, "l1 0.9 en:5 ru:1", "l2 0.8 en:3 ru:2") == ["- en:3 ru:2 | l2", "- en:5 ru:1 | l1"])
  }

  @Test func groupsAreRowsInTheOrderOfTheFile() throws {
    #expect(
      try rows(three, "l1 0.9 de:5 en:2 ru:3", "l2 0.8 de:1 en:4", "l3 0.7 en:2 ru:3")
        == ["de:5 en:2 ru:3 | l1", "de:1 en:4 - | l2", "- en:2 ru:3 | l3"])
    // What differs in a document that is not shown is one row; what is left with one passage is none.
    #expect(
      try rows(two, "l1 0.9 de:5 en:2 ru:3", "l2 0.8 de:1 ru:4", "l3 0.7 de:5 en:2 ru:9")
        == ["de:5 en:2 | l1 l3"])
  }

  @Test func randomLinksStandInExactlyOneRow() throws {
    var generator = SeededGenerator(seed: 41)
    for _ in 0..<200 {
      let shown = Array(["de", "en", "ru"].prefix(Int.random(in: 2...3, using: &generator)))
      let links = (0..<Int.random(in: 0...25, using: &generator)).map { number in
        let documents = ["de", "en", "ru", "fr"].shuffled(using: &generator).prefix(2)
        return Link(
          id: "l\(number)", score: Double(Int.random(in: 0...5, using: &generator)) / 5,
          passages: documents.map { document in
            let first = Int.random(in: 0...9, using: &generator)
            let last = first + Int.random(in: 0...2, using: &generator)
            return Passage(
              document: document, start: first * 10, end: last * 10 + 10, sentences: Array(first...last))
          }, evidence: [])
      }
      let rows = SynopsisRow.rows(of: links, documents: shown)
      let expected = links.filter { link in link.passages.count(where: { shown.contains($0.document) }) > 1 }
      #expect(rows.flatMap(\.links).map(\.id).sorted() == expected.map(\.id).sorted())

      for row in rows {
        try #require(row.passages.count == shown.count)
        for (passages, document) in zip(row.passages, shown) {
          #expect(passages.count < 2)
          guard let passage = passages.first else { continue }
          #expect(passage.document == document)
          // It comes from one of the row's links.
          #expect(row.links.contains { $0.passages.contains(passage) })
        }
        for link in row.links {
          for passage in link.passages {
            guard let column = shown.firstIndex(of: passage.document) else { continue }
            let mine = try #require(row.passages[column].first)
            #expect(!Set(mine.sentences).isDisjoint(with: passage.sentences))
          }
        }
      }
      let starts = rows.compactMap { $0.passages[0].first?.start }
      #expect(starts == starts.sorted())
      let without = rows.filter { $0.passages[0].isEmpty }.compactMap { $0.passages[1].first?.start }
      #expect(without == without.sorted())
    }
  }
}
