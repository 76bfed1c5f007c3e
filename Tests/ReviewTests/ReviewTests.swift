import AlignmentFiles
import AlignmentModel
import Preparation
import Review
import Testing
import Texts

/// What actions do to an alignment.
@Suite struct ReviewTests {
  private static func accounts() throws -> Review {
    let (alignment, documents) = try ReviewFixture.accounts()
    return Review(alignment, documents: documents)
  }

  private static func translation() throws -> Review {
    let (alignment, documents) = try ReviewFixture.translation()
    return Review(alignment, documents: documents)
  }

  private func run(_ document: Int, _ sentences: ClosedRange<Int>) -> ReviewPassage {
    ReviewPassage(document: document, sentences: sentences)
  }

  private func shape(_ link: Link) -> [String] {
    link.passages.map { "\($0.document)\($0.sentences)" }
  }

  // MARK: - Decisions and words

  @Test func decisionsAndWordsChangeOneLinkInItsPlace() throws {
    var review = try Self.accounts()
    try review.perform(.status(link: "l2", .rejected), in: "w", seeing: 0)
    try review.perform(.comment(link: "l2", "  not the same night \n"), in: "w", seeing: 1)
    try review.perform(.tags(link: "l2", ["sea", "", "sea", "ship"]), in: "w", seeing: 2)
    #expect(review.alignment.links.map(\.id) == ["l1", "l2", "l3", "l4"])
    let link = review.alignment.links[1]
    #expect(link.status == .rejected)
    #expect(link.comment == "not the same night")
    #expect(link.tags == ["sea", "ship"])
    #expect(review.judged == 1)
    try review.perform(.comment(link: "l2", " "), in: "w", seeing: 3)
    #expect(review.alignment.links[1].comment == nil)
  }

  @Test func whatChangesNothingIsNoStep() throws {
    var review = try Self.accounts()
    try review.perform(.status(link: "l2", .automatic), in: "w", seeing: 0)
    try review.perform(.note(document: 0, sentence: 1, ""), in: "w", seeing: 0)
    #expect(review.revision == 0)
    #expect(throws: ReviewProblem.nothing) { try review.undo(in: "w") }
  }

  @Test func whatCannotBeDoneIsRefusedAndChangesNothing() throws {
    let rows: [(ReviewAction, ReviewProblem)] = [
      (.status(link: "l9", .confirmed), .noLink("l9")), (.comment(link: "l1", "a\u{7}b"), .noText),
      (.tags(link: "l1", ["a\u{1B}"]), .noText), (.takeOut(link: "l2", passage: 0), .oneDocument),
      (.takeOut(link: "l1", passage: 3), .noPassage), (.takeOut(link: "l1", passage: -1), .noPassage),
      (.replace(links: [], by: []), .oneDocument), (.replace(links: [], by: [[run(0, 1...1)]]), .oneDocument),
      (.replace(links: [], by: [[run(0, 1...1), run(0, 5...5)]]), .oneDocument),
      (.replace(links: [], by: [[run(0, 1...12), run(1, 0...0)]]), .noSentence),
      (.replace(links: [], by: [[run(0, -1...1), run(1, 0...0)]]), .noSentence),
      (.replace(links: [], by: [[run(3, 1...1), run(1, 0...0)]]), .noDocument),
      (.replace(links: ["l9"], by: [[run(0, 1...1), run(1, 0...0)]]), .noLink("l9")),
      (.note(document: 4, sentence: 0, "n"), .noDocument),
      (.note(document: 0, sentence: 12, "n"), .noSentence),
      (
        .verdict(
          .init(
            a: .init(document: "x", start: 0, end: 1), b: .init(document: "b", start: 0, end: 1),
            verdict: .real)
        ), .noDocument
      ),
      (
        .verdict(
          .init(
            a: .init(document: "a", start: 5, end: 5), b: .init(document: "b", start: 0, end: 1),
            verdict: .real)
        ), .noSentence
      ),
      (
        .verdict(
          .init(
            a: .init(document: "a", start: 5, end: 99_999), b: .init(document: "b", start: 0, end: 1),
            verdict: .real)
        ), .noSentence
      ),
    ]
    for (action, problem) in rows {
      var review = try Self.accounts()
      let before = review.alignment
      #expect(throws: problem, "\(action)") { try review.perform(action, in: "w", seeing: 0) }
      #expect(review.alignment == before && review.revision == 0, "\(action)")
    }
  }

  // MARK: - Groups and links made by hand

  @Test func aPassageTakenOutLeavesTheRestTogetherAndTheGroupOnRecord() throws {
    var review = try Self.accounts()
    try review.perform(.takeOut(link: "l1", passage: 2), in: "w", seeing: 0)
    let links = review.alignment.links
    #expect(links.map(\.id) == ["l1", "m1", "l2", "l3", "l4"])
    #expect(links.map(\.status) == [.confirmed, .rejected, .automatic, .automatic, .automatic])
    #expect(shape(links[0]) == ["a[0]", "b[1]"])
    #expect(shape(links[1]) == ["a[0]", "b[1]", "c[2, 3]"])
    // The evidence between the others went with the passage.
    #expect(links[0].evidence.map(\.kind) == [.date])
    try review.undo(in: "w")
    #expect(try review.alignment == ReviewFixture.accounts().alignment)
  }

  @Test func aLinkIsDrawn() throws {
    var review = try Self.accounts()
    try review.perform(.replace(links: [], by: [[run(1, 8...8), run(0, 5...6)]]), in: "w", seeing: 0)
    // After the link whose passage of the first document stands last before its own.
    #expect(review.alignment.links.map(\.id) == ["l1", "l2", "m1", "l3", "l4"])
    let link = review.alignment.links[2]
    #expect(link.status == .manual && link.score == 1 && link.evidence.isEmpty)
    #expect(shape(link) == ["a[5, 6]", "b[8]"])
    let (_, documents) = try ReviewFixture.accounts()
    #expect(link.passages[0].start == documents[0].sentences[5].range.lowerBound)
    #expect(link.passages[0].end == documents[0].sentences[6].range.upperBound)
  }

  @Test func bordersMoveAndTheLinkKeepsItsNameAndWords() throws {
    var review = try Self.accounts()
    try review.perform(.comment(link: "l2", "c"), in: "w", seeing: 0)
    try review.perform(.tags(link: "l2", ["t"]), in: "w", seeing: 1)
    try review.perform(.replace(links: ["l2"], by: [[run(0, 3...5), run(1, 4...4)]]), in: "w", seeing: 2)
    let link = review.alignment.links[1]
    #expect(link.id == "l2" && link.status == .manual && link.comment == "c" && link.tags == ["t"])
    #expect(shape(link) == ["a[3, 4, 5]", "b[4]"])
  }

  @Test func linksAreSplitAndMerged() throws {
    var review = try Self.translation()
    try review.perform(
      .replace(
        links: ["l2"], by: [[run(0, 1...1), run(1, 1...1)], [run(0, 2...2), run(1, 2...2)]]),
      in: "w", seeing: 0)
    #expect(review.alignment.links.map(\.id) == ["l1", "l2", "m1", "l3", "l4", "l5"])
    try review.perform(
      .replace(links: ["l3", "l4"], by: [[run(0, 3...3), run(0, 4...4), run(1, 3...5)]]), in: "w", seeing: 1)
    #expect(review.alignment.links.map(\.id) == ["l1", "l2", "m1", "l3", "l5"])
    // Runs that adjoin are one.
    #expect(shape(review.alignment.links[3]) == ["a[3, 4]", "b[3, 4, 5]"])
    try review.undo(in: "w")
    try review.undo(in: "w")
    #expect(try review.alignment == ReviewFixture.translation().alignment)
    try review.redo(in: "w")
    try review.redo(in: "w")
    #expect(review.alignment.links.map(\.id) == ["l1", "l2", "m1", "l3", "l5"])
  }

  @Test func ofTranslationsUndecidedLinksYieldTheirSentences() throws {
    var review = try Self.translation()
    try review.perform(.replace(links: ["l1"], by: [[run(0, 0...1), run(1, 0...0)]]), in: "w", seeing: 0)
    #expect(
      review.alignment.links.map(shape) == [
        ["a[0, 1]", "b[0]"], ["a[2]", "b[1, 2]"], ["a[3]", "b[3]"], ["a[4]", "b[4, 5]"], ["a[5]", "b[6]"],
      ])
    // Nothing is known of it any more, so that it comes up among those in doubt.
    #expect(review.alignment.links[1].score == 0.5 && review.alignment.links[1].evidence.isEmpty)
    // A link of which one side is gone goes too.
    try review.perform(.replace(links: [], by: [[run(0, 3...3), run(1, 9...9)]]), in: "w", seeing: 1)
    #expect(review.alignment.links.map(\.id) == ["l1", "l2", "m1", "l4", "l5"])
    try review.undo(in: "w")
    try review.undo(in: "w")
    #expect(try review.alignment == ReviewFixture.translation().alignment)
  }

  @Test func ofTranslationsDecidedLinksYieldNothing() throws {
    var review = try Self.translation()
    try review.perform(.status(link: "l3", .confirmed), in: "w", seeing: 0)
    #expect(throws: ReviewProblem.taken(by: "l3")) {
      try review.perform(.replace(links: [], by: [[run(0, 3...3), run(1, 9...9)]]), in: "w", seeing: 1)
    }
    // What is rejected is as if it were not there.
    try review.perform(.status(link: "l3", .rejected), in: "w", seeing: 1)
    try review.perform(.replace(links: [], by: [[run(0, 3...3), run(1, 9...9)]]), in: "w", seeing: 2)
    #expect(review.alignment.links.count == 6)
  }

  /// Files of other programs may have a sentence in two links; what stood so may stand so again.
  @Test func whatOverlappedBeforeMayBePutBack() throws {
    var (alignment, documents) = try ReviewFixture.translation()
    alignment.links[1].passages[0] = ReviewFixture.passage(documents[0], 1...3)
    var review = Review(alignment, documents: documents)
    try review.perform(.replace(links: ["l2"], by: [[run(0, 1...1), run(1, 1...2)]]), in: "w", seeing: 0)
    try review.undo(in: "w")
    #expect(review.alignment == alignment)
  }

  @Test func aLinkMadeByHandIsNotLeftToTheProgram() throws {
    var review = try Self.accounts()
    try review.perform(.replace(links: [], by: [[run(0, 5...5), run(1, 8...8)]]), in: "w", seeing: 0)
    #expect(throws: ReviewProblem.madeByHand) {
      try review.perform(.status(link: "m1", .automatic), in: "w", seeing: 1)
    }
    // Rejected and left open again, it is one still.
    try review.perform(.status(link: "m1", .rejected), in: "w", seeing: 1)
    try review.perform(.status(link: "m1", .automatic), in: "w", seeing: 2)
    #expect(review.alignment.links.first { $0.id == "m1" }?.status == .manual)
  }

  // MARK: - Contradictions and notes

  @Test func contradictionsAreJudgedInEitherOrder() throws {
    var review = try Self.accounts()
    let (a, b) = (
      ConflictDecision.Side(document: "a", start: 1, end: 4),
      ConflictDecision.Side(document: "b", start: 2, end: 6)
    )
    try review.perform(.verdict(.init(a: a, b: b, verdict: .real, comment: "c")), in: "w", seeing: 0)
    try review.perform(.verdict(.init(a: b, b: a, verdict: .explained)), in: "w", seeing: 1)
    #expect(review.alignment.conflicts == [.init(a: a, b: b, verdict: .explained)])
    try review.perform(.verdict(.init(a: a, b: b)), in: "w", seeing: 2)
    #expect(review.alignment.conflicts == [])
    for _ in 0..<3 { try review.undo(in: "w") }
    #expect(try review.alignment == ReviewFixture.accounts().alignment)
  }

  @Test func sentencesAreNotedOn() throws {
    var review = try Self.accounts()
    try review.perform(.note(document: 1, sentence: 2, " first "), in: "w", seeing: 0)
    try review.perform(.note(document: 1, sentence: 2, "second"), in: "w", seeing: 1)
    let range = try ReviewFixture.documents(2)[1].sentences[2].range
    #expect(
      review.alignment.notes == [
        .init(document: "b", start: range.lowerBound, end: range.upperBound, text: "second")
      ])
    try review.perform(.note(document: 1, sentence: 2, ""), in: "w", seeing: 2)
    #expect(review.alignment.notes == [])
  }

  /// Two notes on one sentence, as where two sentences became one, are two.
  @Test func anotherNoteOnTheSentenceStays() throws {
    var (alignment, documents) = try ReviewFixture.accounts()
    let range = documents[1].sentences[2].range
    alignment.notes = ["one", "two"].map {
      SentenceNote(document: "b", start: range.lowerBound, end: range.upperBound, text: $0)
    }
    var review = Review(alignment, documents: documents)
    try review.perform(.note(document: 1, sentence: 2, "another"), in: "w", seeing: 0)
    #expect(review.alignment.notes.map(\.text) == ["another", "two"])
    try review.perform(.note(document: 1, sentence: 2, ""), in: "w", seeing: 1)
    #expect(review.alignment.notes.map(\.text) == ["two"])
    try review.undo(in: "w")
    try review.undo(in: "w")
    #expect(review.alignment == alignment)
  }

  // MARK: - Windows

  @Test func whatAnotherWindowChangedIsNotWrittenOver() throws {
    var review = try Self.accounts()
    try review.perform(.status(link: "l1", .confirmed), in: "one", seeing: 0)
    #expect(throws: ReviewProblem.changedElsewhere) {
      try review.perform(.status(link: "l1", .rejected), in: "two", seeing: 0)
    }
    // Who has seen it may, and who changes something else need not.
    try review.perform(.status(link: "l2", .rejected), in: "two", seeing: 0)
    try review.perform(.status(link: "l1", .rejected), in: "two", seeing: 2)
    #expect(review.alignment.links[0].status == .rejected)
    #expect(throws: ReviewProblem.changedSince) { try review.undo(in: "one") }
    try review.undo(in: "two")
    try review.undo(in: "one")
    #expect(review.alignment.links.map(\.status) == [.automatic, .rejected, .automatic, .automatic])
  }

  @Test func somethingNewEndsWhatCanBeDoneAgain() throws {
    var review = try Self.accounts()
    try review.perform(.status(link: "l1", .confirmed), in: "w", seeing: 0)
    try review.undo(in: "w")
    try review.perform(.status(link: "l2", .confirmed), in: "w", seeing: 2)
    #expect(throws: ReviewProblem.nothing) { try review.redo(in: "w") }
  }
}
