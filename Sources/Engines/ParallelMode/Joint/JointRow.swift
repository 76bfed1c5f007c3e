/// Sentences of several translations of one text that stand for one another: what a bead is of two.
public struct JointRow: Equatable, Sendable {
  /// The sentences of each document, by its index; empty where a document has none.
  public let sentences: [Range<Int>]
  /// The probability that the row is right, 0…1; 0 where it is of one document.
  public let score: Double

  /// The indexes of the documents that have sentences in it, ascending.
  public var documents: [Int] { sentences.indices.filter { !sentences[$0].isEmpty } }
}
