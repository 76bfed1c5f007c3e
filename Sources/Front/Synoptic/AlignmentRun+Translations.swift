import AlignmentModel
import Basics
import Dictionaries
import ParallelMode

extension AlignmentRun {
  /// The aligner of translations with what is set of it.
  func parallelAligner() throws -> ParallelAligner {
    ParallelAligner(
      weights: try .builtIn(),
      options: .init(largestBead: options.largestBead, leastScore: options.threshold ?? 0))
  }

  /// The synopsis of translations: of two documents their beads, of three and more rows of all of them.
  func translations(_ texts: TranslationTexts, _ decisions: [ModeDecision]) throws -> Synopsis {
    var texts = texts
    let pairs = try texts.pairs()
    var kept = kept
    for pair in pairs { kept = try kept.resolved(pair.input.sentenceRanges) }
    let links =
      documents.count > 2 && !options.inPairs
      ? try jointLinks(pairs, kept, documents.indices.map { index throws in try texts.document(index) })
      : try pairLinks(pairs, kept)

    var own = AlignmentSettings.Parallel()
    own.largestBead = options.largestBead
    own.leastScore = options.threshold ?? 0
    own.anchor = options.anchor
    own.inPairs = options.inPairs && documents.count > 2
    let uses = uses(pairs)
    let settings = settings(.parallel(own), uses)
    return Synopsis(
      alignment: alignment(settings, KeptLinks.named(links, besides: kept.names)), documents: documents,
      settings: settings, uses: uses, decisions: decisions, unrelated: [], moved: pairs.flatMap(moved),
      vectors: vectors, lexicon: lexicon, input: nil)
  }

  /// What each dictionary gave, once, though several pairs of documents use it: where it gave most.
  private func uses(_ pairs: [JointAligner.Pair]) -> [TextLexicon.Use] {
    pairs.flatMap(\.input.uses).reduce(into: []) { uses, use in
      let known = uses.firstIndex {
        $0.dictionary.name == use.dictionary.name && $0.dictionary.version == use.dictionary.version
      }
      if let known {
        if use.words > uses[known].words { uses[known] = use }
      } else {
        uses.append(use)
      }
    }
  }

  /// The passages of two documents that stand in another order.
  private func moved(_ pair: JointAligner.Pair) -> [MovedSentences] {
    pair.alignment.moved.map {
      MovedSentences(
        a: pair.input.documents.a.id, b: pair.input.documents.b.id, sentencesOfA: $0.a, sentencesOfB: $0.b)
    }
  }

  /// The links of all pairs, and those that are kept.
  private func pairLinks(_ pairs: [JointAligner.Pair], _ kept: KeptLinks) throws -> [Link] {
    let aligner = try parallelAligner()
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
      // What stands apart from the order is in no bead, and its sentences are nulls.
      let aligned = aligner.links(pair.input, pair.alignment)
      links += standing.isEmpty ? aligned : (aligned + standing).sorted { key($0) < key($1) }
    }
    // Those between documents that were not aligned with one another.
    return links + kept.links.filter { !added.contains($0.id) }
  }

  /// The rows of three and more documents as links, those that are kept, and the beads of passages that two documents have in another
  /// order, as far as their sentences stand in no row.
  private func jointLinks(
    _ pairs: [JointAligner.Pair], _ kept: KeptLinks, _ documents: [ParallelDocument]
  ) throws -> [Link] {
    let aligner = try parallelAligner()
    let joint = JointAligner(documents, pairs, aligner: aligner)
    let ids = documents.map(\.document.id)
    let rows = joint.rows(kept.isEmpty ? nil : JointConstraints(kept, ids))
    var links = joint.links(rows, documents)
    let indexes = Dictionary(ids.enumerated().map { ($1, $0) }) { first, _ in first }
    func positions(_ link: Link) -> [SentencePosition] {
      link.passages.flatMap { passage in
        indexes[passage.document].map { index in passage.sentences.map { SentencePosition(index, $0) } } ?? []
      }
    }
    var taken = Set((kept.links.filter(\.isAccepted) + links).flatMap(positions))
    for pair in pairs where !pair.alignment.moved.isEmpty {
      for link in aligner.links(pair.input, pair.alignment) where taken.isDisjoint(with: positions(link)) {
        taken.formUnion(positions(link))
        links.append(link)
      }
    }
    // The order of the first document that both have.
    return JointOrder.sorted(links + kept.links, ids)
  }
}
