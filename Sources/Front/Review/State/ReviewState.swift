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
