/// Whether two documents are taken for translations, and what says so.
public struct ModeDecision: Equatable, Sendable {
  /// The ids of the documents.
  public let a, b: String
  /// What words in the same order say for a translation, in log-odds for a hundred letters.
  public let found: Double
  /// What they say at least in translations.
  public let expected: Double
  /// Whether the documents are taken for translations.
  public var isTranslation: Bool { found >= expected }
}
