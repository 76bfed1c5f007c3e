import AlignmentModel
import Preparation
import Texts

/// An alignment that is being reviewed, with the documents whose sentences it links.
struct ReviewState: Sendable {
  /// The alignment as it stands.
  private(set) var alignment: Alignment
  /// Its documents, in its order.
  let documents: [NarratedDocument]
  /// The indexes of the links by their names.
  private var indexes: [String: Int] = [:]
  /// The names that links have or had, none of which is given to another.
  private(set) var usedNames: Set<String> = []

  init(_ alignment: Alignment, documents: [NarratedDocument]) {
    self.alignment = alignment
    self.documents = documents
    fillSentences()
    indexLinks()
  }

  /// Passages of files that do not say it get the sentences that their offsets hold.
  private mutating func fillSentences() {
    let numbers = Dictionary(alignment.documents.enumerated().map { ($1.id, $0) }) { first, _ in first }
    for index in alignment.links.indices {
      for place in alignment.links[index].passages.indices
      where alignment.links[index].passages[place].sentences.isEmpty {
        let passage = alignment.links[index].passages[place]
        guard let number = numbers[passage.document], documents.indices.contains(number) else { continue }
        alignment.links[index].passages[place].sentences = Array(
          documents[number].segmented.sentences(in: passage.start..<max(passage.start, passage.end)))
      }
    }
  }

  private mutating func indexLinks() {
    indexes = Dictionary(alignment.links.enumerated().map { ($1.id, $0) }) { first, _ in first }
    usedNames.formUnion(indexes.keys)
  }

  /// A link by its name, with its place.
  func link(_ id: String) -> ReviewEdit.Placed<Link>? {
    indexes[id].map { .init(index: $0, value: alignment.links[$0]) }
  }

  /// So many names that no link has or had: m1, m2 and so on.
  func freshNames(_ count: Int) -> [String] {
    var names: [String] = []
    var number = 0
    while names.count < count {
      number += 1
      if !usedNames.contains("m\(number)") { names.append("m\(number)") }
    }
    return names
  }

  /// Whether all that an edit touches is as it was before it.
  ///
  /// - Complexity: O(things · decisions about contradictions and notes).
  func hasBefore(_ edit: ReviewEdit) -> Bool {
    edit.links.allSatisfy { item in
      guard let id = (item.before ?? item.after)?.value.id else { return true }
      return link(id)?.value == item.before?.value
    }
      && ReviewState.hasBefore(edit.conflicts, in: alignment.conflicts)
      && ReviewState.hasBefore(edit.notes, in: alignment.notes)
      && edit.head.map { ReviewHead(alignment) == $0.before?.value } ?? true
  }

  private static func hasBefore<Value>(_ items: [ReviewEdit.Item<Value>], in list: [Value]) -> Bool {
    items.allSatisfy { item in
      if let before = item.before { return list.contains(before.value) }
      return item.after.map { !list.contains($0.value) } ?? true
    }
  }

  /// The links of a translation that would have a sentence in common with one that an edit makes, or lets stand again.
  ///
  /// Two links of one sentence may stand beside each other where they lead to different documents.
  ///
  /// - Complexity: O(sentences in links) where passages change or a link stands again, else O(things).
  func overlaps(after edit: ReviewEdit) -> [String] {
    guard alignment.mode == .parallel else { return [] }
    let standing = edit.links.compactMap { item -> Link? in
      guard let link = item.valueAfter, link.isAccepted else { return nil }
      let isSame = item.before?.value.isAccepted == true && item.before?.value.passages == link.passages
      return isSame ? nil : link
    }
    guard !standing.isEmpty else { return [] }
    let touched = Set(edit.linkNames)
    let others = alignment.links.filter { $0.isAccepted && !touched.contains($0.id) }
    let changed = edit.links.compactMap(\.valueAfter).filter(\.isAccepted)
    let linked = LinkedSentences(changed + others)
    return standing.flatMap { linked.sharing(with: $0, besides: $0.id) }
  }

  /// Makes an edit.
  ///
  /// - Complexity: O(things) where links keep their places, else O(links).
  mutating func apply(_ edit: ReviewEdit) {
    if edit.links.allSatisfy(\.staysInPlace) {
      for link in edit.links.compactMap(\.valueAfter) {
        if let index = indexes[link.id] { alignment.links[index] = link }
      }
    } else {
      let touched = Set(edit.linkNames)
      alignment.links.removeAll { touched.contains($0.id) }
      ReviewState.insert(edit.links, into: &alignment.links)
      indexLinks()
    }
    ReviewState.replace(edit.conflicts, in: &alignment.conflicts)
    ReviewState.replace(edit.notes, in: &alignment.notes)
    if let head = edit.head?.after?.value {
      alignment.generator = head.generator
      alignment.signature = head.signature
      alignment.expected = head.expected
    }
  }

  /// Takes the things away and puts them in again as they are after the edit.
  ///
  /// Others may be on the same sentence, and stay.
  private static func replace<Value>(_ items: [ReviewEdit.Item<Value>], in list: inout [Value]) {
    for before in items.compactMap(\.before) {
      if let index = list.firstIndex(of: before.value) { list.remove(at: index) }
    }
    insert(items, into: &list)
  }

  /// Puts things in at their places, those before others first.
  private static func insert<Value>(_ items: [ReviewEdit.Item<Value>], into list: inout [Value]) {
    for placed in items.compactMap(\.after).sorted(by: { $0.index < $1.index }) {
      list.insert(placed.value, at: min(placed.index, list.count))
    }
  }
}
