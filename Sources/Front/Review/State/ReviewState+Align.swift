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
  /// What is there now is kept where somebody has decided about it, or changed it while the documents were being aligned: no new link has
  /// two sentences that stand in such a link, or in a rejected one, and in translations none of its sentences. A new link that has the passages of
  /// an old one keeps its name, its comment and its tags.
  ///
  /// - Parameters:
  ///   - new: the new alignment.
  ///   - start: the alignment that it was made to keep the decisions of.
  /// - Complexity: O(links · sentences of a link).
  func realignment(_ new: Alignment, since start: Alignment) -> (
    edit: ReviewEdit, summary: RealignmentSummary
  ) {
    let former = Dictionary(start.links.map { ($0.id, $0) }) { first, _ in first }
    let kept = alignment.links.filter { $0.status != .automatic || former[$0.id] != $0 }
    let keptNames = Set(kept.map(\.id))
    let indexes = Dictionary(alignment.documents.enumerated().map { ($1.id, $0) }) { first, _ in first }
    let taken = Set(kept.flatMap { $0.sentencePairs(indexes) })
    let standing = LinkedSentences(alignment.mode == .parallel ? kept.filter(\.isAccepted) : [])
    let old = Dictionary(
      alignment.links.filter { !keptNames.contains($0.id) }.map { (ReviewState.places($0), $0) }
    ) { first, _ in first }
    var summary = RealignmentSummary(kept: kept.count)
    var names = usedNames
    var number = 0
    var claimed: Set<String> = []
    var links: [Link] = []
    for var link in new.links {
      guard link.status == .automatic else {
        // As it is now, which may be another than when the aligning began.
        if keptNames.contains(link.id), let now = self.link(link.id)?.value, claimed.insert(link.id).inserted
        {
          links.append(now)
        }
        continue
      }
      guard !link.sentencePairs(indexes).contains(where: taken.contains), standing.sharing(with: link).isEmpty
      else { continue }
      if let known = old[ReviewState.places(link)], claimed.insert(known.id).inserted {
        (link.id, link.comment, link.tags, link.unknown) = (
          known.id, known.comment, known.tags, known.unknown
        )
        if abs(known.score - link.score) >= 0.01 { summary.changed.append(link.id) }
      } else {
        repeat { number += 1 } while !names.insert("l\(number)").inserted
        link.id = "l\(number)"
        summary.added.append(link.id)
      }
      links.append(link)
    }
    for link in kept where !claimed.contains(link.id) {
      links.insert(link, at: ReviewState.place(of: link, in: links))
    }
    let all = Set(links.map(\.id))
    let gone = alignment.links.filter { !all.contains($0.id) }
    summary.removed = gone.map(\.id)
    summary.lostWords = gone.count { $0.comment != nil || !$0.tags.isEmpty }
    var edit = edit(to: links, touching: all.union(summary.removed))
    edit.head = .init(
      before: .init(index: 0, value: ReviewHead(alignment)), after: .init(index: 0, value: ReviewHead(new)))
    return (edit, summary)
  }

  /// What tells whether two links have the same passages.
  private static func places(_ link: Link) -> [String] {
    link.passages.map { "\($0.start) \($0.end) \($0.document)" }
  }
}
