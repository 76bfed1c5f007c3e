import Basics
import Texts

/// A copy of a Word document in which accepted changes of names are tracked.
public struct WordCorrection: Sendable {
  /// The new text of each part that changes, by its name.
  public let parts: [String: [Unicode.Scalar]]
  /// The new text of the document, with all its parts, and where its places stood before.
  public let edited: EditedText
  /// How many of the changes were made.
  public let made: Int
  /// Those that were not: what stands there is not simply text, or another change was made there.
  public let left: [AcceptedChange]

  /// Makes the changes.
  ///
  /// - Parameters:
  ///   - document: a Word document.
  ///   - changes: the changes.
  ///   - author: who makes them.
  ///   - date: when, as ISO 8601 writes it with seconds and Z.
  /// - Complexity: O(length of the document + n log n).
  public init(_ document: Document, _ changes: [AcceptedChange], author: String, date: String) {
    var wanted: [String: [(change: Int, replacement: TextReplacement)]] = [:]
    var bases: [(name: String, base: Int, length: Int)] = []
    for part in document.parts {
      bases.append((part.name, (bases.last.map { $0.base + $0.length }) ?? 0, part.length))
    }
    var failed: Set<Int> = []
    for (index, change) in changes.enumerated() {
      for word in TextCorrection.words(change.viewSpan, change.proposal, document.view) {
        let source = document.view.source(of: word.range)
        guard
          let part = bases.first(where: {
            $0.base <= source.lowerBound && source.upperBound <= $0.base + $0.length
          })
        else {
          failed.insert(index)
          continue
        }
        let range = source.lowerBound - part.base..<source.upperBound - part.base
        // A name found twice is one change.
        if wanted[part.name]?.contains(where: { $0.replacement == TextReplacement(range, word.text) })
          ?? false
        {
          continue
        }
        if wanted[part.name]?.contains(where: { $0.replacement.range.overlaps(range) }) ?? false {
          failed.insert(index)
        } else {
          wanted[part.name, default: []].append((index, TextReplacement(range, word.text)))
        }
      }
    }
    var parts: [String: [Unicode.Scalar]] = [:]
    var whole: [TextReplacement] = []
    // Changes of all parts have numbers of their own.
    var id = 0
    for (name, items) in wanted.sorted(by: { $0.key < $1.key }) {
      guard let first = bases.first(where: { $0.name == name }) else { continue }
      let text = Array(document.scalars[first.base..<first.base + first.length])
      let items = items.filter { !failed.contains($0.change) }
        .sorted { $0.replacement.range.lowerBound < $1.replacement.range.lowerBound }
      let tracked = TrackedChanges(
        text, items.map(\.replacement), author: author, date: date, firstID: id)
      id = tracked.lastID
      for (item, replacements) in zip(items, tracked.replacements) where replacements.isEmpty {
        failed.insert(item.change)
      }
      let replacements = tracked.replacements.flatMap(\.self)
      guard !replacements.isEmpty else { continue }
      parts[name] = EditedText(text, replacements).scalars
      for part in bases where part.name == name {
        whole += replacements.map {
          TextReplacement($0.range.lowerBound + part.base..<$0.range.upperBound + part.base, $0.text)
        }
      }
    }
    self.parts = parts
    edited = EditedText(document.scalars, whole)
    left = failed.sorted().map { changes[$0] }
    made = changes.count - failed.count
  }
}
