import Texts

/// A text file in which accepted changes of names are made.
public struct SourceCorrection: Sendable {
  /// The new text, and where its places stood before.
  public let edited: EditedText
  /// How many of the changes were made.
  public let made: Int
  /// Those that were not: markup stands within the name, or another change was made there.
  public let left: [AcceptedChange]

  /// Makes the changes in a document's source, or else in what it says without its markup.
  ///
  /// - Parameters:
  ///   - document: a document that is no archive; any for its plain text.
  ///   - changes: the changes.
  ///   - isPlainText: whether the new text is that of the document's view.
  /// - Complexity: O(length of the document + n log n).
  public init(_ document: Document, _ changes: [AcceptedChange], asPlainText isPlainText: Bool = false) {
    let corrections = changes.map { change in
      isPlainText
        ? TextCorrection.words(change.viewSpan, change.proposal, document.view)
        : TextCorrection(change.viewSpan, proposal: change.proposal, in: document)?.replacements
    }
    let edited = EditedText(
      isPlainText ? document.view.scalars : document.scalars, corrections.flatMap { $0 ?? [] })
    let done = Set(edited.replacements)
    left = zip(changes, corrections).filter { _, replacements in
      guard let replacements else { return true }
      return !replacements.allSatisfy { done.contains($0) }
    }.map(\.0)
    self.edited = edited
    made = changes.count - left.count
  }
}
