import Dictionaries
import Fuzzing
import TestSupport
import Testing

@Suite struct MutatorTests {
  @Test(arguments: InputKind.allCases)
  func theSameSeedGivesTheSameInputs(_ kind: InputKind) {
    let sound = Array("{\"a\": [1, \"b\", -2.5], \"c\": null} <a b=\"c\">d</a>\n".utf8)
    func inputs(_ seed: UInt64) -> [[UInt8]] {
      var mutator = Mutator(SeededGenerator(seed: seed), others: [sound])
      return (0..<200).map { _ in mutator.mutated(sound, kind) }
    }
    #expect(inputs(1) == inputs(1))
    #expect(inputs(1) != inputs(2))
    #expect(inputs(3).count { $0 != sound } > 150)
  }

  @Test func anythingCanBeMutated() {
    var mutator = Mutator(SeededGenerator(seed: 4))
    for kind in InputKind.allCases {
      for sound in [[], [0], Array("<".utf8), Array("\"\\".utf8), Array("[".utf8), Array("=\"".utf8)] {
        for _ in 0..<300 { #expect(mutator.mutated(sound, kind).count < 1 << 18) }
      }
    }
  }

  @Test(arguments: [0, 1, 1000, 65_535, 65_536, 200_000])
  func storedGzipIsInflated(_ count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 7) }
    #expect(try Gzip.inflate(StoredGzip.data(bytes), file: "x") == bytes)
  }
}
