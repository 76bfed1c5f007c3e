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
  /// What the law of a country says: Ukraine 2010, Bulgaria 2009, Belarus 2007, Serbia.
  case national

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
    case .national: "national systems: Ukraine 2010, Bulgaria 2009 (streamlined), Belarus 2007, Serbian Latin"
    }
  }

  /// Other names of schemes in the field, in small letters and digits alone.
  private static let aliases: [String: TransliterationScheme] = [
    "iso91995": .iso9, "gost779a": .iso9, "gost7792000a": .iso9, "gosta": .iso9, "gost779": .iso9,
    "din": .din1460, "din14601982": .din1460, "scientific": .din1460, "scholarly": .din1460,
    "wissenschaftlich": .din1460, "bgnpcgn": .bgn, "pcgn": .bgn, "bgnpcgn1947": .bgn, "loc": .alalc,
    "libraryofcongress": .alalc, "alalcwithoutties": .alalc, "alalcwithties": .alalcWithTies,
    "alalctied": .alalcWithTies, "gostb": .gost779b, "gost7792000b": .gost779b,
    "gost7792000systemb": .gost779b,
    "german": .duden, "popular": .english, "newspaper": .english, "pwn": .polish, "ukrainian2010": .national,
    "ukraine2010": .national, "kmu55": .national, "bulgarian2009": .national, "streamlined": .national,
    "streamlinedsystem": .national, "unitednations2012": .national, "belarusian2007": .national,
    "belarus2007": .national, "gaj": .national, "gajica": .national, "latinica": .national,
  ]

  /// The scheme of a name or of another name of it in the field, in any case and with any marks: `ISO 9`, `BGN/PCGN`, `ALA-LC`.
  ///
  /// - Throws: `InputError` with the names that are known.
  public init(named name: String) throws(InputError) {
    let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
    let known =
      TransliterationScheme(rawValue: name.lowercased()) ?? TransliterationScheme.aliases[plain]
      ?? TransliterationScheme.allCases.first { $0.rawValue.filter { $0 != "-" } == plain }
    guard let scheme = known else {
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
