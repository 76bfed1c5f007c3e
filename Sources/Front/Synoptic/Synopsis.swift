import AlignmentModel
import ComparableMode
import Conflicts
import Dictionaries
import Entities
import Texts
import Vectors

/// An alignment together with the documents it is of: what `Aligner` gives.
public struct Synopsis {
  /// The alignment, as it is written to a file: `NativeFile.write(_:to:)`.
  public let alignment: Alignment
  /// The documents in its order, divided into sentences and words.
  public let documents: [TokenizedDocument]
  /// What the result depends on.
  public let settings: AlignmentSettings
  /// What each dictionary gave; empty without dictionaries.
  public let uses: [TextLexicon.Use]
  /// Why the documents were taken for translations, or for independent accounts; empty where the mode was given.
  public let decisions: [ModeDecision]
  /// The documents that have next to nothing in common with any other; none in parallel mode.
  public let unrelated: [UnrelatedDocument]
  /// The passages of translations that stand in another order than the rest; none in comparable mode.
  public let moved: [MovedSentences]
  /// The vectors of the documents' sentences, and whether they could be kept; nil if there were none.
  public let vectors: DocumentVectors?

  let lexicon: Lexicon
  let input: AlignmentInput?

  /// The links.
  public var links: [Link] { alignment.links }

  /// A document by its id; nil if there is none.
  public func document(_ id: String) -> Document? {
    documents.first { $0.document.id == id }?.document
  }

  /// The text of a passage, without markup and line ends; nil if its document is not among these.
  ///
  /// - Complexity: O(length of the passage).
  public func text(of passage: Passage) -> String? {
    guard let view = document(passage.document)?.view else { return nil }
    return view.text(in: view.range(ofSource: passage.start..<passage.end))
  }

  /// The texts of a link's passages, in their order.
  public func texts(of link: Link) -> [String] { link.passages.compactMap(text) }

  /// The contradictions between documents that have links, the likeliest first, with what a person has decided about them.
  ///
  /// - Parameter leastScore: what has a lower score is left out.
  /// - Throws: `ICUError` if ICU fails.
  /// - Complexity: see `ConflictFinder`.
  public func conflicts(leastScore: Double = ConflictFinder.leastScore) throws -> [Conflict] {
    // Only those of translations have none yet, whose contradictions are found without vectors.
    let input = try self.input ?? AlignmentInput(documents, lexicon: lexicon)
    return try ConflictFinder(alignment, input).conflicts(leastScore: leastScore)
  }

  /// Whom and what the documents name, in all spellings.
  ///
  /// - Throws: `ICUError` if ICU fails.
  public func entities() throws -> EntityTable { try EntityTable(documents, lexicon: lexicon) }
}

extension Passage {
  /// Where the passage stands in the text of its document, as a string counts.
  ///
  /// - Parameter text: the document's decoded text, without byte order mark.
  /// - Returns: nil if the text is too short to be it.
  /// - Complexity: O(length of the text before the passage's end).
  public func range(in text: String) -> Range<String.Index>? {
    let scalars = text.unicodeScalars
    guard start >= 0, start <= end,
      let lower = scalars.index(scalars.startIndex, offsetBy: start, limitedBy: scalars.endIndex),
      let upper = scalars.index(lower, offsetBy: end - start, limitedBy: scalars.endIndex)
    else { return nil }
    return lower..<upper
  }
}
