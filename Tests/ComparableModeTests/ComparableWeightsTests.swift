import Basics
import ComparableMode
import Foundation
import TestSupport
import Testing

@Suite struct ComparableWeightsTests {
  private func file(withVectors: Bool = false) throws -> String {
    let name = withVectors ? "comparable-weights-with-vectors" : "comparable-weights"
    let path = "Sources/Engines/ComparableMode/Resources/\(name).json"
    return try String(contentsOf: Fixtures.package.appending(path: path), encoding: .utf8)
  }

  /// Those that are learned without vectors have no weight for what vectors say.
  @Test(arguments: [false, true]) func theBuiltInWeightsNameEverySignal(withVectors: Bool) throws {
    let weights = try ComparableWeights.builtIn(withVectors: withVectors)
    for signal in PairSignals.Signal.allCases {
      let isSilent = !withVectors && [.meaning, .clauses].contains(signal)
      #expect((weights.pair[signal] == 0) == isSilent, "\(signal)")
    }
    let text = try file(withVectors: withVectors)
    for signal in PairSignals.Signal.allCases { #expect(text.contains("\"\(signal)\" :")) }
    for name in ["neighbours", "episodes", "signals", "bias", "pair", "third", "dissent"] {
      #expect(text.contains("\"\(name)\" :"))
    }
  }

  /// `make weights` writes what is read, to the byte.
  @Test(arguments: [false, true]) func theFileIsWrittenAsItIsRead(withVectors: Bool) throws {
    let weights = try ComparableWeights.builtIn(withVectors: withVectors)
    #expect(try WeightFile.text(of: weights) + "\n" == file(withVectors: withVectors))
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
