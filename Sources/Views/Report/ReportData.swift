import AlignmentModel
import ComparableMode
import Conflicts
import Entities

/// What the page of an alignment knows besides the alignment file itself: texts, times, names and contradictions.
///
/// It is written into the page as JSON. Documents, sentences, links and dates are spoken of by their indexes. Offsets within a
/// sentence count UTF-16 code units, as the page's script does.
package struct ReportData: Encodable, Equatable {
  /// A document and its sentences.
  package struct Document: Encodable, Equatable {
    let id, language, path: String
    /// `ltr` or `rtl`.
    package let direction: String
    /// What it says of itself; each left out where it says nothing.
    let title, author, date, address: String?
    /// For each sentence the page on which it begins, and that on which it ends; empty where it has no pages.
    let pages: [[String]]
    /// Whether its text could be had.
    let hasText: Bool
    /// The texts of the sentences; where there is no text, what takes their place.
    package let texts: [String]
    /// Offsets of the sentences in the document in code points.
    let starts, ends: [Int]
    /// The paragraphs they stand in.
    let paragraphs: [Int]
    /// The sentences that are no running text, by the kind of their block.
    let blocks: [String: [Int]]
    /// For each sentence its date; -1 where it has none.
    let dates: [Int]
  }

  /// When something happened.
  package struct Date: Encodable, Equatable {
    /// A date that other documents give.
    package struct Other: Encodable, Equatable {
      let text: String
      let documents: [Int]
    }

    /// In EDTF.
    package let text: String
    /// The first and the last day, as Julian Day Numbers.
    let from, to: Int
    let others: [Other]
  }

  /// A link's sentences: for each passage the document, the first and the last sentence; empty where it has none.
  package struct Link: Encodable, Equatable {
    package let passages: [[Int]]
    /// Its date; -1 where it has none.
    package let date: Int
    /// What of the passages it is not about: document, sentence, start and end within it; left out where it is about all.
    package let asides: [[Int]]?
  }

  /// An event: the links that tell it, of translations one link each.
  package struct Event: Encodable, Equatable {
    /// Its links, ascending.
    package let links: [Int]
    /// Its date; -1 where it has none.
    package let date: Int
  }

  /// What a person has noted on a sentence, or on several.
  package struct Note: Encodable, Equatable {
    /// The document, the first and the last sentence.
    let d, first, last: Int
    let text: String
  }

  /// What the page of a review knows of it; a page that only shows has none.
  package struct Review: Encodable, Equatable {
    /// The state that the page was made of, by its number.
    let revision: Int
    /// The formats in which it can be had, by the extensions of their files.
    let exports: [String]

    /// Says of which state a page is; see the properties.
    package init(revision: Int, exports: [String]) {
      self.revision = revision
      self.exports = exports
    }
  }

  /// Somebody or something that is named.
  struct Entity: Encodable, Equatable {
    let id: String
    let kind: EntityKind
    let forms: [Form]
  }

  /// A name as a document writes it.
  struct Form: Encodable, Equatable {
    let document: Int
    let text: String
    /// The systems by which it is romanized.
    let systems: [String]
    /// Where it leaves the one that it is nearest to, in words.
    let breaks: [String]
    /// Where it stands: sentence, start and end within it.
    let spans: [[Int]]
  }

  /// Two forms that one document has of one name.
  struct Inconsistency: Encodable, Equatable {
    let document: Int
    /// The index of the entity; null where the table has none.
    let entity: Int?
    let a, b: Form
    let kinds: [String]
    /// How the second would be written like the first.
    let write: String
  }

  /// The system by which a document romanizes.
  struct Author: Encodable, Equatable {
    let document: Int
    let system: String?
    let judged: Int
  }

  /// A contradiction.
  struct Contradiction: Encodable, Equatable {
    struct Side: Encodable, Equatable {
      let document: Int
      /// Sentence, start and end of the expression within it.
      let span: [Int]
      /// Start and end of the expression in the document in code points, by which a decision about it is kept.
      let offsets: [Int]
      /// What it says, normalized, as `Conflict.Side` has it.
      let value: String
      /// The documents that say the same.
      let support: [Int]
    }

    let kind: Conflict.Kind
    let score: Double
    /// The link of both sentences; -1 where there is none.
    let link: Int
    /// All links whose passages contradict each other so.
    let links: [Int]
    /// Words of the first side that stand near both and mean the same.
    let about: [String]
    let a, b: Side
    /// What a person has decided about it, by its index in the alignment file; -1 where nobody has.
    let decision: Int
  }

  /// A pair of sentences that nearly became a link, in an alignment that has none.
  struct Candidate: Encodable, Equatable {
    let score: Double
    let passages: [[Int]]
    let evidence: [Reason]
  }

  /// An item of evidence.
  struct Reason: Encodable, Equatable {
    let kind: String
    let a, b: String?
    let weight: Double
  }

  var title: String
  /// SHA-256 of the alignment file, by which the reader's decisions are kept.
  var hash: String
  var file: String
  package var documents: [Document] = []
  package var dates: [Date] = []
  package var links: [Link] = []
  /// The events by the time they tell of.
  package var events: [Event] = []
  /// For each two documents with links the chains of links that go forward in both.
  var chains: [Chains] = []
  var entities: [Entity] = []
  var inconsistencies: [Inconsistency] = []
  var authors: [Author] = []
  var contradictions: [Contradiction] = []
  package var notes: [Note] = []
  package var review: Review?
  var candidates: [Candidate] = []
}

/// The chains of links between two documents.
struct Chains: Encodable, Equatable {
  /// The documents by their indexes.
  let a, b: Int
  /// The links of each chain by their indexes, in order.
  let chains: [[Int]]
}
