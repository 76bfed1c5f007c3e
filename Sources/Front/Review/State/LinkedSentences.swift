import AlignmentModel

/// Links by their sentences, to tell which of a translation have one in common.
///
/// Two links of one sentence may stand beside each other where they lead to different documents.
struct LinkedSentences {
  private struct Place: Hashable {
    let document: String
    let sentence: Int
  }

  private let links: [Link]
  /// For each sentence the links that have it, by their indexes.
  private var holders: [Place: [Int]] = [:]

  /// - Complexity: O(sentences in links).
  init(_ links: [Link]) {
    self.links = links
    for (index, link) in links.enumerated() {
      for passage in link.passages {
        for sentence in passage.sentences {
          holders[Place(document: passage.document, sentence: sentence), default: []].append(index)
        }
      }
    }
  }

  /// The names of the links that have a sentence of another link, and lead from it to a document that it has too.
  ///
  /// - Parameter name: a link that is passed over.
  func sharing(with link: Link, besides name: String? = nil) -> [String] {
    let own = Set(link.passages.map(\.document))
    return link.passages.flatMap { passage in
      passage.sentences.flatMap { sentence in
        (holders[Place(document: passage.document, sentence: sentence)] ?? []).map { links[$0] }.filter {
          $0.id != name && own.intersection($0.passages.map(\.document)).count > 1
        }.map(\.id)
      }
    }
  }
}
