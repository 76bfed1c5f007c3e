import Basics
import ParallelMode

/// The documents of a run as translations, made ready when they are asked for.
struct TranslationTexts {
  private let run: AlignmentRun
  private let anchors: AnchorPattern?
  private var prepared: [Int: ParallelDocument] = [:]
  private var inputs: [Sides<Int>: ParallelInput] = [:]
  private var first: [Sides<Int>: FirstAlignment] = [:]

  /// - Throws: `InputError` if the expression for anchors is none.
  init(_ run: AlignmentRun) throws {
    self.run = run
    anchors = try run.options.anchor.map { pattern throws in try AnchorPattern(pattern) }
  }

  /// What says of each pair of documents whether they are translations, up to the first pair that surely is none.
  mutating func decisions() throws -> [ModeDecision] {
    let aligner = try run.parallelAligner()
    var decisions: [ModeDecision] = []
    for (a, b) in run.documentPairs {
      try run.observer.start(.aligningTranslations, of: run.documentPairs.count, done: decisions.count)
      let input = try input(a, b)
      let first = aligner.first(input)
      guard let evidence = aligner.evidence(input, first: first) else { continue }
      self.first[Sides(a, b)] = first
      let decision = ModeDecision(a: input.documents.a.id, b: input.documents.b.id, evidence: evidence)
      decisions.append(decision)
      if decision.isSure, !decision.isTranslation { break }
    }
    return decisions
  }

  /// All pairs of documents, each aligned alone.
  mutating func pairs() throws -> [JointAligner.Pair] {
    let aligner = try run.parallelAligner()
    var pairs: [JointAligner.Pair] = []
    for (a, b) in run.documentPairs {
      try run.observer.start(.aligningTranslations, of: run.documentPairs.count, done: pairs.count)
      let input = try input(a, b)
      let constraints = try BeadConstraints(
        run.kept.resolved(input.sentenceRanges), input.documents.a.id, input.documents.b.id,
        counts: input.sentenceCounts)
      pairs.append(
        JointAligner.Pair(
          documents: Sides(a, b), input: input,
          alignment: aligner.align(input, constraints: constraints, first: first[Sides(a, b)])))
      first[Sides(a, b)] = nil
    }
    return pairs
  }

  /// A document made ready.
  mutating func document(_ index: Int) throws -> ParallelDocument {
    if let known = prepared[index] { return known }
    let document = try ParallelDocument(
      run.documents[index], anchors: anchors, vectors: run.vectors?.vectors[index])
    prepared[index] = document
    return document
  }

  private mutating func input(_ a: Int, _ b: Int) throws -> ParallelInput {
    if let known = inputs[Sides(a, b)] { return known }
    let input = try ParallelInput(document(a), document(b), lexicon: run.lexicon)
    inputs[Sides(a, b)] = input
    return input
  }
}
