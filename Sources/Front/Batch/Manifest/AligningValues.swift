import Synoptic

/// The values that say how documents are aligned.
struct AligningValues {
  static let names = [
    "mode", "same-language", "threshold", "min-score", "favor", "pairs", "induce", "max-bead", "anchor",
  ]

  private var made = Aligner.Options()
  /// The first name of a value that only parallel mode has.
  private var ofTranslations: String?
  private var favor: String?

  /// Takes a value; false if it is none of these.
  ///
  /// - Throws: `InputError` if it cannot be what it is.
  mutating func take(_ value: SetOptions.Value) throws(InputError) -> Bool {
    switch value.name {
    case "mode":
      guard let mode = value.text == "auto" ? .automatic : Aligner.Mode(rawValue: value.text) else {
        throw value.wrong("auto, comparable or parallel")
      }
      made.mode = mode
    case "same-language": made.alignsSameLanguage = try value.flag()
    case "threshold": made.threshold = try value.share()
    case "min-score":
      let share = try value.share()
      made.threshold = made.threshold ?? share
      ofTranslations = ofTranslations ?? value.name
    case "favor":
      switch value.text {
      case "recall": made.preference = .recall
      case "precision": made.preference = .precision
      default: throw value.wrong("recall or precision")
      }
      favor = value.text
    case "pairs": made.inPairs = try value.flag()
    case "induce": made.learnsLexicon = try value.flag()
    case "max-bead":
      guard let count = Int(value.text), (1...16).contains(count) else { throw value.wrong("1 to 16") }
      made.largestBead = count
      ofTranslations = ofTranslations ?? value.name
    case "anchor":
      made.anchor = value.text
      ofTranslations = ofTranslations ?? value.name
    default: return false
    }
    return true
  }

  /// What the aligner is told.
  ///
  /// - Throws: `InputError` for values that exclude each other.
  func options() throws(InputError) -> Aligner.Options {
    if let favor, made.threshold != nil {
      throw InputError(
        .invalidArgument, "a least score and favor=\(favor) both say what to keep", remedy: "give one")
    }
    var options = made
    if let ofTranslations {
      guard made.mode != .comparable else {
        throw InputError(
          .invalidArgument, "\(ofTranslations) is an option of parallel mode, and mode is comparable",
          remedy: "leave one out")
      }
      options.mode = .parallel
    }
    return options
  }
}
