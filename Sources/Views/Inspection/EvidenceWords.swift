import AlignmentModel

/// Kinds of evidence and states of links in words for readers; the page of a report has the same.
public enum EvidenceWords {
  /// What a kind of evidence is, or that it speaks against a link.
  public static func english(_ kind: Evidence.Kind, weight: Double) -> String {
    let isAgainst = weight < 0
    return switch kind {
    case .term: "word"
    case .cognate: "similar word"
    case .time: "time told of"
    case .meaning: isAgainst ? "they mean other things" : "they mean much the same"
    case .margin:
      isAgainst ? "other sentences fit as well or better" : "fits better than any other sentence"
    case .neighbors:
      isAgainst ? "sentences around them do not match" : "sentences around them match too"
    case .thirdDocument: isAgainst ? "another document does not agree" : "another document agrees"
    case .role: "role in the document"
    case .prior: "most pairs of sentences have nothing to do with one another (start)"
    case .punctuation: "punctuation and structure"
    case .missing: "words without counterpart"
    default: kind.rawValue
    }
  }

  /// What a person has decided about a link.
  public static func english(_ status: Link.Status) -> String {
    switch status {
    case .automatic: "undecided"
    case .confirmed: "confirmed"
    case .rejected: "rejected"
    case .manual: "made by hand"
    }
  }
}
