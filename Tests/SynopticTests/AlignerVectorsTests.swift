import Foundation
import Synoptic
import Testing

/// Sentence vectors through the front.
@Suite struct AlignerVectorsTests {
  /// An encoder that counts letters.
  private struct Letters: SentenceEncoder {
    let identity = EncoderIdentity(name: "letters", version: "2", hash: "")

    func encode(_ sentences: [String], threads: Int) throws -> SentenceVectors {
      let matrix = sentences.map { sentence -> [Int16] in
        var counts = [Float](repeating: 0.1, count: 26)
        for byte in sentence.lowercased().utf8 where (97...122).contains(byte) { counts[Int(byte) - 97] += 1 }
        let length = counts.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return counts.map { Int16(16_384 * $0 / length) }
      }
      return SentenceVectors(dimension: 26, elements: matrix.flatMap(\.self))
    }
  }

  private static let german =
    "Er kam am Abend nach Bern. Dann schrieb er einen Brief an Anna. Niemand las ihn."
  private static let english =
    "He came to Bern in the evening. Then he wrote a letter to Anna. Nobody read it."

  private static func aligner(_ mode: Aligner.Mode, observer: WorkObserver = WorkObserver()) -> Aligner {
    var options = Aligner.Options()
    options.mode = mode
    return Aligner(
      options, lexicon: .empty, vectors: .from(VectorSource(Letters())), observer: observer)
  }

  @Test(arguments: [Aligner.Mode.comparable, .parallel]) func theResultNamesThem(mode: Aligner.Mode) throws {
    let documents = [try Document("de", Self.german), try Document("en", Self.english)]
    let synopsis = try Self.aligner(mode).align(documents)
    #expect(synopsis.settings.vectors == "letters@2")
    #expect(synopsis.alignment.signature.contains("|lexicon:none|vectors:letters@2|"))
    #expect(synopsis.vectors?.vectors.map(\.count) == [3, 3] && synopsis.vectors?.encoded == 6)
    #expect(AlignmentSettings(signature: synopsis.alignment.signature) == synopsis.settings)
    _ = try synopsis.conflicts()
    let without = try Aligner(.init(synopsis.settings), lexicon: .empty, vectors: .none).align(documents)
    #expect(without.settings.vectors == nil && !without.alignment.signature.contains("vectors"))
  }

  @Test func sentencesAreEncodedOnceAndThatIsTold() throws {
    let stages = EncodingStages()
    let observer = WorkObserver(progress: { stage, done, total in
      if stage == .encoding { stages.append((done, total)) }
    })
    _ = try Self.aligner(.parallel, observer: observer).align([
      Document("de", Self.german), Document("en", Self.english),
    ])
    #expect(stages.all.map(\.total) == [6, 6] && stages.all.map(\.done) == [0, 6])
  }

  @Test func nothingIsEncodedForWhatCannotBeAligned() throws {
    let provider = VectorProvider { _, _ in
      Issue.record("sentences were encoded")
      return nil
    }
    let documents = [try Document("a", Self.german), try Document("b", Self.german)]
    #expect(throws: InputError.self) { try Aligner(lexicon: .empty, vectors: provider).align(documents) }
    var options = Aligner.Options()
    options.anchor = "("
    #expect(throws: InputError.self) {
      try Aligner(options, lexicon: .empty, vectors: provider).align([
        Document("de", Self.german), Document("en", Self.english),
      ])
    }
  }

  @Test func vectorsThatFailFailTheRun() throws {
    let provider = VectorProvider { _, _ in throw InputError(.unreadableFile, "no vectors today") }
    #expect(throws: InputError.self) {
      try Aligner(lexicon: .empty, vectors: provider).align([
        Document("de", Self.german), Document("en", Self.english),
      ])
    }
  }
}

/// What was told of encoding.
private final class EncodingStages: @unchecked Sendable {
  private let lock = NSLock()
  private var steps: [(done: Int, total: Int)] = []

  func append(_ step: (done: Int, total: Int)) { lock.withLock { steps.append(step) } }

  var all: [(done: Int, total: Int)] { lock.withLock { steps } }
}
