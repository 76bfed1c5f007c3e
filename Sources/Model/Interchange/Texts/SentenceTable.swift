import AlignmentModel
import Basics
import Texts

/// The sentences of a document as formats count and print them.
final class SentenceTable: Sendable {
  /// The document.
  let reference: DocumentReference
  private let segmented: SegmentedDocument
  /// Where each sentence stands in the document, in code points.
  let ranges: [Range<Int>]
  /// The pages on which each sentence stands; empty if the document has none.
  private let pageRanges: [PageRange?]
  /// The number of each sentence's paragraph, from 1.
  let paragraphs: [Int]
  /// The index of each paragraph's first sentence, by its number less 1.
  let paragraphStarts: [Int]
  /// The lines of a text with a sentence a line; nil for others.
  let lines: LineNumbers?
  /// The sentences in UTF-8, as the document writes them, without control characters and ends of lines.
  let texts: FlatLists<UInt8>

  /// Finds the sentences of a document.
  ///
  /// - Throws: `ICUError` if ICU has no rules for its language.
  /// - Complexity: O(length of the document).
  init(_ document: Document) throws {
    reference = DocumentReference(document)
    segmented = try SegmentedDocument(document)
    let sentences = segmented.sentences
    ranges = sentences.map(\.range)
    lines = document.format == .presegmented ? LineNumbers(document.scalars, sentences: ranges) : nil
    pageRanges = document.view.pages.isEmpty ? [] : sentences.map { document.view.pages(of: $0.viewRange) }
    var texts = FlatLists<UInt8>()
    var paragraphs: [Int] = []
    var paragraphStarts: [Int] = []
    var last: Int?
    for sentence in sentences {
      // Numbers of paragraphs without sentences are passed over: programs that number paragraphs do not see them.
      if sentence.paragraph != last { paragraphStarts.append(sentence.index) }
      last = sentence.paragraph
      paragraphs.append(paragraphStarts.count)
      for scalar in document.written(in: sentence.viewRange) {
        if scalar.value < 0x80 {
          texts.append(scalar.value < 0x20 || scalar.value == 0x7F ? 0x20 : UInt8(scalar.value))
        } else if scalar.isLineEnd || scalar.value < 0xA0 {
          texts.append(0x20)
        } else if let encoded = UTF8.encode(scalar) {
          for byte in encoded { texts.append(byte) }
        }
      }
      texts.endList()
    }
    self.texts = texts
    self.paragraphs = paragraphs
    self.paragraphStarts = paragraphStarts
  }

  /// The document itself.
  var document: Document { segmented.document }

  /// How many sentences there are.
  var count: Int { ranges.count }

  /// How many lines there are, for programs that count these; of texts that have not a sentence a line, the number of sentences.
  var lineCount: Int { lines?.count ?? count }

  /// The pages on which sentences stand from one to another; nil if that is not known.
  func pages(_ first: Int, _ last: Int) -> PageRange? {
    guard pageRanges.indices.contains(first), pageRanges.indices.contains(last) else { return nil }
    return PageRange([pageRanges[first], pageRanges[last]])
  }

  /// The sentences as passages are looked for in them.
  ///
  /// - Complexity: O(n log n) in the number of sentences.
  func makeFinder() -> SentenceFinder { SentenceFinder(texts) }

  /// The indexes of the sentences of which something stands in a range of the document.
  func sentences(in range: Range<Int>) -> Range<Int> { segmented.sentences(in: range) }

  /// The index of a sentence that is named by its paragraph and its position in it, both from 1; nil if there is none.
  func index(paragraph: Int, sentence: Int) -> Int? {
    guard 1...max(1, paragraphStarts.count) ~= paragraph, !paragraphStarts.isEmpty, sentence >= 1 else {
      return nil
    }
    let end = paragraph < paragraphStarts.count ? paragraphStarts[paragraph] : count
    let index = paragraphStarts[paragraph - 1] + sentence - 1
    return index < end ? index : nil
  }
}
