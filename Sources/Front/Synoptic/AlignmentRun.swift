import AlignmentModel
import Basics
import ComparableMode
import Dictionaries
import ParallelMode
import Texts
import Vectors

/// One run of an `Aligner`: its documents, prepared once, whatever the mode turns out to be.
struct AlignmentRun {
  let options: Aligner.Options
  let documents: [TokenizedDocument]
  let lexicon: Lexicon
  let kept: KeptLinks
  let observer: WorkObserver
  /// The vectors of the documents' sentences; nil if there are none.
  var vectors: DocumentVectors?

  /// Makes sure that the documents can be aligned, before what takes time is done for it.
  ///
  /// - Throws: `InputError` if no two documents are aligned with one another, or the expression for anchors is none.
  func check() throws {
    guard !documentPairs.isEmpty else {
      throw InputError(
        .tooFewDocuments, "all documents are in one language (\(documents[0].document.language))",
        remedy: .alignSameLanguage)
    }
    _ = try options.anchor.map { pattern throws in try AnchorPattern(pattern) }
  }

  /// The synopsis of the documents, in the mode that is given or found.
  func synopsis(mode: Aligner.Mode) throws -> Synopsis {
    guard mode != .comparable else { return try comparable([]) }
    var texts = try TranslationTexts(self)
    let decisions = mode == .parallel ? [] : try texts.decisions()
    guard mode == .parallel || ModeDecision.areTranslations(decisions) else {
      return try comparable(decisions)
    }
    return try translations(texts, decisions)
  }

  /// The pairs of documents that are aligned, by their indexes, in order.
  var documentPairs: [(a: Int, b: Int)] {
    documents.indices.flatMap { a in documents.indices.dropFirst(a + 1).map { (a: a, b: $0) } }.filter {
      options.alignsSameLanguage
        || documents[$0.a].document.language != documents[$0.b].document.language
    }
  }

  func alignment(_ settings: AlignmentSettings, _ links: [Link]) -> Alignment {
    let mode: Alignment.Mode =
      switch settings.mode {
      case .comparable: .comparable
      case .parallel: .parallel
      }
    var alignment = Alignment(
      generator: SynopticVersion.generator, signature: settings.signature, mode: mode,
      documents: documents.map { DocumentReference($0.document) }, links: links)
    alignment.conflicts = kept.conflicts
    alignment.notes = kept.notes
    return alignment
  }

  /// The settings that both modes have.
  func settings(_ mode: AlignmentSettings.Mode, _ uses: [TextLexicon.Use]) -> AlignmentSettings {
    var settings = AlignmentSettings(mode)
    settings.dictionaries = uses.map { .init(name: $0.dictionary.name, version: $0.dictionary.version) }
    settings.vectors = vectors?.signature
    settings.alignsSameLanguage = options.alignsSameLanguage
    settings.keptLinks = kept.links.count
    settings.icu = ICU.version
    settings.version = SynopticVersion.current
    return settings
  }
}

// MARK: Independent accounts

extension AlignmentRun {
  private func comparable(_ decisions: [ModeDecision]) throws -> Synopsis {
    let meanings = try vectors?.meanings(of: documents, observer)
    try observer.checkCancellation()
    var input = try AlignmentInput(documents, lexicon: lexicon, meanings: meanings, observer: observer)
    let options = ComparableAligner.Options(
      alignsSameLanguage: self.options.alignsSameLanguage, threshold: self.options.threshold,
      preference: self.options.preference)
    try observer.checkCancellation()
    let weights = try ComparableWeights.builtIn(withVectors: input.hasVectors)
    try ComparableAligner(weights: weights, options: options, observer: observer).prepare(
      &input, isLearning: self.options.learnsLexicon)
    try observer.checkCancellation()
    let ranges = Dictionary(
      documents.map { ($0.document.id, $0.sentences.map(\.range)) }
    ) { first, _ in first }
    let aligner = ComparableAligner(
      weights: weights, options: options, kept: try kept.resolved { ranges[$0] }, observer: observer)
    let found = self.options.inPairs ? aligner.pairwise(input) : aligner.grouped(input)
    try observer.checkCancellation()

    var own = AlignmentSettings.Comparable()
    own.threshold = options.threshold
    own.preference = options.preference
    own.inPairs = self.options.inPairs
    own.learnsLexicon = self.options.learnsLexicon
    let settings = settings(.comparable(own), input.uses)
    var alignment = alignment(settings, found.links)
    alignment.expected = found.expected
    return Synopsis(
      alignment: alignment, documents: documents, settings: settings, uses: input.uses,
      decisions: decisions, unrelated: UnrelatedDocument.all(in: alignment, input), moved: [],
      vectors: vectors, lexicon: lexicon, input: input)
  }
}
