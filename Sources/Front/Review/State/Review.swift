import AlignmentModel
import Preparation

/// A review of an alignment: its state, what each window did, and what changed since when.
///
/// A value: what cannot be saved is thrown away with the copy that it was done to.
public struct Review: Sendable {
  /// How a change came about.
  enum Manner: String, Sendable, Encodable {
    case `do`, undo, redo
  }

  /// What changed at once.
  struct Change: Sendable {
    let revision: Int
    let window: String
    let kind: ReviewAction.Kind
    let manner: Manner
    let link: String?
    let links: [String]
    let changesPassages: Bool
    let changesConflicts: Bool
    let changesNotes: Bool
    let summary: RealignmentSummary?
  }

  private(set) var state: ReviewState
  /// The revision that the review began with.
  let base: Int
  /// All changes, in their order: the first is of the revision after `base`.
  private(set) var changes: [Change] = []
  private var histories: [String: ReviewHistory] = [:]
  /// The last change of each thing: its revision and window.
  private var lastChanges: [ReviewKey: (revision: Int, window: String)] = [:]

  /// Begins a review.
  ///
  /// - Parameters:
  ///   - alignment: the alignment.
  ///   - documents: its documents, in its order.
  ///   - base: the number of the state that it begins with, greater than those of an earlier review of the same file.
  public init(_ alignment: Alignment, documents: [NarratedDocument], base: Int = 0) {
    state = ReviewState(alignment, documents: documents)
    self.base = base
  }

  /// The alignment as it stands.
  public var alignment: Alignment { state.alignment }
  /// The number of the state as it stands.
  public var revision: Int { base + changes.count }

  /// The changes after a state; nil if the review knows nothing of that.
  func changes(since revision: Int) -> ArraySlice<Change>? {
    guard revision >= base, revision <= self.revision else { return nil }
    return changes[(revision - base)...]
  }

  /// Does what a reader does.
  ///
  /// - Parameters:
  ///   - action: what.
  ///   - window: the window in which.
  ///   - revision: the state that the window shows.
  /// - Throws: `ReviewProblem` if it cannot be done, or another window has changed the same since that state.
  public mutating func perform(
    _ action: ReviewAction, in window: String, seeing revision: Int
  ) throws(ReviewProblem) {
    let edit = try state.edit(action)
    for key in edit.keys {
      if let last = lastChanges[key], last.revision > revision, last.window != window {
        throw .changedElsewhere
      }
    }
    guard !edit.isEmpty else { return }
    if let other = state.overlaps(after: edit).first { throw .taken(by: other) }
    make(action.kind, Review.link(of: action, edit), edit, in: window)
  }

  /// Puts a new alignment in the place of what nobody has decided about.
  ///
  /// - Parameter start: the alignment as it was when the aligning began.
  mutating func take(_ new: Alignment, since start: Alignment, in window: String) {
    let (edit, summary) = state.realignment(new, since: start)
    make(.align, nil, edit, in: window, summary: summary)
  }

  private mutating func make(
    _ kind: ReviewAction.Kind, _ link: String?, _ edit: ReviewEdit, in window: String,
    summary: RealignmentSummary? = nil
  ) {
    let entry = ReviewHistory.Entry(
      kind: kind, link: link, edit: edit, tolerated: Set(state.overlaps(after: edit.reversed)))
    apply(entry, edit, .do, in: window, summary: summary)
    histories[window, default: ReviewHistory()].add(entry)
  }

  /// The link that an action is about: of links made by hand the first.
  private static func link(of action: ReviewAction, _ edit: ReviewEdit) -> String? {
    switch action {
    case .status(let link, _), .comment(let link, _), .tags(let link, _), .takeOut(let link, _): link
    case .replace: edit.links.compactMap(\.valueAfter).first { $0.status == .manual }?.id
    case .verdict, .note: nil
    }
  }

  /// Takes back what a window did last.
  ///
  /// - Throws: `ReviewProblem` if it did nothing, or another window has changed the same since.
  public mutating func undo(in window: String) throws(ReviewProblem) {
    guard let entry = histories[window]?.done.last else { throw .nothing }
    let edit = entry.edit.reversed
    guard state.hasBefore(edit), entry.tolerated.isSuperset(of: state.overlaps(after: edit)) else {
      throw .changedSince
    }
    apply(entry, edit, .undo, in: window)
    histories[window]?.undo()
  }

  /// Does again what a window took back last.
  ///
  /// - Throws: `ReviewProblem` if there is nothing, or another window has changed the same since.
  public mutating func redo(in window: String) throws(ReviewProblem) {
    guard let entry = histories[window]?.undone.last else { throw .nothing }
    guard state.hasBefore(entry.edit), state.overlaps(after: entry.edit).isEmpty else { throw .changedSince }
    apply(entry, entry.edit, .redo, in: window)
    histories[window]?.redo()
  }

  private mutating func apply(
    _ entry: ReviewHistory.Entry, _ edit: ReviewEdit, _ manner: Manner, in window: String,
    summary: RealignmentSummary? = nil
  ) {
    state.apply(edit)
    changes.append(
      Change(
        revision: revision + 1, window: window, kind: entry.kind, manner: manner, link: entry.link,
        links: edit.linkNames, changesPassages: edit.changesPassages,
        changesConflicts: !edit.conflicts.isEmpty, changesNotes: !edit.notes.isEmpty, summary: summary))
    for key in edit.keys { lastChanges[key] = (revision, window) }
  }

  /// What a window would take back, and what it would do again.
  func possible(in window: String) -> (undo: ReviewHistory.Entry?, redo: ReviewHistory.Entry?) {
    (histories[window]?.done.last, histories[window]?.undone.last)
  }

  /// How many links somebody has judged.
  public var judged: Int { alignment.links.count { $0.status != .automatic } }
}
