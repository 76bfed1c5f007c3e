import AlignmentModel
import Texts

/// A link on its way from a reader to a writer: what one format says of it, and what the documents add.
///
/// One record serves for all links of a file, so that passing a link on allocates nothing.
struct LinkRecord {
  /// What the link has in one document.
  struct Side {
    /// The document's index in the list of documents.
    var document: Int
    /// The range in `sentences` of its sentences' indexes, which ascend; empty if they are not known.
    var sentences: Range<Int> = 0..<0
    /// The range of its words in `text`; empty if they are not known.
    var text: Range<Int> = 0..<0
    /// The offsets of its code points in the document; nil if they are those of its sentences, or not known.
    var offsets: Range<Int>?
    /// Which of the document's language tags its text is in (`OutputDocument.tags`).
    var tag = 0
    /// The pages of the document that it stands on; nil if they are not known.
    var pages: PageRange?
  }

  /// Its name in UTF-8; empty for none.
  var id: [UInt8] = []
  /// The probability that it is right, or what a foreign format has in its place; nil for none.
  var score: Double?
  /// What a person has decided about it.
  var status = Link.Status.automatic
  /// What a person wrote about it; empty for nothing.
  var comment: [UInt8] = []
  /// What it has in each document, in the order of the documents: one side for each.
  var sides: [Side] = []
  /// The indexes of sentences that sides refer to.
  var sentences: [Int] = []
  /// The words that sides refer to, in UTF-8.
  var text: [UInt8] = []
  /// Why a name in it leads to no sentence; nil if all do.
  var missing: String?
  /// Whether it says that sentences have no counterpart.
  var isNull = false
  /// The link as the native file has it, where that says more than this record.
  var native: NativeLink = .none

  /// What the native formats keep of a link that passes between them.
  enum NativeLink {
    case none
    case link(Link)
    /// A line of JSON, and what it says that the record does not say.
    case json([UInt8], Additions)
  }

  /// What a native format says of a link that no other does.
  struct Additions: OptionSet {
    let rawValue: UInt8

    static let evidence = Additions(rawValue: 1)
    static let focus = Additions(rawValue: 2)
    static let other = Additions(rawValue: 4)
    static let labels = Additions(rawValue: 8)
  }

  /// Makes the record empty.
  mutating func clear() {
    id.removeAll(keepingCapacity: true)
    score = nil
    status = .automatic
    if !comment.isEmpty { comment = [] }
    sides.removeAll(keepingCapacity: true)
    sentences.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    missing = nil
    isNull = false
    native = .none
  }

  /// Adds a side of consecutive sentences.
  mutating func addSide(_ document: Int, _ range: Range<Int>) {
    let start = sentences.count
    sentences.append(contentsOf: range)
    sides.append(Side(document: document, sentences: start..<sentences.count))
  }

  /// No bead has more sentences on a side; a file that says so would take all memory.
  static let mostSentences = 1 << 20

  /// Whether a range of its words has anything but white space.
  func hasText(_ range: Range<Int>) -> Bool {
    for at in range where text[at] > 0x20 { return true }
    return false
  }

  /// The index of a side's first sentence; nil if none are known.
  func first(_ side: Side) -> Int? { side.sentences.isEmpty ? nil : sentences[side.sentences.lowerBound] }

  /// The index of a side's last sentence; nil if none are known.
  func last(_ side: Side) -> Int? { side.sentences.isEmpty ? nil : sentences[side.sentences.upperBound - 1] }

  /// Whether a side's sentences follow each other without gap.
  func isContiguous(_ side: Side) -> Bool {
    guard let first = first(side), let last = last(side) else { return true }
    return last - first + 1 == side.sentences.count
  }

  /// Puts the sentences of a side in order.
  ///
  /// - Returns: an index that stands there twice; nil if none does.
  mutating func sortSentences(_ range: Range<Int>) -> Int? {
    guard range.count > 1 else { return nil }
    var isAscending = true
    for at in range.dropFirst() where sentences[at] <= sentences[at - 1] { isAscending = false }
    guard !isAscending else { return nil }
    sentences[range].sort()
    for at in range.dropFirst() where sentences[at] == sentences[at - 1] { return sentences[at] }
    return nil
  }

  /// The runs of consecutive sentences of a side, in order.
  func runs(_ side: Side) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for sentence in sentences[side.sentences] {
      if let last = runs.last, last.upperBound == sentence {
        runs[runs.count - 1] = last.lowerBound..<sentence + 1
      } else {
        runs.append(sentence..<sentence + 1)
      }
    }
    return runs
  }
}
