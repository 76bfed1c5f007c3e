import Basics
import Foundation
import Texts

/// The dictionaries at hand, compiled: translations between any two of their languages, directly or by way of a third, and how
/// common words are.
public final class Lexicon {
  /// A translation counts by its share among all that are given for the word: the square root of the share times this, 1 at
  /// most, and less by way of a third language.
  static let chanceScale: Float = 2
  static let pivotCeiling: Float = 0.7
  /// What a dictionary's translations of a word still count for when the user's glossary has others.
  static let outrankedWeight: Float = 0.5

  /// The compiled parts: the user's glossaries, if any, then the dictionaries.
  package let parts: [CompiledLexicon]
  /// What the parts were made from, in order.
  public var dictionaries: [LexiconDescription.Dictionary] { parts.flatMap(\.description.dictionaries) }

  /// What tells the lexicon from others in this process: what its compiled parts are.
  package var identity: String {
    parts.map { String($0.identity, radix: 36) }.joined(separator: " ")
  }

  private var matchers: [MatcherKey: WordMatcher] = [:]
  /// The languages of `parts` that write every noun with a capital.
  let capitalizing: Set<Language>

  private var folders: [Language: TermFolder] = [:]
  /// What is known of words that were asked for, those of each language; see `nature`.
  var natures: [Language: [ExactText: WordNature?]] = [:]

  /// The folder of a language's words, made once.
  func folder(_ language: Language) -> TermFolder {
    if let folder = folders[language] { return folder }
    let folder = TermFolder(language)
    folders[language] = folder
    return folder
  }

  private struct MatcherKey: Hashable {
    let part, source, target: Int
  }

  /// The dictionaries that the last part was compiled from, and where it is kept; none for a lexicon that is not to be narrowed.
  let sources: [DictionarySource]
  private let cache: LexiconCache?
  /// The lexicons of some of the dictionaries, by the languages they are for.
  var lexicons: [Set<Language>: Lexicon] = [:]

  package init(_ parts: [CompiledLexicon]) {
    self.parts = parts
    sources = []
    cache = nil
    capitalizing = Lexicon.capitalizing(parts)
  }

  private init(_ parts: [CompiledLexicon], sources: [DictionarySource], cache: LexiconCache?) {
    self.parts = parts
    self.sources = sources
    self.cache = cache
    capitalizing = Lexicon.capitalizing(parts)
  }

  private static func capitalizing(_ parts: [CompiledLexicon]) -> Set<Language> {
    Set(parts.flatMap { $0.languages.map(\.language) }).filter(FunctionWords.capitalizesNouns)
  }

  /// A lexicon without dictionaries.
  public static var empty: Lexicon { Lexicon([]) }

  /// Makes lexicons of the same dictionaries for others to use at the same time: each keeps for itself what it has looked up.
  package var copies: @Sendable () -> Lexicon {
    { [parts, sources, cache] in Lexicon(parts, sources: sources, cache: cache) }
  }

  /// Lends such lexicons, which are kept as long as this one is.
  package private(set) lazy var pool = LexiconPool(copies)

  /// The lexicon of some of the dictionaries of the last part, and the glossaries before it.
  func opened(_ sources: [DictionarySource]) throws -> Lexicon {
    let glossaries = Array(parts.dropLast())
    guard let cache, !sources.isEmpty else { return Lexicon(glossaries) }
    return Lexicon(glossaries + [try cache.lexicon(of: sources).0])
  }

  /// Whether any dictionary has words of a language.
  public func covers(_ language: Language) -> Bool { parts.contains { $0.index(of: language) != nil } }

  /// What finds words of one of a part's languages that are to be translated into another.
  package func matcher(_ part: Int, from source: Int, to target: Int) -> WordMatcher {
    let key = MatcherKey(part: part, source: source, target: target)
    if let matcher = matchers[key] { return matcher }
    let matcher = WordMatcher(parts[part], from: source, to: target)
    matchers[key] = matcher
    return matcher
  }

  /// The share of a language's running words that the word forms of a term make up; nil without a dictionary to count.
  public func frequency(of term: Int32, in vocabulary: Vocabulary) -> Double? {
    var seen = 0
    var total = 0
    for part in parts {
      guard let index = part.index(of: vocabulary.language) else { continue }
      let terms = part.languages[index]
      total += terms.runningWords
      for form in vocabulary.forms[Int(term)] { seen += terms.count(hash: WordCounts.hash(of: form)) }
    }
    return total > 0 ? Double(seen) / Double(total) : nil
  }
}

extension Lexicon {
  /// How the compiled lexicon was come by.
  public enum Origin: Equatable, Sendable {
    /// It was in the cache.
    case opened
    /// It was compiled and is in the cache now.
    case built
    /// It was compiled but could not be kept, for this reason.
    case inMemory(String)
  }

  /// Opens the lexicon of some dictionaries, compiling them first if need be.
  ///
  /// - Parameters:
  ///   - dictionaries: the dictionaries, in the order in which they are asked.
  ///   - glossaries: the user's own, which outrank the dictionaries; they are read each time.
  ///   - cache: the folder for compiled lexicons; nil for the user's.
  ///   - rebuild: whether it is compiled in any case.
  /// - Throws: `InputError` for a damaged dictionary or glossary.
  public static func open(
    _ dictionaries: [DictionarySource], glossaries: [DictionarySource] = [], cache: URL? = nil,
    rebuild: Bool = false
  ) throws -> (lexicon: Lexicon, origin: Origin) {
    // Glossaries first: a mistake in one is found before the dictionaries are compiled.
    let own = try glossaries.isEmpty ? [] : [LexiconCache.inMemory(glossaries, isGlossary: true)]
    guard !dictionaries.isEmpty else { return (Lexicon(own), .opened) }
    let cache = LexiconCache(cache)
    let (compiled, origin) = try cache.lexicon(of: dictionaries, rebuild: rebuild)
    return (Lexicon(own + [compiled], sources: dictionaries, cache: cache), origin)
  }
}
