import Dictionaries
import TestSupport
import Testing

@Suite struct ListsTests {
  private func lists(_ lists: Lists) -> [[UInt32]] {
    lists.starts.withUnsafeBufferPointer { starts in
      lists.values.withUnsafeBufferPointer { values in
        let view = ListsView(starts: starts, values: values)
        return (0..<UInt32(starts.count - 1)).map { Array(view[$0]) }
      }
    }
  }

  @Test func groupsPairsByTheFirst() {
    #expect(
      lists(Lists(count: 4, pairs: [(2, 9), (0, 5), (2, 1), (0, 5), (2, 9)])) == [[5], [], [1, 9], []])
  }

  @Test func withoutPairsAllListsAreEmpty() {
    #expect(lists(Lists(count: 3, pairs: [])) == [[], [], []])
    #expect(Lists(count: 0, pairs: []).starts == [0])
  }

  @Test(arguments: [5, 6, 7])
  func isADictionaryOfSets(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let count = 50
    let pairs = (0..<400).map { _ in
      (UInt32.random(in: 0..<UInt32(count), using: &generator), UInt32.random(in: 0..<20, using: &generator))
    }
    var oracle = [Set<UInt32>](repeating: [], count: count)
    for (key, value) in pairs { oracle[Int(key)].insert(value) }
    #expect(lists(Lists(count: count, pairs: pairs)) == oracle.map { $0.sorted() })
  }

  @Test func takesTheLargestNumbers() {
    #expect(lists(Lists(count: 2, pairs: [(1, .max), (1, 0)])) == [[], [0, .max]])
  }
}
