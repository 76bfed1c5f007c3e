/// Groups of names of documents as they are united to entities: each has one group of a document at most, for its own names
/// decide there.
package struct EntityUnion {
  package private(set) var partition: Partition
  /// For each group that stands for an entity, which documents name it, a bit each.
  private var documents: [UInt64]
  private let width: Int

  /// Each group an entity of its own.
  ///
  /// - Parameters:
  ///   - documentOfGroup: for each group the index of its document.
  ///   - count: the number of documents.
  package init(_ documentOfGroup: [Int], documents count: Int) {
    partition = Partition(count: documentOfGroup.count)
    width = (count + UInt64.bitWidth - 1) / UInt64.bitWidth
    documents = .init(repeating: 0, count: documentOfGroup.count * width)
    for (group, document) in documentOfGroup.enumerated() {
      documents[group * width + document / UInt64.bitWidth] |= 1 << UInt64(document % UInt64.bitWidth)
    }
  }

  /// Whether two groups are of two entities, of which no document names both.
  package func canUnite(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (partition.root(of: a) * width, partition.root(of: b) * width)
    return (0..<width).allSatisfy { documents[x + $0] & documents[y + $0] == 0 }
  }

  /// Makes one entity of two, where that can be; false where it cannot.
  @discardableResult
  package mutating func unite(_ a: Int, _ b: Int) -> Bool {
    guard canUnite(a, b) else { return false }
    let (x, y) = (partition.root(of: a), partition.root(of: b))
    partition.union(a, b)
    let root = partition.root(of: a)
    let other = root == x ? y : x
    for word in 0..<width { documents[root * width + word] |= documents[other * width + word] }
    return true
  }
}
