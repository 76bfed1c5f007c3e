/// What schemes a Latin spelling of a Cyrillic name follows, and where it leaves the one it is nearest to.
public struct SpellingFit: Equatable, Sendable {
  /// Letters that are written otherwise than the nearest scheme writes them.
  public struct Break: Equatable, Sendable {
    /// The letter, in lower case; several where they are written together (кс as ks where x is wanted), none for a Latin word that
    /// is no spelling of a Cyrillic one.
    public let letter: String
    /// Where it stands in the Cyrillic name, in code points; its end where there is no letter.
    public let position: Int
    /// What is written for it, in lower case; empty where nothing is.
    public let written: String
    /// Where that stands in the Latin spelling, in code points.
    public let writtenPosition: Int
    /// What the nearest scheme writes.
    public let expected: String
    /// The schemes that would write so there, in their order; none where it is in no scheme.
    public let schemes: [TransliterationScheme]
  }

  /// The schemes that write the name exactly so, but for capitals, in their order.
  public let schemes: [TransliterationScheme]
  /// The schemes that it fits if signs for ь and ъ may be written otherwise (' ’ ʹ ′) or left out, in their order.
  public let lenientSchemes: [TransliterationScheme]
  /// The scheme that it fits, or is nearest to: the first in order of those with the least that is otherwise.
  public let nearest: TransliterationScheme
  /// What is written otherwise than the nearest scheme does, in order; none if it fits one, leniently at least.
  public let breaks: [Break]
}

extension SpellingFit.Break: CustomStringConvertible {
  /// The break in words: "ё as ye, in no scheme".
  public var description: String {
    let schemes =
      schemes.isEmpty
      ? "in no scheme" : "in \(schemes.map(\.rawValue).joined(separator: ", "))"
    if letter.isEmpty { return "\(written) for nothing" }
    return written.isEmpty ? "\(letter) left out, \(schemes)" : "\(letter) as \(written), \(schemes)"
  }
}
