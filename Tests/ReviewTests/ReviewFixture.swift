import AlignmentModel
import Foundation
import Preparation
import Report
import Review
import Texts

/// Documents and alignments that reviews are tried on.
enum ReviewFixture {
  static let sentences = 12

  /// A document of numbered sentences, each of a year of its own.
  static func document(_ id: String, _ language: Language) throws -> NarratedDocument {
    let text = (0..<sentences).map { "Sentence \($0) of \(id) happened in \(1900 + $0)." }.joined(
      separator: " ")
    let document = try NarratedDocument(
      Document(
        id: id, path: "\(id).txt", language: language, sha256: String(repeating: "0", count: 64),
        scalars: Array(text.unicodeScalars)))
    precondition(document.sentences.count == sentences)
    return document
  }

  static func documents(_ count: Int) throws -> [NarratedDocument] {
    try zip(["a", "b", "c"], [Language.english, .german, .russian]).prefix(count).map { try document($0, $1) }
  }

  static func passage(_ document: NarratedDocument, _ run: ClosedRange<Int>) -> Passage {
    Passage(
      document: document.document.id, start: document.sentences[run.lowerBound].range.lowerBound,
      end: document.sentences[run.upperBound].range.upperBound, sentences: Array(run))
  }

  /// Three accounts: a group of all, links of two.
  static func accounts() throws -> (alignment: Alignment, documents: [NarratedDocument]) {
    let documents = try documents(3)
    func link(_ id: String, _ runs: [(Int, ClosedRange<Int>)], evidence: [Evidence] = []) -> Link {
      Link(
        id: id, score: 0.8, passages: runs.map { passage(documents[$0.0], $0.1) }, evidence: evidence)
    }
    let links = [
      link(
        "l1", [(0, 0...0), (1, 1...1), (2, 2...3)],
        evidence: [
          Evidence(kind: .date, a: "1900", b: "1900", weight: 1, between: [0, 1]),
          Evidence(kind: .prior, weight: 0.4, between: [1, 2]),
        ]),
      link("l2", [(0, 3...4), (1, 4...4)]), link("l3", [(1, 6...7), (2, 6...6)]),
      link("l4", [(0, 8...8), (2, 9...9)]),
    ]
    return (alignment(.comparable, documents, links), documents)
  }

  /// A translation of one sentence by one, but for one of two.
  static func translation() throws -> (alignment: Alignment, documents: [NarratedDocument]) {
    let documents = try documents(2)
    let runs: [(ClosedRange<Int>, ClosedRange<Int>)] = [
      (0...0, 0...0), (1...2, 1...2), (3...3, 3...3), (4...4, 4...5), (5...5, 6...6),
    ]
    let links = runs.enumerated().map { index, run in
      Link(
        id: "l\(index + 1)", score: 0.9,
        passages: [passage(documents[0], run.0), passage(documents[1], run.1)], evidence: [])
    }
    return (alignment(.parallel, documents, links), documents)
  }

  static func alignment(
    _ mode: Alignment.Mode, _ documents: [NarratedDocument], _ links: [Link]
  ) -> Alignment {
    Alignment(
      generator: "g", signature: "s", mode: mode,
      documents: documents.map { DocumentReference($0.document) }, links: links)
  }

  static func content(_ alignment: Alignment, _ documents: [NarratedDocument]) -> ReportContent {
    ReportContent(title: "t", file: "t.json", source: [], alignment: alignment, documents: documents)
  }
}
