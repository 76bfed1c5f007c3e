import Preparation
import Texts

/// Finds where ranges of a document stand in its sentences, as the page speaks of them.
package struct SentenceSpans {
  private let narrated: NarratedDocument

  package init(_ narrated: NarratedDocument) { self.narrated = narrated }

  /// The sentence in which a range of the view begins, and the range's start and end within it in UTF-16 code units; nil if it
  /// stands in no sentence.
  ///
  /// - Complexity: O(log of the number of sentences + length of the sentence).
  package func span(ofView range: Range<Int>) -> [Int]? {
    let source = narrated.document.view.source(of: range)
    guard let index = narrated.segmented.sentences(in: source).first else { return nil }
    let sentence = narrated.sentences[index].viewRange
    let scalars = narrated.document.view.scalars
    func units(upTo end: Int) -> Int {
      guard end > sentence.lowerBound else { return 0 }
      return scalars[sentence.lowerBound..<min(end, sentence.upperBound)].reduce(0) { $0 + UTF16.width($1) }
    }
    return [index, units(upTo: range.lowerBound), units(upTo: range.upperBound)]
  }

  /// The same of a range of the document's source.
  package func span(ofSource range: Range<Int>) -> [Int]? {
    span(ofView: narrated.document.view.range(ofSource: range))
  }
}
