import Basics
import Dictionaries
import TestSupport
import Testing

@Suite struct FlatListsOfPairsTests {
  private func lists(_ lists: FlatLists<UInt32>) -> [[UInt32]] {
    lists.starts.withUnsafeBufferPointer { starts in
      lists.values.withUnsafeBufferPointer { values in
        let view = FlatListsView(starts: starts, values: values)
        return (0..<UInt32(starts.count - 1)).map { Array(view[$0]) }
      }
    }
  }

  @Test func groupsPairsByTheFirst() {
    #expect(
      lists(FlatLists(count: 4, distinct: [(2, 9), (0, 5), (2, 1), (0, 5), (2, 9)])) == [
        [5], [], [1, 9], [],
      ])
  }

  @Test func withoutPairsAllListsAreEmpty() {
    #expect(lists(FlatLists(count: 3, distinct: [])) == [[], [], []])
    #expect(FlatLists(count: 0, distinct: []).starts == [0])
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
    #expect(lists(FlatLists(count: count, distinct: pairs)) == oracle.map { $0.sorted() })
  }

  @Test func takesTheLargestNumbers() {
    #expect(lists(FlatLists(count: 2, distinct: [(1, .max), (1, 0)])) == [[], [0, .max]])
  }
}
