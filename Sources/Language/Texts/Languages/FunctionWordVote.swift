import Basics

/// Tells the language of a text from its function words and from letters and parts of words that few languages have.
///
/// It knows few languages, and is asked where there is too little text for groups of letters. The data stand in
/// `Resources/function-words.txt`; a language is added by adding lines there.
struct FunctionWordVote: Sendable {
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

  /// The vote; reading its data once is enough.
  static let shared = FunctionWordVote()

  private let profiles: [Profile]

  /// Loads the profiles.
  private init() {
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
  var languages: [Language] { profiles.map(\.language) }

  /// What the words of a text say.
  struct Result {
    /// The languages that have any of its words, the one with most first.
    let candidates: [Language]
    /// The first, if it stands out.
    let language: Language?
    /// Whether it has so many words, and so many more than any other, that it need not be among the guesses on groups of letters.
    let isClear: Bool
  }

  /// From so many function words on, and so many times as many as the next language has, a vote is clear.
  private static let clear = (words: 2.0, lead: 2.0)

  /// Asks the words of a text.
  ///
  /// - Complexity: O(length of the text), up to some thousand words.
  func of(_ scalars: some Sequence<Unicode.Scalar>) -> Result {
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
          || profile.parts.contains(where: { FunctionWordVote.contains(bytes, $0) })
        {
          scores[index] += FunctionWordVote.partWeight
        }
      }
      word = String.UnicodeScalarView()
    }
    for scalar in scalars {
      if scalar.isAlphabetic {
        word.append(scalar)
      } else {
        count()
        if seen >= FunctionWordVote.sampleSize { break }
      }
    }
    count()
    let order = scores.indices.filter { scores[$0] > 0 }.sorted { (scores[$1], $0) < (scores[$0], $1) }
    let candidates = order.map { profiles[$0].language }
    guard let best = order.first.map({ scores[$0] }) else {
      return Result(candidates: [], language: nil, isClear: false)
    }
    let second = order.dropFirst().first.map { scores[$0] } ?? 0
    // Two traces, one word in twenty, and a clear lead: a list of names or a page of numbers is no language.
    let standsOut =
      best >= 2 * FunctionWordVote.partWeight && best >= 0.05 * Double(seen) && best > 1.15 * second
    let isClear =
      standsOut && best >= FunctionWordVote.clear.words && best >= FunctionWordVote.clear.lead * second
    return Result(candidates: candidates, language: standsOut ? candidates.first : nil, isClear: isClear)
  }

  /// Whether `part` stands in `word`; the standard library's search costs ten times as much on strings so short.
  private static func contains(_ word: [UInt8], _ part: [UInt8]) -> Bool {
    guard word.count >= part.count else { return false }
    return (0...word.count - part.count).contains { start in
      part.indices.allSatisfy { word[start + $0] == part[$0] }
    }
  }
}
