/// What one window has done, so that it can be undone and done again.
struct ReviewHistory: Sendable {
  /// Something that was done.
  struct Entry: Sendable {
    let kind: ReviewAction.Kind
    /// The link that it was about, if it was about one.
    let link: String?
    let edit: ReviewEdit
    /// The links with which what stood before had sentences in common already, as files of other programs may have it.
    let tolerated: Set<String>
  }

  /// What was done, the last at the end.
  private(set) var done: [Entry] = []
  /// What was undone, the last at the end; nothing once something else is done.
  private(set) var undone: [Entry] = []

  mutating func add(_ entry: Entry) {
    done.append(entry)
    undone = []
  }

  /// Takes note that the last thing was undone.
  mutating func undo() { if let entry = done.popLast() { undone.append(entry) } }

  /// Takes note that the last thing undone was done again.
  mutating func redo() { if let entry = undone.popLast() { done.append(entry) } }
}
