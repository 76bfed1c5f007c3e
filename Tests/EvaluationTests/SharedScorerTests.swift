import AlignmentFiles
import AlignmentModel
import Evaluation
import Foundation
import TestSupport
import Testing
import Texts

/// Our figures are the very ones of the scorers beside the project, on random alignments.
@Suite(.enabled(if: Fixtures.shared != nil && Python.isHere, "the shared scorers or python3 are absent"))
struct SharedScorerTests {
  private func script(_ name: String) throws -> String {
    try #require(Fixtures.shared).appending(path: "eval/\(name)").path
  }

  /// Beads in order, some with an empty side, some with more than a sentence, a few twice.
  private func beads(_ generator: inout SeededGenerator) -> [SentenceBead] {
    var beads: [SentenceBead] = []
    var (a, b) = (0, 0)
    for _ in 0..<Int.random(in: 0...60, using: &generator) {
      let sizes = [(1, 1), (1, 1), (1, 1), (2, 1), (1, 2), (0, 1), (1, 0), (3, 2)]
      let (m, n) = sizes.randomElement(using: &generator) ?? (1, 1)
      if Double.random(in: 0..<1, using: &generator) < 0.9 {
        beads.append(SentenceBead(a: Array(a..<a + m), b: Array(b..<b + n)))
      }
      if Double.random(in: 0..<1, using: &generator) < 0.03, let last = beads.last { beads.append(last) }
      (a, b) = (a + m, b + n)
    }
    return beads
  }

  @Test func beads() throws {
    var generator = SeededGenerator(seed: 91)
    try Fixtures.withTemporaryFolder { folder in
      for _ in 0..<50 {
        let gold = beads(&generator)
        let test =
          Bool.random(using: &generator)
          ? beads(&generator)
          : gold.filter { _ in
            Double.random(in: 0..<1, using: &generator) < 0.7
          }
        let files = [gold, test].enumerated().map { ($1, folder.appending(path: "\($0)")) }
        for (beads, file) in files {
          try Data(beads.map { "\($0.a):\($0.b)\n" }.joined().utf8).write(to: file)
        }
        let read = try files.map {
          try SentenceBead.beads(String(contentsOf: $0.1, encoding: .utf8), file: "")
        }
        #expect(read == [gold, test])
        let score = BeadScore(test, gold: gold)
        let ours = String(
          format: "strict P %.3f R %.3f F1 %.3f   lax P %.3f R %.3f F1 %.3f", score.strict.precision,
          score.strict.recall, score.strictF1, score.lax.precision, score.lax.recall, score.laxF1)
        let theirs = try Python.run([script("score_beads.py"), files[0].1.path, files[1].1.path])
        #expect(theirs.output == ours + "\n")
      }
    }
  }

  @Test func events() throws {
    var generator = SeededGenerator(seed: 92)
    let folder = Fixtures.corpus.appending(path: "gagarin/gold").path
    let pairs = [("de", "en"), ("de", "ru"), ("en", "ru")]
    let golds = try pairs.map { try EventGold(folder: folder, a: $0.0, b: $0.1) }
    try Fixtures.withTemporaryFolder { temporary in
      let file = temporary.appending(path: "a.json").path
      for round in 0..<50 {
        let gold = golds[round % 3]
        let alignment = random(gold, &generator)
        try NativeFile.write(alignment, to: file)
        let score = EventScore(alignment, gold: gold)
        let ours = String(
          format: "%@ %@  P %.3f  R %.3f  F1 %.3f  (recall of all grades %.3f, %d pairs)\n",
          gold.documents.a, gold.documents.b, score.precision, score.recall, score.f1,
          score.recallOfAllGrades, score.pairs)
        let theirs = try Python.run(
          [script("score_events.py"), folder, file, gold.documents.a, gold.documents.b])
        #expect(theirs.output == ours)
      }
    }
  }

  /// Links near gold and anywhere, with passages that begin and end within sentences.
  private func random(_ gold: EventGold, _ generator: inout SeededGenerator) -> Alignment {
    func passage(_ document: String, _ ranges: [Range<Int>], near index: Int?) -> Passage {
      let first = index ?? Int.random(in: 0..<ranges.count, using: &generator)
      let last = min(ranges.count - 1, first + Int.random(in: 0...2, using: &generator))
      let start = max(0, ranges[first].lowerBound + Int.random(in: -30...60, using: &generator))
      let end = ranges[last].upperBound + Int.random(in: -60...30, using: &generator)
      return Passage(document: document, start: start, end: max(start + 1, end), sentences: [first])
    }
    let links = (0..<Int.random(in: 0...80, using: &generator)).map { number in
      let near = Bool.random(using: &generator) ? gold.links.randomElement(using: &generator) : nil
      return Link(
        id: "l\(number)", score: 0.5,
        passages: [
          passage(gold.documents.a, gold.sentences.a, near: near?.a.min()),
          passage(gold.documents.b, gold.sentences.b, near: near?.b.min()),
        ], evidence: [])
    }
    return Alignment(
      generator: "", signature: "", mode: .comparable,
      documents: [(gold.documents.a, Language.german), (gold.documents.b, .english)].map {
        DocumentReference(id: $0.0, language: $0.1, path: "", sha256: "", length: 100_000)
      }, links: links)
  }
}
