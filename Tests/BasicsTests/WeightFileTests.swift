import Basics
import Testing

@Suite struct WeightFileTests {
  private struct Weights: Codable, Equatable {
    struct Step: Codable, Equatable {
      var bias: Double
    }
    var steps: [Step]
    var share: Double
  }

  @Test func whatIsWrittenIsRead() throws {
    let weights = Weights(steps: [.init(bias: -1.4364090896485906), .init(bias: 0.1)], share: 1.0 / 3)
    let text = try WeightFile.text(of: weights)
    #expect(try WeightFile.decode(Weights.self, from: text.utf8) == weights)
  }

  @Test(arguments: [
    #"{"steps": [], "shares": 1}"#, #"{"steps": []}"#, #"{"steps": [], "share": 1, "bias": 0}"#,
    #"{"steps": [{"bias": 1}, {"bias": 1, "pair": 2}], "share": 1}"#, #"{"steps": [{}], "share": 1}"#, "",
  ])
  func aMissingOrUnknownWeightIsAnError(text: String) {
    #expect(throws: DecodingError.self) { try WeightFile.decode(Weights.self, from: text.utf8) }
  }

  @Test func anUnknownWeightIsNamed() throws {
    let error = #expect(throws: DecodingError.self) {
      try WeightFile.decode(
        Weights.self, from: #"{"steps": [{"bias": 1, "pear": 2}], "share": 1}"#.utf8)
    }
    guard case .dataCorrupted(let context) = error else {
      Issue.record("another error")
      return
    }
    #expect(context.debugDescription.contains("'steps[0].pear'"))
  }
}
