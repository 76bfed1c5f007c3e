import Foundation
import Synoptic
import TestSupport
import Testing

/// What comes out does not depend on the order in which documents are named.
@Suite struct DocumentOrderTests {
  /// A link without its name, its passages in the order of the documents' names.
  private struct Found: Hashable {
    let passages: [String]
    let score: Double
    let evidence: Double
  }

  private static func document(_ subject: String, _ name: String) throws -> Document {
    let path = Fixtures.corpus.appending(path: "\(subject)/\(name).txt")
    return try Document(name, String(contentsOf: path, encoding: .utf8))
  }

  private static func align(_ documents: [Document], inPairs: Bool) throws -> [Link] {
    var options = Aligner.Options()
    options.mode = .comparable
    options.inPairs = inPairs
    // Without dictionaries a lexicon is learned, too.
    return try Aligner(options, lexicon: .empty, vectors: .none).align(documents).links
  }

  private static func found(_ links: [Link]) -> Set<Found> { Set(links.map(found)) }

  private static func found(_ link: Link) -> Found {
    let passages = link.passages.map { "\($0.document):\($0.sentences)" }.sorted()
    return Found(
      passages: passages, score: link.score,
      evidence: (link.evidence.reduce(0) { $0 + $1.weight } * 1000).rounded())
  }

  private static func events(_ links: [Link]) -> Set<Set<Found>> {
    Set(EventGrouping.events(of: links).map { Set($0.map { found(links[$0]) }) })
  }

  /// All orders of three things.
  private static let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]

  @Test(arguments: [false, true])
  func allOrdersOfAShortSubjectGiveTheSameLinksAndEvents(inPairs: Bool) throws {
    let documents = try ["de", "en", "ru"].map { try Self.document("gagarin", $0) }
    let first = try Self.align(documents, inPairs: inPairs)
    #expect(first.count > 30)
    for order in Self.orders.dropFirst() {
      let ids = order.map { documents[$0].id }
      let links = try Self.align(order.map { documents[$0] }, inPairs: inPairs)
      #expect(Self.found(links) == Self.found(first), "\(ids)")
      #expect(Self.events(links) == Self.events(first), "\(ids)")
      // Passages and their words are in the order in which the documents were given.
      #expect(
        links.allSatisfy { link in
          let places = link.passages.compactMap { ids.firstIndex(of: $0.document) }
          return places == places.sorted()
        })
    }
  }

  @Test(arguments: [false, true])
  func theReverseOrderOfALongSubjectGivesTheSameLinksAndEvents(inPairs: Bool) throws {
    let documents = try Fixtures.documents(of: "nansen").map { try Self.document("nansen", $0) }
    let first = try Self.align(documents, inPairs: inPairs)
    let links = try Self.align(documents.reversed(), inPairs: inPairs)
    #expect(first.count > 30)
    #expect(Self.found(links) == Self.found(first))
    #expect(Self.events(links) == Self.events(first))
  }

  @Test func evidenceIsTurnedWithItsPassages() throws {
    let (german, english) = (try Self.document("gagarin", "de"), try Self.document("gagarin", "en"))
    func words(_ links: [Link], isTurned: Bool) -> Set<[String?]> {
      Set(links.flatMap(\.evidence).map { isTurned ? [$0.b, $0.a] : [$0.a, $0.b] })
    }
    let links = try Self.align([german, english], inPairs: false)
    let turned = try Self.align([english, german], inPairs: false)
    #expect(words(links, isTurned: false) == words(turned, isTurned: true))
    #expect(words(links, isTurned: false).contains { $0[0] != nil && $0[0] != $0[1] })
  }

  @Test func twoSentencesAreExplainedTheSameInEitherOrder() throws {
    let documents = try ["de", "en", "ru"].map { try TokenizedDocument(Self.document("gagarin", $0)) }
    var options = Aligner.Options()
    options.mode = .comparable
    let aligner = Aligner(options, lexicon: .empty, vectors: .none)
    let one = try #require(try aligner.explanation(documents, (0, 6), (1, 5)))
    let other = try #require(try aligner.explanation(documents.reversed(), (1, 5), (2, 6)))
    #expect(one.score == other.score && one.cut == other.cut)
    #expect(one.evidence == other.swapped.evidence)
    #expect(one.rivalsOfFirst == other.rivalsOfSecond)
  }

  @Test func namesAreTheSameInAnyOrder() throws {
    let documents = try Fixtures.documents(of: "curie").map { try Self.document("curie", $0) }
    func entities(_ documents: [Document]) throws -> Set<Set<String>> {
      Set(
        try EntityTable(documents, lexicon: .empty).entities.map { entity in
          Set(entity.forms.map { "\(documents[$0.document].id) \($0.text) \($0.spans)" })
        })
    }
    let first = try entities(documents)
    #expect(first.count > 100)
    #expect(try entities(documents.reversed()) == first)
  }
}
