import Basics
import Foundation
import ParallelMode
import TestSupport
import Testing

@Suite struct ParallelWeightsTests {
  private func file() throws -> String {
    let path = "Sources/Engines/ParallelMode/Resources/parallel-weights.json"
    return try String(contentsOf: Fixtures.package.appending(path: path), encoding: .utf8)
  }

  @Test func theFileIsWrittenAsItIsRead() throws {
    #expect(try WeightFile.text(of: ParallelWeights.builtIn()) + "\n" == file())
  }

  @Test(arguments: ["merge", "anchorHit", "terms"])
  func aMisspelledWeightIsAnError(name: String) throws {
    let text = try file().replacing("\"\(name)\"", with: "\"\(name)s\"")
    #expect(throws: DecodingError.self) { try WeightFile.decode(ParallelWeights.self, from: text.utf8) }
  }
}
