import Foundation

/// How rare an entity, a year or a number is among the sentences of two documents: 1 for one in a single sentence of each, less
/// for more.
struct PairRarity: Sendable {
  private let a, b: ComparedDocument
  private let total, scale: Float

  init(_ a: ComparedDocument, _ b: ComparedDocument) {
    self.a = a
    self.b = b
    total = Float(a.count + b.count) + 1
    scale = log(total)
  }

  func of(entity: Int32) -> Float { rarity(entity, a.entities, b.entities) }
  func of(year: Int32) -> Float { rarity(year, a.years, b.years) }
  func of(number: Int32) -> Float { rarity(number, a.numbers, b.numbers) }

  private func rarity(_ item: Int32, _ here: ItemIndex, _ there: ItemIndex) -> Float {
    let count = here.sentences(with: item).count + there.sentences(with: item).count
    return log(total / Float(max(1, count - 1))) / scale
  }
}
