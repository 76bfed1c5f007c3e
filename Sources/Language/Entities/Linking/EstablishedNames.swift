import Basics
import Texts

/// Places and institutions that languages and times call by different names: `Resources/established-names.txt`.
struct EstablishedNames: Sendable {
  static let shared = EstablishedNames()

  /// The codes of rows by the stems of names' words, as each language takes off endings.
  private let codes: [String: [String]]

  private init() {
    var codes: [String: Set<String>] = [:]
    let languages = [Language.german, .english, .russian].map(NameRules.of)
    for line in DataLines(PackageResources.established_names_txt) {
      guard let code = line.first else { continue }
      for name in line {
        let words = name.lowercased().split(separator: "_").map(String.init)
        for rules in languages {
          let own = words.filter { words.count == 1 || !rules.particles.contains($0) }
          codes[own.map { Inflection.stem($0, rules) }.joined(separator: " "), default: []].insert(code)
        }
      }
    }
    self.codes = codes.mapValues { $0.sorted() }
  }

  /// Whether a name stands in the table by its words' stems, with single spaces.
  func contains(_ stems: String) -> Bool { codes[stems] != nil }

  /// The codes of what a name stands for; none for most.
  ///
  /// - Complexity: O(length of the name).
  func codes(of words: [FormWord]) -> [String] {
    codes[words.map(\.stem).joined(separator: " ")] ?? []
  }
}
