import Entities
import TestSupport
import Testing

@Suite struct PartitionTests {
  @Test func eachNumberStandsAloneAtFirst() {
    let partition = Partition(count: 3)
    #expect(partition.groups == [[0], [1], [2]])
    #expect(partition.members(of: 1) == [1])
    #expect(Partition(count: 0).groups.isEmpty)
  }

  @Test func unitingTellsWhetherItChangedAnything() {
    var partition = Partition(count: 4)
    let changes = [(3, 1), (2, 3), (1, 2), (0, 0)].map { partition.union($0, $1) }
    #expect(changes == [true, true, false, false])
    #expect(partition.groups == [[0], [1, 2, 3]])
  }

  /// Against numbers that each carry the name of their group.
  @Test func agreesWithANaiveModel() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<50 {
      let count = Int.random(in: 1...40, using: &generator)
      var partition = Partition(count: count)
      var names = Array(0..<count)
      for _ in 0..<count {
        let (a, b) = (
          Int.random(in: 0..<count, using: &generator), Int.random(in: 0..<count, using: &generator)
        )
        let changes = names[a] != names[b]
        names = names.map { $0 == names[b] ? names[a] : $0 }
        let changed = partition.union(a, b)
        #expect(changed == changes)
        for number in 0..<count {
          let members = (0..<count).filter { names[$0] == names[number] }
          #expect(partition.members(of: number) == members)
          #expect(partition.root(of: number) == members.first)
        }
        let groups = Set(names).map { name in (0..<count).filter { names[$0] == name } }
        #expect(partition.groups == groups.sorted { $0[0] < $1[0] })
      }
    }
  }
}
