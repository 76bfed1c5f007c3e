/// An order of documents that does not depend on the order in which they are named.
///
/// Ties, names that are united one after another and sums of floating-point numbers come out otherwise in another order. What is made in this
/// one is the same for the same documents. It is by language, and of one language the longer first, which seldom changes with a
/// document's text; the hash and the name decide between documents of one length.
package struct DocumentOrder: Equatable, Sendable {
  /// For each place in this order the index of its document among those given.
  package let indexes: [Int]
  /// For each document among those given its place in this order.
  package let places: [Int]

  /// The order of some documents.
  ///
  /// - Complexity: O(n log n).
  package init(_ documents: [Document]) {
    func key(_ document: Document) -> (String, Int, String, String) {
      (document.language.code, -document.scalars.count, document.sha256, document.id)
    }
    let keys = documents.map(key)
    indexes = documents.indices.sorted { keys[$0] < keys[$1] }
    var places = [Int](repeating: 0, count: documents.count)
    for (place, index) in indexes.enumerated() { places[index] = place }
    self.places = places
  }

  /// Whether the documents are given in this order.
  package var isGiven: Bool { indexes.elementsEqual(indexes.indices) }

  /// What is given for each document, in this order.
  package func arranged<Element>(_ elements: [Element]) -> [Element] { indexes.map { elements[$0] } }

  /// What is made for each document in this order, in that given.
  package func restored<Element>(_ elements: [Element]) -> [Element] { places.map { elements[$0] } }
}
