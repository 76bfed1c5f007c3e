import Basics
import Dictionaries
import Texts

/// A text as the parallel aligner compares it: for each sentence the numbers of its terms, its length, and how many sentences it
/// seems to hold, in flat arrays.
package struct ParallelText: Sendable {
  /// The sentences.
  package private(set) var sentences: [Sentence]
  /// The distinct terms of each sentence, in the order in which they first stand there: words, numbers and punctuation marks.
  package private(set) var terms: FlatLists<Int32>
  /// Where each of `terms.values` stands, as offsets in the document's view.
  package private(set) var ranges: [Range<Int32>]
  /// The length of each sentence in letters and digits, at least 1.
  package private(set) var lengths: [Float]
  /// How many sentences each seems to hold: more than one where lines were put together.
  package private(set) var sentenceCounts: [Int32]
  /// How many numbers terms have, which is more than there are terms in the text if its vocabulary has others.
  package private(set) var termCount: Int

  /// The number of sentences.
  package var count: Int { sentences.count }

  /// Some of the sentences, in the order given.
  ///
  /// - Complexity: O(number of the sentences and their terms).
  package func part(_ indexes: some Sequence<Int>) -> ParallelText {
    var part = self
    part.sentences = indexes.map { sentences[$0] }
    part.terms = FlatLists(indexes.map { terms[$0] })
    part.ranges = []
    part.lengths = indexes.map { lengths[$0] }
    part.sentenceCounts = indexes.map { sentenceCounts[$0] }
    return part
  }

  /// The same text, whose vocabulary has grown since by the words of another.
  func enlarged(to vocabulary: Vocabulary) -> ParallelText {
    var text = self
    text.termCount = vocabulary.stems.count
    return text
  }

  /// The number of sentences that have each term.
  package func sentenceFrequencies() -> [Int32] {
    var counts = [Int32](repeating: 0, count: termCount)
    for term in terms.values { counts[Int(term)] += 1 }
    return counts
  }

  /// For each term the sentences that have it, ascending.
  package func postings() -> FlatLists<Int32> { terms.inverted(count: termCount) }

  /// The text of a document, its terms entered into a vocabulary.
  ///
  /// - Parameters:
  ///   - vocabulary: takes the terms up.
  ///   - anchors: finds what is known to be kept.
  /// - Throws: `InputError` if the expression for anchors tries too many ways of matching.
  /// - Complexity: O(length of the document).
  package init(
    _ tokenized: TokenizedDocument, vocabulary: inout Vocabulary, anchors: AnchorPattern? = nil
  ) throws(InputError) {
    let document = tokenized.document
    let marks = Marks()
    let markTerms = marks.names.map { vocabulary.enter(ParallelText.markPrefix + $0) }
    let structureTerms = Structure.allCases.map { vocabulary.enter(ParallelText.markPrefix + $0.rawValue) }
    let anchorFinder = try anchors?.finder()
    let scalars = document.view.scalars
    sentences = tokenized.sentences

    var terms = FlatLists<Int32>()
    var ranges: [Range<Int32>] = []
    var lengths: [Float] = []
    var counts: [Int32] = []
    // For each term the last sentence that had it.
    var lastSeen: [Int32] = []
    for (index, sentence) in sentences.enumerated() {
      func enter(_ term: Int32, _ range: Range<Int>) {
        if Int(term) >= lastSeen.count {
          lastSeen += [Int32](repeating: -1, count: max(Int(term) + 1 - lastSeen.count, lastSeen.count))
        }
        guard lastSeen[Int(term)] != Int32(index) else { return }
        lastSeen[Int(term)] = Int32(index)
        terms.append(term)
        ranges.append(Int32(range.lowerBound)..<Int32(range.upperBound))
      }
      var length = 0
      for word in tokenized.words(of: index) {
        length += word.count
        enter(vocabulary.enter(tokenized.text(of: word)), word)
      }
      for at in sentence.viewRange {
        if let kind = marks.kind(scalars[at]) { enter(markTerms[kind], at..<at + 1) }
      }
      for (structure, term) in zip(Structure.allCases, structureTerms)
      where structure.applies(to: sentence, after: index > 0 ? sentences[index - 1] : nil) {
        enter(term, sentence.viewRange.lowerBound..<sentence.viewRange.lowerBound)
      }
      if let key = try anchorFinder?.key(document.view.text(in: sentence.viewRange)) {
        enter(
          vocabulary.enter(ParallelText.anchorPrefix + key),
          sentence.viewRange.lowerBound..<sentence.viewRange.lowerBound)
      }
      terms.endList()
      lengths.append(Float(max(1, length)))
      counts.append(Int32(marks.sentenceCount(sentence.viewRange, of: scalars)))
    }
    self.terms = terms
    self.ranges = ranges
    self.lengths = lengths
    sentenceCounts = counts
    termCount = vocabulary.stems.count
  }

  /// What the stems of terms begin with that are no words, and of those that the user's expression gives.
  static let markPrefix = "\u{1}"
  static let anchorPrefix = "\u{1}\u{2}"

  /// What the structure of a document says of a sentence, as terms that match themselves.
  ///
  /// How far translations keep it is learned from the texts; where every sentence is a paragraph, it says nothing.
  private enum Structure: String, CaseIterable {
    case paragraph, heading, listItem

    func applies(to sentence: Sentence, after previous: Sentence?) -> Bool {
      switch self {
      case .paragraph: previous.map { $0.paragraph != sentence.paragraph } ?? false
      case .heading: sentence.block == .heading
      case .listItem: sentence.block == .listItem
      }
    }
  }
}
