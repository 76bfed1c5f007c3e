import ArgumentParser
import Synoptic

/// How documents are taken.
enum ModeChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, parallel, comparable

  /// The mode as the library names it.
  var mode: Aligner.Mode {
    switch self {
    case .auto: .automatic
    case .parallel: .parallel
    case .comparable: .comparable
    }
  }
}

/// What a user can set of parallel mode.
struct ParallelOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Match groups of up to this many sentences of a document, 1 to 16. By default 3, and more beside lines that hold several sentences.",
      valueName: "count"))
  var maxBead: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Keep links whose score is at least this, 0 to 1: the same as --threshold. By default all are kept.",
      valueName: "score"))
  var minScore: Double?

  @Option(
    help: ArgumentHelp(
      "A regular expression that matches sentences which are surely translated, such as '^(?:Chapter|Kapitel) (\\d+)'. What its groups capture must be the same in both documents.",
      valueName: "regex"))
  var anchor: String?

  /// The options that are given, by name.
  var given: [String] {
    [
      maxBead.map { _ in "--max-bead" }, minScore.map { _ in "--min-score" }, anchor.map { _ in "--anchor" },
    ].compactMap { $0 }
  }

  func validate() throws {
    if let maxBead, !(1...16).contains(maxBead) {
      throw ValidationError("--max-bead \(maxBead) is not between 1 and 16")
    }
    if let minScore, !(0...1).contains(minScore) {
      throw ValidationError("--min-score \(minScore) is not between 0 and 1")
    }
  }
}
