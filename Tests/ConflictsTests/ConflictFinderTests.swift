import AlignmentModel
import ComparableMode
import Conflicts
import Foundation
import Preparation
import TestSupport
import Testing
import Texts

@Suite struct ConflictFinderTests {
  private static let german = """
    Anton Keller wurde 1831 in Ulm geboren. Am 3. Mai 1860 eröffnete Keller in Leipzig eine Fabrik für Klaviere. \
    Die Fabrik in Leipzig beschäftigte 250 Arbeiter. Keller starb am 9. Juni 1899 in Dresden.
    """
  private static let english = """
    Anton Keller was born at Ulm in 1831. On 5 May 1860 Keller opened a Fabrik for Klaviere at Leipzig. \
    The Fabrik at Leipzig had 250 Arbeiter. Keller died at Dresden on 9 June 1899.
    """

  /// The contradictions of texts whose sentences are linked one by one.
  private func conflicts(
    _ texts: [String: String], status: Link.Status = .automatic, mode: Alignment.Mode = .comparable,
    decisions: [ConflictDecision] = [], leastScore: Double = ConflictFinder.leastScore
  ) throws -> [Conflict] {
    try Fixtures.withTemporaryFolder { folder in
      let ids = texts.keys.sorted()
      for id in ids { try Data((texts[id] ?? "").utf8).write(to: folder.appending(path: id + ".txt")) }
      let documents = try DocumentReader(
        languages: Dictionary(uniqueKeysWithValues: ids.map { ($0, $0.hasPrefix("de") ? .german : .english) })
      ).read(ids.map { folder.appending(path: $0 + ".txt").path })
      let input = try AlignmentInput(documents)
      var links: [Link] = []
      for x in input.documents.indices {
        for y in input.documents.indices where y > x {
          for sentence in input.documents[x].sentences.indices
          where sentence < input.documents[y].sentences.count {
            let passages = [x, y].map { document in
              let range = input.documents[document].sentences[sentence].sentence.range
              return Passage(
                document: documents[document].id, start: range.lowerBound, end: range.upperBound,
                sentences: [sentence])
            }
            var link = Link(id: "l\(links.count + 1)", score: 0.9, passages: passages, evidence: [])
            link.status = status
            links.append(link)
          }
        }
      }
      var alignment = Alignment(
        generator: "test", signature: "", mode: mode, documents: documents.map(DocumentReference.init),
        links: links)
      alignment.conflicts = decisions
      return try ConflictFinder(alignment, input).conflicts(leastScore: leastScore)
    }
  }

  @Test(arguments: ConflictDecision.Verdict.allCases, [false, true])
  func whatAPersonHasDecidedIsKnown(verdict: ConflictDecision.Verdict, isTurned: Bool) throws {
    let texts = ["de": Self.german, "en": Self.english]
    let found = try #require(try conflicts(texts).first)
    let sides = [("de", found.a), ("en", found.b)].map {
      ConflictDecision.Side(document: $0, start: $1.range.lowerBound, end: $1.range.upperBound)
    }
    let decision = ConflictDecision(a: sides[isTurned ? 1 : 0], b: sides[isTurned ? 0 : 1], verdict: verdict)
    let again = try conflicts(texts, decisions: [decision])
    #expect(again.first?.decision == decision && again.first?.isOpen == (verdict != .different))
    #expect(again.dropFirst().allSatisfy { $0.decision == nil && $0.isOpen })
  }

  @Test func twoDaysOfOneEventContradict() throws {
    let found = try #require(try conflicts(["de": Self.german, "en": Self.english]).first)
    #expect(found.kind == .date)
    #expect([found.a.value, found.b.value] == ["1860-05-03", "1860-05-05"])
    #expect(found.link == "l2")
    let text = Array(Self.german.unicodeScalars)[found.a.range]
    #expect(String(String.UnicodeScalarView(text)) == "3. Mai 1860")
  }

  @Test func aNumberContradicts() throws {
    let found = try conflicts([
      "de": Self.german, "en": Self.english.replacing("250", with: "320").replacing("5 May", with: "3 May"),
    ])
    #expect(found.first.map { [$0.a.value, $0.b.value] } == ["250", "320"])
    #expect(found.first?.kind == .number)
  }

  @Test func whatAgreesIsNotReported() throws {
    let agreeing = Self.english.replacing("5 May", with: "3 May")
    let found = try conflicts(["de": Self.german, "en": agreeing])
    #expect(found.allSatisfy { $0.score < 0.3 })
  }

  @Test func aThirdDocumentSupportsASide() throws {
    let found = try #require(
      try conflicts([
        "de": Self.german, "en": Self.english, "en2": Self.english.replacing("On 5", with: "There, on 5"),
      ]).first)
    #expect(found.b.support == [2])
    #expect(found.a.support.isEmpty)
  }

  @Test func aContradictionIsOneRowWithAllWhoTakePart() throws {
    let found = try conflicts([
      "de": Self.german, "en": Self.english, "en2": Self.english.replacing("On 5", with: "There, on 5"),
    ])
    let openings = found.filter { [$0.a.value, $0.b.value] == ["1860-05-03", "1860-05-05"] }
    #expect(openings.count == 1)
    #expect(openings.first?.b.also.map(\.document) == [2])
    #expect(openings.first?.a.also.isEmpty == true)
  }

  @Test func whatItIsAboutIsNamed() throws {
    let found = try #require(try conflicts(["de": Self.german, "en": Self.english]).first)
    #expect(found.about.contains("Fabrik") || found.about.contains("Keller"))
    #expect(found.about.count <= 3)
  }

  @Test func agesAndDurationsContradict() throws {
    let german =
      "Keller fuhr am Abend nach Leipzig. Die Reise nach Leipzig dauerte 17 Stunden. Keller war damals 34 Jahre alt."
    let english =
      "Keller went to Leipzig at night. The Reise to Leipzig took 19 hours. Keller was then aged 36 in Leipzig."
    let found = try conflicts(["de": german, "en": english])
    #expect(found.contains { $0.kind == .time && [$0.a.value, $0.b.value] == ["17 h", "19 h"] })
    #expect(found.contains { $0.kind == .age && [$0.a.value, $0.b.value] == ["A34", "A36"] })
  }

  @Test func halfAnHourIsAContradiction() throws {
    let found = try conflicts([
      "de":
        "Keller kam nach Leipzig. Das Feuer in der Fabrik begann um 8:30 Uhr morgens. Keller lief zur Fabrik.",
      "en":
        "Keller came to Leipzig. The Feuer in the Fabrik began at 8:00 a.m. that day. Keller ran to the Fabrik.",
    ])
    #expect(found.first.map { [$0.a.value, $0.b.value] } == ["T08:30", "T08:00"])
    #expect(found.first?.kind == .time)
  }

  @Test func rejectedLinksReportNothing() throws {
    #expect(
      try conflicts(["de": Self.german, "en": Self.english], status: .rejected).allSatisfy { $0.link == nil })
  }

  @Test func inTranslationsOnlyLinkedSentencesContradict() throws {
    let found = try conflicts(["de": Self.german, "en": Self.english], mode: .parallel)
    #expect(found.first.map { [$0.a.value, $0.b.value] } == ["1860-05-03", "1860-05-05"])
    #expect(found.allSatisfy { $0.link != nil })
  }

  @Test func theLikeliestComeFirstAndEachPairOnce() throws {
    let found = try conflicts([
      "de": Self.german, "en": Self.english.replacing("250", with: "320").replacing("1899", with: "1889"),
    ])
    #expect(found.count >= 3)
    #expect(found.map(\.score) == found.map(\.score).sorted(by: >))
    #expect(Set(found.map { [$0.a.range.lowerBound, $0.b.range.lowerBound] }).count == found.count)
    #expect(found.allSatisfy { (0...1).contains($0.score) })
  }

  /// What two texts, linked sentence by sentence, contradict each other in, whatever the score.
  private func values(_ german: String, _ english: String, _ mode: Alignment.Mode) throws -> Set<[String]> {
    Set(
      try conflicts(["de": german, "en": english], mode: mode, leastScore: 0).filter { $0.link != nil }
        .map { [$0.a.value, $0.b.value] })
  }

  private static let modes: [Alignment.Mode] = [.parallel, .comparable]

  @Test(arguments: modes)
  func theSameListIsNoContradiction(mode: Alignment.Mode) throws {
    let rows = [
      (
        "In Leipzig wurden ein 17-Jähriger, zwei 18-Jährige und ein 20-jähriger Arbeiter festgenommen.",
        "In Leipzig a 17-year-old, two 18-year-olds and a 20-year-old Arbeiter were arrested."
      ),
      (
        "Drei Arbeiter im Alter von 33, 34 und 39 Jahren kamen nach Leipzig.",
        "Three Arbeiter, aged 33, 34 and 39, came to Leipzig."
      ),
      (
        "Keller baute 1860, 1871 und 1899 in Leipzig eine Fabrik.",
        "In 1860, 1871 and 1899 Keller built a Fabrik at Leipzig."
      ),
      (
        "Die Fabriken in Leipzig hatten 120, 250 und 400 Arbeiter.",
        "The Fabriken at Leipzig had 120, 250 and 400 Arbeiter."
      ),
      (
        "Keller zahlte in Leipzig 12,50 Euro und 15,20 Euro für Klaviere.",
        "Keller paid €15.20 and €12.50 for Klaviere at Leipzig."
      ),
      (
        "Die Züge nach Leipzig fuhren um 9:30 Uhr, um 11:15 Uhr und um 14:20 Uhr.",
        "The trains to Leipzig left at 9:30 a.m., 11:15 a.m. and 2:20 p.m."
      ),
    ]
    for (german, english) in rows { #expect(try values(german, english, mode) == [], "\(german)") }
  }

  @Test(arguments: modes)
  func anotherMemberOfAListIsAContradiction(mode: Alignment.Mode) throws {
    let found = try values(
      "Drei Arbeiter im Alter von 33, 34 und 39 Jahren kamen nach Leipzig.",
      "Three Arbeiter, aged 33, 34 and 38, came to Leipzig.", mode)
    #expect(found.contains(["A39", "A38"]))
    // Of accounts, what is told on one side only may contradict each of the other's, and the likeliest comes first.
    #expect(mode == .parallel ? found.count == 1 : !found.contains(["A34", "A33"]))
  }

  /// What one side tells twice and the other once stands alone the second time.
  @Test(arguments: modes)
  func aSecondMentionMayContradict(mode: Alignment.Mode) throws {
    let german = "Hai verletzt 13-Jährigen: In Leipzig wurde ein 13-jähriger Arbeiter verletzt."
    let found = try values(
      german, "Shark injures 13-year-old: a 14-year-old Arbeiter was injured at Leipzig.", mode)
    #expect(found == [["A13", "A14"]])
    let once = try values(
      "In Leipzig wurde ein 13-jähriger Arbeiter verletzt.",
      "Shark injures 13-year-old: a 14-year-old Arbeiter was injured at Leipzig.", mode)
    // An account that says both contradicts the one that says one of them.
    #expect(once == (mode == .parallel ? [] : [["A13", "A14"]]))
  }

  /// Not at any score: neither what is equal, nor what agrees.
  @Test(arguments: modes)
  func whatIsEqualIsNeverReported(mode: Alignment.Mode) throws {
    let agreeing = Self.english.replacing("5 May", with: "3 May")
    let found = try conflicts(["de": Self.german, "en": agreeing], mode: mode, leastScore: 0)
    #expect(found.allSatisfy { $0.a.value != $0.b.value })
    #expect(found.isEmpty || mode == .comparable)
  }

  @Test(arguments: [
    ("rund 11 Millionen Euro", "about €12 million"), ("über 200 Arbeiter", "more than 300 Arbeiter"),
    ("26.750 US-Dollar", "$27,650"), ("11 Millionen britische Pfund", "£12 million"),
    ("etwa 1.000 Arbeiter", "about 1,200 Arbeiter"),
  ])
  func aTranslationSaysTheSameNumber(_ german: String, _ english: String) throws {
    let texts = (
      "Die Fabrik in Leipzig hatte \(german) im Jahr.", "The Fabrik at Leipzig had \(english) a year."
    )
    #expect(try values(texts.0, texts.1, .parallel).count == 1)
  }

  @Test func theBuiltInWeightsCanBeRead() throws {
    #expect(try ConflictWeights.builtIn().agreement > 0)
  }

  /// So many sentences of each two documents that translate each other, with a number in each, and links between them one by one.
  private func translations(_ count: Int) throws -> ConflictFinder {
    let texts = [
      (1...count).map { "Im Jahr \(1800 + $0 % 100) kostete das Haus \(3000 + $0) Rubel." },
      (1...count).map {
        "In the year \(1800 + $0 % 100) the house cost \($0 == 7 ? 9000 : 3000 + $0) roubles."
      },
    ]
    let documents = zip(["de", "en"], texts).map { id, sentences in
      Document(
        id: id, path: id, language: id == "de" ? .german : .english, sha256: "",
        scalars: Array((sentences.joined(separator: "\n") + "\n").unicodeScalars))
    }
    let input = try AlignmentInput(documents)
    let links = (0..<count).map { number in
      Link(
        id: "l\(number + 1)", score: 0.9,
        passages: input.documents.map { document in
          let range = document.sentences[number].sentence.range
          return Passage(
            document: document.document.id, start: range.lowerBound, end: range.upperBound,
            sentences: [number])
        }, evidence: [])
    }
    let alignment = Alignment(
      generator: "test", signature: "", mode: .parallel, documents: documents.map(DocumentReference.init),
      links: links)
    return try ConflictFinder(alignment, input)
  }

  @Test func ofTranslationsOnlyLinkedSentencesAreCompared() throws {
    let few = try translations(100)
    let values = few.conflicts(leastScore: 0).map { [$0.a.value, $0.b.value] }
    #expect(values.contains { $0[0].hasPrefix("3007") && $0[1].hasPrefix("9000") }, "\(values.prefix(3))")
    let (once, twice) = (few.examinedPairs(), try translations(200).examinedPairs())
    #expect(once > 0 && twice <= 2 * once + 10, "\(once) \(twice)")
  }
}
