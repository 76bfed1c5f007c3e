import Basics
import TestSupport
import Testing

@Suite struct PrefixMaximaTests {
  @Test(arguments: [1, 2, 3])
  func findsTheHeaviestOfThoseBefore(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let count = 20
    var maxima = PrefixMaxima(count: count, least: 0)
    var items: [(index: Int, weight: Int)] = []
    for item in 0..<200 {
      let index = Int.random(in: 0..<count, using: &generator)
      let weight = Int.random(in: 0...500, using: &generator)
      maxima.enter(item, weight: weight, at: index)
      items.append((index, weight))
      let end = Int.random(in: 0...count, using: &generator)
      let found = maxima.heaviest(among: end)
      let largest = items.filter { $0.index < end }.map(\.weight).max() ?? 0
      #expect(found.weight == largest)
      if largest > 0 {
        #expect(items[found.item].weight == largest && items[found.item].index < end)
      } else {
        #expect(found.item == -1)
      }
    }
  }
}
