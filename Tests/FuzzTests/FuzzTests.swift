import Foundation
import Fuzzing
import TestSupport
import Testing

/// Every reader against inputs that are nearly sound: it reads them or refuses them in a sentence.
///
/// The seed is fixed, so that a failing input is the same everywhere. A crash ends the tests; the input is then in
/// `.build/fuzz/tests/FAMILY/input`. Long runs are `make fuzz`.
@Suite struct FuzzTests {
  /// How many runs of a target that costs least; about a minute for all in a release build.
  private static var runs: Int {
    #if DEBUG
      return Fixtures.isQuick ? 20 : 60
    #else
      return Fixtures.isQuick ? 200 : 1600
    #endif
  }

  /// Among fewer runs than these there may be none whose input is read.
  private static let fewRuns = 200

  @Test(arguments: FuzzFamily.allCases)
  func readersKeepTheirPromises(_ family: FuzzFamily) throws {
    let folder = Fixtures.package.appending(path: ".build/fuzz/tests/\(family.rawValue)")
    try? FileManager.default.removeItem(at: folder)
    let targets = try family.targets(in: folder)
    let plan = FuzzPlan(seed: 18, targets: targets)
    for target in targets {
      var refused = 0
      let count = max(10, FuzzTests.runs / target.cost)
      for run in 0..<count {
        let bytes = plan.input(of: target, run: run)
        try Data(bytes).write(to: folder.appending(path: "input"))
        switch target.outcome(of: bytes) {
        case .read: break
        case .refused: refused += 1
        case .broken(let problem):
          let kept = folder.appending(path: "broken-\(target.name)-\(run)")
          try Data(bytes).write(to: kept)
          Issue.record("\(target.name), run \(run): \(problem); the input is \(kept.path)")
          return
        }
      }
      // Inputs that are never sound any more would reach no code behind the readers.
      #expect(
        refused < count || count < FuzzTests.fewRuns || FuzzTests.areRefused.contains(target.name),
        "\(target.name) refuses all inputs")
    }
  }

  /// Sound inputs are read.
  @Test(arguments: FuzzFamily.allCases)
  func readersReadWhatIsSound(_ family: FuzzFamily) throws {
    try Fixtures.withTemporaryFolder { folder in
      for target in try family.targets(in: folder) {
        for (number, seed) in target.seeds.enumerated() {
          switch target.outcome(of: seed) {
          case .read: break
          case .refused(let sentence)
          where !FuzzTests.mayBeRefused.union(FuzzTests.areRefused).contains(target.name):
            Issue.record("\(target.name) refuses its sound input \(number): \(sentence)")
          case .refused: break
          case .broken(let problem): Issue.record("\(target.name), sound input \(number): \(problem)")
          }
        }
      }
    }
  }

  /// Targets whose one sound input, of 31 MB, is no seed.
  private static let areRefused: Set<String> = ["vectors-wheel"]

  /// Targets that choose options by the input, some of which do not fit it: another encoding, a narrow view, too few documents or too many.
  private static let mayBeRefused: Set<String> = [
    "decoding", "from-jsonl", "from-ladder", "from-moses", "from-sketchengine", "from-synoptic", "from-tei",
    "from-tmx",
    "from-tsv",
    "from-vecalign", "from-xliff", "show", "signature",
    "stardict-dict", "stardict-ifo", "stream", "transliterate", "utf-16",
  ]
}
