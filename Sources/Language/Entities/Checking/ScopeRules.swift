import Basics
import Texts

/// What tells kinds of text apart; see `Resources/scope-marks.txt`.
struct ScopeRules: Sendable {
  /// Headings of lists of sources, and of lists of works.
  let referenceHeadings, titleHeadings: Set<String>
  /// Words of references.
  let publishing: Set<String>
  /// Words before another way of writing a name.
  let aliases: Set<String>
  /// Words before the name that a place has today.
  let nowWords: Set<String>
  /// Words between such a word and the name.
  let aliasJoiners: Set<String>

  /// The rules of each language of the file.
  private static let byLanguage: [String: ScopeRules] = {
    let lines = Array(DataLines(PackageResources.scope_marks_txt))
    return Dictionary(uniqueKeysWithValues: Set(lines.map { $0[0] }).map { ($0, ScopeRules($0, lines)) })
  }()

  /// The rules of a language; none if the file has none.
  static func of(_ language: Language) -> ScopeRules { byLanguage[language.code] ?? ScopeRules("*", []) }

  private init(_ code: String, _ lines: [[String]]) {
    let words = NameRules.words(code, lines)
    func set(_ kind: String) -> Set<String> {
      Set((words[kind] ?? []).map { $0.replacing("_", with: " ") })
    }
    referenceHeadings = set("reference-heading")
    titleHeadings = set("title-heading")
    publishing = set("publishing")
    aliases = set("alias")
    nowWords = set("now")
    aliasJoiners = set("alias-joiner")
  }
}
