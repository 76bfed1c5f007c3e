import Dates
import Lexicon
import Texts

/// Segments documents and finds their terms, dates and numbers.
///
/// Documents of one language share a vocabulary.
public struct DocumentAnalyser {
  /// The vocabularies of the languages met so far.
  public private(set) var vocabularies: [Language: Vocabulary] = [:]

  /// An analyser that has met no document yet.
  public init() {}

  /// Analyses one document.
  ///
  /// - Throws: `ICUError` if ICU fails.
  /// - Complexity: O(length of the document).
  public mutating func analyse(_ document: Document) throws(ICUError) -> AnalysedDocument {
    let language = document.language
    let sentences = try SentenceSegmenter(language).sentences(of: document.view)
    let wordSegmenter = try WordSegmenter(language)
    let quantityFinder = try QuantityFinder(language)
    let scalars = document.view.scalars
    var vocabulary = vocabularies[language] ?? Vocabulary(language)

    let (told, narrative) = NarratedDocument.narrative(of: document, sentences)

    var analysed: [AnalysedSentence] = []
    analysed.reserveCapacity(sentences.count)
    for (index, sentence) in sentences.enumerated() {
      let times = told[index].times
      let time = narrative.times[index]
      guard sentence.block != .reference else {
        analysed.append(
          AnalysedSentence(
            sentence: sentence, tokens: [], times: [], meanings: [], dates: [], numbers: [], quantities: [],
            time: time))
        continue
      }
      let tokens = try wordSegmenter.words(in: sentence.viewRange, of: scalars).compactMap {
        word -> AnalysedSentence.Token? in
        guard !word.isNumber else { return nil }
        return .init(term: vocabulary.enter(word.withoutPossessive), range: word.range)
      }
      let dates = zip(times, narrative.years[index]).flatMap { time, year in
        time.mentions.map { $0.completed(by: year) }
      }
      analysed.append(
        AnalysedSentence(
          sentence: sentence, tokens: tokens, times: times, meanings: narrative.meanings[index], dates: dates,
          numbers: NumberFinder.numbers(in: sentence.viewRange, of: scalars).filter { number in
            !dates.contains { $0.range.overlaps(number.range) }
          },
          quantities: quantityFinder.quantities(
            in: sentence.viewRange, of: scalars, leavingOut: dates.map(\.range)),
          time: time))
    }
    vocabularies[language] = vocabulary
    return AnalysedDocument(document: document, sentences: analysed)
  }
}

extension Word {
  /// The text without an English possessive, which ICU leaves on the word.
  fileprivate var withoutPossessive: String {
    for ending in ["'s", "’s"] where text.hasSuffix(ending) { return String(text.dropLast(2)) }
    return text
  }
}

extension DateMention {
  /// A day or month without a year gets that of the narrative.
  fileprivate func completed(by year: Int?) -> DateMention {
    guard date.year == nil, let year else { return self }
    return DateMention(range: range, date: CalendarDate(year: year, month: date.month, day: date.day))
  }
}
