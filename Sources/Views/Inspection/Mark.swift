import AlignmentModel

/// Why a piece of text stands out in a terminal.
package enum Mark: Int, CaseIterable, Sendable {
  /// What the reader asked for.
  case found
  /// Text of a passage that the link is not about.
  case aside
  /// A name that is evidence.
  case name
  /// A date that is evidence.
  case date
  /// A number that is evidence.
  case number
  /// Any other word that is evidence.
  case term
  /// Text around a passage.
  case context

  /// The mark of a kind of evidence; nil if it is not about words that stand in the passages.
  init?(_ kind: Evidence.Kind) {
    switch kind {
    case .name: self = .name
    case .date: self = .date
    case .number: self = .number
    case .term, .cognate: self = .term
    case .time, .meaning, .margin, .neighbors, .thirdDocument, .role, .length, .prior, .punctuation, .missing:
      return nil
    }
  }

  /// What selects it on a terminal (ECMA-48, SGR): a colour, and bold, italic or underlined for those who do not see colours.
  var code: String {
    switch self {
    case .found: "7"
    case .name: "1;36"
    case .date: "4;33"
    case .number: "1;4;35"
    case .term: "3;32"
    case .aside, .context: "2"
    }
  }

  /// What it stands between where there are no colours.
  var signs: (before: String, after: String) {
    switch self {
    case .found: (">", "<")
    case .name: ("*", "*")
    case .date: ("=", "=")
    case .number: ("#", "#")
    case .term: ("_", "_")
    case .aside: ("{", "}")
    case .context: ("", "")
    }
  }

  /// What it is called in the legend; nil for those that need none.
  var label: String? {
    switch self {
    case .found, .context: nil
    case .name: "name"
    case .date: "date"
    case .number: "number"
    case .term: "word"
    case .aside: "not what the link is about"
    }
  }
}
