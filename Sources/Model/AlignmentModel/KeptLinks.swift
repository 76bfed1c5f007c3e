import Algorithms
import Basics
import Texts

/// Links that a person has decided about or made, which a new alignment takes over as they are.
///
/// Confirmed links and those made by hand stand, and the pairs of sentences in them are not linked anew; rejected ones stay on record
/// as rejected, and no pair of sentences in them is linked again.
public struct KeptLinks: Sendable {
  /// The links, in the order of the file.
  public private(set) var links: [Link]
  /// What was decided about contradictions between the documents.
  public private(set) var conflicts: [ConflictDecision] = []
  /// What was noted on sentences.
  public private(set) var notes: [SentenceNote] = []

  /// No links.
  public static let none = KeptLinks(links: [])

  private init(links: [Link]) { self.links = links }

  /// The decided links of an edited alignment, for a new alignment of these documents.
  ///
  /// - Parameters:
  ///   - edited: the edited alignment.
  ///   - documents: the documents of the new alignment, in its order.
  ///   - file: the file of the edited alignment, for errors.
  /// - Throws: `InputError` if a document that they are about has changed, or is not to be aligned.
  /// - Complexity: O(links).
  public init(_ edited: Alignment, for documents: [Document], file: String) throws(InputError) {
    links = edited.links.filter { $0.status != .automatic }
    conflicts = edited.conflicts
    notes = edited.notes
    let named = Set(
      links.flatMap(\.passages).map(\.document) + conflicts.flatMap { [$0.a.document, $0.b.document] }
        + notes.map(\.document))
    for reference in edited.documents where named.contains(reference.id) {
      guard let document = documents.first(where: { $0.id == reference.id }) else {
        throw InputError(
          .documentMissing, file: file,
          "has decisions about the document '\(reference.id)', which is not among those to be aligned",
          remedy: .addDocument(reference.id))
      }
      guard document.sha256 == reference.sha256 else {
        throw InputError(
          .documentChanged, file: document.path,
          "has changed since '\(reference.id)' was aligned for \(file)",
          remedy: .relocate(document: reference.id, alignment: file))
      }
    }
  }

  /// Whether there are none.
  public var isEmpty: Bool { links.isEmpty }

  /// The links' names, which no other may have.
  public var names: Set<String> { Set(links.map(\.id)) }

  /// The same links with the indexes of the sentences that their passages hold now: documents may be divided otherwise than they were.
  ///
  /// - Parameter sentences: the ranges of a document's sentences, ascending; nil for a document that does not matter; asked once for each.
  /// - Throws: `InputError` if a passage holds no sentence.
  /// - Complexity: O(passages · log sentences).
  public func resolved(_ sentences: (String) -> [Range<Int>]?) throws(InputError) -> KeptLinks {
    var result = self
    var known: [String: [Range<Int>]?] = [:]
    for index in links.indices {
      for number in links[index].passages.indices {
        let passage = links[index].passages[number]
        let found = known[passage.document] ?? sentences(passage.document)
        known[passage.document] = .some(found)
        guard let ranges = found else { continue }
        let first = ranges.partitioningIndex { $0.upperBound > passage.start }
        let end = ranges.partitioningIndex { $0.lowerBound >= passage.end }
        guard first < end else {
          throw InputError(
            .damaged,
            "the link \(links[index].id) that is to be kept has a passage of '\(passage.document)' which holds no sentence",
            remedy: "correct its offsets")
        }
        result.links[index].passages[number].sentences = Array(first..<end)
      }
    }
    return result
  }

  /// The pairs of sentences of different documents in links that stand, and in rejected ones.
  ///
  /// - Parameter documents: the ids of the documents, in their order.
  package func pairs(_ documents: [String]) -> (accepted: Set<SentencePair>, rejected: Set<SentencePair>) {
    let indexes = Dictionary(documents.enumerated().map { ($1, $0) }) { first, _ in first }
    var accepted: Set<SentencePair> = []
    var rejected: Set<SentencePair> = []
    for link in links {
      if link.isAccepted {
        accepted.formUnion(link.sentencePairs(indexes))
      } else {
        rejected.formUnion(link.sentencePairs(indexes))
      }
    }
    return (accepted, rejected.subtracting(accepted))
  }

  /// Names links that have no name yet l1, l2, …, leaving out the names that are taken.
  public static func named(_ links: [Link], besides taken: Set<String> = []) -> [Link] {
    var number = 0
    return links.map { link in
      guard link.id.isEmpty else { return link }
      var link = link
      repeat { number += 1 } while taken.contains("l\(number)")
      link.id = "l\(number)"
      return link
    }
  }
}
