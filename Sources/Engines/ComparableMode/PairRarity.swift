import Basics
import Foundation

/// How rare an entity, a year, a number or a match of words is among the sentences of two documents: 1 for one in a single sentence of each,
/// less for more.
struct PairRarity: Sendable {
  private let a, b: ComparedDocument
  private let total, scale: Float
  /// The log of the number of pairs of sentences, 1 at least.
  private let pairs: Float

  init(_ a: ComparedDocument, _ b: ComparedDocument) {
    self.a = a
    self.b = b
    total = Float(a.count + b.count) + 1
    scale = log(total)
    pairs = max(1, log(Float(a.count) * Float(b.count)))
  }

  func of(entity: Int32) -> Float { rarity(entity, a.entities, b.entities) }
  func of(year: Int32) -> Float { rarity(year, a.years, b.years) }
  func of(number: Int32) -> Float { rarity(number, a.numbers, b.numbers) }

  /// The same of a term of the first document and one of the second that match: as few pairs of sentences have them as stand in either.
  func of(term: Int32, match: Int32) -> Float {
    let here = a.index.postings.range(Int(term)).count
    let there = b.index.postings.range(Int(match)).count
    return max(0, 1 - log(max(1, Float(here) * Float(there))) / pairs)
  }

  private func rarity(_ item: Int32, _ here: ItemIndex, _ there: ItemIndex) -> Float {
    let count = here.sentences(with: item).count + there.sentences(with: item).count
    return log(total / Float(max(1, count - 1))) / scale
  }
}
