import AlignmentModel
import TestSupport
import Testing

@Suite struct EventGroupingTests {
  /// A link from "de:3-4 en:7".
  private func link(_ text: String) throws -> Link {
    Link(
      id: text, score: 0.5,
      passages: try text.split(separator: " ").map { passage in
        let parts = passage.split { $0 == ":" || $0 == "-" }
        let first = try #require(Int(parts[1]))
        let last = parts.count > 2 ? try #require(Int(parts[2])) : first
        return Passage(
          document: String(parts[0]), start: first, end: last + 1, sentences: Array(first...last))
      }, evidence: [])
  }

  private func events(_ links: String...) throws -> [[Int]] {
    EventGrouping.events(of: try links.map(link))
  }

  @Test func linksWithoutCommonSentencesAreEventsOfTheirOwn() throws {
    #expect(try events("de:1 en:1", "de:2 en:2", "de:3 ru:2") == [[0], [1], [2]])
    #expect(try events() == [])
  }

  @Test func whatALeadAndAChapterTellIsOneEvent() throws {
    #expect(try events("de:1 en:7", "de:9 en:9", "de:1 en:70", "de:40 en:7") == [[0, 2, 3], [1]])
    #expect(try events("de:1-2 en:7", "de:2 en:8", "de:5 en:1") == [[0, 1], [2]])
    #expect(try events("de:1 en:7 ru:2", "de:1 en:30", "de:60 ru:2") == [[0, 1, 2]])
  }

  @Test func aChainOfLinksIsNotOneEvent() throws {
    // Each shares a sentence with the next, and little of it all is linked.
    let chain = (0..<20).flatMap { ["de:\($0 * 3) en:\($0 * 3)", "de:\($0 * 3 + 3) en:\($0 * 3)"] }
    let events = EventGrouping.events(of: try chain.map(link))
    #expect(events.count > 8 && events.allSatisfy { $0.count < 8 })
    #expect(events.joined().sorted() == Array(chain.indices))
  }

  @Test func theOrderOfLinksAndDocumentsDoesNotMatter() throws {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<100 {
      var links: Set<String> = []
      for _ in 0..<Int.random(in: 0...40, using: &random) {
        let documents = ["de", "en", "ru", "fr"].shuffled(using: &random)
          .prefix(Int.random(in: 2...3, using: &random))
        links.insert(
          documents.sorted().map { "\($0):\(Int.random(in: 0...25, using: &random))" }.joined(
            separator: " "))
      }
      let (one, other) = (links.sorted(), links.sorted().shuffled(using: &random))
      let turned = try other.map { text in
        try link(text.split(separator: " ").reversed().joined(separator: " "))
      }
      let first = Set(EventGrouping.events(of: try one.map(link)).map { Set($0.map { one[$0] }) })
      let second = EventGrouping.events(of: turned)
      #expect(Set(second.map { Set($0.map { other[$0] }) }) == first)
      #expect(second.joined().sorted() == Array(other.indices))
      #expect(second.allSatisfy { $0 == $0.sorted() })
    }
  }

  @Test func numbersThatNoSentenceHasAreNoTrap() throws {
    let passages = [Int.min, -1, 0, .max - 1, .max].map {
      Passage(document: "de", start: 0, end: 1, sentences: [$0])
    }
    let links = [
      Link(id: "l1", score: 1, passages: passages, evidence: []),
      Link(id: "l2", score: 1, passages: passages.reversed(), evidence: []),
      Link(id: "l3", score: 1, passages: [], evidence: []),
    ]
    #expect(EventGrouping.events(of: links).joined().sorted() == [0, 1, 2])
  }

  /// Files may have any numbers; what is reserved for a pair of links grew with the square of their sentences once.
  @Test func sentencesThatDoNotFollowOneAnotherCostNoMoreThanOthers() {
    let odd = Array(stride(from: 0, to: 60_000, by: 2))
    let links = ["a", "b"].map { id in
      Link(
        id: id, score: 0.5,
        passages: ["de", "en"].map { Passage(document: $0, start: 0, end: 60_000, sentences: odd) },
        evidence: [])
    }
    #expect(EventGrouping.events(of: links) == [[0], [1]])
  }
}
