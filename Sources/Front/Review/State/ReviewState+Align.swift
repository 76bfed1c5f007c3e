import AlignmentModel

/// What another alignment of the same documents changed.
public struct RealignmentSummary: Equatable, Sendable, Encodable {
  /// How many links somebody had decided about, all of which stay.
  public var kept = 0
  /// The names of the links that came.
  public var added: [String] = []
  /// The names of those that went.
  public var removed: [String] = []
  /// The names of those whose score is another by a hundredth or more.
  public var changed: [String] = []
  /// How many of those that went had a comment or tags.
  public var lostWords = 0
}

extension ReviewState {
  /// The edit that puts a new alignment of the documents in the place of the links that nobody has decided about.
  ///
  /// Decisions are those of now, also where they were made while the documents were being aligned: links that stand stay, and no new link has
  /// two sentences that stand in one of them, or in a rejected one. A new link that has the passages of an old one keeps its name, its comment and its
  /// tags.
  ///
  /// - Complexity: O(links · sentences of a link).
  func realignment(_ new: Alignment) -> (edit: ReviewEdit, summary: RealignmentSummary) {
    let decided = alignment.links.filter { $0.status != .automatic }
    let pairs = Set(decided.flatMap(ReviewState.pairs))
    let old = Dictionary(
      alignment.links.filter { $0.status == .automatic }.map { (ReviewState.places($0), $0) }
    ) { first, _ in first }
    var summary = RealignmentSummary(kept: decided.count)
    var taken = usedNames
    var number = 0
    var claimed: Set<String> = []
    var links: [Link] = []
    for var link in new.links {
      guard link.status == .automatic else {
        // The decision of now, which may be another.
        if let now = self.link(link.id)?.value, now.status != .automatic, claimed.insert(link.id).inserted {
          links.append(now)
        }
        continue
      }
      guard !ReviewState.pairs(link).contains(where: pairs.contains) else { continue }
      if let known = old[ReviewState.places(link)], claimed.insert(known.id).inserted {
        (link.id, link.comment, link.tags) = (known.id, known.comment, known.tags)
        if abs(known.score - link.score) >= 0.01 { summary.changed.append(link.id) }
      } else {
        repeat { number += 1 } while !taken.insert("l\(number)").inserted
        link.id = "l\(number)"
        summary.added.append(link.id)
      }
      links.append(link)
    }
    for link in decided where !claimed.contains(link.id) {
      links.insert(link, at: ReviewState.place(of: link, in: links))
    }
    let names = Set(links.map(\.id))
    let gone = alignment.links.filter { !names.contains($0.id) }
    summary.removed = gone.map(\.id)
    summary.lostWords = gone.count { $0.comment != nil || !$0.tags.isEmpty }
    var edit = edit(to: links, touching: names.union(summary.removed))
    edit.head = .init(
      before: .init(index: 0, value: ReviewHead(alignment)), after: .init(index: 0, value: ReviewHead(new)))
    return (edit, summary)
  }

  /// Two sentences of different documents.
  private struct Pair: Hashable {
    let a, b: SentencePlace
  }

  private static func pairs(_ link: Link) -> [Pair] {
    let places = link.passages.flatMap { passage in
      passage.sentences.map { SentencePlace(passage.document, $0) }
    }
    return places.enumerated().flatMap { index, one in
      places[(index + 1)...].filter { $0.document != one.document }.flatMap {
        [Pair(a: one, b: $0), Pair(a: $0, b: one)]
      }
    }
  }

  /// What tells whether two links have the same passages.
  private static func places(_ link: Link) -> [String] {
    link.passages.map { "\($0.start) \($0.end) \($0.document)" }
  }
}
