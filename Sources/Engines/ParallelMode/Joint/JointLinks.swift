import AlignmentModel
import Basics
import Foundation

extension JointAligner {
  /// Rows as links of two and more passages, with what their words say in each pair of documents; they have no names yet.
  ///
  /// - Parameters:
  ///   - rows: the rows; those of one document are left out, as are those whose score is below what the aligner was told.
  ///   - documents: the documents in their order.
  /// - Complexity: O(Σ over rows and pairs of documents of their terms and matches).
  public func links(_ rows: [JointRow], _ documents: [ParallelDocument]) -> [Link] {
    let evidence = pairs.mapValues { BeadEvidence($0.input, $0.alignment, aligner.weights) }
    return rows.compactMap { row in
      let members = row.documents
      guard members.count > 1, row.score >= aligner.options.leastScore else { return nil }
      let score = max(0.0001, min(0.9999, row.score.rounded(to: 4)))
      let compared = members.indices.flatMap { one in
        members.indices.dropFirst(one + 1).compactMap { other in
          (evidence[Sides(members[one], members[other])] ?? nil).map { ([one, other], $0) }
        }
      }
      var items: [Evidence] = []
      for (between, evidence) in compared {
        let bead = Bead(a: row.sentences[members[between[0]]], b: row.sentences[members[between[1]]])
        items += evidence.items(of: bead, share: 1 / Double(compared.count)).map { item in
          var item = item
          item.between = members.count > 2 ? between : nil
          return item
        }
      }
      let own = items.reduce(0) { $0 + $1.weight }
      items.append(Evidence(kind: .margin, weight: (log(score / (1 - score)) - own).rounded(to: 3)))
      return Link(
        id: "", score: score,
        passages: members.map { member in
          ParallelAligner.passage(
            documents[member].document, documents[member].text, row.sentences[member])
        },
        evidence: items.filter { $0.weight != 0 }.sorted(by: BeadEvidence.comesFirst))
    }
  }
}
