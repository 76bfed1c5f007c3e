import Dictionaries
import Names
import Texts

/// How many of the content words of texts a lexicon has translations of.
///
/// Content words are the words of sentences that are no references, without numbers (Roman ones too), acronyms, function words and names. A word is a name if
/// it has a capital wherever it stands and stands within a sentence somewhere; in a language that gives nouns capitals, if besides it
/// sounds like a name of a text in another language.
public struct LexiconCoverage {
  /// The coverage from one language to another.
  public struct Row: Equatable, Sendable {
    /// The language of the words.
    public let source: Language
    /// The language of the translations.
    public let target: Language
    /// How many content words there are, each as often as it occurs.
    public let words: Int
    /// How many of them have a translation.
    public let covered: Int
    /// The words without one, the most frequent first.
    public let missing: [String]
  }

  /// The rows, by source and target language.
  public let rows: [Row]

  /// Counts the words of documents.
  ///
  /// - Throws: `ICUError` if ICU fails.
  /// - Complexity: O(length of the documents), besides the look-ups.
  public init(_ documents: [Document], lexicon: Lexicon) throws {
    let lexicon = lexicon.narrowed(to: Set(documents.map(\.language)))
    var counts: [Language: WordUses] = [:]
    for document in documents {
      var uses = counts[document.language] ?? WordUses()
      try uses.add(document)
      counts[document.language] = uses
    }
    let languages = counts.keys.sorted { $0.code < $1.code }
    var names: [NameKey] = []
    for language in languages where !FunctionWords.capitalizesNouns(language) {
      let maker = try NameKeyMaker(language)
      names += try (counts[language]?.alwaysCapitalized ?? []).map { try maker.key($0) }
    }
    let byBucket = Dictionary(grouping: names.filter { $0.sounds.count >= 3 }, by: \.bucket)

    var rows: [Row] = []
    for source in languages {
      guard let uses = counts[source] else { continue }
      let maker = try NameKeyMaker(source)
      let capitalizesNouns = FunctionWords.capitalizesNouns(source)
      let content = try uses.counts.filter { word, _ in
        if FunctionWords.contains(word, source) { return false }
        guard uses.alwaysCapitalized.contains(word) else { return true }
        guard capitalizesNouns else { return false }
        let key = try maker.key(word)
        return !(byBucket[key.bucket] ?? []).contains { NameKey.similarity($0, key) >= 0.8 }
      }
      for target in languages where target != source {
        var missing: [(String, Int)] = []
        for (word, count) in content where !lexicon.knows(word, from: source, to: target) {
          missing.append((word, count))
        }
        let all = content.values.reduce(0, +)
        rows.append(
          Row(
            source: source, target: target, words: all,
            covered: all - missing.reduce(0) { $0 + $1.1 },
            missing: missing.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.0)))
      }
    }
    self.rows = rows
  }

  /// The word forms of a language's texts, and how they are written.
  private struct WordUses {
    /// How often each form occurs, in lower case.
    var counts: [String: Int] = [:]
    private var lowerCase: Set<String> = []
    private var capitalizedWithin: Set<String> = []

    /// The words that have a capital wherever they stand, and stand within a sentence somewhere.
    var alwaysCapitalized: Set<String> { capitalizedWithin.subtracting(lowerCase) }

    mutating func add(_ document: Document) throws {
      let tokenized = try TokenizedDocument(document)
      let scalars = document.view.scalars
      for sentence in tokenized.sentences where sentence.block.isCompared {
        for (position, word) in tokenized.words(of: sentence.index).enumerated()
        where !tokenized.isNumber(word) && word.count > 1
          && !scalars[word].allSatisfy(\.properties.isUppercase)
        {
          let lower = document.view.text(in: word).lowercased()
          counts[lower, default: 0] += 1
          if !scalars[word.lowerBound].properties.isUppercase {
            lowerCase.insert(lower)
          } else if position > 0 {
            capitalizedWithin.insert(lower)
          }
        }
      }
    }
  }
}
