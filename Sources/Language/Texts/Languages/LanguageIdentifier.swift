import Basics

/// Tells the language of a text offline, from its function words and from letters and parts of words that few languages have.
///
/// The data stand in `Resources/function-words.txt`; a language is added by adding lines there.
public struct LanguageIdentifier: Sendable {
  private struct Profile {
    let language: Language
    /// A function word counts less the more languages have it: 1 divided by how many.
    let words: [String: Double]
    let letters: Set<Unicode.Scalar>
    /// In UTF-8.
    let parts: [[UInt8]]
  }

  /// How many words of a text are looked at: function words make up a third of any text, so a few thousand decide.
  private static let sampleSize = 5_000
  /// A word with a letter or a part that few languages have counts for this much of a function word.
  ///
  /// It decides where there are few words to go by.
  private static let partWeight = 0.1

  /// The identifier; reading its data once is enough.
  package static let shared = LanguageIdentifier()

  private let profiles: [Profile]

  /// Loads the profiles.
  public init() {
    var words: [String: Set<String>] = [:]
    var letters: [String: Set<Unicode.Scalar>] = [:]
    var parts: [String: [String]] = [:]
    for line in DataLines(PackageResources.function_words_txt) {
      guard line.count >= 3 else { continue }
      switch line[1] {
      case "letters": letters[line[0], default: []].formUnion(line[2...].joined().unicodeScalars)
      case "parts": parts[line[0], default: []] += line[2...]
      default: words[line[0], default: []].formUnion(line[2...])
      }
    }
    var sharing: [String: Double] = [:]
    for word in words.values.joined() { sharing[word, default: 0] += 1 }
    profiles = words.keys.sorted().compactMap { code in
      Language(code).map {
        Profile(
          language: $0, words: (words[code] ?? []).reduce(into: [:]) { $0[$1] = 1 / (sharing[$1] ?? 1) },
          letters: letters[code] ?? [], parts: (parts[code] ?? []).map { Array($0.utf8) })
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
      let bytes = Array(lower.utf8)
      seen += 1
      for (index, profile) in profiles.enumerated() {
        scores[index] += profile.words[lower] ?? 0
        if lower.unicodeScalars.contains(where: profile.letters.contains)
          || profile.parts.contains(where: { LanguageIdentifier.contains(bytes, $0) })
        {
          scores[index] += LanguageIdentifier.partWeight
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
    // Two traces, one word in twenty, and a clear lead: a list of names or a page of numbers is no language.
    guard scores[best] >= 2 * LanguageIdentifier.partWeight, scores[best] >= 0.05 * Double(seen),
      scores[best] > 1.15 * second
    else { return nil }
    return profiles[best].language
  }

  /// Whether `part` stands in `word`; the standard library's search costs ten times as much on strings so short.
  private static func contains(_ word: [UInt8], _ part: [UInt8]) -> Bool {
    guard word.count >= part.count else { return false }
    return (0...word.count - part.count).contains { start in
      part.indices.allSatisfy { word[start + $0] == part[$0] }
    }
  }
}
