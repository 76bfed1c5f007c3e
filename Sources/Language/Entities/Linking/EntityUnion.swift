import Names

/// Groups of names of documents as they are united to entities: each has one group of a document at most, for its own names
/// decide there.
package struct EntityUnion {
  package private(set) var partition: Partition
  /// For each group that stands for an entity, which documents name it, a bit each.
  private var documents: [UInt64]
  private let width: Int
  /// For each group that stands for an entity, what its names say of who it is.
  private var identities: [NameIdentity]

  /// Each group an entity of its own.
  ///
  /// - Parameters:
  ///   - documentOfGroup: for each group the index of its document.
  ///   - count: the number of documents.
  ///   - identities: for each group what its names say of who it is; nothing by default.
  package init(_ documentOfGroup: [Int], documents count: Int, identities: [NameIdentity]? = nil) {
    partition = Partition(count: documentOfGroup.count)
    self.identities = identities ?? documentOfGroup.map { _ in NameIdentity() }
    width = (count + UInt64.bitWidth - 1) / UInt64.bitWidth
    documents = .init(repeating: 0, count: documentOfGroup.count * width)
    for (group, document) in documentOfGroup.enumerated() {
      documents[group * width + document / UInt64.bitWidth] |= 1 << UInt64(document % UInt64.bitWidth)
    }
  }

  /// Whether two groups are of two entities, of which no document names both.
  package func canUnite(_ a: Int, _ b: Int) -> Bool {
    guard !areOfTwo(a, b) else { return false }
    let (x, y) = (partition.root(of: a) * width, partition.root(of: b) * width)
    return (0..<width).allSatisfy { documents[x + $0] & documents[y + $0] == 0 }
  }

  /// Whether the names of two groups' entities say that they are not one.
  package func areOfTwo(_ a: Int, _ b: Int) -> Bool {
    identities[partition.root(of: a)].contradicts(identities[partition.root(of: b)])
  }

  /// Makes one entity of two, where that can be; false where it cannot.
  @discardableResult
  package mutating func unite(_ a: Int, _ b: Int) -> Bool {
    guard canUnite(a, b) else { return false }
    join(a, b)
    return true
  }

  /// Makes one entity of two, though a document may name both.
  package mutating func join(_ a: Int, _ b: Int) {
    let (x, y) = (partition.root(of: a), partition.root(of: b))
    partition.union(a, b)
    let root = partition.root(of: a)
    let other = root == x ? y : x
    guard root != other else { return }
    identities[root] = identities[root].united(with: identities[other])
    for word in 0..<width { documents[root * width + word] |= documents[other * width + word] }
  }
}
