import AlignmentModel
import Preparation
import Texts

extension ReviewState {
  /// What an action changes.
  ///
  /// - Throws: `ReviewProblem` if it cannot be done.
  /// - Complexity: O(1) for decisions and words about a link, O(links) for the rest.
  func edit(_ action: ReviewAction) throws(ReviewProblem) -> ReviewEdit {
    switch action {
    case .status(let id, let status):
      return try edit(id) { link throws(ReviewProblem) in
        guard link.status != .manual || status != .automatic else { throw .madeByHand }
        // What was made by hand was so before it was confirmed or rejected: the program did not find it.
        link.status = status == .automatic && link.isMadeByHand ? .manual : status
      }
    case .comment(let id, let comment):
      let text = try ReviewState.text(comment)
      return try edit(id) { link in link.comment = text.isEmpty ? nil : text }
    case .tags(let id, let tags):
      var cleaned: [String] = []
      var known: Set<String> = [""]
      for tag in tags {
        let text = try ReviewState.text(tag)
        if known.insert(text).inserted { cleaned.append(text) }
      }
      return try edit(id) { link in link.tags = cleaned }
    case .takeOut(let id, let passage): return try takeOut(passage, of: id)
    case .replace(let links, let lists): return try replacement(of: links, by: lists)
    case .verdict(let decision): return try judgement(decision)
    case .note(let document, let sentence, let text): return try note(document, sentence, text)
    }
  }

  /// A link with something changed in its place.
  private func edit(
    _ id: String, _ change: (inout Link) throws(ReviewProblem) -> Void
  ) throws(ReviewProblem) -> ReviewEdit {
    guard let before = link(id) else { throw .noLink(id) }
    var after = before
    try change(&after.value)
    return ReviewEdit(links: [.init(before: before, after: after)])
  }

  /// A text that a person wrote, without space around it.
  ///
  /// - Throws: `ReviewProblem` if it has control characters besides line breaks and tabs.
  private static func text(_ text: String) throws(ReviewProblem) -> String {
    let scalars = text.unicodeScalars
    guard
      scalars.allSatisfy({ $0.properties.generalCategory != .control || "\n\r\t".unicodeScalars.contains($0) }
      )
    else { throw .noText }
    let isSpace: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
    guard let first = scalars.firstIndex(where: { !isSpace($0) }),
      let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  // MARK: - Groups

  /// Takes a passage out: the rest stays together and is right, and the old group is wrong, so that no new alignment finds it again.
  private func takeOut(_ passage: Int, of id: String) throws(ReviewProblem) -> ReviewEdit {
    guard let before = link(id) else { throw .noLink(id) }
    guard before.value.passages.indices.contains(passage) else { throw .noPassage }
    var left = Dictionary(uniqueKeysWithValues: before.value.passages.enumerated().map { ($0, $1) })
    left[passage] = nil
    guard Set(left.values.map(\.document)).count > 1 else { throw .oneDocument }
    var rest = before.value.keeping(left)
    rest.status = before.value.status == .manual ? .manual : .confirmed
    var group = before.value
    group.id = freshNames(1)[0]
    group.status = .rejected
    group.comment = nil
    group.tags = []
    var links = alignment.links
    links[before.index] = rest
    links.insert(group, at: before.index + 1)
    return edit(to: links, touching: [rest.id, group.id])
  }

  /// The edit that makes these links of those there are, where only some are other ones.
  ///
  /// - Complexity: O(links).
  func edit(to links: [Link], touching names: Set<String>) -> ReviewEdit {
    var items: [String: ReviewEdit.Item<Link>] = [:]
    for (index, link) in alignment.links.enumerated() where names.contains(link.id) {
      items[link.id] = .init(before: .init(index: index, value: link), after: nil)
    }
    for (index, link) in links.enumerated() where names.contains(link.id) {
      items[link.id, default: .init(before: nil, after: nil)].after = .init(index: index, value: link)
    }
    let order = { (item: ReviewEdit.Item<Link>) in (item.after ?? item.before)?.index ?? 0 }
    return ReviewEdit(
      links: items.sorted { (order($0.value), $0.key) < (order($1.value), $1.key) }.map(\.value))
  }

  // MARK: - Links made by hand

  /// Links made by hand in the place of others.
  private func replacement(
    of ids: [String], by lists: [[ReviewPassage]]
  ) throws(ReviewProblem) -> ReviewEdit {
    guard !lists.isEmpty else { throw .oneDocument }
    var old: [ReviewEdit.Placed<Link>] = []
    var named: Set<String> = []
    for id in ids where named.insert(id).inserted {
      guard let placed = link(id) else { throw .noLink(id) }
      old.append(placed)
    }
    old.sort { $0.index < $1.index }
    var made: [[Passage]] = []
    for list in lists { made.append(try passages(list)) }
    let kept = ids.first.flatMap { link($0)?.value }
    let names = [kept?.id].compactMap(\.self) + freshNames(lists.count)
    var links = zip(names, made).map { name, passages in
      Link(id: name, score: 1, status: .manual, passages: passages, evidence: [])
    }
    let comments = old.compactMap(\.value.comment)
    links[0].comment = comments.isEmpty ? nil : comments.joined(separator: "\n")
    var tags: [String] = []
    for tag in old.flatMap(\.value.tags) where !tags.contains(tag) { tags.append(tag) }
    for index in links.indices { links[index].tags = tags }
    // What a newer version says of the link that keeps its name stays with it.
    if let kept { links[0].unknown = kept.unknown }
    let replaced = Set(old.map(\.value.id))
    let left = alignment.mode == .parallel ? try leavings(of: links, besides: replaced) : [:]
    var result: [Link] = []
    for link in alignment.links {
      if link.id == old.first?.value.id { result += links }
      if replaced.contains(link.id) { continue }
      if let rest = left[link.id] { result += [rest].compactMap(\.self) } else { result.append(link) }
    }
    if old.isEmpty { result.insert(contentsOf: links, at: ReviewState.place(of: links[0], in: result)) }
    return edit(to: result, touching: replaced.union(links.map(\.id)).union(left.keys))
  }

  /// Passages of sentences: in the order of the documents, those that adjoin or overlap as one.
  private func passages(_ list: [ReviewPassage]) throws(ReviewProblem) -> [Passage] {
    var runs: [ReviewPassage] = []
    let sorted = list.sorted {
      ($0.document, $0.sentences.lowerBound) < ($1.document, $1.sentences.lowerBound)
    }
    for run in sorted {
      guard documents.indices.contains(run.document) else { throw .noDocument }
      guard run.sentences.lowerBound >= 0, run.sentences.upperBound < documents[run.document].sentences.count
      else { throw .noSentence }
      if let last = runs.last, last.document == run.document,
        run.sentences.lowerBound <= last.sentences.upperBound + 1
      {
        let end = max(last.sentences.upperBound, run.sentences.upperBound)
        runs[runs.count - 1].sentences = last.sentences.lowerBound...end
      } else {
        runs.append(run)
      }
    }
    guard Set(runs.map(\.document)).count > 1 else { throw .oneDocument }
    return runs.map { passage($0.document, Range($0.sentences)) }
  }

  /// The passage of a run of sentences, which are there.
  private func passage(_ document: Int, _ run: Range<Int>) -> Passage {
    let narrated = documents[document]
    let sentences = narrated.sentences[run]
    let start = sentences.first?.range.lowerBound ?? 0
    let end = sentences.last?.range.upperBound ?? start
    let view = narrated.document.view
    return Passage(
      document: alignment.documents[document].id, start: start, end: end, sentences: Array(run),
      pages: view.pages(of: view.range(ofSource: start..<end)))
  }

  /// Where a new link stands among others: after the one whose passage of the same document comes last before its own.
  static func place(of link: Link, in links: [Link]) -> Int {
    guard let first = link.passages.first else { return links.count }
    var best: (start: Int, index: Int)?
    for (index, other) in links.enumerated() {
      for passage in other.passages
      where passage.document == first.document && passage.start <= first.start
        && passage.start >= best?.start ?? 0
      {
        best = (passage.start, index)
      }
    }
    return best.map { $0.index + 1 } ?? 0
  }

  /// What new links of translations leave of those that nobody has decided about, by their names; nil where that is nothing to link.
  ///
  /// - Throws: `ReviewProblem` if they take a sentence of a link that somebody has decided about.
  private func leavings(
    of links: [Link], besides names: Set<String>
  ) throws(ReviewProblem) -> [String: Link?] {
    var left: [String: Link?] = [:]
    let made = LinkedSentences(links)
    for other in alignment.links where other.isAccepted && !names.contains(other.id) {
      guard !made.sharing(with: other).isEmpty else { continue }
      guard other.status == .automatic else { throw .taken(by: other.id) }
      let own = Set(other.passages.map(\.document))
      var taken: [String: Set<Int>] = [:]
      for link in links where Set(link.passages.map(\.document)).intersection(own).count > 1 {
        for passage in link.passages where own.contains(passage.document) {
          taken[passage.document, default: []].formUnion(passage.sentences)
        }
      }
      left[other.id] = .some(rest(of: other, without: taken))
    }
    return left
  }

  /// What is left of a link without some sentences; nil where that is nothing to link.
  private func rest(of link: Link, without taken: [String: Set<Int>]) -> Link? {
    var rest = link
    rest.passages = link.passages.flatMap { old -> [Passage] in
      guard let gone = taken[old.document], !gone.isDisjoint(with: old.sentences),
        let document = alignment.documents.firstIndex(where: { $0.id == old.document })
      else { return [old] }
      let kept = old.sentences.filter {
        !gone.contains($0) && documents[document].sentences.indices.contains($0)
      }
      return ReviewState.runs(kept).map { passage(document, $0) }
    }
    guard Set(rest.passages.map(\.document)).count > 1 else { return nil }
    // Words that are evidence may stand in what is gone. A link without evidence is as likely as not.
    rest.evidence = []
    rest.score = 0.5
    return rest
  }

  /// The runs of numbers that follow one another, of ascending ones.
  private static func runs(_ numbers: [Int]) -> [Range<Int>] {
    numbers.reduce(into: []) { runs, number in
      if let last = runs.last, last.upperBound == number {
        runs[runs.count - 1] = last.lowerBound..<number + 1
      } else {
        runs.append(number..<number + 1)
      }
    }
  }

  // MARK: - Contradictions and notes

  private func judgement(_ wanted: ConflictDecision) throws(ReviewProblem) -> ReviewEdit {
    let lengths = Dictionary(alignment.documents.map { ($0.id, $0.length) }) { first, _ in first }
    for side in [wanted.a, wanted.b] {
      guard let length = lengths[side.document] else { throw .noDocument }
      guard side.start >= 0, side.start < side.end, side.end <= length else { throw .noSentence }
    }
    let comment = try ReviewState.text(wanted.comment ?? "")
    let key = ReviewKey(wanted)
    let index = alignment.conflicts.firstIndex { ReviewKey($0) == key }
    let before = index.map { ReviewEdit.Placed(index: $0, value: alignment.conflicts[$0]) }
    var decision = before?.value ?? wanted
    decision.verdict = wanted.verdict
    decision.comment = comment.isEmpty ? nil : comment
    let isNothing = decision.verdict == nil && decision.comment == nil && decision.unknown.members.isEmpty
    return ReviewEdit(conflicts: [
      .init(
        before: before,
        after: isNothing ? nil : .init(index: index ?? alignment.conflicts.count, value: decision))
    ])
  }

  private func note(
    _ document: Int, _ sentence: Int, _ text: String
  ) throws(ReviewProblem) -> ReviewEdit {
    guard documents.indices.contains(document) else { throw .noDocument }
    guard documents[document].sentences.indices.contains(sentence) else { throw .noSentence }
    let range = documents[document].sentences[sentence].range
    var note = SentenceNote(
      document: alignment.documents[document].id, start: range.lowerBound, end: range.upperBound,
      text: try ReviewState.text(text))
    let index = alignment.notes.firstIndex { ReviewKey($0) == ReviewKey(note) }
    let before = index.map { ReviewEdit.Placed(index: $0, value: alignment.notes[$0]) }
    if let before {
      note = before.value
      note.text = try ReviewState.text(text)
    }
    return ReviewEdit(notes: [
      .init(
        before: before,
        after: note.text.isEmpty ? nil : .init(index: index ?? alignment.notes.count, value: note))
    ])
  }
}

extension Link {
  /// Whether a person made it, as far as what the program gives every link tells: evidence, and a score that is never 1.
  fileprivate var isMadeByHand: Bool { evidence.isEmpty && score == 1 }
}
