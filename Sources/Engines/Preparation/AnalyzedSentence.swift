import Dates
import Texts

/// A sentence with what an aligner compares.
public struct AnalyzedSentence: Sendable {
  /// A word that carries meaning for alignment: its term, and its offsets in the document's view.
  public struct Token: Sendable {
    /// The term's number in the vocabulary of the document's language.
    public let term: Int32
    /// Offsets in code points.
    public let range: Range<Int>
  }

  /// The sentence.
  public let sentence: Sentence
  /// Its words in order, numbers left out; none where the sentence is a reference.
  public let tokens: [Token]
  /// The expressions of time in it; none where the sentence is a reference.
  public let times: [TimeExpression]
  /// For each of them the days it means, as Julian Day Numbers, what it leaves out taken from the narrative; nil where that stays open.
  public let meanings: [ClosedRange<Int>?]
  /// The dates that its expressions of time name.
  ///
  /// One without a year has that of the narrative, where there is one.
  public let dates: [DateMention]
  /// The numbers in digits that are no part of a date, which the aligners compare.
  public let numbers: [NumberMention]
  /// The numbers in digits and words with their units, none of them part of a date: what accounts may contradict each other in.
  public let quantities: [Quantity]
  /// The time it tells of and how that is known, nil when the document has named no year yet.
  public let time: NarrativeTime?
}

/// A document with its sentences analyzed.
public struct AnalyzedDocument: Sendable {
  /// The document.
  public let document: Document
  /// Its sentences in order.
  public let sentences: [AnalyzedSentence]

  /// The text of a range of the document's view, for evidence.
  public func text(_ range: Range<Int>) -> String { document.view.text(in: range) }
}
