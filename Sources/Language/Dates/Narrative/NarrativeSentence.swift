import Texts

/// What a sentence contributes to the course of a narrative.
public struct NarrativeSentence: Sendable {
  /// Its offsets in code points.
  public let range: Range<Int>
  /// What kind of text it stands in; a heading sets the time of what follows, a reference tells none.
  public let block: BlockKind
  /// The expressions of time in it, in order.
  public let times: [TimeExpression]

  /// Makes a sentence; see the properties.
  public init(range: Range<Int>, block: BlockKind = .text, times: [TimeExpression]) {
    self.range = range
    self.block = block
    self.times = times
  }
}
