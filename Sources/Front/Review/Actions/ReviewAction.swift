import AlignmentModel

/// One thing that a reader does in a review.
public enum ReviewAction: Equatable, Sendable {
  /// Decides about a link, or takes a decision back.
  case status(link: String, Link.Status)
  /// Says something about a link; an empty text takes it back.
  case comment(link: String, String)
  /// Gives a link other tags.
  case tags(link: String, [String])
  /// Takes one passage out of a group, by its index in the link.
  case takeOut(link: String, passage: Int)
  /// Puts links made by hand in the place of others: draws one, moves the borders of one, splits one, merges several.
  case replace(links: [String], by: [[ReviewPassage]])
  /// Judges a contradiction; neither verdict nor comment takes back what was said.
  case verdict(ConflictDecision)
  /// Notes something on a sentence; an empty text takes it back.
  case note(document: Int, sentence: Int, String)
}

/// A run of sentences of a document.
public struct ReviewPassage: Hashable, Sendable {
  /// The index of the document in the alignment.
  public var document: Int
  /// The indexes of its sentences.
  public var sentences: ClosedRange<Int>

  /// Makes a run; see the properties.
  public init(document: Int, sentences: ClosedRange<Int>) {
    self.document = document
    self.sentences = sentences
  }
}

extension ReviewAction {
  /// What kind of thing is done, as the page calls it.
  public enum Kind: String, CaseIterable, Sendable, Codable {
    case status, comment, tags
    case takeOut = "take-out"
    case replace, verdict, note
    /// The documents are aligned again.
    case align
  }

  /// What kind of thing is done.
  public var kind: Kind {
    switch self {
    case .status: .status
    case .comment: .comment
    case .tags: .tags
    case .takeOut: .takeOut
    case .replace: .replace
    case .verdict: .verdict
    case .note: .note
    }
  }
}
