import AlignmentModel

/// What one action changes: of each thing that it touches what stood there before, and what stands there after it.
///
/// Undoing puts what stood before in the place of what stands after, so an edit and its reverse are of one kind.
struct ReviewEdit: Equatable, Sendable {
  /// A thing in its place in a list of the file.
  struct Placed<Value: Equatable & Sendable>: Equatable, Sendable {
    var index: Int
    var value: Value
  }

  /// A thing before and after; nil where it is not there.
  struct Item<Value: Equatable & Sendable>: Equatable, Sendable {
    var before, after: Placed<Value>?

    var reversed: Item { Item(before: after, after: before) }
    var valueAfter: Value? { after?.value }

    /// Whether it is there before and after, in the same place.
    var staysInPlace: Bool {
      guard let before, let after else { return false }
      return before.index == after.index
    }
  }

  /// The links that are touched, each once.
  var links: [Item<Link>] = []
  var conflicts: [Item<ConflictDecision>] = []
  var notes: [Item<SentenceNote>] = []
  /// What only a new alignment changes: signature, generator and what is expected to be missed.
  var head: Item<ReviewHead>?

  /// The edit that takes this one back.
  var reversed: ReviewEdit {
    ReviewEdit(
      links: links.map(\.reversed), conflicts: conflicts.map(\.reversed), notes: notes.map(\.reversed),
      head: head?.reversed)
  }

  /// Whether nothing is other than before.
  var isEmpty: Bool {
    links.allSatisfy { $0.before == $0.after } && conflicts.allSatisfy { $0.before == $0.after }
      && notes.allSatisfy { $0.before == $0.after } && head?.before == head?.after
  }

  /// Whether events have to be put together anew: passages are other ones.
  var changesPassages: Bool {
    links.contains { $0.before?.value.passages != $0.after?.value.passages }
  }

  /// The names of the links.
  var linkNames: [String] { links.compactMap { ($0.after ?? $0.before)?.value.id } }

  /// What tells the things that it touches from others.
  var keys: Set<ReviewKey> {
    var keys = Set(linkNames.map(ReviewKey.link))
    for item in conflicts {
      if let decision = (item.after ?? item.before)?.value { keys.insert(ReviewKey(decision)) }
    }
    for item in notes {
      if let note = (item.after ?? item.before)?.value { keys.insert(ReviewKey(note)) }
    }
    if head != nil { keys.insert(.head) }
    return keys
  }
}

/// What an alignment says besides its links and decisions that a new run says anew.
struct ReviewHead: Equatable, Sendable {
  var generator, signature: String
  var expected: [LinkExpectation]

  init(_ alignment: Alignment) {
    (generator, signature, expected) = (alignment.generator, alignment.signature, alignment.expected)
  }
}

/// What tells one thing in a review from another.
enum ReviewKey: Hashable, Sendable {
  case link(String)
  /// A contradiction by its sides, the lesser first: it is the same in either order.
  case conflict(ConflictDecision.Side, ConflictDecision.Side)
  /// A note by the place of its sentence.
  case note(document: String, start: Int)
  case head

  init(_ decision: ConflictDecision) {
    let (a, b) = (decision.a, decision.b)
    let isOrdered = (a.document, a.start, a.end) <= (b.document, b.start, b.end)
    self = isOrdered ? .conflict(a, b) : .conflict(b, a)
  }

  init(_ note: SentenceNote) { self = .note(document: note.document, start: note.start) }
}
