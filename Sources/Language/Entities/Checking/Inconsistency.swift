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

  /// The index of the entity in the table.
  public let entity: Int
  /// The indexes of the two forms among the entity's; the more frequent first.
  public let a, b: Int
  /// What they differ in; what matters most first.
  public let kinds: [Kind]
  /// How the second would be written like the first.
  public let suggestion: String
}
