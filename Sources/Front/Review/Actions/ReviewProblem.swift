/// Why something that a reader wants to do is not done.
public enum ReviewProblem: Error, Equatable, Sendable {
  /// There is no link of this name.
  case noLink(String)
  /// Another window has changed the same since this one last heard of it.
  case changedElsewhere
  /// What was done has been changed by another window since, so that it cannot be undone.
  case changedSince
  /// There is nothing to undo, or to do again.
  case nothing
  /// A link has passages of two documents at least.
  case oneDocument
  /// A document has no such sentence.
  case noSentence
  /// There is no such document.
  case noDocument
  /// The link has no passage of this index.
  case noPassage
  /// A sentence of a translation would stand in another link too, which does not yield it.
  case taken(by: String)
  /// A link that was made by hand was not found by the program, to which it could be left.
  case madeByHand
  /// Something that is no text for people: a control character.
  case noText
  /// The documents are being aligned again already.
  case busy

  /// Its name, by which the page finds words for it.
  public var code: String {
    switch self {
    case .noLink: "no-link"
    case .changedElsewhere: "changed-elsewhere"
    case .changedSince: "changed-since"
    case .nothing: "nothing"
    case .oneDocument: "one-document"
    case .noSentence: "no-sentence"
    case .noDocument: "no-document"
    case .noPassage: "no-passage"
    case .taken: "taken"
    case .madeByHand: "made-by-hand"
    case .noText: "no-text"
    case .busy: "busy"
    }
  }

  /// The link that it is about; nil where it is about none.
  public var link: String? {
    switch self {
    case .noLink(let link), .taken(let link): link
    default: nil
    }
  }

  /// What is wrong, in English.
  public var text: String {
    switch self {
    case .noLink(let link): "there is no link \(link) any more"
    case .changedElsewhere: "another window has changed the same meanwhile"
    case .changedSince: "another window has changed it since, so it cannot be taken back here"
    case .nothing: "there is nothing to take back"
    case .oneDocument: "a link has passages of two documents at least"
    case .noSentence: "the document has no such sentence"
    case .noDocument: "there is no such document"
    case .noPassage: "the link has no such passage"
    case .taken(let link):
      "the sentence is in link \(link) too; take it out there first"
    case .madeByHand: "a link made by hand can be confirmed or rejected, or taken back"
    case .noText: "a text has control characters"
    case .busy: "the documents are being aligned already"
    }
  }
}
