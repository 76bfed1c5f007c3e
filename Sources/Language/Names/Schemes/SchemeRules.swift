import Basics

/// The ICU rules of a scheme for a language, put together from the files of `Resources/Schemes`, as `schemes.txt` there says.
struct SchemeRules: Sendable {
  /// Whether the rules can be used backward.
  let isReversible: Bool
  /// The files whose rules turn letters into marks of where they stand.
  let positionFiles: [String]
  /// The files whose rules write letters and marks.
  private let letterFiles: [String]

  /// The rules of a scheme for a language; nil where it has none.
  static func of(_ scheme: TransliterationScheme, _ language: CyrillicLanguage) -> SchemeRules? {
    index[scheme]?[language]
  }

  /// All rules, from Cyrillic letters to Latin ones and, if they are reversible, back.
  var all: String { SchemeRules.text(positionFiles + letterFiles + ["latin"]) }

  /// The rules up to the marks: they leave a letter for a letter.
  var positions: String { SchemeRules.text(positionFiles) }

  /// The rules from letters and marks, each by itself, to Latin letters.
  var letters: String { SchemeRules.text(["cyrillic"] + letterFiles + ["latin"]) }

  private static func text(_ names: [String]) -> String {
    names.map { SchemesFiles.byName[$0] ?? "" }.joined(separator: "\n")
  }

  private static let index: [TransliterationScheme: [CyrillicLanguage: SchemeRules]] = {
    var index: [TransliterationScheme: [CyrillicLanguage: SchemeRules]] = [:]
    for line in DataLines(SchemesFiles.byName["schemes"] ?? "") {
      guard line.count > 3, let scheme = TransliterationScheme(rawValue: line[0]),
        let language = CyrillicLanguage(rawValue: line[1]), let colon = line.firstIndex(of: ":")
      else { continue }
      index[scheme, default: [:]][language] = SchemeRules(
        isReversible: line[2] == "reversible", positionFiles: ["cyrillic"] + line[3..<colon],
        letterFiles: Array(line[(colon + 1)...]))
    }
    return index
  }()
}
