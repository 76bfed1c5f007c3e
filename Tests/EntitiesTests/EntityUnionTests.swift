import Entities
import TestSupport
import Testing

@Suite struct EntityUnionTests {
  @Test func anEntityHasOneGroupOfADocument() {
    // Two groups of document 0, one each of 1 and 70.
    var union = EntityUnion([0, 0, 1, 70], documents: 71)
    #expect(!union.canUnite(0, 1))
    let united = [union.unite(0, 2), union.unite(2, 3), union.unite(1, 3), union.unite(2, 3)]
    #expect(united == [true, true, false, false])
    #expect(union.partition.groups == [[0, 2, 3], [1]])
  }

  @Test(arguments: [1, 2, 3]) func whatIsUnitedHasNoDocumentTwice(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let documentOfGroup = (0..<60).map { _ in Int.random(in: 0..<130, using: &generator) }
    var union = EntityUnion(documentOfGroup, documents: 130)
    for _ in 0..<500 {
      let (a, b) = (Int.random(in: 0..<60, using: &generator), Int.random(in: 0..<60, using: &generator))
      let (x, y) = (union.partition.members(of: a), union.partition.members(of: b))
      let isPossible = Set(x.map { documentOfGroup[$0] }).isDisjoint(with: y.map { documentOfGroup[$0] })
      let isUnited = union.unite(a, b)
      #expect(isUnited == isPossible)
    }
    for group in union.partition.groups {
      let documents = group.map { documentOfGroup[$0] }
      #expect(Set(documents).count == documents.count)
    }
  }
}
