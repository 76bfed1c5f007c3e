import AlignmentModel
import Texts

/// A synopsis as a table: a row for each event, of translations for each pair or row of pairs, with a column for each document.
///
/// It is what all exports are made of, and has texts that any of them may hold (`CellText`).
public struct SynopsisTable: Equatable, Sendable {
  /// A document.
  public struct Column: Equatable, Sendable {
    /// Its name.
    public let id: String
    /// Its language.
    public let language: Language
    /// What it says of itself.
    public let details: DocumentDetails
    /// Its file, as the alignment has it.
    public let path: String
  }

  /// What a document tells of an event.
  public struct Passage: Equatable, Sendable {
    /// Its text.
    public let paragraphs: [String]
    /// Where it stands, as it is cited.
    public let place: String

    /// Makes a passage; see the properties.
    package init(paragraphs: [String], place: String) {
      self.paragraphs = paragraphs
      self.place = place
    }
  }

  /// A link of a row.
  public struct Link: Equatable, Sendable {
    /// Its name.
    public let id: String
    /// The probability that it is right.
    public let score: Double
    /// What a person has decided about it.
    public let status: AlignmentModel.Link.Status
    /// What a person has to say about it, in paragraphs.
    public let comment: [String]
    /// The words that a person has sorted it by.
    public let tags: [String]
  }

  /// A date that other documents give.
  public struct OtherDate: Equatable, Sendable {
    /// The date in words.
    public let words: String
    /// The documents, by their names.
    public let documents: [String]
  }

  /// A row.
  public struct Row: Equatable, Sendable {
    /// Its number, from 1.
    public let number: Int
    /// When it is told to have happened, in EDTF; nil where nothing is known.
    public let date: String?
    /// The same in words.
    public let dateWords: String?
    /// What other documents say.
    public let otherDates: [OtherDate]
    /// For each document its passages, in its order; none if it has none.
    public let passages: [[Passage]]
    /// The links that it stands for.
    public let links: [Link]

    /// The highest score of its links.
    public var score: Double { links.map(\.score).max() ?? 0 }

    /// What was decided about its links, each word once.
    var statuses: [String] { links.map(\.status.rawValue).distinct }

    /// The words that its links are sorted by, each once.
    var tags: [String] { links.flatMap(\.tags).distinct }

    /// The comments on its links; of several links with the name of the link.
    var comments: [[String]] {
      links.filter { !$0.comment.isEmpty }.map { link in
        guard links.count > 1, let first = link.comment.first else { return link.comment }
        return ["\(link.id): \(first)"] + link.comment.dropFirst()
      }
    }

    /// What other documents say of the date: "8 November 1917 (ru)".
    var otherDateWords: [String] {
      otherDates.map { "\($0.words) (\($0.documents.joined(separator: ", ")))" }
    }
  }

  /// What it is called.
  public let title: String
  /// The program that made the alignment.
  public let generator: String
  /// The documents, in the order of the alignment.
  public let columns: [Column]
  /// The rows, in the order of `show`.
  public let rows: [Row]
  /// What of the alignment is left out, a sentence each.
  public let notes: [String]
}

extension Sequence<String> {
  /// Each once, in order.
  fileprivate var distinct: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
