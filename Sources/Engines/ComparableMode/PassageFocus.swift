import AlignmentModel
import Basics
import Preparation
import Texts
import Vectors

/// Finds the clauses of a passage that a link is about, where the passage tells more than that.
///
/// A lead or a biographical summary tells three events in one sentence, of which the other document tells one. What two sentences
/// share stands in the clauses that tell it: words, names, dates, numbers, and of the clauses the two that are most alike. The focus is the shortest
/// run of clauses that holds most of that evidence.
struct PassageFocus {
  /// How much of the evidence the focus holds at least, 0…1.
  private static let leastShare = 0.85
  /// More than this, in log-odds, no word, name or date counts here: a date says when, and what happened then stands in other clauses.
  private static let mostOfOne = 0.5
  /// A run of clauses longer than this share of the passage is no focus: the passage as a whole is meant.
  private static let longest = 0.65

  private let document: AnalyzedDocument
  /// The clauses of the passage, by their ranges in the document's view.
  private let clauses: [Range<Int>]
  /// The evidence that stands in each clause, in log-odds.
  private var weights: [Double]

  /// - Parameter sentences: the sentences of the passage.
  init(_ document: AnalyzedDocument, _ sentences: Range<Int>) {
    self.document = document
    clauses = sentences.flatMap(document.clauses)
    weights = .init(repeating: 0, count: clauses.count)
  }

  /// Adds evidence that speaks for the link; what speaks against it tells nothing of where it is.
  mutating func add(_ weight: Double, at range: Range<Int>) {
    guard weight > 0, let index = clauses.firstIndex(where: { range.lowerBound < $0.upperBound }) else {
      return
    }
    weights[index] += min(weight, PassageFocus.mostOfOne)
  }

  /// The focus, in code points of the document; nil if the link is about the whole passage, or no evidence says where.
  ///
  /// - Complexity: O(clauses²).
  var range: Range<Int>? {
    let total = weights.reduce(0, +)
    guard total > 0, let first = clauses.first, let last = clauses.last else { return nil }
    var best: (range: Range<Int>, weight: Double)?
    for start in clauses.indices {
      var weight = 0.0
      for end in start..<clauses.count {
        weight += weights[end]
        guard weight >= PassageFocus.leastShare * total else { continue }
        let run = clauses[start].lowerBound..<clauses[end].upperBound
        if let best, (best.range.count, -best.weight) <= (run.count, -weight) { break }
        best = (run, weight)
        break
      }
    }
    let whole = last.upperBound - first.lowerBound
    return best.flatMap {
      Double($0.range.count) <= PassageFocus.longest * Double(whole)
        ? document.document.view.source(of: $0.range) : nil
    }
  }
}

/// The foci of the passages of a link, by the indexes of their documents.
struct LinkFocus {
  private var passages: [Int: PassageFocus]

  /// - Parameter passages: the sentences by the indexes of their documents.
  init(_ passages: [Int: Range<Int>], _ input: AlignmentInput) {
    self.passages = Dictionary(
      uniqueKeysWithValues: passages.map { ($0, PassageFocus(input.documents[$0], $1)) })
  }

  /// Adds what bears on a sentence of one document and one of another.
  mutating func add(_ contributions: [EvidenceCollector.Contribution], _ a: Int, _ b: Int) {
    for contribution in contributions {
      guard let ranges = contribution.ranges else { continue }
      passages[a]?.add(contribution.evidence.weight, at: ranges.a)
      passages[b]?.add(contribution.evidence.weight, at: ranges.b)
    }
  }

  /// The focus of the passage of a document; nil if the link is about the whole passage.
  subscript(document: Int) -> Range<Int>? { passages[document]?.range }
}
