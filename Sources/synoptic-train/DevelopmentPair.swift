import Alignment
import Dates
import Evaluation
import Lexicon
import Texts

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
      throw InputError("'\(argument)' is not of the form NAME=DOCUMENTS_FOLDER:GOLD_FOLDER")
    }
    name = String(parts[0])
    goldFolder = folders[1]
    let ids = Set(try EventGold.pairs(in: goldFolder).flatMap { [$0.a, $0.b] }).sorted()
    documents = try DocumentReader().read(ids.map { "\(folders[0])/\($0).txt" })
  }

  /// The pairs of documents that have gold links.
  func pairs() throws -> [DevelopmentPair] {
    let input = try AlignmentInput(documents, lexicon: Lexicon.open(DictionarySource.installed()).lexicon)
    return try EventGold.pairs(in: goldFolder).compactMap { a, b in
      guard let first = documents.firstIndex(where: { $0.id == a }),
        let second = documents.firstIndex(where: { $0.id == b }), let signals = input.signals(first, second)
      else { return nil }
      return DevelopmentPair(
        times: (
          input.documents[first].sentences.map(\.time), input.documents[second].sentences.map(\.time)
        ),
        name: "\(name) \(a)/\(b)", subjects: [name], signals: signals,
        gold: GoldMap(
          try EventGold(folder: goldFolder, a: a, b: b),
          input.documents[first].sentences.map(\.sentence.range),
          input.documents[second].sentences.map(\.sentence.range)))
    }
  }

  /// A document of this subject with one of another, in different languages: nothing in them belongs together.
  func unrelated(to other: Subject) throws -> DevelopmentPair? {
    guard let mine = documents.first,
      let theirs = other.documents.last(where: { $0.language != mine.language })
    else { return nil }
    // Both may be called "de", so they are read by a name of their own.
    let input = try AlignmentInput(
      [mine, theirs], lexicon: Lexicon.open(DictionarySource.installed()).lexicon)
    return input.signals(0, 1).map {
      DevelopmentPair(
        name: "\(name) \(mine.id) with \(other.name) \(theirs.id)", subjects: [name, other.name], signals: $0,
        gold: nil)
    }
  }
}

/// Gold links carried over from the gold's sentences to ours.
struct GoldMap {
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
    a[row].flatMap { x in b[column].map { EventGold.Pair(x, $0) } }
  }
}

/// Two documents to learn from: all pairs of their sentences with their signals, and which are right.
struct DevelopmentPair {
  let name: String
  let subjects: Set<String>
  let signals: PairSignals
  /// Nil for documents that have nothing to do with each other.
  let gold: GoldMap?
  let labels: [Bool]
  /// What the sentences of both tell of, in time.
  let times: (a: [NarrativeTime?], b: [NarrativeTime?])

  init(
    times: (a: [NarrativeTime?], b: [NarrativeTime?]) = ([], []), name: String, subjects: Set<String>,
    signals: PairSignals, gold: GoldMap?
  ) {
    self.times = times
    self.name = name
    self.subjects = subjects
    self.signals = signals
    self.gold = gold
    let right = gold?.gold.pairs ?? []
    labels = (0..<signals.rows * signals.columns).map { at in
      let (row, column) = at.quotientAndRemainder(dividingBy: signals.columns)
      return gold?.pairs(row, column).contains(where: right.contains) ?? false
    }
  }

  /// The probabilities of all pairs of sentences, row by row.
  func probabilities(_ weights: ComparableWeights) -> [Float] {
    PairScores(signals, weights: weights).logOdds.values.map(PairScores.probability)
  }

  /// The score of keeping the pairs from `cut` up; nil without gold.
  func score(_ probabilities: [Float], cut: Float) -> EventScore? {
    guard let gold else { return nil }
    var predicted = Set<EventGold.Pair>()
    for at in probabilities.indices where probabilities[at] >= cut {
      predicted.formUnion(gold.pairs(at / signals.columns, at % signals.columns))
    }
    return EventScore(predicted, gold: gold.gold)
  }
}
