import AlignmentModel
import Conflicts
import Dates

/// What a side of a contradiction says, in words for readers.
public enum ConflictWords {
  /// The value of a side, such as "13 July (no year)", "10 years" or "about 8 t".
  public static func english(_ value: String, _ kind: Conflict.Kind) -> String {
    switch kind {
    case .date, .age: DateWords.english(value)
    case .time: value.hasPrefix("T") ? DateWords.english(value) : quantity(value)
    case .number: quantity(value)
    }
  }

  /// What a person has decided, with the comment, such as "judged: explained (old style)"; nil where there is nothing to say.
  public static func english(_ decision: ConflictDecision) -> String? {
    let verdict: String? =
      switch decision.verdict {
      case .real: "judged: a contradiction"
      case .different: "judged: not the same thing"
      case .explained: "judged: explained"
      case nil: decision.comment == nil ? nil : "not judged"
      }
    return verdict.map { $0 + (decision.comment.map { " (\($0))" } ?? "") }
  }

  /// How a number fits, by the sign before it.
  private static let signs = ["~": "about ", ">": "more than ", "<": "less than ", "#": "no. "]
  /// The units that are written as words, which have a plural.
  private static let words: Set<Substring> = [
    "week", "month", "year", "decade", "verst", "acre", "knot", "kopeck",
  ]

  private static func quantity(_ value: String) -> String {
    var rest = value[...]
    var text = ""
    while let sign = rest.first, let word = signs[String(sign)] {
      text += word
      rest.removeFirst()
    }
    let parts = rest.split(separator: " ", maxSplits: 1)
    guard let number = parts.first else { return value }
    text += number.replacing("-", with: "–", maxReplacements: number.hasPrefix("-") ? 0 : 1)
    guard parts.count == 2 else { return text }
    let isOne = number == "1"
    switch parts[1] {
    case "d": text += isOne ? " day" : " days"
    case "century": text += isOne ? " century" : " centuries"
    case let unit where words.contains(unit): text += " \(unit)\(isOne ? "" : "s")"
    default: text += " \(parts[1])"
    }
    return text
  }
}
