import AlignmentFiles
import AlignmentModel
import Foundation
import Texts

/// What must hold of an alignment besides its form: names are unique, passages are runs of sentences that begin and end where
/// those do, evidence adds up to the score; and of one of translations, that between two documents each sentence stands in one bead
/// or in none and beads follow one another in both.
public struct AlignmentCheck {
  /// What does not hold.
  public private(set) var findings: [AlignmentFinding] = []

  /// Checks an alignment.
  ///
  /// - Parameters:
  ///   - alignment: the alignment.
  ///   - sentences: the sentences of each document, by id; those of a document that is not there are not checked.
  /// - Complexity: O(size of the alignment + number of sentences).
  public init(_ alignment: Alignment, sentences: [String: [Sentence]]) {
    checkNames(alignment.documents.map(\.id), "documents", "documents")
    checkNames(alignment.links.map(\.id), "links", "links")
    let order = Dictionary(alignment.documents.enumerated().map { ($1.id, $0) }) { first, _ in first }
    for (number, link) in alignment.links.enumerated() {
      check(link, "links[\(number)]", order, sentences)
    }
    if alignment.mode == .parallel {
      let ids = alignment.documents.map(\.id)
      for (index, a) in ids.enumerated() {
        for b in ids.dropFirst(index + 1) { checkBeads(alignment.links, [a, b]) }
      }
    }
  }

  private mutating func report(_ path: String, _ problem: String) {
    findings.append(AlignmentFinding(path: path, problem: problem))
  }

  private mutating func checkNames(_ names: [String], _ path: String, _ what: String) {
    var known: Set<String> = []
    for (number, name) in names.enumerated() where !known.insert(name).inserted {
      report("\(path)[\(number)].id", "two \(what) are called \(name)")
    }
  }

  private mutating func check(
    _ link: Link, _ path: String, _ order: [String: Int],
    _ sentences: [String: [Sentence]]
  ) {
    if link.passages.count < 2 {
      report(path, "\(link.id) has \(link.passages.count) passages, fewer than two")
    }
    let indexes = link.passages.map { order[$0.document] ?? .max }
    if indexes != indexes.sorted() {
      report("\(path).passages", "the passages of \(link.id) are not in the order of the documents")
    }
    for (index, passage) in link.passages.enumerated() {
      let path = "\(path).passages[\(index)]"
      guard let first = passage.sentences.first, let last = passage.sentences.last,
        passage.sentences == Array(first..<first + passage.sentences.count)
      else {
        report(
          "\(path).sentences",
          "\(link.id) has sentences of \(passage.document) that do not follow one another")
        continue
      }
      guard let all = sentences[passage.document] else { continue }
      guard first >= 0, last < all.count else {
        report(
          "\(path).sentences",
          "\(link.id) has sentences that are not there: \(passage.document) has \(all.count)")
        continue
      }
      if passage.start != all[first].range.lowerBound || passage.end != all[last].range.upperBound {
        report(path, "\(link.id) does not begin and end where its sentences of \(passage.document) do")
      }
    }
    checkSum(link, path)
  }

  /// Log-odds of a score that is rounded to four decimals, against weights that are rounded to three; what is rounded to nothing is
  /// left out of the evidence, at most one item of each kind for each two passages.
  private mutating func checkSum(_ link: Link, _ path: String) {
    guard !link.evidence.isEmpty, link.status != .manual else { return }
    let pairs = max(1, link.passages.count * (link.passages.count - 1) / 2)
    let slack = 0.0005 * Double(link.evidence.count + pairs * Evidence.Kind.allCases.count) + 1e-9
    let sum = link.evidence.reduce(0) { $0 + $1.weight }
    func logOdds(_ score: Double) -> Double { log(max(0, score) / max(0, 1 - score)) }
    if sum < logOdds(link.score - 0.00005) - slack || sum > logOdds(min(1, link.score + 0.00005)) + slack {
      report(
        "\(path).evidence",
        "the weights of \(link.id) add up to \(Self.text(sum)), and the log-odds of its score are \(Self.text(logOdds(link.score)))"
      )
    }
  }

  private static func text(_ value: Double) -> String { String(format: "%.3f", value) }

  /// Checks that each sentence of two documents stands in one bead of both at most.
  ///
  /// Beads may cross: a passage was moved.
  private mutating func checkBeads(_ links: [Link], _ documents: [String]) {
    var known: [Set<Int>] = [[], []]
    for (number, link) in links.enumerated() where link.isAccepted {
      let indexes = documents.map { id in link.passages.firstIndex { $0.document == id } }
      guard let a = indexes[0], let b = indexes[1] else { continue }
      for (side, index) in [a, b].enumerated() {
        let sentences = link.passages[index].sentences
        if !known[side].isDisjoint(with: sentences) {
          report(
            "links[\(number)].passages[\(index)]",
            "\(link.id) has a sentence of \(documents[side]) that stands in a link before it")
        }
        known[side].formUnion(sentences)
      }
    }
  }
}
