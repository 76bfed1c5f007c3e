import AlignmentModel
import ArgumentParser
import ComparableMode
import ParallelMode

/// How documents are taken.
enum ModeChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, parallel, comparable

  init(_ mode: Alignment.Mode) {
    switch mode {
    case .parallel: self = .parallel
    case .comparable: self = .comparable
    }
  }
}

/// What a user can set of parallel mode.
struct ParallelOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Put together up to this many sentences of a document, 1 to 8. Default: 3.", valueName: "count"))
  var maxBead: Int?

  @Option(
    help: ArgumentHelp(
      "Keep links whose score is at least this, 0 to 1: the same as --threshold. By default all beads.",
      valueName: "score"))
  var minScore: Double?

  @Option(
    help: ArgumentHelp(
      "A regular expression that matches sentences which are surely translated, such as '^(?:Chapter|Kapitel) (\\d+)'. What its groups capture must be the same in both documents.",
      valueName: "regex"))
  var anchor: String?

  /// What the aligner is told.
  ///
  /// - Parameter threshold: the least score by the option of both modes.
  func options(_ threshold: Double?) -> ParallelAligner.Options {
    let standard = ParallelAligner.Options()
    return .init(
      largestBead: maxBead ?? standard.largestBead, leastScore: minScore ?? threshold ?? standard.leastScore)
  }

  /// What is found out about the user's expression.
  ///
  /// - Throws: `InputError` if it is none.
  func anchors() throws -> AnchorPattern? { try anchor.map { try AnchorPattern($0) } }

  func validate() throws {
    if let maxBead, !(1...8).contains(maxBead) {
      throw ValidationError("--max-bead \(maxBead) is not between 1 and 8")
    }
    if let minScore, !(0...1).contains(minScore) {
      throw ValidationError("--min-score \(minScore) is not between 0 and 1")
    }
  }
}
