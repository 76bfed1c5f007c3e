/// Sentences of two translations that stand in another order than the rest, such as a chapter that was moved.
public struct MovedSentences: Equatable, Sendable {
  /// The ids of the documents.
  public let a, b: String
  /// The sentences of the first document, counted from 0.
  public let sentencesOfA: Range<Int>
  /// The sentences of the second document.
  public let sentencesOfB: Range<Int>
}
