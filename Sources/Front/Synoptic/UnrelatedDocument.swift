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
  /// - Complexity: O(pairs of passages that are linked), with a bit for each sentence and other document.
  static func all(in alignment: Alignment, _ input: AlignmentInput) -> [UnrelatedDocument] {
    // For each document, its sentences linked with each other one.
    var linked: [String: [String: SentenceBits]] = [:]
    for link in alignment.links {
      var sentences: [String: [Int]] = [:]
      for passage in link.passages { sentences[passage.document, default: []] += passage.sentences }
      for (document, own) in sentences {
        for other in sentences.keys where other != document {
          linked[document, default: [:]][other, default: SentenceBits()].insert(own)
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
        linked: others.values.reduce(into: SentenceBits()) { $0.formUnion($1) }.count)
    }
  }
}

/// Some sentences of a document, a bit for each.
private struct SentenceBits {
  private var words: [UInt64] = []

  /// How many there are.
  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  mutating func insert(_ sentences: [Int]) {
    for sentence in sentences where sentence >= 0 {
      while words.count <= sentence / UInt64.bitWidth { words.append(0) }
      words[sentence / UInt64.bitWidth] |= 1 << UInt64(sentence % UInt64.bitWidth)
    }
  }

  mutating func formUnion(_ other: SentenceBits) {
    while words.count < other.words.count { words.append(0) }
    for index in other.words.indices { words[index] |= other.words[index] }
  }
}
