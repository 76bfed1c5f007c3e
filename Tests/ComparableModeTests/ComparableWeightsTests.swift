import Basics
import ComparableMode
import Foundation
import TestSupport
import Testing

@Suite struct ComparableWeightsTests {
  private func file() throws -> String {
    let path = "Sources/Engines/ComparableMode/Resources/comparable-weights.json"
    return try String(contentsOf: Fixtures.package.appending(path: path), encoding: .utf8)
  }

  @Test func theBuiltInWeightsNameEverySignal() throws {
    let weights = try ComparableWeights.builtIn()
    #expect(PairSignals.Signal.allCases.allSatisfy { weights.pair[$0] != 0 })
    let text = try file()
    for signal in PairSignals.Signal.allCases { #expect(text.contains("\"\(signal)\" :")) }
    for name in ["neighbours", "leadInRow", "leadInColumn", "bias", "pair", "third", "dissent"] {
      #expect(text.contains("\"\(name)\" :"))
    }
  }

  /// `make weights` writes what is read, to the byte.
  @Test func theFileIsWrittenAsItIsRead() throws {
    #expect(try WeightFile.text(of: ComparableWeights.builtIn()) + "\n" == file())
  }

  @Test(arguments: ["neighbours", "coverage", "third", "bias"])
  func aMisspelledWeightIsAnError(name: String) throws {
    let text = try file().replacing("\"\(name)\"", with: "\"\(name)s\"")
    #expect(throws: DecodingError.self) { try WeightFile.decode(ComparableWeights.self, from: text.utf8) }
  }

  @Test func oneSignalMoreIsAnError() throws {
    let text = try file().replacing("\"coverage\"", with: "\"heat\" : 1, \"coverage\"")
    #expect(throws: DecodingError.self) { try WeightFile.decode(ComparableWeights.self, from: text.utf8) }
  }
}
