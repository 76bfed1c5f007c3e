/// Tells the language of a text offline, from its script, its function words and the letters only some languages use.
///
/// The data stand in `Resources/function-words.txt`; a language is added by adding lines there.
public struct LanguageIdentifier: Sendable {
  private struct Profile {
    let language: Language
    let words: Set<String>
    let letters: Set<Unicode.Scalar>
  }

  /// How many words of a text are looked at: function words make up a third of any text, so a few thousand decide.
  private static let sampleSize = 5_000
  /// A letter that only some languages use counts as much as a tenth of a function word: it is rarer and less certain.
  private static let letterWeight = 0.1

  private let profiles: [Profile]

  /// Loads the profiles.
  public init() {
    var words: [String: Set<String>] = [:]
    var letters: [String: Set<Unicode.Scalar>] = [:]
    for line in DataLines(PackageResources.function_words_txt) {
      guard line.count >= 3 else { continue }
      if line[1] == "letters" {
        letters[line[0], default: []].formUnion(line[2...].joined().unicodeScalars)
      } else {
        words[line[0], default: []].formUnion(line[2...])
      }
    }
    profiles = words.keys.sorted().compactMap { code in
      Language(code).map {
        Profile(language: $0, words: words[code] ?? [], letters: letters[code] ?? [])
      }
    }
  }

  /// The languages it can tell apart.
  public var languages: [Language] { profiles.map(\.language) }

  /// The language of a text; nil when none stands out.
  ///
  /// - Complexity: O(length of the text), up to some thousand words.
  public func identify(_ scalars: [Unicode.Scalar]) -> Language? {
    var scores = [Double](repeating: 0, count: profiles.count)
    var seen = 0
    var word = String.UnicodeScalarView()
    func count() {
      guard !word.isEmpty else { return }
      let lower = String(word).lowercased()
      seen += 1
      for (index, profile) in profiles.enumerated() {
        if profile.words.contains(lower) { scores[index] += 1 }
        if lower.unicodeScalars.contains(where: profile.letters.contains) {
          scores[index] += LanguageIdentifier.letterWeight
        }
      }
      word = String.UnicodeScalarView()
    }
    for scalar in scalars {
      if scalar.properties.isAlphabetic {
        word.append(scalar)
      } else {
        count()
        if seen >= LanguageIdentifier.sampleSize { break }
      }
    }
    count()
    guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }) else { return nil }
    let second = scores.indices.filter { $0 != best }.map { scores[$0] }.max() ?? 0
    // One word in twenty at least, and a clear lead: a list of names or a page of numbers is no language.
    guard scores[best] >= 0.05 * Double(seen), scores[best] > 1.15 * second else { return nil }
    return profiles[best].language
  }
}
