/// A range of a text and what takes its place.
public struct TextReplacement: Sendable, Hashable {
  /// The range, in code points.
  public let range: Range<Int>
  /// What takes its place.
  public let text: String

  /// Makes a replacement; see the properties.
  public init(_ range: Range<Int>, _ text: String) {
    self.range = range
    self.text = text
  }
}
