/// Sentences of two translations that stand in another order than the rest: a chapter that was moved.
public struct MovedPassage: Equatable, Sendable {
  /// The sentences of the first text, from the first bead to the last.
  public let a: Range<Int>
  /// The sentences of the second text.
  public let b: Range<Int>
}
