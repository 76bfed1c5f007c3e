import Basics
import Texts

/// A sentence around a name, white space as single spaces.
public struct MarkedSentence: Sendable, Equatable {
  /// What stands before the name, the name, and what stands after it.
  public let before, name, after: String

  /// Makes a sentence; see the properties.
  public init(before: String, name: String, after: String) {
    self.before = before
    self.name = name
    self.after = after
  }

  /// The sentence or sentences around a range of a document's view.
  ///
  /// - Complexity: O(length of the sentences + log of their number).
  init(around range: Range<Int>, of source: Range<Int>, in document: SegmentedDocument) {
    let view = document.document.view
    let sentences = document.sentences[document.sentences(in: source)]
    let start = min(range.lowerBound, sentences.first?.viewRange.lowerBound ?? range.lowerBound)
    let end = max(range.upperBound, sentences.last?.viewRange.upperBound ?? range.upperBound)
    before = MarkedSentence.spaced(view.text(in: start..<range.lowerBound))
    name = MarkedSentence.spaced(view.text(in: range))
    after = MarkedSentence.spaced(view.text(in: range.upperBound..<end))
  }

  /// The whole sentence.
  public var text: String { before + name + after }

  /// The same with what is further from the name than there is room for cut off at words, with an ellipsis in its place.
  ///
  /// - Parameter limit: the room, in characters.
  /// - Complexity: O(length of the sentence).
  public func cut(to limit: Int) -> MarkedSentence {
    let room = max(0, limit - name.count)
    guard before.count + after.count > room else { return self }
    // What one side does not need is the other's.
    let left = max(room / 2, room - after.count)
    let right = room - min(left, before.count)
    return MarkedSentence(
      before: MarkedSentence.end(of: before, left), name: name, after: MarkedSentence.start(of: after, right))
  }

  private static func end(of text: String, _ room: Int) -> String {
    guard text.count > room else { return text }
    let kept = text.suffix(max(0, room - 1))
    return "…" + (kept.firstIndex(of: " ").map { kept[kept.index(after: $0)...] } ?? kept)
  }

  private static func start(of text: String, _ room: Int) -> String {
    guard text.count > room else { return text }
    let kept = text.prefix(max(0, room - 1))
    return (kept.lastIndex(of: " ").map { kept[..<$0] } ?? kept) + "…"
  }

  /// A text whose runs of white space are single spaces, also at its ends.
  private static func spaced(_ text: String) -> String {
    var result = ""
    var isSpace = false
    for character in text {
      if character.isWhitespace {
        if !isSpace { result.append(" ") }
        isSpace = true
      } else {
        result.append(character)
        isSpace = false
      }
    }
    return result
  }
}
