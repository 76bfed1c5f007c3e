/// What a name is the name of.
public enum EntityKind: String, Codable, Sendable, CaseIterable {
  /// Somebody.
  case person
  /// A country, city, river or building.
  case place
  /// A party, an army, a state's institution.
  case organization = "organisation"
  /// A newspaper, a book, a film.
  case work
  /// Anything else, or what nothing is known of.
  case other
}

/// A mention: where a document names somebody or something.
struct NameMention: Sendable {
  /// Its offsets in the document's view.
  let range: Range<Int>
  /// The index of the sentence it stands in.
  let sentence: Int
  /// Its words as written, initials with their full stops.
  let words: [NameToken]
  /// What speaks for its kind where it stands; nil if nothing does.
  let kind: EntityKind?
  /// Whether it stands in quotation marks.
  let isQuoted: Bool
  /// The words before it in its sentence, of many the last.
  let before: ArraySlice<NameToken>
  /// Whether a parenthesis is open before it.
  let isInParenthesis: Bool
  /// What stands right before it, and after.
  let gap, gapAfter: String
}
