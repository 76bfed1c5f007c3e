import Algorithms
import Foundation

/// Puts a text view together as a reader of a format walks its document.
///
/// Runs of white space become one space, soft hyphens within words go, blocks are trimmed. What comes out of the order of the document (an
/// HTML parser moves text out of a table's way) is put back into it.
package struct TextViewBuilder {
  private struct LineEnd {
    let mark: Int
    let joins: Bool
  }

  private struct Frame {
    let kind: BlockKind
    let isSentence: Bool
  }

  private var scalars: [Unicode.Scalar] = []
  private var sources = OffsetRuns()
  private var blocks: [TextView.Block] = []
  private var frames: [Frame] = []
  private var blockStart = 0
  private var paragraph = 0
  private var startsParagraph = true
  private var pendingSpace: Range<Int>?
  private var isOrdered = true
  /// The offsets of marks that lines end with, and whether nothing but the word's second part follows.
  private var lineEnds: [LineEnd] = []
  private var endsWithSoftHyphen = false
  /// Whether white space that comes next stands in a word that a line's end divides.
  private var passesSpace = false
  private var pages: [PageBreak] = []
  /// The language that the document says it is in.
  var declaredLanguage: String?

  package init() {}

  /// The kind of the innermost block that is open.
  var kind: BlockKind { frames.last?.kind ?? .text }

  /// Begins a block, which may stand within another; text after its end belongs to a new block of the outer kind.
  ///
  /// A block of text is of the kind of the block around it, and whatever stands among references or in a note or comment is part of it.
  package mutating func begin(_ kind: BlockKind) {
    flush()
    startsParagraph = true
    let isOuter = kind == .text || [.reference, .note, .comment].contains(self.kind)
    frames.append(Frame(kind: isOuter ? self.kind : kind, isSentence: false))
  }

  /// Begins what the document says is one sentence of the paragraph it stands in.
  package mutating func beginSentence() {
    flush()
    frames.append(Frame(kind: kind, isSentence: true))
  }

  /// Ends the innermost block or sentence.
  package mutating func end() {
    flush()
    guard let frame = frames.popLast() else { return }
    if !frame.isSentence { startsParagraph = true }
  }

  /// Ends the paragraph within the innermost block, such as at an empty line.
  package mutating func breakParagraph() {
    flush()
    startsParagraph = true
  }

  /// Begins a page: what is appended from here on stands on it.
  ///
  /// A page does not end a block, nor a word.
  ///
  /// - Parameter label: what the document calls the page; nil or empty to count on from the page before, in which case text before the
  ///   first break is page 1.
  package mutating func beginPage(_ label: String?) {
    let offset = scalars.count
    let label = label?.trimmingCharacters(in: .whitespacesAndNewlines)
    guard let label, !label.isEmpty else {
      if pages.isEmpty, offset > 0 || pendingSpace != nil { pages.append(PageBreak(offset: 0, label: "1")) }
      let number = pages.last.map { Int($0.label).map { $0 &+ 1 } ?? pages.count + 1 } ?? 1
      pages.append(PageBreak(offset: offset, label: String(number)))
      return
    }
    pages.append(PageBreak(offset: offset, label: label))
  }

  /// Gives a name to the page on which the text begins, where it only shows later that there are pages.
  package mutating func beginFirstPage(_ label: String) {
    pages.insert(PageBreak(offset: 0, label: label), at: 0)
  }

  /// Appends a code point that stands at `range` in the document.
  package mutating func append(_ scalar: Unicode.Scalar, at range: Range<Int>) {
    if scalar.isWhitespace {
      // A soft hyphen before the end of a line divides a word.
      if endsWithSoftHyphen, pendingSpace == nil, scalar.isLineEnd { passesSpace = true }
      if pendingSpace == nil, !passesSpace { pendingSpace = range }
      return
    }
    endsWithSoftHyphen = false
    if scalar == "\u{AD}", pendingSpace == nil, scalars.count > blockStart {
      // The letter before it takes its place, so that no offset is lost; but not those of the markup between them.
      if sources.end == range.lowerBound { sources.endLast(at: range.upperBound) }
      endsWithSoftHyphen = true
      return
    }
    passesSpace = false
    if let space = pendingSpace {
      if scalars.count > blockStart { push(" ", space) }
      pendingSpace = nil
    }
    push(scalar, range)
  }

  /// Appends white space that stands for markup between words.
  package mutating func appendSpace() {
    if pendingSpace == nil { pendingSpace = sources.end..<sources.end }
  }

  /// Takes the mark of a note, which stands at `range` in the document: it is no text, but what stands before it is not left without it.
  ///
  /// At the beginning of a block it is what the note begins with.
  package mutating func appendNoteMark(at range: Range<Int>) {
    guard scalars.count > blockStart else {
      if let frame = frames.last, frame.kind == .text || frame.kind == .listItem {
        frames[frames.count - 1] = Frame(kind: .note, isSentence: frame.isSentence)
      }
      return
    }
    guard sources.end <= range.lowerBound else { return }
    sources.endLast(at: range.upperBound)
    if pendingSpace != nil { pendingSpace = range.upperBound..<range.upperBound }
  }

  /// Ends a line: with a space, unless it divides a word.
  ///
  /// What a hyphen at its end is, is told from the whole document when the view is finished (`LineEndHyphens`).
  ///
  /// - Parameters:
  ///   - range: the white space in the document that stands for the end; nil if markup does.
  ///   - joins: whether the document itself says that a word goes on.
  package mutating func breakLine(at range: Range<Int>? = nil, joins: Bool = false) {
    guard scalars.count > blockStart, let last = scalars.last else { return }
    if endsWithSoftHyphen, pendingSpace == nil {
      passesSpace = true
      return
    }
    // A line and a page may end at once.
    if LineEndHyphens.isMark(last), lineEnds.last?.mark != scalars.count - 1 {
      lineEnds.append(LineEnd(mark: scalars.count - 1, joins: joins))
    }
    if joins {
      pendingSpace = nil
      passesSpace = true
    } else if let range {
      if pendingSpace == nil { pendingSpace = range }
    } else {
      appendSpace()
    }
  }

  /// Appends the code points at `range` of a document that has no markup.
  package mutating func append(_ text: [Unicode.Scalar], _ range: Range<Int>) {
    var at = range.lowerBound
    while at < range.upperBound {
      let end = text.endOfRun(at, to: range.upperBound)
      if end == at {
        append(text[at], at: at..<at + 1)
        at += 1
        continue
      }
      // The first one ends what came before.
      append(text[at], at: at..<at + 1)
      scalars.append(contentsOf: text[at + 1..<end])
      sources.append(each: at + 1..<end)
      at = end
    }
  }

  private mutating func push(_ scalar: Unicode.Scalar, _ range: Range<Int>) {
    if range.lowerBound < sources.end, let last = sources.last {
      if last == range, range.count > 1 {
        // Two code points of one reference share its range.
        sources.endLast(at: range.upperBound - 1)
        sources.append(range.upperBound - 1..<range.upperBound)
        scalars.append(scalar)
        return
      }
      isOrdered = false
    }
    scalars.append(scalar)
    sources.append(range)
  }

  private mutating func flush() {
    pendingSpace = nil
    endsWithSoftHyphen = false
    passesSpace = false
    guard scalars.count > blockStart else { return }
    if startsParagraph { paragraph += 1 }
    startsParagraph = false
    blocks.append(
      TextView.Block(
        range: blockStart..<scalars.count, kind: kind, paragraph: paragraph,
        isSentence: frames.last?.isSentence ?? false))
    // The line feed between blocks stands for what is between them in the document; its own range is empty.
    push("\n", sources.end..<sources.end)
    blockStart = scalars.count
  }

  /// The view of what was appended.
  package mutating func finish() -> TextView {
    flush()
    joinDividedWords()
    if !isOrdered { restoreOrder() }
    return TextView(
      scalars: scalars, sources: sources, blocks: blocks, declaredLanguage: declaredLanguage,
      pages: keptPages())
  }

  /// Takes out the hyphens that are there because lines end, and the spaces within words.
  private mutating func joinDividedWords() {
    guard !lineEnds.isEmpty else { return }
    var removed: [Int] = []
    for (line, meaning) in zip(lineEnds, LineEndHyphens.meanings(of: lineEnds.map(\.mark), in: scalars)) {
      guard let meaning, line.joins || meaning != .suspended else { continue }
      if meaning == .division { removed.append(line.mark) }
      if scalars[line.mark + 1] == " " { removed.append(line.mark + 1) }
    }
    lineEnds = []
    guard !removed.isEmpty else { return }
    var kept: [Unicode.Scalar] = []
    kept.reserveCapacity(scalars.count - removed.count)
    var keptSources = OffsetRuns()
    var next = 0
    for end in removed + [scalars.count] {
      kept.append(contentsOf: scalars[next..<end])
      keptSources.append(sources, next..<end)
      next = end + 1
    }
    (scalars, sources) = (kept, keptSources)
    func moved(_ offset: Int) -> Int { offset - removed.partitioningIndex { $0 >= offset } }
    blocks = blocks.map { block in
      TextView.Block(
        range: moved(block.range.lowerBound)..<moved(block.range.upperBound), kind: block.kind,
        paragraph: block.paragraph, isSentence: block.isSentence)
    }
    pages = pages.map { PageBreak(offset: moved($0.offset), label: $0.label) }
  }

  /// The pages that have text, in order; of several that begin at one offset the last.
  private func keptPages() -> [PageBreak] {
    var kept: [PageBreak] = []
    for page in pages {
      let offset = max(page.offset, kept.last?.offset ?? 0)
      if kept.last?.offset == offset { kept.removeLast() }
      kept.append(PageBreak(offset: offset, label: page.label))
    }
    let end = blocks.last?.range.upperBound ?? 0
    kept.removeAll { $0.offset >= end }
    return kept
  }

  /// Sorts all code points by their range in the document; blocks that others break into are divided.
  private mutating func restoreOrder() {
    struct Item {
      let scalar: Unicode.Scalar
      let range: Range<Int>
      let block: Int
    }
    var items: [Item] = []
    for (index, block) in blocks.enumerated() {
      for at in block.range {
        items.append(Item(scalar: scalars[at], range: sources.range(of: at), block: index))
      }
    }
    // The index in the array decides between equals, since Swift promises no stable sort.
    let order = items.indices.sorted {
      (items[$0].range.lowerBound, $0) < (items[$1].range.lowerBound, $1)
    }
    var rebuilt = TextViewBuilder()
    rebuilt.declaredLanguage = declaredLanguage
    var last: Int?
    var end = 0
    for index in order {
      let item = items[index]
      if item.block != last {
        let block = blocks[item.block]
        if let last, blocks[last].paragraph == block.paragraph {
          rebuilt.flush()
        } else {
          rebuilt.breakParagraph()
        }
        rebuilt.frames = [Frame(kind: block.kind, isSentence: block.isSentence)]
        last = item.block
      }
      // No code point of the document is shown twice.
      let start = max(end, item.range.lowerBound)
      end = max(start, item.range.upperBound)
      rebuilt.append(item.scalar, at: start..<end)
    }
    rebuilt.flush()
    let pageStarts = pages.map {
      $0.offset < scalars.count ? sources.range(of: $0.offset).lowerBound : .max
    }
    (scalars, sources, blocks) = (rebuilt.scalars, rebuilt.sources, rebuilt.blocks)
    pages = zip(pages, pageStarts).map { page, start in
      PageBreak(offset: sources.first(endingAfter: start), label: page.label)
    }
    isOrdered = true
  }
}

extension [Unicode.Scalar] {
  /// Where the code points from `start` on end that a view takes as they are: words with one space between them.
  fileprivate func endOfRun(_ start: Int, to limit: Int) -> Int {
    withUnsafeBufferPointer { text in
      var at = start
      while at < limit {
        let value = text[at].value
        if value > 0x20, value < 0x7F || value > 0xAD && value < 0x1680 {
          at += 1
        } else if value == 0x20 {
          guard at > start, at + 1 < limit, text[at + 1].value > 0x20 else { break }
          guard text[at + 1].value != 0xAD, !text[at + 1].isBlank else { break }
          at += 1
        } else {
          guard value != 0xAD, !text[at].isBlank else { break }
          at += 1
        }
      }
      return at
    }
  }
}
