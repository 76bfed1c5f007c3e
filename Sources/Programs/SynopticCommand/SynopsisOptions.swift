import ArgumentParser
import Synoptic

/// What can be said about the links of comparable mode.
struct SynopsisOptions: ParsableArguments {
  /// What the cut favours.
  enum Favor: EnumerableFlag {
    case recall, precision

    static func help(for value: Favor) -> ArgumentHelp? {
      switch value {
      case .recall: "Rather keep a wrong link than miss a right one."
      case .precision: "Rather miss a right link than keep a wrong one."
      }
    }
  }

  @Flag(
    help: "Write links between two documents each, instead of groups of passages of all that tell an event.")
  var pairs = false

  @Flag(exclusivity: .exclusive)
  var favor: Favor?

  var preference: ComparableAligner.Preference {
    switch favor {
    case .recall: .recall
    case .precision: .precision
    case nil: .balanced
    }
  }

  /// Makes sure that at most one says where to cut.
  func check(threshold: Double?) throws {
    if let favor, threshold != nil {
      throw ValidationError("--threshold and --\(favor) both say what to keep; give one")
    }
  }
}
