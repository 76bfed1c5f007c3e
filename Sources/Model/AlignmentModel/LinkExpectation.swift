/// How much of what two documents share an aligner expects to have missed, by the probabilities of all pairs of sentences that may belong
/// together.
public struct LinkExpectation: Equatable, Sendable {
  /// The documents' ids.
  public var a, b: String
  /// How many pairs of sentences are expected to belong together.
  public var pairs: Double
  /// The share of them that is not linked, 0…1.
  public var missed: Double
  /// What a file says of it that this version does not know.
  public var unknown = UnknownMembers()

  /// Makes an expectation; see the properties.
  public init(a: String, b: String, pairs: Double, missed: Double) {
    self.a = a
    self.b = b
    self.pairs = pairs
    self.missed = missed
  }
}
