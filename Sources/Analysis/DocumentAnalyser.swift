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
    let dateFinder = DateFinder(language)
    let quantityFinder = try QuantityFinder(language)
    var vocabulary = vocabularies[language] ?? Vocabulary(language)

    var words: [[Word]] = []
    var dates: [[DateMention]] = []
    for sentence in sentences {
      // A reference names what others wrote, and the years it did: nothing to compare.
      let found =
        sentence.block == .reference
        ? [] : try wordSegmenter.words(in: sentence.viewRange, of: document.view.scalars)
      words.append(found)
      dates.append(
        sentence.block == .reference
          ? [] : dateFinder.dates(in: sentence.viewRange, of: document.view.scalars))
    }
    let times = NarrativeTime.carried(through: dates.map { $0.compactMap(\.date.year) })

    var analysed: [AnalysedSentence] = []
    analysed.reserveCapacity(sentences.count)
    for (index, sentence) in sentences.enumerated() {
      let tokens = words[index].compactMap { word -> AnalysedSentence.Token? in
        guard !word.isNumber else { return nil }
        return .init(term: vocabulary.enter(word.withoutPossessive), range: word.range)
      }
      let numbers =
        sentence.block == .reference
        ? []
        : NumberFinder.numbers(in: sentence.viewRange, of: document.view.scalars).filter { number in
          !dates[index].contains { $0.range.overlaps(number.range) }
        }
      let quantities =
        sentence.block == .reference
        ? []
        : quantityFinder.quantities(
          in: sentence.viewRange, of: document.view.scalars, leavingOut: dates[index].map(\.range))
      analysed.append(
        AnalysedSentence(
          sentence: sentence, tokens: tokens,
          dates: dates[index].map { $0.completed(by: times[index]) },
          numbers: numbers, quantities: quantities, time: times[index]))
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
  /// A day or month without a year gets the year that is being told, if that is one.
  fileprivate func completed(by time: NarrativeTime?) -> DateMention {
    guard date.year == nil, let time, time.years.count == 1 else { return self }
    return DateMention(
      range: range, date: CalendarDate(year: time.years.lowerBound, month: date.month, day: date.day))
  }
}
