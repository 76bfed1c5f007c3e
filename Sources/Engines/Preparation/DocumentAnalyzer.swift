import Algorithms
import Basics
import Dates
import Dictionaries
import Texts

/// Segments documents and finds their terms, dates and numbers.
///
/// Documents of one language share a vocabulary.
public struct DocumentAnalyzer {
  /// The vocabularies of the languages met so far.
  public private(set) var vocabularies: [Language: Vocabulary] = [:]

  /// An analyzer that has met no document yet.
  public init() {}

  /// Analyzes documents, their terms numbered in the order of the documents.
  ///
  /// - Parameters:
  ///   - documents: the documents.
  ///   - observer: who is told how many are done.
  /// - Throws: `ICUError` if ICU fails.
  /// - Complexity: O(length of the documents), on all processors.
  public mutating func analyze(
    _ documents: [TokenizedDocument], _ observer: WorkObserver = WorkObserver()
  ) throws(ICUError) -> [AnalyzedDocument] {
    let read = documents.concurrentMap(finished: observer.counter(.preparing)) { document in
      Result { () throws(ICUError) in
        try document.derived("sentences") { () throws(ICUError) in try DocumentAnalyzer.read(document) }
      }
    }
    var analyzed: [AnalyzedDocument] = []
    for (document, sentences) in zip(documents, read) {
      analyzed.append(enter(try sentences.get(), of: document.document))
    }
    return analyzed
  }

  /// Analyzes one document.
  ///
  /// - Throws: `ICUError` if ICU fails.
  /// - Complexity: O(length of the document).
  public mutating func analyze(_ document: Document) throws(ICUError) -> AnalyzedDocument {
    enter(try DocumentAnalyzer.read(TokenizedDocument(document)), of: document)
  }

  /// Numbers the words of a document.
  private mutating func enter(_ sentences: [ReadSentence], of document: Document) -> AnalyzedDocument {
    var vocabulary = vocabularies[document.language] ?? Vocabulary(document.language)
    let analyzed = sentences.map { read in
      AnalyzedSentence(
        sentence: read.sentence,
        tokens: read.words.map { .init(term: vocabulary.enter($0.text), range: $0.range) },
        times: read.times, meanings: read.meanings, dates: read.dates, numbers: read.numbers,
        quantities: read.quantities, time: read.time)
    }
    vocabularies[document.language] = vocabulary
    return AnalyzedDocument(document: document, sentences: analyzed)
  }

  /// A sentence whose words have no numbers yet.
  private struct ReadSentence: Sendable {
    let sentence: Sentence
    var words: [(text: String, range: Range<Int>)] = []
    var times: [TimeExpression] = []
    var meanings: [ClosedRange<Int>?] = []
    var dates: [DateMention] = []
    var numbers: [NumberMention] = []
    var quantities: [Quantity] = []
    let time: NarrativeTime?
  }

  private static func read(_ document: TokenizedDocument) throws(ICUError) -> [ReadSentence] {
    let quantityFinder = try QuantityFinder(document.document.language)
    let scalars = document.document.view.scalars
    let sentences = document.sentences

    let (told, narrative) = NarratedDocument.narrative(of: document.segmented)

    var result: [ReadSentence] = []
    result.reserveCapacity(sentences.count)
    for (index, sentence) in sentences.enumerated() {
      var read = ReadSentence(sentence: sentence, time: narrative.times[index])
      if sentence.block.isCompared {
        read.words = document.words(of: index).filter { !document.isNumber($0) }
          .map { (document.text(of: $0), $0) }
        read.times = told[index].times
        read.meanings = narrative.meanings[index]
        read.dates = zip(read.times, narrative.years[index]).flatMap { time, year in
          time.mentions.map { $0.completed(by: year) }
        }
        let dated = read.dates.map(\.range).sorted { $0.lowerBound < $1.lowerBound }
        let ends = dated.reductions(0) { max($0, $1.upperBound) }
        read.numbers = NumberFinder.numbers(in: sentence.viewRange, of: scalars).filter { number in
          // Of the dates that begin before its end none reaches into it.
          ends[dated.partitioningIndex { $0.lowerBound >= number.range.upperBound }]
            <= number.range.lowerBound
        }
        read.quantities = quantityFinder.quantities(
          in: sentence.viewRange, of: scalars, leavingOut: read.dates.map(\.range))
      }
      result.append(read)
    }
    return result
  }
}

extension DateMention {
  /// A day or month without a year gets that of the narrative.
  fileprivate func completed(by year: Int?) -> DateMention {
    guard date.year == nil, let year else { return self }
    return DateMention(range: range, date: CalendarDate(year: year, month: date.month, day: date.day))
  }
}
