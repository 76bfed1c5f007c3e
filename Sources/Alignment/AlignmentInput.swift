import Analysis
import Entities
import Lexicon
import Texts

/// Documents made ready to be aligned in pairs: analysed, their terms weighed, and matched between languages.
public struct AlignmentInput {
  /// The analysed documents in the order given.
  public let documents: [AnalysedDocument]
  /// What each dictionary gave; empty without dictionaries.
  public let uses: [TextLexicon.Use]

  /// The sentences of each document as they are compared.
  package let indexes: [SentenceIndex]
  /// Whom and what the sentences of each document name.
  package let names: [SentenceNames]
  private var matches: [Direction: TermMatches] = [:]
  private var lexicons: [Direction: BilingualLexicon] = [:]
  private let vocabularies: [Language: Vocabulary]

  private struct Direction: Hashable {
    let source, target: Language
  }

  /// Analyses `documents` and takes from `lexicon` what bears on them.
  ///
  /// - Throws: `ICUError` if ICU fails.
  public init(_ documents: [Document], lexicon: Lexicon = .empty) throws {
    var analyser = DocumentAnalyser()
    var analysed: [AnalysedDocument] = []
    for document in documents { analysed.append(try analyser.analyse(document)) }
    self.documents = analysed
    vocabularies = analyser.vocabularies
    let translations = TextLexicon(lexicon, vocabularies: vocabularies)
    uses = translations.uses

    let table = try EntityTable(documents, lexicon: lexicon)
    names = analysed.enumerated().map { SentenceNames($1, at: $0, in: table) }

    var weights: [Language: TermWeights] = [:]
    for (language, vocabulary) in vocabularies {
      weights[language] = TermWeights(
        vocabulary, documents: analysed.filter { $0.document.language == language }
      ) { lexicon.frequency(of: $0, in: vocabulary) }
    }
    indexes = analysed.compactMap { document in
      let language = document.document.language
      guard let vocabulary = analyser.vocabularies[language], let weights = weights[language] else {
        return nil
      }
      return SentenceIndex(document, weights: weights, termCount: vocabulary.stems.count)
    }
    for (source, from) in vocabularies {
      for (target, to) in vocabularies {
        let direction = Direction(source: source, target: target)
        lexicons[direction] = translations.lexicon(from: source, to: target)
        matches[direction] =
          source == target
          ? TermMatches.identity(from)
          : try TermMatches(from: from, to: to, lexicon: lexicons[direction])
      }
    }
  }

  /// Learns translations from links between the documents, for a second pass over them.
  ///
  /// - Parameter withDictionaries: whether that is done for languages between which dictionaries translate too.
  /// - Returns: whether anything was learnt.
  /// - Throws: `ICUError` if ICU fails.
  /// - Complexity: O(Σ of the products of the linked passages' lengths).
  public mutating func learn(from links: [Link], withDictionaries: Bool) throws -> Bool {
    var isLearnt = false
    var bitexts: [Direction: InducedLexicon.Bitext] = [:]
    for link in links {
      let sides = link.passages.compactMap { passage in
        documents.first { $0.document.id == passage.document }.map { document in
          (
            language: document.document.language,
            terms: passage.sentences.flatMap { document.sentences[$0].tokens.map(\.term) }
          )
        }
      }
      for (index, one) in sides.enumerated() {
        for other in sides[(index + 1)...] {
          bitexts[Direction(source: one.language, target: other.language), default: []].append(
            (one.terms, other.terms))
          bitexts[Direction(source: other.language, target: one.language), default: []].append(
            (other.terms, one.terms))
        }
      }
    }
    for (direction, bitext) in bitexts where direction.source != direction.target {
      guard let from = vocabularies[direction.source], let to = vocabularies[direction.target],
        let lexicon = lexicons[direction], withDictionaries || lexicon.covered == 0
      else { continue }
      isLearnt = true
      lexicons[direction] = lexicon.adding(InducedLexicon.translations(in: bitext))
      matches[direction] = try TermMatches(from: from, to: to, lexicon: lexicons[direction])
    }
    return isLearnt
  }

  /// Whether `learn` could learn anything.
  func canLearn(withDictionaries: Bool) -> Bool {
    lexicons.contains { direction, lexicon in
      direction.source != direction.target && (withDictionaries || lexicon.covered == 0)
    }
  }

  /// The signals for all pairs of sentences of two documents, by their places in `documents`.
  package func signals(_ a: Int, _ b: Int) -> PairSignals? {
    guard let forward = matches(a, b), let backward = matches(b, a) else { return nil }
    return PairSignals(
      (documents[a], indexes[a], names[a]), (documents[b], indexes[b], names[b]), forward: forward,
      backward: backward)
  }

  /// All pairs of documents, by their places, in order.
  package var documentPairs: [(a: Int, b: Int)] {
    documents.indices.flatMap { a in documents.indices.filter { $0 > a }.map { (a: a, b: $0) } }
  }

  /// What spells out the evidence for pairs of sentences of two documents.
  func collector(
    _ a: Int, _ b: Int, _ signals: PairSignals, _ weights: ComparableWeights,
    judged: [(row: Int, column: Int, logOdds: Float)] = []
  ) -> EvidenceCollector? {
    guard let matches = matches(a, b), let here = vocabularies[documents[a].document.language],
      let there = vocabularies[documents[b].document.language]
    else { return nil }
    return EvidenceCollector(
      a: documents[a], b: documents[b], indexes: (indexes[a], indexes[b]), names: (names[a], names[b]),
      vocabularies: (here, there),
      matches: matches, scores: PairScores(signals, weights: weights, judged: judged),
      weights: weights)
  }

  /// The matches of the terms of one document's language with those of another's.
  package func matches(_ a: Int, _ b: Int) -> TermMatches? {
    matches[
      Direction(source: documents[a].document.language, target: documents[b].document.language)]
  }
}
