import Basics
import Foundation

extension Link {
  /// The link with only some of its passages, given by their indexes; its evidence is that between those.
  ///
  /// - Complexity: O(passages² + evidence).
  package func keeping(_ left: [Int: Passage]) -> Link {
    var link = self
    let indexes = left.keys.sorted()
    link.passages = indexes.compactMap { left[$0] }
    guard left.count < passages.count else { return link }
    // The evidence of a group is the mean over all pairs of its sentences.
    func pairs(_ passages: [Passage]) -> Int {
      passages.enumerated().reduce(0) { sum, one in
        passages[(one.offset + 1)...].reduce(sum) { $0 + one.element.sentences.count * $1.sentences.count }
      }
    }
    let isShared = evidence.allSatisfy { $0.between != nil }
    let scale = Double(pairs(passages)) / Double(max(1, pairs(indexes.map { passages[$0] })))
    link.evidence = evidence.compactMap { item in
      guard let between = item.between else { return item }
      let now = between.compactMap { indexes.firstIndex(of: $0) }
      guard now.count == 2 else { return nil }
      var item = item
      item.between = indexes.count > 2 ? now : nil
      if isShared { item.weight = (item.weight * scale).rounded(to: 3) }
      return item
    }
    if isShared, !link.evidence.isEmpty {
      let sum = link.evidence.reduce(0) { $0 + $1.weight }
      link.score = (10_000 / (1 + exp(-sum))).rounded() / 10_000
    }
    return link
  }
}
