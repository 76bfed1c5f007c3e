import Foundation
import Synoptic
import Testing

@Suite struct AlignerTests {
  private static let german = """
    Juri Gagarin wurde am 9. März 1934 in Kluschino geboren. Sein Vater war Zimmermann. \
    Am 12. April 1961 startete er mit Wostok 1 von Baikonur aus ins All. Nach 108 Minuten landete er bei Saratow.
    """
  private static let english = """
    On 12 April 1961 Vostok 1 carried Yuri Gagarin from Baikonur into space. He landed near Saratov 108 minutes later. \
    He had been born at Klushino on 9 March 1934, the son of a carpenter.
    """

  private static func options(_ mode: Aligner.Mode) -> Aligner.Options {
    var options = Aligner.Options()
    options.mode = mode
    return options
  }

  private static func synopsis(_ mode: Aligner.Mode = .comparable) throws -> Synopsis {
    try Aligner(options(mode), lexicon: .empty, vectors: .none).align([
      Document("de", german), Document("en", english),
    ])
  }

  @Test func accountsAreAlignedFromStrings() throws {
    let synopsis = try AlignerTests.synopsis()
    #expect(synopsis.alignment.mode == .comparable)
    #expect(synopsis.documents.map(\.document.language) == [.german, .english])
    let texts = synopsis.links.map(synopsis.texts)
    #expect(texts.contains { $0.first?.contains("Wostok") == true && $0.last?.contains("Vostok") == true })
    #expect(AlignmentSettings(signature: synopsis.alignment.signature) == synopsis.settings)
  }

  @Test func passagesStandWhereTheStringHasThem() throws {
    let synopsis = try AlignerTests.synopsis()
    let sources = ["de": AlignerTests.german, "en": AlignerTests.english]
    for passage in synopsis.links.flatMap(\.passages) {
      let source = try #require(sources[passage.document])
      let range = try #require(passage.range(in: source))
      #expect(String(source[range]) == synopsis.text(of: passage))
    }
    #expect(synopsis.links.first?.passages.first?.range(in: "short") == nil)
  }

  @Test func sentencesThatAreGivenAreNotDivided() throws {
    let document = try Document(
      "en", sentences: ["One sentence. Or two?", "", "On two\nlines, and it is the last of them."],
      language: .english)
    let segmented = try SegmentedDocument(document)
    #expect(
      segmented.sentences.map { document.view.text(in: $0.viewRange) } == [
        "One sentence. Or two?", "On two lines, and it is the last of them.",
      ])
  }

  @Test func translationsAreToldFromAccounts() throws {
    let german = (1...12).map { "Am \($0). Mai 1917 kamen \($0 * 7) Mann aus Petrograd nach Moskau zurück." }
    let english = (1...12).map { "On \($0) May 1917 \($0 * 7) men came back from Petrograd to Moscow." }
    let synopsis = try Aligner(lexicon: .empty, vectors: .none).align([
      Document("de", sentences: german), Document("en", sentences: english),
    ])
    #expect(synopsis.alignment.mode == .parallel)
    #expect(synopsis.decisions.count == 1)
    #expect(synopsis.links.count == 12)
  }

  @Test func judgedLinksAreKept() throws {
    var edited = try AlignerTests.synopsis().alignment
    try #require(!edited.links.isEmpty)
    edited.links[0].status = .confirmed
    edited.links[0].comment = "the launch"
    let again = try Aligner(AlignerTests.options(.automatic), lexicon: .empty, vectors: .none).align(
      [Document("de", AlignerTests.german), Document("en", AlignerTests.english)], keeping: edited)
    #expect(again.alignment.mode == .comparable)
    #expect(again.settings.keptLinks == 1)
    #expect(again.links.contains { $0.comment == "the launch" && $0.status == .confirmed })
  }

  @Test func oneDocumentIsNoneToAlign() throws {
    let document = try Document("de", AlignerTests.german)
    #expect(throws: InputError.self) { try Aligner(lexicon: .empty, vectors: .none).align([document]) }
  }

  @Test func textWithoutLanguageAsksForIt() throws {
    #expect(throws: InputError.self) { try Document("x", "12345") }
    #expect(try Document("x", "12345", language: .russian).language == .russian)
    #expect(throws: InputError.self) { try Document("x", " \n") }
  }

  @Test func progressIsToldAndWorkCanBeEnded() throws {
    let stages = Stages()
    let documents = [
      try Document("de", AlignerTests.german), try Document("en", AlignerTests.english),
    ]
    let observer = WorkObserver(progress: { stage, _, _ in stages.append(stage) })
    _ = try Aligner(AlignerTests.options(.automatic), lexicon: .empty, vectors: .none, observer: observer)
      .align(documents)
    #expect(stages.all.first == .segmenting)
    #expect(stages.all.contains(.aligningTranslations))
    #expect(throws: CancellationError.self) {
      try Aligner(lexicon: .empty, vectors: .none, observer: WorkObserver(isCancelled: { true })).align(
        documents)
    }
  }

  @Test func namesAndContradictionsAreALineEach() throws {
    let synopsis = try Aligner(AlignerTests.options(.comparable), lexicon: .empty, vectors: .none).align([
      Document("de", AlignerTests.german.replacingOccurrences(of: "9. März", with: "8. März")),
      Document("en", AlignerTests.english),
    ])
    let forms = try synopsis.entities().entities.map { Set($0.forms.map(\.text)) }
    #expect(forms.contains { $0.contains("Kluschino") && $0.contains("Klushino") })
    #expect(try synopsis.conflicts(leastScore: 0).allSatisfy { $0.a.document == 0 && $0.b.document == 1 })
  }
}

/// The stages that were told, from whatever thread.
private final class Stages: @unchecked Sendable {
  private let lock = NSLock()
  private var stages: [WorkObserver.Stage] = []

  func append(_ stage: WorkObserver.Stage) { lock.withLock { stages.append(stage) } }

  var all: [WorkObserver.Stage] { lock.withLock { stages } }
}
