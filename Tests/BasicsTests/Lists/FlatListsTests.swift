import Basics
import TestSupport
import Testing

@Suite struct FlatListsTests {
  private func lists(_ generator: inout SeededGenerator) -> [[Int32]] {
    (0..<Int.random(in: 0...12, using: &generator)).map { _ in
      (0..<Int.random(in: 0...5, using: &generator)).map { _ in Int32.random(in: 0..<9, using: &generator) }
    }
  }

  @Test func holdsTheListsItIsMadeOf() {
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<200 {
      let lists = lists(&generator)
      let flat = FlatLists(lists)
      #expect(flat.count == lists.count)
      #expect(flat.indices.map { Array(flat[$0]) } == lists)
      #expect(flat.values == lists.flatMap { $0 })
      #expect(flat.starts.last.map(Int.init) == flat.values.count)
      var written = FlatLists<Int32>()
      for list in lists {
        for element in list { written.append(element) }
        written.endList()
      }
      #expect(written.starts == flat.starts && written.values == flat.values)
    }
  }

  @Test func groupsElementsInTheOrderInWhichTheyCome() {
    var generator = SeededGenerator(seed: 13)
    for _ in 0..<200 {
      let items = (0..<Int.random(in: 0...30, using: &generator)).map { number in
        (list: Int.random(in: 0..<7, using: &generator), element: number)
      }
      let flat = FlatLists(count: 7, grouping: items)
      #expect(
        flat.indices.map { Array(flat[$0]) }
          == (0..<7).map { list in items.filter { $0.list == list }.map(\.element) })
    }
  }

  @Test func invertedTwiceItIsItselfSorted() {
    var generator = SeededGenerator(seed: 14)
    for _ in 0..<200 {
      let lists = lists(&generator)
      let flat = FlatLists(lists)
      let inverted = flat.inverted(count: 9)
      for value in inverted.indices {
        #expect(
          Array(inverted[value])
            == lists.enumerated().flatMap { list, values in
              values.filter { Int($0) == value }.map { _ in Int32(list) }
            })
      }
      #expect(
        inverted.inverted(count: lists.count).indices.map { Array(inverted.inverted(count: lists.count)[$0]) }
          == lists.map { $0.sorted() })
    }
  }

  @Test func noListsAndEmptyOnes() {
    #expect(FlatLists<Int>().count == 0)
    let empty = FlatLists<Int>(count: 3, grouping: [])
    #expect(empty.count == 3)
    #expect(empty[2].isEmpty)
  }
}
