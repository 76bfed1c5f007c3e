import Algorithms
import Basics

/// Changes of a Word document's part that Word shows as tracked: what was written is deleted, what is proposed is inserted
/// (`w:del`, `w:ins`; ECMA-376 part 1, 17.13.5).
public struct TrackedChanges: Sendable {
  /// What takes the place of what in the part's text; empty where a change cannot be made.
  public let replacements: [[TextReplacement]]
  /// The greatest number of a change in the part.
  public let lastID: Int

  /// Makes the changes of a part.
  ///
  /// - Parameters:
  ///   - part: the text of the part, which is well formed.
  ///   - changes: the names to change, in order, as offsets in the part, none of which overlap, and what is to stand there, without markup.
  ///   - author: who makes the changes.
  ///   - date: when, as ISO 8601 writes it with seconds and Z.
  ///   - firstID: the changes get numbers greater than this, and than those of the part.
  /// - Complexity: O(length of the part + number of changes).
  public init(
    _ part: [Unicode.Scalar], _ changes: [TextReplacement], author: String, date: String, firstID: Int = 0
  ) {
    let finder = WordRunFinder(part)
    var writer = TrackedWriter(
      part: part, runs: finder.runs, id: max(firstID, finder.greatestID),
      attributes:
        "author=\"\(TrackedWriter.attribute(author))\" {}date=\"\(TrackedWriter.attribute(date))\"")
    replacements = changes.map { writer.replacements(for: $0) }
    lastID = writer.id
  }
}

/// Writes the changes of one part.
private struct TrackedWriter {
  /// What may stand within a word that is changed, and is deleted with it.
  private static let deletable: Set<String> = [
    "noBreakHyphen", "softHyphen", "lastRenderedPageBreak", "sym", "tab",
  ]

  let part: [Unicode.Scalar]
  let runs: [WordRun]
  var id: Int
  /// The attributes of every change, with `{}` before names that need the prefix.
  let attributes: String
  /// The texts that can be changed, in order, each with the index of its run.
  private let texts: [(run: Int, text: WordRun.Text)]
  /// The tags that have been given what keeps the spaces of their texts.
  private var mended: Set<Int> = []

  init(part: [Unicode.Scalar], runs: [WordRun], id: Int, attributes: String) {
    self.part = part
    self.runs = runs
    self.id = id
    self.attributes = attributes
    texts = runs.indices.filter { !runs[$0].isGone }.flatMap { run in runs[run].texts.map { (run, $0) } }
      .sorted { $0.text.content.lowerBound < $1.text.content.lowerBound }
  }

  static func attribute(_ text: String) -> String {
    TextCorrection.escaped(text).replacing("\"", with: "&quot;").replacing("\n", with: " ")
  }

  /// The replacements that make one change; none where what is changed is not simply text.
  mutating func replacements(for change: TextReplacement) -> [TextReplacement] {
    let start = texts.partitioningIndex { $0.text.content.upperBound > change.range.lowerBound }
    let touched = texts[start...].prefix { $0.text.content.lowerBound < change.range.upperBound }
      .filter { !$0.text.content.isEmpty }
    var made: [TextReplacement] = []
    for (order, pieces) in touched.chunked(by: { $0.run == $1.run }).enumerated() {
      guard let (index, first) = pieces.first, let last = pieces.last?.text else { return [] }
      let run = runs[index]
      let range =
        max(
          first.content.lowerBound, change.range.lowerBound)..<min(
          last.content.upperBound, change.range.upperBound)
      let between = run.others.filter { range.contains($0.start) }
      guard between.allSatisfy({ TrackedWriter.deletable.contains($0.name) }) else { return [] }
      if !first.keepsSpaces, mended.insert(first.tag.lowerBound).inserted {
        // Before the bracket that ends the tag.
        let end = first.tag.upperBound - 1
        made.append(TextReplacement(end..<end, " xml:space=\"preserve\""))
      }
      made.append(TextReplacement(range, text(run, range, inserted: order == 0 ? change.text : nil)))
    }
    return made
  }

  /// What takes the place of a stretch of a run's text: the run ends before it and goes on after it.
  private mutating func text(_ run: WordRun, _ range: Range<Int>, inserted: String?) -> String {
    let w = run.prefix
    let start = part.text(in: run.tag) + (run.properties.map { part.text(in: $0) } ?? "")
    func change(_ name: String, _ content: String) -> String {
      id += 1
      return
        "<\(w)\(name) \(w)id=\"\(id)\" \(w)\(attributes.replacing("{}", with: w))>\(start)\(content)</\(w)r></\(w)\(name)>"
    }
    let deleted = part.text(in: range)
      .replacing(/<(?<prefix>[^<>\/\s:]*:)?t(?<rest>[\s>])/) {
        "<\($0.output.prefix ?? "")delText\($0.output.rest)"
      }
      .replacing(/<\/(?<prefix>[^<>\/\s:]*:)?t\s*>/) { "</\($0.output.prefix ?? "")delText>" }
    var text = "</\(w)t></\(w)r>"
    text += change("del", "<\(w)delText xml:space=\"preserve\">\(deleted)</\(w)delText>")
    if let inserted {
      // An insertion within an insertion is not Word's way: the outer one ends before it.
      if run.insertion != nil { text += "</\(w)ins>" }
      text += change(
        "ins", "<\(w)t xml:space=\"preserve\">\(TextCorrection.escaped(inserted))</\(w)t>")
      if let insertion = run.insertion { text += part.text(in: insertion) }
    }
    return text + start + "<\(w)t xml:space=\"preserve\">"
  }
}
