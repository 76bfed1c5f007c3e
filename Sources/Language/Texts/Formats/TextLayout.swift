/// What was made of the lines of a plain text, or of XML with sentences, where a reader should know it.
public struct TextLayout: Equatable, Sendable {
  /// How many lines were taken for page numbers and running heads, and left out of the view.
  public internal(set) var omittedLines = 0
  /// The first of them; nil if there is none.
  public internal(set) var firstOmitted: String?
  /// How many lines go on with a small letter where the one before does not end as a sentence does, and yet are taken for paragraphs of
  /// their own; 0 if they are few.
  public internal(set) var doubtfulLines = 0
  /// How many pieces of text stand outside of the sentences that XML marks, and are left out.
  public internal(set) var textsOutside = 0
  /// The first of them; nil if there is none.
  public internal(set) var firstOutside: String?

  /// Nothing to be said.
  public init() {}

  /// That of a text whose next part has another.
  mutating func add(_ other: TextLayout) {
    omittedLines += other.omittedLines
    firstOmitted = firstOmitted ?? other.firstOmitted
    doubtfulLines += other.doubtfulLines
    textsOutside += other.textsOutside
    firstOutside = firstOutside ?? other.firstOutside
  }
}
