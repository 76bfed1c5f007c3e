import Entities
import Testing

@Suite struct GroupIndexTests {
  private let keys: [GroupIndex.Key] = [.sound(1), .sound(2), .text(1), .place("x")]

  private func index() -> GroupIndex {
    var index = GroupIndex()
    for group in 0..<9 { index.add(group, [keys[group * 5 % 4], keys[group % 2]]) }
    return index
  }

  /// Sets have another order in each run, and entities are united one after another.
  @Test func groupsComeInOneOrderWhateverTheOrderOfTheKeys() {
    var index = index()
    let found = index.groups(after: 2, keys)
    #expect(found == [3, 4, 5, 6, 7, 8])
    for order in [[3, 2, 1, 0], [1, 0, 3, 2], [2, 0, 3, 1]] {
      #expect(index.groups(after: 2, order.map { keys[$0] }) == found)
    }
  }

  @Test func groupsWithoutACommonKeyAreNotFound() {
    var index = index()
    #expect(index.groups(after: 0, [.sound(3), .place("y")]).isEmpty)
    #expect(index.groups(after: 0, [.text(1)]) == [2, 6])
    #expect(index.groups(after: 8, keys).isEmpty)
  }
}
