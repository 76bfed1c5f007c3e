import Dictionaries
import Evaluation
import Foundation
import ParallelMode
import TestSupport
import Testing
import Texts
import Vectors

/// What is reached on the texts beside the project, which it has been built on; well below what is measured, so that a change
/// which loses a point is no failure and one that breaks something is.
@Suite struct ParallelBenchTests {
  private static let pairs = [("de", "en"), ("en", "ru"), ("de", "ru")]

  private func meanF1(
    _ kind: String, _ lexicon: Lexicon, _ encoder: VectorSource? = nil
  ) throws -> (strict: Double, lax: Double) {
    let folder = try #require(Fixtures.shared).appending(path: "bench/parallel")
    var mean = (strict: 0.0, lax: 0.0)
    for (a, b) in ParallelBenchTests.pairs {
      let base = folder.appending(path: "\(a)-\(b).\(kind)").path
      let languages = try ["a": #require(Language(a)), "b": #require(Language(b))]
      let documents = try DocumentReader(languages: languages, format: .presegmented)
        .read(["a=\(base).\(a)", "b=\(base).\(b)"])
      let ready = try documents.map { document throws in
        let tokenized = try TokenizedDocument(document)
        let sentences = tokenized.sentences.map { document.view.text(in: $0.viewRange) }
        return try ParallelDocument(tokenized, vectors: encoder?.vectors(of: sentences).vectors)
      }
      let input = try ParallelInput(ready[0], ready[1], lexicon: lexicon)
      let gold = try SentenceBead.beads(String(contentsOfFile: base + ".gold", encoding: .utf8), file: base)
      let aligner = ParallelAligner(weights: try .builtIn())
      #expect(aligner.evidence(input)?.isTranslation == true)
      let found = aligner.align(input)
      let score = BeadScore(found.beads.map { SentenceBead($0.bead) }, gold: gold)
      mean.strict += score.strictF1 / 3
      mean.lax += score.laxF1 / 3
    }
    return mean
  }

  @Test(
    .enabled(
      if: Fixtures.shared != nil && Fixtures.hasDictionaries,
      "the files beside the project or the README's dictionaries are absent"),
    arguments: [("clean", 0.999, 0.999), ("noisy", 0.97, 0.995), ("hard", 0.9, 0.97)])
  func reachesWhatIsAskedFor(kind: String, strict: Double, lax: Double) throws {
    let mean = try meanF1(
      kind, Lexicon.open(DictionarySource.installed(in: Fixtures.dictionaries.path)).lexicon)
    #expect(mean.strict >= strict)
    #expect(mean.lax >= lax)
  }

  @Test(.enabled(if: Fixtures.shared != nil, "the files beside the project are absent"))
  func doesWellWithoutAnyDictionary() throws {
    let mean = try meanF1("noisy", .empty)
    #expect(mean.strict >= 0.95)
  }

  @Test(
    .enabled(
      if: Fixtures.shared != nil && Fixtures.wheel != nil,
      "the files beside the project or the wheel of the encoder are absent"),
    arguments: [("noisy", 0.972), ("hard", 0.925)])
  func doesAsWellWithoutDictionaryWhereThereAreVectors(kind: String, strict: Double) throws {
    let source = VectorSource(try InstalledEncoder.open(Program.encoder.path))
    let mean = try meanF1(kind, .empty, source)
    #expect(mean.strict >= strict)
  }
}
