import Basics
import Dates
import Dictionaries
import Texts
import Vectors

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
  /// The vectors of the sentences; nil if there are none.
  package private(set) var vectors: SentenceVectors?
  /// How many numbers terms have.
  package let termCount: Int

  /// The number of sentences.
  package var count: Int { lengths.count }

  /// Sentences of which nothing is known but what is compared.
  private init(terms: FlatLists<Int32>, lengths: [Float], sentenceCounts: [Int32], termCount: Int) {
    sentences = []
    ranges = []
    self.terms = terms
    self.lengths = lengths
    self.sentenceCounts = sentenceCounts
    self.termCount = termCount
  }

  /// Some of the sentences, in the order given.
  ///
  /// - Complexity: O(number of the sentences and their terms).
  package func part(_ indexes: some Sequence<Int>) -> ParallelText {
    var part = self
    part.sentences = sentences.isEmpty ? [] : indexes.map { sentences[$0] }
    part.terms = FlatLists(indexes.map { terms[$0] })
    part.ranges = []
    part.lengths = indexes.map { lengths[$0] }
    part.sentenceCounts = indexes.map { sentenceCounts[$0] }
    part.vectors = vectors?.rows(Array(indexes))
    return part
  }

  /// The same text without the vectors of its sentences.
  var withoutVectors: ParallelText {
    var text = self
    text.vectors = nil
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
  ///   - vectors: those of the sentences, if there are any.
  /// - Throws: `InputError` if the expression for anchors tries too many ways of matching.
  /// - Complexity: O(length of the document).
  package init(
    _ tokenized: TokenizedDocument, vocabulary: inout Vocabulary, anchors: AnchorPattern? = nil,
    vectors: SentenceVectors? = nil
  ) throws(InputError) {
    self.vectors = vectors
    let document = tokenized.document
    let marks = Marks()
    let markTerms = marks.names.map { vocabulary.enter(ParallelText.markPrefix + $0) }
    let structureTerms = Structure.allCases.map { vocabulary.enter(ParallelText.markPrefix + $0.rawValue) }
    let anchorFinder = try anchors?.finder()
    let scalars = document.view.scalars
    let numbers = WholeNumbers(document.language)
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
      // Where the last number or date ends: of 3,5 and 5.3 neither digit is a term.
      var numberEnd = (entered: 0, seen: 0)
      for word in tokenized.words(of: index) {
        length += word.count
        if word.lowerBound < numberEnd.entered { continue }
        if word.lowerBound >= numberEnd.seen,
          let number = numbers.read(at: word.lowerBound, sentence.viewRange.upperBound, of: scalars)
        {
          numberEnd.seen = number.end
          if let value = number.value {
            enter(vocabulary.enter(value), word.lowerBound..<number.end)
            numberEnd.entered = number.end
            continue
          }
        }
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

extension ParallelText {
  /// A text of units that hold sentences of several texts: their terms, and the means of their lengths and numbers of sentences.
  ///
  /// - Parameters:
  ///   - units: the sentences of each text, by the index of the text.
  ///   - texts: the texts; the numbers of a text's terms follow those of the texts before it.
  /// - Complexity: O(terms of the texts).
  init(_ units: [[Range<Int>]], of texts: [ParallelText]) {
    let bases = texts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.termCount) }
    let sums = texts.map { max(1, $0.lengths.reduce(0, +)) }
    let mean = sums.reduce(0, +) / Float(max(1, sums.count))
    var terms = FlatLists<Int32>()
    var lastSeen = [Int](repeating: -1, count: bases[texts.count])
    var lengths: [Float] = []
    var counts: [Int32] = []
    for (number, unit) in units.enumerated() {
      var length: Float = 0
      var count: Float = 0
      for (index, text) in texts.enumerated() {
        for sentence in unit[index] {
          for term in text.terms[sentence] {
            let own = bases[index] + Int(term)
            guard lastSeen[own] != number else { continue }
            lastSeen[own] = number
            terms.append(Int32(own))
          }
          // As if all texts were as long.
          length += text.lengths[sentence] * mean / sums[index]
          count += Float(text.sentenceCounts[sentence])
        }
      }
      terms.endList()
      let present = Float(max(1, unit.count { !$0.isEmpty }))
      lengths.append(max(1, length / present))
      counts.append(Int32(max(1, (count / present).rounded())))
    }
    self.init(terms: terms, lengths: lengths, sentenceCounts: counts, termCount: bases[texts.count])
    vectors = SentenceVectors(sumsOf: units, of: texts.compactMap(\.vectors))
  }
}
