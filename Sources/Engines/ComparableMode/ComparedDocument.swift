import Basics
import Dates
import Foundation
import Preparation
import Texts

/// A document with all by which its sentences are compared with those of others; one for all pairs of documents that it is in.
package final class ComparedDocument: Sendable {
  package let document: AnalyzedDocument
  package let index: SentenceIndex
  let names: SentenceNames
  let entities, years, numbers: ItemIndex
  /// For each sentence the log of one plus its words' weight.
  let lengths: [Float]
  let isHeading: [Bool]
  /// What each sentence tells of, in time.
  let times: [NarrativeTime?]
  /// Whether a sentence names any date or year.
  let isDated: [Bool]
  /// Whether a term is written with a capital, by its number.
  let isCapitalized: [Bool]

  /// The number of digits from which on numbers are compared: small ones agree by chance; "Chapter 1" and "Book 1" prove nothing.
  static let shortestNumber = 2

  /// How many sentences it has.
  package var count: Int { index.terms.count }

  /// What numbers years and numbers in all documents alike.
  struct Numbering {
    fileprivate var years = ItemNumbers<Int>()
    fileprivate var numbers = ItemNumbers<String>()
  }

  init(
    _ document: AnalyzedDocument, _ index: SentenceIndex, _ names: SentenceNames, isCapitalized: [Bool],
    _ numbering: inout Numbering
  ) {
    self.document = document
    self.index = index
    self.names = names
    self.isCapitalized = isCapitalized
    entities = ItemIndex(names.sentences.map { $0.map { Int32($0.entity) } })
    years = numbering.years.index(document.sentences.map { $0.dates.compactMap(\.date.year) })
    numbers = numbering.numbers.index(
      document.sentences.map {
        $0.numbers.map(\.value).filter { $0.count >= ComparedDocument.shortestNumber }
      })
    lengths = index.totals.map { log1p($0) }
    isHeading = document.sentences.map { $0.sentence.block == .heading }
    times = document.sentences.map(\.time)
    isDated = document.sentences.map { !$0.dates.isEmpty || $0.meanings.contains { $0 != nil } }
  }
}
