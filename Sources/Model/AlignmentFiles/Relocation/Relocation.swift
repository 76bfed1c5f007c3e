import AlignmentModel
import Basics
import Foundation
import Texts

/// Moves the links of an alignment to a changed version of a document.
///
/// An alignment holds no text and cannot tell by itself where a passage went: the version that was aligned is needed. It is
/// recognized by its hash, so that links are never moved from a text they were not made for.
public struct Relocation {
  /// The alignment of the new version.
  public private(set) var alignment: Alignment
  /// How many passages of the document were found again.
  public private(set) var found = 0
  /// How many were not, and are left out.
  public private(set) var lost = 0
  /// How many links are left out, because fewer than two passages were left of them.
  public private(set) var lostLinks = 0

  /// The names of the links of which a passage is shorter, because what it was is parted by other text now.
  public private(set) var shortenedLinks: [String] = []
  /// How many decisions about contradictions are left out, because what they are about was changed.
  public private(set) var lostConflicts = 0
  /// How many notes on sentences are left out, because their sentences are gone.
  public private(set) var lostNotes = 0

  /// Moves the passages of one document.
  ///
  /// A link whose passage is gone goes too, unless two others are left: then its evidence between those stays, and its score is what
  /// that adds up to.
  ///
  /// - Parameters:
  ///   - alignment: the alignment.
  ///   - old: the version that was aligned, with the document's id.
  ///   - new: the version that is there now, with the same id.
  /// - Throws: `InputError` if `old` is not the version that was aligned; `ICUError` if ICU fails.
  /// - Complexity: that of `TextRevision`, and O(size of the alignment).
  public init(_ alignment: Alignment, old: Document, new: Document) throws {
    self.alignment = alignment
    guard let index = alignment.documents.firstIndex(where: { $0.id == old.id }) else {
      throw InputError(
        .unknownName, "the alignment has no document '\(old.id)'",
        remedy: "its documents are \(Quotation.list(alignment.documents.map(\.id)))")
    }
    guard old.sha256 == alignment.documents[index].sha256 else {
      throw InputError(
        .documentChanged, file: old.path, "is not the version of '\(old.id)' that was aligned",
        remedy: "name the file as it was then")
    }
    let revision = try TextRevision(old: old, new: new)
    var owners: [Int: (words: Int, link: Int)] = [:]
    var runs: [[Int]: (sentences: Range<Int>, words: Int, isParted: Bool)] = [:]
    for (number, link) in alignment.links.enumerated() {
      for (index, passage) in link.passages.enumerated() where passage.document == old.id {
        guard let run = revision.run(of: passage.sentences) else { continue }
        runs[[number, index]] = run
        guard link.isAccepted else { continue }
        for sentence in run.sentences where run.words > owners[sentence]?.words ?? 0 {
          owners[sentence] = (run.words, number)
        }
      }
    }
    self.alignment.links = alignment.links.enumerated().compactMap { number, link in
      var moved: [Int: Passage] = [:]
      for (index, passage) in link.passages.enumerated() {
        guard passage.document == old.id else {
          moved[index] = passage
          continue
        }
        guard let place = runs[[number, index]] else { continue }
        var run = place.sentences
        if alignment.mode == .parallel, alignment.documents.count == 2, link.isAccepted {
          // Where two sentences have become one, only one bead can have it: the one with more of its words.
          let own = run.filter { owners[$0]?.link == number }
          guard let first = own.first, own.count == own.last.map({ $0 - first + 1 }) else { continue }
          run = first..<first + own.count
        }
        let range = revision.range(of: run)
        var passage = passage
        passage.focus = passage.focus.flatMap { Relocation.moved($0, old, within: range, new) }
        (passage.start, passage.end, passage.sentences) = (
          range.lowerBound, range.upperBound, Array(run)
        )
        passage.pages = new.view.pages(of: new.view.range(ofSource: range))
        moved[index] = passage
      }
      let count = link.passages.count { $0.document == old.id }
      let gone = link.passages.count - moved.count
      if moved.keys.contains(where: { runs[[number, $0]]?.isParted == true }) {
        shortenedLinks.append(link.id)
      }
      found += count - gone
      lost += gone
      guard gone == 0 || Set(moved.values.map(\.document)).count > 1 else {
        lostLinks += 1
        return nil
      }
      return link.keeping(moved)
    }
    /// The sentences that hold what stood at some offsets.
    func run(_ start: Int, _ end: Int) -> Range<Int>? {
      revision.run(of: revision.oldSentences(start..<max(start, end)))?.sentences
    }
    func moved(_ side: ConflictDecision.Side) -> ConflictDecision.Side? {
      guard side.document == old.id else { return side }
      let own = side.start..<max(side.start, side.end)
      guard let run = run(side.start, side.end),
        let range = Relocation.moved(own, old, within: revision.range(of: run), new)
      else { return nil }
      return ConflictDecision.Side(document: side.document, start: range.lowerBound, end: range.upperBound)
    }
    self.alignment.conflicts = alignment.conflicts.compactMap { decision in
      guard let a = moved(decision.a), let b = moved(decision.b) else { return nil }
      var decision = decision
      (decision.a, decision.b) = (a, b)
      return decision
    }
    lostConflicts = alignment.conflicts.count - self.alignment.conflicts.count
    self.alignment.notes = alignment.notes.compactMap { note in
      guard note.document == old.id else { return note }
      guard let run = run(note.start, note.end) else { return nil }
      let range = revision.range(of: run)
      var note = note
      (note.start, note.end) = (range.lowerBound, range.upperBound)
      return note
    }
    lostNotes = alignment.notes.count - self.alignment.notes.count
    var reference = DocumentReference(new)
    reference.path = alignment.documents[index].path
    reference.unknown = alignment.documents[index].unknown
    self.alignment.documents[index] = reference
    self.alignment.signature += "|relocated:\(old.id)@\(old.sha256.prefix(12))"
  }

  /// A part of a passage in the new version: where the same text stands once in the passage; nil where it was changed.
  ///
  /// - Complexity: O(length of the passage · length of the part) at most.
  private static func moved(
    _ part: Range<Int>, _ old: Document, within passage: Range<Int>, _ new: Document
  ) -> Range<Int>? {
    let words = Array(old.view.scalars[old.view.range(ofSource: part)])
    let found = new.view.scalars[new.view.range(ofSource: passage)].ranges(of: words)
    return found.count == 1 ? new.view.source(of: found[0]) : nil
  }
}
