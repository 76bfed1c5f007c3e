import AlignmentModel
import ComparableMode
import Preparation

/// A document that has next to nothing in common with any other: it is likely to be about something else.
public struct UnrelatedDocument: Equatable, Sendable {
  /// A document of which a smaller share of sentences is linked with any other is likely to be about something else.
  ///
  /// A share of the shorter document's sentences. Accounts of one subject have .34 and more, of different subjects .08 and less.
  private static let leastLinked = 0.1

  /// The document's id.
  public let id: String
  /// How many sentences it has that can be linked: none of references, numbers or function words only.
  public let sentences: Int
  /// How many of them are linked.
  public let linked: Int

  /// The documents of an alignment that are unrelated.
  ///
  /// - Complexity: O(sentences linked + documents²).
  static func all(in alignment: Alignment, _ input: AlignmentInput) -> [UnrelatedDocument] {
    // For each document, its sentences linked with each other one.
    var linked: [String: [String: Set<Int>]] = [:]
    for link in alignment.links {
      for passage in link.passages {
        for other in link.passages where other.document != passage.document {
          linked[passage.document, default: [:]][other.document, default: []].formUnion(passage.sentences)
        }
      }
    }
    let counts = Dictionary(
      input.documents.map { document in
        (document.document.id, document.sentences.count { !$0.tokens.isEmpty })
      }
    ) { first, _ in first }
    return alignment.documents.compactMap { document in
      let id = document.id
      let count = counts[id] ?? 0
      let others = linked[id] ?? [:]
      let isRelated =
        count > 0
        && others.contains { other, sentences in
          Double(sentences.count) >= leastLinked * Double(min(count, counts[other] ?? 0))
        }
      guard !isRelated else { return nil }
      return UnrelatedDocument(
        id: id, sentences: count,
        linked: others.values.reduce(into: Set<Int>()) { $0.formUnion($1) }.count)
    }
  }
}
