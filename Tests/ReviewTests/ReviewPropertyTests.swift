import AlignmentFiles
import AlignmentModel
import Foundation
import Review
import TestSupport
import Testing

/// Random work in several windows.
@Suite struct ReviewPropertyTests {
  static let windows = ["windowone", "windowtwo", "windowthree"]

  /// Something a reader may do, or try to.
  static func action(
    _ alignment: Alignment, _ random: inout SeededGenerator
  ) -> ReviewAction {
    let link = alignment.links.randomElement(using: &random)?.id ?? "none"
    func run() -> ReviewPassage {
      let first = Int.random(in: 0..<ReviewFixture.sentences, using: &random)
      return ReviewPassage(
        document: Int.random(in: 0..<alignment.documents.count, using: &random),
        sentences: first...min(first + Int.random(in: 0...2, using: &random), ReviewFixture.sentences - 1))
    }
    func side() -> ConflictDecision.Side {
      let start = Int.random(in: 0..<3, using: &random) * 7
      return .init(
        document: alignment.documents[Int.random(in: 0..<2, using: &random)].id, start: start, end: start + 4)
    }
    switch Int.random(in: 0..<9, using: &random) {
    case 0, 1: return .status(link: link, Link.Status.allCases.randomElement(using: &random) ?? .confirmed)
    case 2: return .comment(link: link, ["", "yes", "no ё"].randomElement(using: &random) ?? "")
    case 3: return .tags(link: link, [[], ["x"], ["x", "y"]].randomElement(using: &random) ?? [])
    case 4: return .takeOut(link: link, passage: Int.random(in: 0...2, using: &random))
    case 5:
      return .note(
        document: Int.random(in: 0..<alignment.documents.count, using: &random),
        sentence: Int.random(in: 0..<ReviewFixture.sentences, using: &random),
        ["", "n", "m"].randomElement(using: &random) ?? "")
    case 6:
      return .verdict(
        .init(
          a: side(), b: side(), verdict: [nil, .real, .different].randomElement(using: &random) ?? nil,
          comment: [nil, "c"].randomElement(using: &random) ?? nil))
    default:
      let replaced = (0..<Int.random(in: 0...2, using: &random)).compactMap { _ in
        alignment.links.randomElement(using: &random)?.id
      }
      let made = (0..<Int.random(in: 1...2, using: &random)).map { _ in
        (0..<Int.random(in: 2...3, using: &random)).map { _ in run() }
      }
      return .replace(links: replaced, by: made)
    }
  }

  private static func start(_ isTranslation: Bool) throws -> Review {
    let (alignment, documents) =
      isTranslation ? try ReviewFixture.translation() : try ReviewFixture.accounts()
    return Review(alignment, documents: documents)
  }

  /// After each of 500 steps the file is sound; each window's steps undone in the reverse order of all give the first state back, and done
  /// again the last.
  @Test(arguments: [false, true], [1, 2, 3] as [UInt64])
  func fiveHundredStepsLoseNothing(_ isTranslation: Bool, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var review = try Self.start(isTranslation)
    let first = try NativeFile.data(review.alignment)
    var steps: [String] = []
    for _ in 0..<500 {
      let window = Self.windows.randomElement(using: &random) ?? ""
      let before = review
      do throws(ReviewProblem) {
        try review.perform(Self.action(review.alignment, &random), in: window, seeing: review.revision)
        if review.revision > before.revision { steps.append(window) }
      } catch { #expect(review.alignment == before.alignment && review.revision == before.revision) }
      try #require(NativeFile.findings(review.alignment).isEmpty)
      let names = review.alignment.links.map(\.id)
      try #require(Set(names).count == names.count)
      if isTranslation { try #require(Self.overlapping(review.alignment).isEmpty) }
    }
    #expect(steps.count > 200)
    let last = try NativeFile.data(review.alignment)
    for window in steps.reversed() { try review.undo(in: window) }
    #expect(try NativeFile.data(review.alignment) == first)
    for window in steps { try review.redo(in: window) }
    #expect(try NativeFile.data(review.alignment) == last)
  }

  /// Undoing and doing in any order: what is refused changes nothing, and the file is sound after each.
  @Test(arguments: [false, true])
  func undoingAmongTheWorkOfOthersIsSound(_ isTranslation: Bool) throws {
    var random = SeededGenerator(seed: 11)
    var review = try Self.start(isTranslation)
    for _ in 0..<500 {
      let window = Self.windows.randomElement(using: &random) ?? ""
      let before = review.alignment
      do throws(ReviewProblem) {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: try review.undo(in: window)
        case 1: try review.redo(in: window)
        default: try review.perform(Self.action(before, &random), in: window, seeing: review.revision)
        }
      } catch { #expect(review.alignment == before) }
      try #require(NativeFile.findings(review.alignment).isEmpty)
      let names = review.alignment.links.map(\.id)
      try #require(Set(names).count == names.count)
      if isTranslation { try #require(Self.overlapping(review.alignment).isEmpty) }
    }
  }

  /// The sentences of a translation that stand in two links.
  static func overlapping(_ alignment: Alignment) -> [String] {
    var seen: Set<String> = []
    var twice: [String] = []
    for link in alignment.links where link.isAccepted {
      for passage in link.passages {
        for sentence in passage.sentences {
          let place = "\(passage.document) \(sentence)"
          if !seen.insert(place).inserted { twice.append(place) }
        }
      }
    }
    return twice
  }
}
