/// One reason why two passages were put together.
public struct Evidence: Equatable, Sendable {
  /// What kind of reason it is.
  public enum Kind: String, CaseIterable, Sendable {
    /// Two words that a dictionary gives as translations, or the same word in one language.
    case term
    /// Two spellings of a name.
    case name
    /// Two words that look alike and mean, it is hoped, the same.
    case cognate
    /// The same date or year named in both.
    case date
    /// The same number named in both.
    case number
    /// The same punctuation marks, or the same position in the documents' structure.
    case punctuation
    /// Words that have no counterpart in the other passage.
    case missing
    /// The years being told, named or carried on from before.
    case time
    /// How much alike the meanings of the two are, as sentence vectors tell.
    case meaning
    /// How far the pair stands out among all pairs of either sentence.
    case margin
    /// What the sentences before and after align to.
    case neighbors = "neighbours"
    /// What third documents say: both align to one sentence there, or to different ones.
    case thirdDocument = "third-document"
    /// The role of the sentences in their documents: a heading names an event and seldom tells it.
    case role
    /// How long the sentences are: long ones share words by chance.
    case length
    /// What is to be expected of any two sentences, before anything is known of them.
    case prior
  }

  /// What kind of reason it is.
  public var kind: Kind
  /// What stands in the first passage, if it is about something that stands there.
  public var a: String?
  /// What stands in the second passage.
  public var b: String?
  /// What it adds to the log-odds of the link's score; negative when it speaks against the link.
  public var weight: Double
  /// In a link of more than two passages, the indexes of the two among them that it is about, ascending from 0; nil in others.
  public var between: [Int]?
  /// What a file says of it that this version does not know.
  public var unknown = UnknownMembers()

  /// Makes an item of evidence; see the properties.
  public init(
    kind: Kind, a: String? = nil, b: String? = nil, weight: Double, between: [Int]? = nil
  ) {
    self.kind = kind
    self.a = a
    self.b = b
    self.weight = weight
    self.between = between
  }
}
