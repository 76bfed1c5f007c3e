import Basics
import Testing
import Vectors

@Suite struct VectorProviderTests {
  /// An encoder whose vectors are all alike.
  private struct Constant: SentenceEncoder {
    let identity = EncoderIdentity(name: "constant", version: "1", hash: "ab")

    func encode(_ sentences: [String], threads: Int) throws -> SentenceVectors {
      SentenceVectors(dimension: 2, elements: sentences.flatMap { _ in [Int16(16_384), 0] })
    }
  }

  private static let documents: [DocumentVectors.Sentences] = [("de", ["Eins.", "Zwei."]), ("en", ["One."])]

  @Test func anEncoderGivesAVectorForEachSentence() throws {
    let provider = VectorProvider.from(VectorSource(Constant()))
    let made = try #require(try provider.vectors(of: Self.documents))
    #expect(made.vectors.map(\.count) == [2, 1] && made.signature == "constant@1#ab")
    #expect(try VectorProvider.none.vectors(of: Self.documents) == nil)
  }

  @Test func vectorsOfOtherSentencesAreRefused() throws {
    let provider = VectorProvider { _, _ in
      try DocumentVectors(of: [("de", ["Eins."]), ("en", ["One."])], from: VectorSource(Constant()))
    }
    #expect(throws: InputError.self) { try provider.vectors(of: Self.documents) }
  }

  @Test func whoIsToldMayEndTheWork() {
    let provider = VectorProvider.from(VectorSource(Constant()))
    #expect(throws: CancellationError.self) {
      try provider.vectors(of: Self.documents) { _, _ in throw CancellationError() }
    }
  }
}
