import AlignmentModel
import Preparation

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
    indexLinks()
  }

  private mutating func indexLinks() {
    indexes = Dictionary(alignment.links.enumerated().map { ($1.id, $0) }) { first, _ in first }
    usedNames.formUnion(indexes.keys)
  }

  /// A link by its name, with its place.
  func link(_ id: String) -> ReviewEdit.Placed<Link>? {
    indexes[id].map { .init(index: $0, value: alignment.links[$0]) }
  }

  /// So many names that no link has or had: m1, m2, …
  func freshNames(_ count: Int) -> [String] {
    var names: [String] = []
    var number = 0
    while names.count < count {
      number += 1
      if !usedNames.contains("m\(number)") { names.append("m\(number)") }
    }
    return names
  }

  /// What stands in the place of each thing that an edit touches.
  ///
  /// - Complexity: O(things · decisions about contradictions and notes).
  func hasBefore(_ edit: ReviewEdit) -> Bool {
    edit.links.allSatisfy { item in
      guard let id = (item.before ?? item.after)?.value.id else { return true }
      return link(id)?.value == item.before?.value
    }
      && edit.conflicts.allSatisfy { item in
        guard let key = (item.before ?? item.after).map({ ReviewKey($0.value) }) else { return true }
        return alignment.conflicts.first { ReviewKey($0) == key } == item.before?.value
      }
      && edit.notes.allSatisfy { item in
        guard let key = (item.before ?? item.after).map({ ReviewKey($0.value) }) else { return true }
        return alignment.notes.first { ReviewKey($0) == key } == item.before?.value
      }
      && edit.head.map { ReviewHead(alignment) == $0.before?.value } ?? true
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
    var holders: [SentencePlace: [Int]] = [:]
    let all = changed + others
    for (index, link) in all.enumerated() {
      for passage in link.passages {
        for sentence in passage.sentences {
          holders[SentencePlace(passage.document, sentence), default: []].append(index)
        }
      }
    }
    var found: [String] = []
    for link in standing {
      let own = Set(link.passages.map(\.document))
      for passage in link.passages {
        for sentence in passage.sentences {
          for index in holders[SentencePlace(passage.document, sentence)] ?? []
          where all[index].id != link.id && own.intersection(all[index].passages.map(\.document)).count > 1 {
            found.append(all[index].id)
          }
        }
      }
    }
    return found
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
      ReviewState.replace(edit.links, in: &alignment.links) { $0.id }
      indexLinks()
    }
    ReviewState.replace(edit.conflicts, in: &alignment.conflicts) { ReviewKey($0) }
    ReviewState.replace(edit.notes, in: &alignment.notes) { ReviewKey($0) }
    if let head = edit.head?.after?.value {
      alignment.generator = head.generator
      alignment.signature = head.signature
      alignment.expected = head.expected
    }
  }

  /// Takes the things away and puts them in again as they are after the edit: those before them first.
  private static func replace<Value, Key: Hashable>(
    _ items: [ReviewEdit.Item<Value>], in list: inout [Value], by key: (Value) -> Key
  ) {
    guard !items.isEmpty else { return }
    let touched = Set(items.compactMap { ($0.before ?? $0.after).map { key($0.value) } })
    list.removeAll { touched.contains(key($0)) }
    for placed in items.compactMap(\.after).sorted(by: { $0.index < $1.index }) {
      list.insert(placed.value, at: min(placed.index, list.count))
    }
  }
}

/// A sentence of a document.
struct SentencePlace: Hashable {
  let document: String
  let sentence: Int

  init(_ document: String, _ sentence: Int) { (self.document, self.sentence) = (document, sentence) }
}
