import Basics
import Conflicts
import Foundation
import TestSupport
import Testing

@Suite struct ConflictWeightsTests {
  @Test func theFileIsWrittenAsItIsRead() throws {
    let path = "Sources/Engines/Conflicts/Resources/conflict-weights.json"
    let file = try String(contentsOf: Fixtures.package.appending(path: path), encoding: .utf8)
    #expect(try WeightFile.text(of: ConflictWeights.builtIn()) + "\n" == file)
  }
}
