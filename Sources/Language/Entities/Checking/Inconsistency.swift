/// Two ways in which one document writes one name.
public struct Inconsistency: Sendable {
  /// What they differ in.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// The system by which they are romanized: Natalia, Natalya.
    case romanization = "romanisation"
    /// Accents: Coyoacán, Coyoacan.
    case diacritics
    /// A slip of the pen: Mercader, Mercarder.
    case typo
    /// Capitals: Red Army, Red army; von Bülow, Von Bülow.
    case capitalisation
    /// A hyphen: Alma-Ata, Alma Ata.
    case hyphenation
    /// A space: Brest-Litovsk, Brest- Litovsk; MacDonald, Mac Donald.
    case spacing
    /// One is abbreviated: Saint Petersburg, St. Petersburg.
    case abbreviation
    /// One is translated or in another language: Leo, Lew; Alma-Ata, Almaty.
    case translatedName = "translated name"
    /// Spelling that has nothing to do with romanisation: Russland, Rußland; IV., Vierte.
    case orthography

    /// The kind of a relation between words; nil for those that are no inconsistency.
    init?(_ relation: NameRelation) {
      switch relation {
      case .same, .inflection, .initial, .derivation: return nil
      case .orthography: self = .orthography
      case .diacritics: self = .diacritics
      case .romanization: self = .romanization
      case .translation: self = .translatedName
      case .typo: self = .typo
      }
    }
  }

  /// What kind of text a place stands in.
  public enum Scope: String, Codable, Sendable, CaseIterable {
    /// The document's own running text.
    case text
    /// Words of somebody else in quotation marks, or a paragraph of a quotation.
    case quotation
    /// The title of a work.
    case title
    /// References, notes and lists of literature.
    case reference
    /// Words in another language.
    case foreign
    /// What the text says to be another name: "born", "also called".
    case alias
  }

  /// A name as the document writes it.
  public struct Form: Sendable, Equatable {
    /// Its text, runs of white space as single spaces.
    public let text: String
    /// Where it stands in the document's source, in code points, in order.
    public let spans: [Range<Int>]
  }

  /// The index of the entity in the table; nil where the table has no entity of this name.
  public let entity: Int?
  /// The form that is to be kept, with all its places, in whatever case it stands there, and the form that differs from it, with those that stand in `scope`.
  public let a, b: Form
  /// What kind of text the places of `b` stand in.
  public let scope: Scope
  /// What they differ in; what matters most first.
  public let kinds: [Kind]
  /// How the second would be written like the first.
  public let suggestion: String

  /// The places to change, in code points of the document's source, in order.
  public var spans: [Range<Int>] { b.spans }
}
