import Basics

/// A system of writing Cyrillic letters with Latin ones: a standard, or what readers of a language are used to.
///
/// The order of the cases is that in which schemes are listed, and decides where several fit a spelling equally well.
public enum TransliterationScheme: String, CaseIterable, Sendable, CustomStringConvertible {
  /// ISO 9:1995, one letter for each letter.
  case iso9
  /// DIN 1460:1982, the scientific transliteration.
  case din1460
  /// BGN/PCGN, of the American and British boards on geographic names.
  case bgn
  /// ALA-LC, of libraries, without ligature ties.
  case alalc
  /// ALA-LC with ligature ties.
  case alalcWithTies = "alalc-ties"
  /// GOST 7.79-2000, system B, in ASCII.
  case gost779b
  /// The transcription of the Duden for German readers.
  case duden
  /// What English newspapers and books write.
  case english
  /// What French ones write.
  case french
  /// The transcription for Polish readers.
  case polish

  /// The name on the command line.
  public var description: String { rawValue }

  /// The name in full, with the edition where there is one.
  public var title: String {
    switch self {
    case .iso9: "ISO 9:1995"
    case .din1460: "DIN 1460:1982, scientific transliteration"
    case .bgn: "BGN/PCGN"
    case .alalc: "ALA-LC without ligature ties"
    case .alalcWithTies: "ALA-LC with ligature ties"
    case .gost779b: "GOST 7.79-2000 system B"
    case .duden: "Duden, transcription for German readers"
    case .english: "popular English spelling"
    case .french: "popular French spelling"
    case .polish: "Polish transcription (PWN)"
    }
  }

  /// The scheme of a name, in any case.
  ///
  /// - Throws: `InputError` with the names that are known.
  public init(named name: String) throws(InputError) {
    guard let scheme = TransliterationScheme(rawValue: name.lowercased()) else {
      throw InputError(
        .unknownName, "'\(name)' is no transliteration scheme",
        remedy: "use one of \(TransliterationScheme.list)")
    }
    self = scheme
  }

  /// The names of all schemes, as errors list them.
  public static var list: String { list(of: allCases) }

  /// The names of some schemes, as errors list them.
  static func list(of schemes: [TransliterationScheme]) -> String {
    schemes.map(\.rawValue).joined(separator: ", ")
  }

  /// The languages it has rules for.
  public var languages: [CyrillicLanguage] {
    CyrillicLanguage.allCases.filter { SchemeRules.of(self, $0) != nil }
  }

  /// Whether what it writes can be turned back into Cyrillic letters: exactly, but for the sequences that the guide names.
  public func isReversible(for language: CyrillicLanguage) -> Bool {
    SchemeRules.of(self, language)?.isReversible ?? false
  }
}
