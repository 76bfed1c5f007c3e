import AlignmentModel
import ComparableMode
import Dates
import TestSupport
import Testing

/// A pair from "0:3 1:7": sentence 3 of the first document and sentence 7 of the second.
private func pair(_ text: String) throws -> SentencePair {
  let ends = try text.split(separator: " ").map { end in
    let parts = end.split(separator: ":")
    return SentencePosition(try #require(Int(parts[0])), try #require(Int(parts[1])))
  }
  return SentencePair(ends[0], ends[1])
}

private func links(_ links: [String: Float]) throws -> [SentencePair: Float] {
  Dictionary(uniqueKeysWithValues: try links.map { (try pair($0), $1) })
}

/// Groups as text: "0:3 1:7-8".
private func text(_ groups: [SynopsisBuilder.Group]) -> [String] {
  groups.map { group in
    group.passages.sorted { $0.key < $1.key }.map { document, passage in
      "\(document):\(passage.lowerBound)" + (passage.count > 1 ? "-\(passage.upperBound - 1)" : "")
    }.joined(separator: " ")
  }
}

/// Random links among some documents, dense enough to make groups.
private func randomLinks(using generator: inout SeededGenerator) -> [SentencePair: Float] {
  var links: [SentencePair: Float] = [:]
  let documents = Int.random(in: 2...5, using: &generator)
  for _ in 0..<Int.random(in: 0...120, using: &generator) {
    let one = Int.random(in: 0..<documents, using: &generator)
    let other = (one + Int.random(in: 1..<documents, using: &generator)) % documents
    links[
      SentencePair(
        SentencePosition(one, Int.random(in: 0..<6, using: &generator)),
        SentencePosition(other, Int.random(in: 0..<6, using: &generator)))] = Float(
        Int.random(in: -2...4, using: &generator))
  }
  return links
}

@Suite struct SynopsisBuilderTests {
  @Test func threeThatAreAllLinkedAreOneGroup() throws {
    let groups = SynopsisBuilder.groups(try links(["0:3 1:7": 2, "1:7 2:5": 1, "0:3 2:5": 0.5]))
    #expect(text(groups) == ["0:3 1:7 2:5"])
  }

  @Test func whatWouldRunTwoEventsTogetherStaysApart() throws {
    // 1:7 is like both, but they are not like each other.
    let groups = SynopsisBuilder.groups(try links(["0:3 1:7": 2, "1:7 2:5": 1]))
    #expect(text(groups) == ["0:3 1:7", "1:7 2:5"])
    // One missing link of four documents makes two groups of three.
    let four = SynopsisBuilder.groups(
      try links(["0:1 1:1": 3, "0:1 2:1": 3, "1:1 2:1": 3, "0:1 3:1": 1, "1:1 3:1": 1]))
    #expect(text(four) == ["0:1 1:1 2:1", "0:1 1:1 3:1"])
  }

  @Test func whatADocumentTellsTwiceStandsInTwoGroups() throws {
    let groups = SynopsisBuilder.groups(
      try links(["0:3 1:7": 3, "1:7 2:1": 2, "0:3 2:1": 2, "1:7 2:9": 1, "0:3 2:9": 1]))
    #expect(text(groups) == ["0:3 1:7 2:1", "0:3 1:7 2:9"])
  }

  @Test func passagesGrowOverNeighborsThatGoWithAll() throws {
    let groups = SynopsisBuilder.groups(
      try links(["0:3 1:7": 3, "0:4 1:7": 2, "1:7 2:1": 2, "0:3 2:1": 2, "0:4 2:1": 1, "0:5 1:7": 1]))
    #expect(text(groups) == ["0:3-4 1:7 2:1", "0:5 1:7"])
    #expect(text(SynopsisBuilder.groups(try links(["0:3 1:7": 3, "0:5 1:7": 2]))) == ["0:3 1:7", "0:5 1:7"])
  }

  @Test func nothingGivesNothing() {
    #expect(SynopsisBuilder.groups([:]).isEmpty)
  }

  @Test func groupsCoverWhatIsKeptAndNothingElse() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      let kept = randomLinks(using: &generator)
      let groups = SynopsisBuilder.groups(kept)
      #expect(Set(groups.flatMap(\.pairs)) == Set(kept.keys))
      for (index, group) in groups.enumerated() {
        // One run of sentences for each document.
        #expect(group.passages.count > 1)
        #expect(group.passages.values.allSatisfy { (1...PassageBuilder.longestPassage).contains($0.count) })
        let pairs = Set(group.pairs)
        #expect(pairs.count == group.pairs.count)
        #expect(pairs.allSatisfy { $0.a.document != $0.b.document })
        for (other, larger) in groups.enumerated() where other != index {
          #expect(!pairs.isSubset(of: larger.pairs))
        }
      }
      // The same again, whatever the order in memory.
      let again = Dictionary(
        uniqueKeysWithValues: kept.shuffled(using: &generator).map { ($0.key, $0.value) })
      #expect(SynopsisBuilder.groups(again) == groups)
    }
  }

  // MARK: - Order

  @Test func groupsAreSortedByTimeThenPosition() {
    func group(_ a: Int, _ b: Int) -> SynopsisBuilder.Group { .init([0: a..<a + 1, 1: b..<b + 1]) }
    func time(_ day: Int, doubt: Double) -> NarrativeTime {
      NarrativeTime(days: day...day + 10, years: 1917...1917, source: .own, doubt: doubt)
    }
    let times = [
      SentencePosition(0, 1): time(300, doubt: 0), SentencePosition(1, 1): time(10, doubt: 0.5),
      SentencePosition(0, 2): time(100, doubt: 0.2), SentencePosition(0, 5): time(100, doubt: 0),
    ]
    let groups = [group(1, 1), group(5, 2), group(2, 3), group(7, 8), group(6, 9)]
    let sorted = SynopsisOrder.sorted(groups) { times[$0] }
    // Without a time, first; the surer time counts; of equal ones the first position.
    #expect(text(sorted) == ["0:6 1:9", "0:7 1:8", "0:2 1:3", "0:5 1:2", "0:1 1:1"])
  }

  @Test func groupsOfManyDocumentsAreFound() {
    // Two events that all of sixty documents tell, and one that every second one tells.
    var links: [SentencePair: Float] = [:]
    for a in 0..<60 {
      for b in a + 1..<60 {
        for sentence in [3, 8] {
          links[SentencePair(SentencePosition(a, sentence), SentencePosition(b, sentence))] = 2
        }
        guard a % 2 == 0, b % 2 == 0 else { continue }
        links[SentencePair(SentencePosition(a, 20), SentencePosition(b, 20))] = 1
      }
    }
    #expect(SynopsisBuilder.groups(links).map(\.passages.count) == [60, 60, 30])
  }
}
