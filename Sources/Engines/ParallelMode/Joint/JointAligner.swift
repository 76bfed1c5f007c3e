import Basics

/// Aligns three and more translations of one text together, so that what is said of each two of them agrees.
///
/// Where the documents aligned in pairs agree, what they agree on are the rows (`AgreedRows`). For what is left, the two that go
/// together best are aligned first. Their beads and nulls are the units of one text (`ParallelText`), whose terms are those of both, and
/// the next document is aligned with that: a word is found if either of the two has a translation of it. So on until all are in it: progressive alignment, as it is done with biological sequences (Feng and Doolittle 1987). No sentence stands in
/// two rows.
public struct JointAligner {
  /// Two of the documents with what was found when they were aligned alone.
  public struct Pair {
    /// The indexes of the documents, ascending.
    public let documents: Sides<Int>
    /// The documents made ready.
    public let input: ParallelInput
    /// What was found.
    public let alignment: ParallelAlignment
    /// The mean score of the beads, 0…1.
    fileprivate let meanScore: Double

    /// Puts these together.
    public init(documents: Sides<Int>, input: ParallelInput, alignment: ParallelAlignment) {
      self.documents = documents
      self.input = input
      self.alignment = alignment
      let beads = alignment.beads.filter { !$0.bead.isNull }
      meanScore = beads.reduce(0) { $0 + $1.score } / Double(max(1, beads.count))
    }

    /// The pairs of terms of two documents, those of the first named first.
    fileprivate func terms(of document: Int) -> FlatLists<TermPairs.Match> {
      document == documents.a ? input.pairs.matches.a : input.pairs.matches.b
    }
  }

  let aligner: ParallelAligner
  let pairs: [Sides<Int>: Pair]
  private let texts: [ParallelText]

  /// Makes an aligner of some documents.
  ///
  /// - Parameters:
  ///   - documents: three or more.
  ///   - pairs: those of them that were aligned alone; each document is in one at least.
  ///   - aligner: aligns two texts.
  public init(_ documents: [ParallelDocument], _ pairs: [Pair], aligner: ParallelAligner) {
    var options = aligner.options
    options.findsMoved = false
    self.aligner = ParallelAligner(weights: aligner.weights, options: options)
    texts = documents.map(\.text)
    self.pairs = Dictionary(pairs.map { ($0.documents, $0) }) { first, _ in first }
  }

  /// The rows: first those that the pairs agree on, then the others, each in the order of the texts.
  ///
  /// - Parameter constraints: what a person has decided.
  /// - Complexity: that of aligning two texts, for each document after the second.
  public func rows(_ constraints: JointConstraints? = nil) -> [JointRow] {
    let agreed = AgreedRows(Array(pairs.values), texts).rows
    let others = JointConstraints(agreed)
    let rows = agreed + aligned().map(others.left)
    return constraints.map { constraints in rows.map(constraints.left) } ?? rows
  }

  private func aligned() -> [JointRow] {
    guard let first = best(beside: []) else { return [] }
    var members = [first.documents.a, first.documents.b]
    var rows = first.alignment.inOrder.map { scored in
      row([first.documents.a: scored.bead.a, first.documents.b: scored.bead.b], scored.score)
    }
    while let next = best(beside: members) {
      let document = members.contains(next.documents.a) ? next.documents.b : next.documents.a
      rows = adding(document, to: rows, of: members)
      members.append(document)
    }
    return rows
  }

  /// The pair of the best mean score that has exactly one of some documents, or any if there are none.
  private func best(beside members: [Int]) -> Pair? {
    pairs.values.filter { pair in
      members.isEmpty || members.contains(pair.documents.a) != members.contains(pair.documents.b)
    }.max { one, other in
      (one.meanScore, other.documents.a, other.documents.b)
        < (other.meanScore, one.documents.a, one.documents.b)
    }
  }

  private func row(_ sentences: [Int: Range<Int>], _ score: Double) -> JointRow {
    let row = texts.indices.map { sentences[$0] ?? 0..<0 }
    return JointRow(sentences: row, score: row.count { !$0.isEmpty } > 1 ? score : 0)
  }

  /// The rows of some documents and one more.
  private func adding(_ document: Int, to rows: [JointRow], of members: [Int]) -> [JointRow] {
    let units = ParallelText(
      rows.map { row in members.map { row.sentences[$0] } }, of: members.map { texts[$0] })
    let found = aligner.align(Sides(units, texts[document]), termPairs(of: members, and: document))
    return found.beads.map { scored in
      let united = rows[scored.bead.a]
      var sentences: [Int: Range<Int>] = [document: scored.bead.b]
      for member in members {
        let parts = united.map { $0.sentences[member] }.filter { !$0.isEmpty }
        if let first = parts.first, let last = parts.last {
          sentences[member] = first.lowerBound..<last.upperBound
        }
      }
      // All of it is right if each part is.
      let scores = united.map(\.score).filter { $0 > 0 } + (scored.bead.isNull ? [] : [scored.score])
      return row(sentences, scores.reduce(1, *))
    }
  }

  /// The pairs of terms of the units of some documents and of another document.
  private func termPairs(of members: [Int], and document: Int) -> TermPairs {
    var all: [(a: Int32, b: Int32, weight: Float, kind: TermPairs.Kind)] = []
    var base: Int32 = 0
    for member in members {
      if let pair = pairs[Sides(min(member, document), max(member, document))] {
        let matches = pair.terms(of: member)
        for term in 0..<matches.count {
          for match in matches[term] {
            all.append((base + Int32(term), match.term, match.weight, match.kind))
          }
        }
      }
      base += Int32(texts[member].termCount)
    }
    return TermPairs(all, counts: Sides(Int(base), texts[document].termCount))
  }
}
