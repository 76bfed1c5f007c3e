import AlignmentModel
import Basics
import ComparableMode
import Dictionaries
import ParallelMode
import Texts

/// One run of an `Aligner`: its documents, prepared once, whatever the mode turns out to be.
struct AlignmentRun {
  let options: Aligner.Options
  let documents: [TokenizedDocument]
  let lexicon: Lexicon
  let kept: KeptLinks
  let observer: WorkObserver

  /// The synopsis of the documents, in the mode that is given or found.
  func synopsis(mode: Aligner.Mode) throws -> Synopsis {
    guard mode != .comparable, !documentPairs.isEmpty else { return try comparable([]) }
    let inputs = try parallelInputs(isAsked: mode == .parallel)
    guard mode == .parallel || ModeDecision.areTranslations(inputs.decisions) else {
      return try comparable(inputs.decisions)
    }
    return try parallel(alignedPairs(inputs.inputs), inputs.decisions)
  }

  /// The pairs of documents that are aligned, by their indexes, in order.
  private var documentPairs: [(a: Int, b: Int)] {
    documents.indices.flatMap { a in documents.indices.dropFirst(a + 1).map { (a: a, b: $0) } }.filter {
      options.alignsSameLanguage
        || documents[$0.a].document.language != documents[$0.b].document.language
    }
  }

  private func alignment(_ settings: AlignmentSettings, _ links: [Link]) -> Alignment {
    let mode: Alignment.Mode =
      switch settings.mode {
      case .comparable: .comparable
      case .parallel: .parallel
      }
    return Alignment(
      generator: SynopticVersion.generator, signature: settings.signature, mode: mode,
      documents: documents.map { DocumentReference($0.document) }, links: links)
  }

  /// The settings that both modes have.
  private func settings(_ mode: AlignmentSettings.Mode, _ uses: [TextLexicon.Use]) -> AlignmentSettings {
    var settings = AlignmentSettings(mode)
    settings.dictionaries = uses.map { .init(name: $0.dictionary.name, version: $0.dictionary.version) }
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
    guard !documentPairs.isEmpty else {
      throw InputError(
        .tooFewDocuments, "all documents are in one language (\(documents[0].document.language))",
        remedy: .alignSameLanguage)
    }
    try observer.start(.preparing, of: documents.count)
    var input = try AlignmentInput(documents, lexicon: lexicon)
    let options = ComparableAligner.Options(
      alignsSameLanguage: self.options.alignsSameLanguage, threshold: self.options.threshold,
      preference: self.options.preference)
    try observer.start(.comparing, of: documentPairs.count)
    try ComparableAligner(weights: .builtIn(), options: options).prepare(
      &input, isLearning: self.options.learnsLexicon)
    try observer.checkCancellation()
    let ranges = Dictionary(
      documents.map { ($0.document.id, $0.sentences.map(\.range)) }
    ) { first, _ in first }
    let aligner = ComparableAligner(
      weights: try .builtIn(), options: options, kept: try kept.resolved { ranges[$0] })
    let links = self.options.inPairs ? aligner.links(input) : aligner.synopsis(input)
    try observer.checkCancellation()

    var own = AlignmentSettings.Comparable()
    own.threshold = options.threshold
    own.preference = options.preference
    own.inPairs = self.options.inPairs
    own.learnsLexicon = self.options.learnsLexicon
    let settings = settings(.comparable(own), input.uses)
    let alignment = alignment(settings, links)
    return Synopsis(
      alignment: alignment, documents: documents, settings: settings, uses: input.uses,
      decisions: decisions, unrelated: UnrelatedDocument.all(in: alignment, input), moved: [], lexicon: lexicon,
      input: input)
  }
}

// MARK: Translations

extension AlignmentRun {
  /// Two documents aligned as translations.
  private struct AlignedPair {
    let input: ParallelInput
    let result: ParallelAlignment
  }

  private var parallelOptions: ParallelAligner.Options {
    .init(largestBead: options.largestBead, leastScore: options.threshold ?? 0)
  }

  /// All pairs of documents made ready to be aligned as translations, and what says that they are; of these only those up to the first
  /// pair that surely is none.
  ///
  /// - Parameter isAsked: whether the documents are translations in any case.
  private func parallelInputs(isAsked: Bool) throws -> (inputs: [ParallelInput], decisions: [ModeDecision]) {
    let aligner = ParallelAligner(weights: try .builtIn(), options: parallelOptions)
    let anchors = try options.anchor.map { pattern throws in try AnchorPattern(pattern) }
    var inputs: [ParallelInput] = []
    var decisions: [ModeDecision] = []
    for (a, b) in documentPairs {
      try observer.start(.aligningTranslations, of: documentPairs.count, done: inputs.count)
      let input = try ParallelInput(documents[a], documents[b], lexicon: lexicon, anchors: anchors)
      if !isAsked, let evidence = aligner.evidence(input) {
        let decision = ModeDecision(a: input.documents.a.id, b: input.documents.b.id, evidence: evidence)
        decisions.append(decision)
        if decision.isSure, !decision.isTranslation { break }
      }
      inputs.append(input)
    }
    return (inputs, decisions)
  }

  /// Pairs of documents aligned as translations.
  private func alignedPairs(_ inputs: [ParallelInput]) throws -> [AlignedPair] {
    let aligner = ParallelAligner(weights: try .builtIn(), options: parallelOptions)
    var pairs: [AlignedPair] = []
    for input in inputs {
      try observer.start(.aligningTranslations, of: inputs.count, done: pairs.count)
      let constraints = try BeadConstraints(
        kept.resolved(input.sentenceRanges), input.documents.a.id, input.documents.b.id,
        counts: input.sentenceCounts)
      pairs.append(AlignedPair(input: input, result: aligner.align(input, constraints: constraints)))
    }
    return pairs
  }

  /// The links of all pairs.
  private func parallel(_ pairs: [AlignedPair], _ decisions: [ModeDecision]) throws -> Synopsis {
    let aligner = ParallelAligner(weights: try .builtIn(), options: parallelOptions)
    var kept = kept
    for pair in pairs { kept = try kept.resolved(pair.input.sentenceRanges) }
    var links: [Link] = []
    var added: Set<String> = []
    for pair in pairs {
      let (a, b) = (pair.input.documents.a.id, pair.input.documents.b.id)
      // Each once, even if it is of three documents.
      let standing = kept.links.filter { link in
        !link.sentences(of: a).isEmpty && !link.sentences(of: b).isEmpty && added.insert(link.id).inserted
      }
      func key(_ link: Link) -> (Int, Int) {
        (link.sentences(of: a).first ?? 0, link.sentences(of: b).first ?? 0)
      }
      let aligned = aligner.links(pair.input, pair.result)
      links += standing.isEmpty ? aligned : (aligned + standing).sorted { key($0) < key($1) }
    }
    // Those between documents that were not aligned with one another.
    links += kept.links.filter { !added.contains($0.id) }
    links = KeptLinks.named(links, besides: kept.names)

    var own = AlignmentSettings.Parallel()
    own.largestBead = parallelOptions.largestBead
    own.leastScore = parallelOptions.leastScore
    own.anchor = options.anchor
    let uses = pairs.flatMap(\.input.uses)
    let settings = settings(.parallel(own), uses)
    return Synopsis(
      alignment: alignment(settings, links), documents: documents, settings: settings, uses: uses,
      decisions: decisions, unrelated: [],
      moved: pairs.flatMap { pair in
        pair.result.moved.map {
          MovedSentences(
            a: pair.input.documents.a.id, b: pair.input.documents.b.id, sentencesOfA: $0.a, sentencesOfB: $0.b)
        }
      }, lexicon: lexicon, input: nil)
  }
}
