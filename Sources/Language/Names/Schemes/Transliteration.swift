/// A text that was transliterated.
public struct Transliteration: Equatable, Sendable {
  /// The text.
  public var text = ""
  /// How many of its letters the scheme does not know, so that they passed unchanged: those of other scripts, and of the script
  /// that are not of the language.
  public var unchangedLetters = 0

  /// Nothing yet.
  public init() {}
}
