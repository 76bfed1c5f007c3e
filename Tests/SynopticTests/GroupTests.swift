import Foundation
import Synoptic
import TestSupport
import Testing

/// What comparable mode links in several documents, asked of the library.
@Suite struct GroupTests {
  private static let gagarin = ["de", "en", "ru"]

  private static func document(
    _ subject: String, _ language: String, as id: String? = nil
  ) throws -> Document {
    let text = try String(
      contentsOf: Fixtures.corpus.appending(path: "\(subject)/\(language).txt"), encoding: .utf8)
    return try Document(id ?? language, text)
  }

  private static func align(_ documents: [Document], _ set: (inout Aligner.Options) -> Void = { _ in }) throws
    -> Synopsis
  {
    var options = Aligner.Options()
    options.mode = .comparable
    set(&options)
    let lexicon = try Lexicon.open(DictionarySource.installed(in: Fixtures.dictionaries.path)).lexicon
    return try Aligner(options, lexicon: lexicon, vectors: .none).align(documents)
  }

  private static func alignGagarin(
    _ languages: [String] = gagarin, _ set: (inout Aligner.Options) -> Void = { _ in }
  ) throws -> Alignment {
    try align(languages.map { try document("gagarin", $0) }, set).alignment
  }

  /// The pairs of sentences that links stand for, as "de:3 en:7".
  private func pairs(_ links: [Link]) -> Set<String> {
    var pairs = Set<String>()
    for link in links {
      for (index, one) in link.passages.enumerated() {
        for other in link.passages[(index + 1)...] {
          for x in one.sentences {
            for y in other.sentences { pairs.insert("\(one.document):\(x) \(other.document):\(y)") }
          }
        }
      }
    }
    return pairs
  }

  @Test func groupsHaveOnePassageOfADocumentAndTheirScoreIsTheirEvidence() throws {
    let synopsis = try GroupTests.align(GroupTests.gagarin.map { try GroupTests.document("gagarin", $0) })
    let alignment = synopsis.alignment
    let order = alignment.documents.map(\.id)
    #expect(alignment.links.count { $0.passages.count == 3 } > 15)
    for link in alignment.links {
      let documents = link.passages.compactMap { order.firstIndex(of: $0.document) }
      #expect(documents == Set(documents).sorted())
      let logOdds = link.evidence.reduce(0) { $0 + $1.weight }
      #expect(abs(1 / (1 + exp(-logOdds)) - link.score) < 0.02)
      for evidence in link.evidence {
        #expect((evidence.between != nil) == (link.passages.count > 2))
        if let between = evidence.between {
          #expect(between.count == 2 && between[0] < between[1] && between[1] < link.passages.count)
        }
      }
    }
    let pivots = alignment.links.flatMap(\.evidence).filter { $0.kind == .thirdDocument }
    #expect(pivots.contains { $0.weight > 0 } && pivots.contains { $0.weight < 0 })
    #expect(synopsis.unrelated.isEmpty)
  }

  @Test func groupsSayWhatPairsSayAndThirdDocuments() throws {
    let groups = try GroupTests.alignGagarin()
    let links = try GroupTests.alignGagarin { $0.inPairs = true }
    #expect(links.links.allSatisfy { $0.passages.count == 2 })
    #expect(links.signature.contains("|pairs|"))
    let (synopsis, alone) = (pairs(groups.links), pairs(links.links))
    #expect(Double(synopsis.intersection(alone).count) > 0.75 * Double(synopsis.union(alone).count))
    // Of two documents there is no third.
    let two = try GroupTests.alignGagarin(["de", "en"])
    #expect(try pairs(two.links) == pairs(GroupTests.alignGagarin(["de", "en"]) { $0.inPairs = true }.links))
  }

  @Test func groupsAreInTheOrderOfTime() throws {
    // Told backwards in both.
    let documents = [
      try Document(
        "de",
        "Am 12. April 1961 startete Gagarin in Baikonur. Am 9. März 1934 wurde Gagarin in Kluschino geboren."),
      try Document(
        "ru", "12 апреля 1961 года Гагарин полетел с Байконура. 9 марта 1934 года Гагарин родился в Клушине."),
    ]
    let links = try GroupTests.align(documents).links
    #expect(links.map { $0.passages.map(\.sentences) } == [[[1], [1]], [[0], [0]]])
  }

  @Test func recallKeepsMoreAndPrecisionFewer() throws {
    func kept(_ preference: ComparableAligner.Preference) throws -> Set<String> {
      try pairs(
        GroupTests.alignGagarin(["de", "en"]) {
          $0.inPairs = true
          $0.preference = preference
        }.links)
    }
    let usual = try kept(.balanced)
    let recall = try kept(.recall)
    let precision = try kept(.precision)
    #expect(recall.isStrictSuperset(of: usual))
    #expect(precision.isStrictSubset(of: usual))
    #expect(precision.count > 10)
  }

  /// Of groups of many documents only some pairs are explained; the rest is put together, which once depended on the run.
  @Test func largeGroupsAreTheSameInEveryRun() throws {
    let documents = try GroupTests.gagarin.flatMap { language in
      try ["a", "b"].map { try GroupTests.document("gagarin", language, as: "\($0)-\(language)") }
    }
    let both = try (0..<2).map { _ in try GroupTests.align(documents).alignment }
    #expect(both[0] == both[1])
    let large = both[0].links.filter { $0.passages.count > 5 }
    #expect(large.count > 10)
    for link in large {
      let logOdds = link.evidence.reduce(0) { $0 + $1.weight }
      #expect(abs(1 / (1 + exp(-logOdds)) - link.score) < 0.02)
      #expect(link.evidence.contains { $0.a != nil } && link.evidence.contains { $0.between == nil })
    }
  }

  @Test func aDocumentGivenTwiceHasEverySentenceWithItselfAtHighScore() throws {
    let synopsis = try GroupTests.align([
      GroupTests.document("leningrad", "en", as: "a"), GroupTests.document("leningrad", "en", as: "b"),
    ]) { $0.alignsSameLanguage = true }
    var scores: [Int: Double] = [:]
    for link in synopsis.links where link.passages.count == 2 {
      for sentence in Set(link.passages[0].sentences).intersection(link.passages[1].sentences) {
        scores[sentence] = max(scores[sentence] ?? 0, link.score)
      }
    }
    // A heading tells no event, so it is believed less.
    for (index, sentence) in synopsis.documents[0].sentences.enumerated() where sentence.block != .heading {
      #expect(scores[index] ?? 0 > 0.95, "\(index)")
    }
    #expect(scores.count > synopsis.documents[0].sentences.count - 3)
  }

  @Test func ofThirtyDocumentsOneOfReferencesOnlyHarmsNone() throws {
    // Twenty-nine excerpts of three accounts, in turn.
    let excerpts = try (0..<29).map { number in
      let subject = ["gagarin", "leningrad", "katharina"][number % 3]
      let language = ["de", "en", "ru"][number / 3 % 3]
      let text = try String(
        contentsOf: Fixtures.corpus.appending(path: "\(subject)/\(language).txt"), encoding: .utf8)
      let excerpt = text.split(separator: "\n").dropFirst(number / 9 * 3).prefix(6).joined(separator: "\n")
      return try Document("d\(number)", excerpt)
    }
    let without = try GroupTests.align(excerpts).links
    let references = (1...30).map {
      "↑ Müller, A.: Quellen, Bd. \($0). Berlin 19\(10 + $0), S. \($0 * 3). ISBN 3-16-148410-\($0 % 10)."
    }
    let list = try Document(
      "refs", "Einzelnachweise\n\n" + references.joined(separator: "\n"), language: .german)
    let synopsis = try GroupTests.align(excerpts + [list])
    let with = synopsis.links.filter { link in !link.passages.contains { $0.document == "refs" } }
    #expect(synopsis.links.count - with.count <= 5)
    let (before, after) = (pairs(without), pairs(with))
    #expect(before.count > 50)
    #expect(Double(before.intersection(after).count) >= 0.97 * Double(before.union(after).count))
  }
}
