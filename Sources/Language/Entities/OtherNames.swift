import Basics
import Texts

/// Places and institutions that languages and times call by different names: `Resources/other-names.txt`.
struct OtherNames: Sendable {
  static let shared = OtherNames()

  /// The codes of what is one under several names by the stems of names' words, as each language takes off endings.
  private let codes: [String: [String]]
  /// For each name the numbers of those lists of names that languages have for one place at one time in which it stands.
  private let lists: [String: Set<Int>]

  private init() {
    var codes: [String: Set<String>] = [:]
    var lists: [String: Set<Int>] = [:]
    var count = 0
    let languages = [Language.german, .english, .russian].map(NameRules.of)
    for line in DataLines(PackageResources.other_names_txt) {
      let (mark, names) = (line[0], line.dropFirst())
      if mark != "one" {
        for list in names.split(separator: "|") {
          for name in list { lists[name, default: []].insert(count) }
          count += 1
        }
      }
      guard mark != "written", let code = names.first else { continue }
      for name in names where name != "|" {
        let words = name.split(separator: "_").map(String.init)
        for rules in languages {
          let own = words.filter { words.count == 1 || !rules.particles.contains($0) }
          codes[own.map { Inflection.stem($0, rules) }.joined(separator: " "), default: []].insert(code)
        }
      }
    }
    self.codes = codes.mapValues { $0.sorted() }
    self.lists = lists
  }

  /// Whether a name stands in the table by its words' stems, with single spaces.
  func contains(_ stems: String) -> Bool { codes[stems] != nil }

  /// The codes of what a name stands for; none for most.
  ///
  /// - Complexity: O(length of the name).
  func codes(of words: [FormWord]) -> [String] {
    codes[words.map(\.stem).joined(separator: " ")] ?? []
  }

  /// The numbers of the lists of names that languages have for one place at one time in which a folded word stands: two words that
  /// share one are names of one place.
  ///
  /// - Complexity: O(length of the word).
  func lists(of name: String) -> Set<Int> { lists[name] ?? [] }
}
