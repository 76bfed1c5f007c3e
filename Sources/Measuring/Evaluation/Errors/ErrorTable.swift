import AlignmentModel
import Basics
import ComparableMode
import Foundation
import Texts

/// The errors of an alignment as a table, a row for each, so that their causes can be counted.
public struct ErrorTable {
  /// What the columns hold.
  ///
  /// Sentences are counted from 1 as the commands do, those of the gold from 0 as its files do. The last column is left to the reader.
  public static let columns = [
    "id", "kind", "grade", "a", "b", "sentences a", "sentences b", "gold a", "gold b", "label", "link",
    "wrong",
    "score", "evidence", "rivals", "linked in", "distance", "nearest a", "nearest b", "before a", "text a",
    "after a", "before b", "text b", "after b", "cause",
  ]

  /// The cells of each row, none of which holds a tab, an end of line or another control character.
  public private(set) var rows: [[String]] = []

  private let alignment: Alignment
  /// By the ids of documents, the ranges of their sentences; none of those that cannot be read.
  private let sentences: [String: [Range<Int>]]

  /// An empty table of an alignment's errors.
  ///
  /// - Parameters:
  ///   - alignment: the alignment.
  ///   - documents: those of its documents that can be read.
  public init(_ alignment: Alignment, documents: [SegmentedDocument]) {
    self.alignment = alignment
    sentences = Dictionary(
      documents.map { ($0.document.id, $0.sentences.map(\.range)) }
    ) { first, _ in first }
  }

  /// The pairs of sentences of the alignment that an error stands for, by their indexes; empty if the documents cannot be read.
  public func pairs(of error: LinkError, _ gold: EventGold) -> [(a: Int, b: Int)] {
    let (a, b) = numbers(of: error, gold)
    return a.flatMap { x in b.map { (a: x, b: $0) } }
  }

  /// Adds the errors of two documents.
  ///
  /// - Parameters:
  ///   - errors: the errors.
  ///   - gold: the gold that they come from.
  ///   - explanations: by the number of an error, why its likeliest pair of sentences is not linked.
  public mutating func add(_ errors: [LinkError], gold: EventGold, explanations: [Int: Why] = [:]) {
    for (number, error) in errors.enumerated() {
      rows.append(row(error, gold, explanations[number]).map(PrintableText.line))
    }
  }

  /// What is known of the pairs of sentences that a missed link stands for.
  public struct Why {
    /// The likeliest pair that was compared, by the indexes of its sentences, and what bears on it; nil if none had anything for it.
    public let best: (a: Int, b: Int, explanation: PairExplanation)?

    /// What is known of some pairs of sentences; nil if there are none.
    ///
    /// - Parameters:
    ///   - pairs: the pairs, by the indexes of their sentences.
    ///   - explanations: for each why it is not linked, or nil if nothing bears on it.
    public init?(_ pairs: [(a: Int, b: Int)], _ explanations: [PairExplanation?]) {
      guard !pairs.isEmpty else { return nil }
      best = zip(pairs, explanations).compactMap { pair, explanation in
        explanation.map { (a: pair.a, b: pair.b, explanation: $0) }
      }.max { $0.explanation.score < $1.explanation.score }
    }
  }

  private func row(_ error: LinkError, _ gold: EventGold, _ why: Why?) -> [String] {
    let link = error.link.map { alignment.links[$0] }
    let (a, b) = numbers(of: error, gold)
    let (before, text, after) = (
      neighbor(error, gold, -1),
      (ErrorTable.text(error.a, gold.texts.a), ErrorTable.text(error.b, gold.texts.b)),
      neighbor(error, gold, 1)
    )
    let nearest = error.nearest
    var evidence = link.map { own($0, gold).map(evidenceText).joined(separator: "; ") } ?? ""
    var score = link.map { ErrorTable.decimal($0.score) } ?? ""
    var rivals = ""
    if let why {
      if let (x, y, explanation) = why.best {
        score = ErrorTable.decimal(explanation.score)
        evidence = explanation.evidence.map(evidenceText).joined(separator: "; ")
        rivals =
          (explanation.rivalsOfFirst.map {
            "\(gold.documents.a):\(x + 1) = \(gold.documents.b):\($0.sentence + 1) \(ErrorTable.decimal($0.score))"
          }
          + explanation.rivalsOfSecond.map {
            "\(gold.documents.a):\($0.sentence + 1) = \(gold.documents.b):\(y + 1) \(ErrorTable.decimal($0.score))"
          }).joined(separator: "; ")
      } else {
        score = "0"
        evidence = "nothing in common that bears on it"
      }
    }
    return [
      "e\(rows.count + 1)", error.kind.rawValue, error.grade.map(String.init) ?? "", gold.documents.a,
      gold.documents.b, ErrorTable.list(a, from: 1), ErrorTable.list(b, from: 1),
      ErrorTable.list(error.a, from: 0), ErrorTable.list(error.b, from: 0), error.label, link?.id ?? "",
      "\(error.wrong) of \(error.pairs)", score, evidence, rivals,
      error.elsewhere.map { alignment.links[$0].id }.joined(separator: " "),
      nearest.map { String($0.distance) } ?? "",
      nearest.map { ErrorTable.text([$0.pair.a], gold.texts.a) } ?? "",
      nearest.map { ErrorTable.text([$0.pair.b], gold.texts.b) } ?? "", before.a, text.0, after.a, before.b,
      text.1, after.b, "",
    ]
  }

  /// The indexes of the alignment's sentences: those of a link, and of a missed link those that its gold sentences overlap most.
  private func numbers(of error: LinkError, _ gold: EventGold) -> (a: [Int], b: [Int]) {
    func numbers(_ document: String, _ indexes: [Int], _ ranges: [Range<Int>]) -> [Int] {
      if let link = error.link {
        return Set(
          alignment.links[link].passages.filter { $0.document == document }.flatMap(\.sentences)
        ).sorted()
      }
      guard let sentences = sentences[document] else { return [] }
      return Set(indexes.flatMap { EventGold.covered(by: ranges[$0], in: sentences) }).sorted()
    }
    return (
      numbers(gold.documents.a, error.a, gold.sentences.a),
      numbers(gold.documents.b, error.b, gold.sentences.b)
    )
  }

  /// The evidence of a link for the gold's two documents: all of it where it has no others.
  private func own(_ link: Link, _ gold: EventGold) -> [Evidence] {
    let passages = [gold.documents.a, gold.documents.b].map { id in
      link.passages.firstIndex { $0.document == id } ?? -1
    }.sorted()
    return link.evidence.filter { $0.between.map { $0 == passages } ?? true }
  }

  private func evidenceText(_ evidence: Evidence) -> String {
    let words = [evidence.a, evidence.b].compactMap(\.self).joined(separator: " = ")
    return [evidence.kind.rawValue, words, ErrorTable.signed(evidence.weight)].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  /// The texts of the sentences before the first of an error, or after the last.
  private func neighbor(_ error: LinkError, _ gold: EventGold, _ step: Int) -> (a: String, b: String) {
    func text(_ sentences: [Int], _ texts: [String]) -> String {
      let at = (step < 0 ? sentences.first : sentences.last).map { $0 + step } ?? -1
      return texts.indices.contains(at) ? texts[at] : ""
    }
    return (text(error.a, gold.texts.a), text(error.b, gold.texts.b))
  }

  private static func text(_ sentences: [Int], _ texts: [String]) -> String {
    sentences.filter(texts.indices.contains).map { texts[$0] }.joined(separator: " ")
  }

  private static func list(_ numbers: [Int], from first: Int) -> String {
    numbers.map { String($0 + first) }.joined(separator: " ")
  }

  private static func decimal(_ number: Double) -> String { String(format: "%.3f", number) }

  private static func signed(_ number: Double) -> String { String(format: "%+.2f", number) }
}
