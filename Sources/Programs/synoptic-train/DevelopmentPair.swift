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
    var pairs: [DevelopmentPair] = []
    for first in documents.indices {
      for second in documents.indices
      where first < second && documents[first].language != documents[second].language {
        let ids = (documents[first].id, documents[second].id)
        let gold = known.first { ($0.a, $0.b) == ids || ($0.b, $0.a) == ids }
        let isTurned = gold.map { $0.a != ids.0 } ?? false
        let indexes = isTurned ? Sides(second, first) : Sides(first, second)
        guard let signals = input.signals(indexes.a, indexes.b) else { continue }
        let sentences = indexes.map { input.documents[$0].sentences }
        pairs.append(
          DevelopmentPair(
            times: sentences.map { $0.map(\.time) },
            name: "\(name) \(documents[indexes.a].id)/\(documents[indexes.b].id)", subjects: [name],
            indexes: indexes, signals: signals,
            gold: try gold.map {
              GoldMap(
                try EventGold(folder: goldFolder, a: $0.a, b: $0.b), sentences.a.map(\.sentence.range),
                sentences.b.map(\.sentence.range))
            }))
      }
    }
    return pairs
  }

  /// A document of this subject with one of another, in different languages: nothing in them belongs together.
  func unrelated(to other: Subject, _ encoder: VectorSource?) throws -> DevelopmentPair? {
    guard let mine = documents.first,
      let theirs = other.documents.last(where: { $0.language != mine.language })
    else { return nil }
    // Both may be called "de", so they are read by a name of their own.
    let input = try Subject.input([mine, theirs], encoder)
    return input.signals(0, 1).map {
      DevelopmentPair(
        name: "\(name) \(mine.id) with \(other.name) \(theirs.id)", subjects: [name, other.name],
        indexes: Sides(0, 1), signals: $0, gold: nil)
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
  let name: String
  let subjects: Set<String>
  /// The documents' indexes among those of their subject.
  let indexes: Sides<Int>
  let signals: PairSignals
  /// Nil for documents of which nothing is known, and for those that have nothing to do with each other.
  let gold: GoldMap?
  let labels: [Bool]
  /// The signals of all pairs, in the order of `labels`.
  let values: [PairSignals.Values]
  /// What the sentences of both tell of, in time.
  let times: Sides<[NarrativeTime?]>

  init(
    times: Sides<[NarrativeTime?]> = Sides([], []), name: String, subjects: Set<String>,
    indexes: Sides<Int>, signals: PairSignals, gold: GoldMap?
  ) {
    self.times = times
    self.name = name
    self.subjects = subjects
    self.indexes = indexes
    self.signals = signals
    self.gold = gold
    let right = gold?.gold.pairs ?? []
    labels = (0..<signals.rows * signals.columns).map { at in
      let (row, column) = at.quotientAndRemainder(dividingBy: signals.columns)
      return gold?.pairs(row, column).contains(where: right.contains) ?? false
    }
    values = labels.indices.map { signals.values($0 / signals.columns, $0 % signals.columns) }
  }

  /// Whether it is known which links are right; documents about different subjects have none.
  var isLabeled: Bool { gold != nil || subjects.count > 1 }

  /// The candidates of many pairs of documents, those of one subject supporting each other.
  static func scored(_ pairs: [DevelopmentPair], _ weights: ComparableWeights) -> [CandidatePairs] {
    let heard = bySubject(pairs, candidates(pairs, weights)) {
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
    bySubject(pairs, candidates, PivotEvidence.of)
  }

  /// Does something with the candidates of each subject together.
  private static func bySubject<Result>(
    _ pairs: [DevelopmentPair], _ candidates: [CandidatePairs],
    _ transform: ([DocumentCandidates]) -> [Result]
  ) -> [Result] {
    var results: [Int: Result] = [:]
    for (_, members) in Dictionary(grouping: pairs.indices, by: { pairs[$0].subjects }) {
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
