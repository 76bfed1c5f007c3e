import TestSupport
import Texts
import Vectors

/// Vectors by lot for tests, with one to three clauses a sentence.
enum RandomMeanings {
  static func of(_ documents: [TokenizedDocument], seed: UInt64) -> [MeaningVectors] {
    var generator = SeededGenerator(seed: seed)
    return documents.map { of(sentences: $0.sentences.count, &generator) }
  }

  static func of(sentences: Int, _ generator: inout SeededGenerator) -> MeaningVectors {
    let counts = (0..<sentences).map { _ in Int.random(in: 1...3, using: &generator) }
    return MeaningVectors(
      vectors(sentences, &generator), clauses: vectors(counts.reduce(0, +), &generator), counts: counts)
  }

  private static func vectors(_ count: Int, _ generator: inout SeededGenerator) -> SentenceVectors {
    let dimension = 24
    var elements: [Int16] = []
    for _ in 0..<count {
      let vector = (0..<dimension).map { _ in Float.random(in: -0.4...1, using: &generator) }
      _ = vector.withUnsafeBufferPointer { elements.appendUnit($0) }
    }
    return SentenceVectors(dimension: dimension, elements: elements)
  }
}
