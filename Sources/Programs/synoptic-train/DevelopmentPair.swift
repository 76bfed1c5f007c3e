import Basics
import ComparableMode
import Dates
import Dictionaries
import Evaluation
import Preparation
import Synoptic
import Texts
import Vectors

/// A subject of the development gold: documents and gold links between them.
struct Subject {
  let name: String
  let documents: [Document]
  let goldFolder: String

  /// Reads `NAME=DOCUMENTS_FOLDER:GOLD_FOLDER`; the documents are those the gold has links for.
  init(_ argument: String) throws {
    let parts = argument.split(separator: "=", maxSplits: 1)
    let folders = parts.last?.split(separator: ":").map(String.init) ?? []
    guard parts.count == 2, folders.count == 2 else {
      throw InputError(.invalidArgument, "'\(argument)' is not of the form NAME=DOCUMENTS_FOLDER:GOLD_FOLDER")
    }
    name = String(parts[0])
    goldFolder = folders[1]
    let ids = Set(try EventGold.pairs(in: goldFolder).flatMap { [$0.a, $0.b] }).sorted()
    documents = try DocumentReader().read(ids.map { "\(folders[0])/\($0).txt" })
  }

  /// The pairs of documents in different languages; those without gold links help as third documents.
  ///
  /// - Parameter encoder: what makes sentence vectors; nil to learn without.
  func pairs(_ encoder: VectorSource?) throws -> [DevelopmentPair] {
    let input = try Subject.input(documents, encoder)
    let known = try EventGold.pairs(in: goldFolder)
    return try Subject.pairs(documents).compactMap { pair in
      let ids = (documents[pair.a].id, documents[pair.b].id)
      let gold = known.first { ($0.a, $0.b) == ids || ($0.b, $0.a) == ids }
      let isTurned = gold.map { $0.a != ids.0 } ?? false
      let indexes = isTurned ? Sides(pair.b, pair.a) : pair
      guard let signals = input.signals(indexes.a, indexes.b) else { return nil }
      let sentences = indexes.map { input.documents[$0].sentences }
      return DevelopmentPair(
        times: sentences.map { $0.map(\.time) },
        name: "\(name) \(documents[indexes.a].id)/\(documents[indexes.b].id)", group: name, subjects: [name],
        indexes: indexes, signals: signals,
        truth: try gold.map {
          .gold(
            GoldMap(
              try EventGold(folder: goldFolder, a: $0.a, b: $0.b), sentences.a.map(\.sentence.range),
              sentences.b.map(\.sentence.range)))
        } ?? .unknown)
    }
  }

  /// The pairs of documents in different languages, by their indexes.
  private static func pairs(_ documents: [Document]) -> [Sides<Int>] {
    documents.indices.flatMap { first in
      documents.indices.filter { first < $0 && documents[first].language != documents[$0].language }
        .map { Sides(first, $0) }
    }
  }

  /// The documents of this subject with one of another among them: nothing in it belongs to anything in them, though third documents may
  /// say so.
  func pairs(withStrangerOf other: Subject, _ encoder: VectorSource?) throws -> [DevelopmentPair] {
    guard let stranger = other.documents.last else { return [] }
    return try pairs(documents, "among others with", stranger, of: other, encoder)
  }

  /// A document of this subject with one of another, in different languages: nothing in them belongs together.
  func unrelated(to other: Subject, _ encoder: VectorSource?) throws -> [DevelopmentPair] {
    guard let mine = documents.first,
      let theirs = other.documents.last(where: { $0.language != mine.language })
    else { return [] }
    return try pairs([mine], "with", theirs, of: other, encoder)
  }

  /// The pairs of documents of this subject and one of another.
  ///
  /// - Parameter relation: how it stands to the others, in words for the names of the pairs.
  private func pairs(
    _ own: [Document], _ relation: String, _ stranger: Document, of other: Subject, _ encoder: VectorSource?
  ) throws -> [DevelopmentPair] {
    let all = own + [stranger]
    let input = try Subject.input(all, encoder)
    return Subject.pairs(all).compactMap { pair in
      input.signals(pair.a, pair.b).map {
        DevelopmentPair(
          name: "\(name) \(all[pair.a].id) \(relation) \(other.name) \(all[pair.b].id)",
          group: "\(name) \(relation) \(other.name)", subjects: [name, other.name], indexes: pair,
          signals: $0,
          truth: pair.b == own.count ? .nothing : .unknown)
      }
    }
  }

  private static func input(_ documents: [Document], _ encoder: VectorSource?) throws -> AlignmentInput {
    let tokenized = try TokenizedDocument.all(documents)
    let vectors = encoder.map(VectorProvider.from) ?? .none
    return try AlignmentInput(
      tokenized, lexicon: Lexicon.open(DictionarySource.installed()).lexicon,
      meanings: vectors.meanings(of: tokenized))
  }
}

/// Gold links carried over from the gold's sentences to ours.
struct GoldMap: Sendable {
  let gold: EventGold
  /// For each of our sentences, the gold sentences it stands for.
  private let a: [[Int]]
  private let b: [[Int]]

  init(_ gold: EventGold, _ sentencesA: [Range<Int>], _ sentencesB: [Range<Int>]) {
    self.gold = gold
    a = sentencesA.map { EventGold.covered(by: $0, in: gold.sentences.a) }
    b = sentencesB.map { EventGold.covered(by: $0, in: gold.sentences.b) }
  }

  func pairs(_ row: Int, _ column: Int) -> [EventGold.Pair] {
    EventGold.Pair.all(a[row], b[column])
  }
}

/// Two documents to learn from: all pairs of their sentences with their signals, and which are right.
struct DevelopmentPair: Sendable {
  /// What is known of the links between two documents.
  enum Truth {
    case gold(GoldMap)
    /// There is none: they are about different subjects.
    case nothing
    case unknown
  }

  let name: String
  /// Pairs of one group are pairs of the same documents, and third documents to each other.
  let group: String
  let subjects: Set<String>
  /// The documents' indexes among those of their group.
  let indexes: Sides<Int>
  let signals: PairSignals
  /// Nil for documents of which nothing is known, and for those that have nothing to do with each other.
  let gold: GoldMap?
  /// Whether it is known which links are right; documents about different subjects have none.
  let isLabeled: Bool
  /// Which pairs of sentences are right, row by row; empty where that is not known.
  let labels: [Bool]
  /// The signals of all pairs, in the order of `labels`.
  let values: [PairSignals.Values]
  /// What the sentences of both tell of, in time.
  let times: Sides<[NarrativeTime?]>

  init(
    times: Sides<[NarrativeTime?]> = Sides([], []), name: String, group: String, subjects: Set<String>,
    indexes: Sides<Int>, signals: PairSignals, truth: Truth
  ) {
    var gold: GoldMap?
    var isLabeled = true
    switch truth {
    case .gold(let map): gold = map
    case .nothing: break
    case .unknown: isLabeled = false
    }
    self.times = times
    self.name = name
    self.group = group
    self.subjects = subjects
    self.indexes = indexes
    self.signals = signals
    self.gold = gold
    let right = gold?.gold.pairs ?? []
    self.isLabeled = isLabeled
    labels = (0..<(isLabeled ? signals.rows * signals.columns : 0)).map { at in
      let (row, column) = at.quotientAndRemainder(dividingBy: signals.columns)
      return gold?.pairs(row, column).contains(where: right.contains) ?? false
    }
    values = labels.indices.map { signals.values($0 / signals.columns, $0 % signals.columns) }
  }

  /// The candidates of many pairs of documents, those of one group supporting each other.
  static func scored(_ pairs: [DevelopmentPair], _ weights: ComparableWeights) -> [CandidatePairs] {
    let heard = byGroup(pairs, candidates(pairs, weights)) {
      PivotEvidence.applied(to: $0, weights).map(\.pairs)
    }
    return zip(pairs, heard).map { pair, candidates in
      var corrected = candidates
      corrected.apply(weights.trees, pair.signals)
      return corrected
    }
  }

  /// The candidates of many pairs of documents, before third documents are asked.
  static func candidates(_ pairs: [DevelopmentPair], _ weights: ComparableWeights) -> [CandidatePairs] {
    pairs.concurrentMap { CandidatePairs(PairScores($0.signals, weights: weights)) }
  }

  /// What third documents say of the candidates.
  static func pivotEvidence(
    _ pairs: [DevelopmentPair], for candidates: [CandidatePairs]
  ) -> [[PivotEvidence]?] {
    byGroup(pairs, candidates, PivotEvidence.of)
  }

  /// Does something with the candidates of each group together.
  private static func byGroup<Result>(
    _ pairs: [DevelopmentPair], _ candidates: [CandidatePairs],
    _ transform: ([DocumentCandidates]) -> [Result]
  ) -> [Result] {
    var results: [Int: Result] = [:]
    for (_, members) in Dictionary(grouping: pairs.indices, by: { pairs[$0].group }) {
      let found = transform(members.map { DocumentCandidates(pairs[$0].indexes, candidates[$0]) })
      for (index, result) in zip(members, found) { results[index] = result }
    }
    return pairs.indices.compactMap { results[$0] }
  }

  /// The score of keeping the candidates from `cut` up; nil without gold.
  func score(_ pairs: CandidatePairs, cut: Float) -> EventScore? {
    guard let gold else { return nil }
    var predicted = Set<EventGold.Pair>()
    for candidate in pairs.candidates where candidate.probability >= cut {
      predicted.formUnion(gold.pairs(candidate.row, candidate.column))
    }
    return EventScore(predicted, gold: gold.gold)
  }

  /// Whether a candidate is right.
  func isRight(_ candidate: CandidatePairs.Candidate) -> Bool {
    labels[candidate.row * signals.columns + candidate.column]
  }
}
