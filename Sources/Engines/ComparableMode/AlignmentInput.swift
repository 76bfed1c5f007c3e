import AlignmentModel
import Basics
import Dictionaries
import Entities
import Preparation
import Texts
import Vectors

/// Documents made ready to be aligned in pairs: analyzed, their terms weighed, and matched between languages.
public struct AlignmentInput: Sendable {
  /// The analyzed documents in the order given.
  public private(set) var documents: [AnalyzedDocument]
  /// What each dictionary gave; empty without dictionaries.
  public let uses: [TextLexicon.Use]

  /// The vectors of the documents' sentences and of their clauses; nil if there are none.
  private(set) var meanings: [MeaningVectors]?
  /// The order in which documents are compared, whatever that in which they are given.
  private(set) var order: DocumentOrder
  /// Whether sentences are compared by their vectors, too.
  public var hasVectors: Bool { meanings != nil }
  /// The documents as they are compared.
  package private(set) var compared: [ComparedDocument]
  private var matches: [Direction: TermMatches] = [:]
  /// The matches of the opposite direction, inverted.
  private var inverted: [Direction: TermMatches] = [:]
  private var lexicons: [Direction: BilingualLexicon] = [:]
  // Only read: the stemmer in them, which is none to be shared, is used by those who enter words.
  nonisolated(unsafe) private let vocabularies: [Language: Vocabulary]

  private struct Direction: Hashable {
    let source, target: Language
  }

  /// Analyzes `documents` and takes from `lexicon` what bears on them.
  ///
  /// - Parameters:
  ///   - documents: the documents.
  ///   - lexicon: the dictionaries.
  ///   - meanings: the vectors of each document's sentences and clauses; nil without.
  /// - Throws: `ICUError` if ICU fails.
  public init(_ documents: [Document], lexicon: Lexicon = .empty, meanings: [MeaningVectors]? = nil) throws {
    try self.init(TokenizedDocument.all(documents), lexicon: lexicon, meanings: meanings)
  }

  /// Analyzes documents that are divided into words already, and takes from `lexicon` what bears on them.
  ///
  /// - Parameters:
  ///   - documents: the documents.
  ///   - lexicon: the dictionaries.
  ///   - meanings: the vectors of each document's sentences and clauses; nil without.
  ///   - observer: who is told how many documents are done.
  /// - Throws: `ICUError` if ICU fails.
  public init(
    _ documents: [TokenizedDocument], lexicon: Lexicon = .empty, meanings: [MeaningVectors]? = nil,
    observer: WorkObserver = WorkObserver()
  ) throws {
    observer.progress(.preparing, 0, documents.count)
    // Terms are numbered as they are met.
    let order = DocumentOrder(documents.map(\.document))
    self.order = order
    var analyzer = DocumentAnalyzer()
    let arranged = try analyzer.analyze(order.arranged(documents), observer)
    let analyzed = order.restored(arranged)
    self.documents = analyzed
    let isComplete = meanings.map { $0.map(\.sentences.count) == analyzed.map(\.sentences.count) } ?? false
    self.meanings = isComplete ? meanings : nil
    vocabularies = analyzer.vocabularies
    let lexicon = lexicon.narrowed(to: Set(vocabularies.keys))
    let translations = TextLexicon(lexicon, vocabularies: vocabularies)
    uses = translations.uses

    let table = try EntityTable(documents, lexicon: lexicon, observer: observer)

    var weights: [Language: TermWeights] = [:]
    for (language, vocabulary) in vocabularies {
      weights[language] = TermWeights(
        vocabulary, documents: arranged.filter { $0.document.language == language }
      ) { lexicon.frequency(of: $0, in: vocabulary) }
    }
    var numbering = ComparedDocument.Numbering()
    let capitalized = vocabularies.mapValues { vocabulary in
      vocabulary.stems.indices.map { vocabulary.isCapitalized(Int32($0)) }
    }
    let compared = arranged.enumerated().compactMap { place, document -> ComparedDocument? in
      let language = document.document.language
      guard let vocabulary = analyzer.vocabularies[language], let weights = weights[language] else {
        return nil
      }
      return ComparedDocument(
        document, SentenceIndex(document, weights: weights, termCount: vocabulary.stems.count),
        SentenceNames(document, at: order.indexes[place], in: table),
        isCapitalized: capitalized[language] ?? [],
        &numbering)
    }
    // The analyzer has a vocabulary for every document's language.
    self.compared = compared.count == arranged.count ? order.restored(compared) : []
    let directions = vocabularies.keys.flatMap { source in
      vocabularies.keys.map { Direction(source: source, target: $0) }
    }
    for direction in directions {
      lexicons[direction] = translations.lexicon(from: direction.source, to: direction.target)
    }
    for (direction, found) in zip(directions, directions.concurrentMap(matched)) {
      matches[direction] = try found.get()
    }
    invert()
  }

  /// Matches the terms of two languages.
  private func matched(_ direction: Direction) -> Result<TermMatches?, any Error> {
    Result {
      guard let from = vocabularies[direction.source], let to = vocabularies[direction.target] else {
        return nil
      }
      return direction.source == direction.target
        ? .identity(from) : try TermMatches(from: from, to: to, lexicon: lexicons[direction])
    }
  }

  private mutating func invert() {
    for (direction, matches) in matches {
      let opposite = Direction(source: direction.target, target: direction.source)
      inverted[opposite] = matches.inverted(count: vocabularies[direction.target]?.stems.count ?? 0)
    }
  }

  /// Learns translations from links between the documents, for a second pass over them.
  ///
  /// - Parameters:
  ///   - links: the links of a first alignment.
  ///   - withDictionaries: whether that is done for languages between which dictionaries translate too.
  /// - Returns: whether anything was learned.
  /// - Throws: `ICUError` if ICU fails.
  /// - Complexity: O(Σ of the products of the linked passages' lengths).
  public mutating func learn(from links: [Link], withDictionaries: Bool) throws -> Bool {
    var isLearned = false
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
      guard let lexicon = lexicons[direction], withDictionaries || lexicon.covered == 0 else { continue }
      isLearned = true
      lexicons[direction] = lexicon.adding(InducedLexicon.translations(in: bitext))
      matches[direction] = try matched(direction).get()
    }
    if isLearned { invert() }
    return isLearned
  }

  /// Whether `learn` could learn anything.
  func canLearn(withDictionaries: Bool) -> Bool {
    lexicons.contains { direction, lexicon in
      direction.source != direction.target && (withDictionaries || lexicon.covered == 0)
    }
  }

  /// What compares the sentences of two documents, by their indexes in `documents`.
  package func signals(_ a: Int, _ b: Int) -> PairSignals? { compared(a, b)?.signals }

  /// The same, with what the sentences have in common.
  func compared(_ a: Int, _ b: Int) -> (signals: PairSignals, shared: SharedRows)? {
    guard let ofFirst = matches(a, b), let ofSecond = matches(b, a),
      let ofSecondByFirst = inverted[direction(a, b)]
    else { return nil }
    return PairSignals.compare(
      compared[a], compared[b],
      PairMatches(Sides(ofFirst, ofSecond), ofSecondByFirst: ofSecondByFirst),
      meanings.map { Sides($0[a], $0[b]) })
  }

  /// The log-odds of the pairs of sentences of two documents, by their indexes in `documents`.
  ///
  /// - Complexity: that of `PairScores`; what the sentences have in common is found once.
  package func scores(_ a: Int, _ b: Int, weights: ComparableWeights) -> PairScores? {
    compared(a, b).map { PairScores($0.signals, $0.shared, weights: weights) }
  }

  /// The same input with the documents in their own order.
  ///
  /// - Complexity: O(documents).
  func arranged() -> AlignmentInput {
    guard !order.isGiven else { return self }
    var input = self
    input.documents = order.arranged(documents)
    input.compared = order.arranged(compared)
    input.meanings = meanings.map(order.arranged)
    input.order = DocumentOrder(input.documents.map(\.document))
    return input
  }

  /// All pairs of documents, by their indexes, in order.
  package var documentPairs: [(a: Int, b: Int)] {
    documents.indices.flatMap { a in documents.indices.filter { $0 > a }.map { (a: a, b: $0) } }
  }

  /// The matches of the terms of one document's language with those of another's.
  package func matches(_ a: Int, _ b: Int) -> TermMatches? { matches[direction(a, b)] }

  private func direction(_ a: Int, _ b: Int) -> Direction {
    Direction(source: documents[a].document.language, target: documents[b].document.language)
  }
}
