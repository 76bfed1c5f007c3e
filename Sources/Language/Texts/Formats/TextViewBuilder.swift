/// Puts a text view together as a reader of a format walks its document.
///
/// Runs of white space become one space, soft hyphens within words go, blocks are trimmed. What comes out of the order of the document (an
/// HTML parser moves text out of a table's way) is put back into it.
package struct TextViewBuilder {
  private struct Frame {
    let kind: BlockKind
    let isSentence: Bool
  }

  private var scalars: [Unicode.Scalar] = []
  private var starts: [Int32] = []
  private var ends: [Int32] = []
  private var blocks: [TextView.Block] = []
  private var frames: [Frame] = []
  private var blockStart = 0
  private var paragraph = 0
  private var startsParagraph = true
  private var pendingSpace: Range<Int>?
  private var isOrdered = true
  /// The language that the document says it is in.
  var declaredLanguage: String?

  package init() {}

  /// The kind of the innermost block that is open.
  var kind: BlockKind { frames.last?.kind ?? .text }

  /// Begins a block, which may stand within another; text after its end belongs to a new block of the outer kind.
  ///
  /// A block of text is of the kind of the block around it, and whatever stands among references is one.
  package mutating func begin(_ kind: BlockKind) {
    flush()
    startsParagraph = true
    let isOuter = kind == .text || self.kind == .reference
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

  /// Appends a code point that stands at `range` in the document.
  package mutating func append(_ scalar: Unicode.Scalar, at range: Range<Int>) {
    if scalar.properties.isWhitespace {
      if pendingSpace == nil { pendingSpace = range }
      return
    }
    if scalar == "\u{AD}", pendingSpace == nil, scalars.count > blockStart, let last = ends.last {
      // The letter before it takes its place, so that no offset is lost; but not those of the markup between them.
      if last == range.lowerBound { ends[ends.count - 1] = Int32(clamping: range.upperBound) }
      return
    }
    if let space = pendingSpace {
      if scalars.count > blockStart { push(" ", space) }
      pendingSpace = nil
    }
    push(scalar, range)
  }

  /// Appends white space that stands for markup between words.
  package mutating func appendSpace() {
    let at = ends.last.map(Int.init) ?? 0
    if pendingSpace == nil { pendingSpace = at..<at }
  }

  /// Takes back the last code point of the block if it is `scalar`, as at a line end that divides a word.
  package mutating func dropLast(_ scalar: Unicode.Scalar) {
    pendingSpace = nil
    guard scalars.count > blockStart, scalars.last == scalar else { return }
    pop()
    // A space before it is none between words yet.
    if scalars.count > blockStart, scalars.last == " " { pendingSpace = pop() }
  }

  @discardableResult
  private mutating func pop() -> Range<Int> {
    scalars.removeLast()
    return Int(starts.removeLast())..<Int(ends.removeLast())
  }

  private mutating func push(_ scalar: Unicode.Scalar, _ range: Range<Int>) {
    var start = Int32(clamping: range.lowerBound)
    let end = Int32(clamping: range.upperBound)
    if let last = ends.last, start < last {
      if starts.last == start, end == last, last - start > 1 {
        // Two code points of one reference share its range.
        start = end - 1
        ends[ends.count - 1] = start
      } else {
        isOrdered = false
      }
    }
    scalars.append(scalar)
    starts.append(start)
    ends.append(end)
  }

  private mutating func flush() {
    pendingSpace = nil
    guard scalars.count > blockStart else { return }
    if startsParagraph { paragraph += 1 }
    startsParagraph = false
    blocks.append(
      TextView.Block(
        range: blockStart..<scalars.count, kind: kind, paragraph: paragraph,
        isSentence: frames.last?.isSentence ?? false))
    // The line feed between blocks stands for what is between them in the document; its own range is empty.
    let end = Int(ends[ends.count - 1])
    push("\n", end..<end)
    blockStart = scalars.count
  }

  /// The view of what was appended.
  package mutating func finish() -> TextView {
    flush()
    if !isOrdered { restoreOrder() }
    return TextView(
      scalars: scalars, starts: starts, ends: ends, blocks: blocks, declaredLanguage: declaredLanguage)
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
        items.append(Item(scalar: scalars[at], range: Int(starts[at])..<Int(ends[at]), block: index))
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
    (scalars, starts, ends, blocks) = (rebuilt.scalars, rebuilt.starts, rebuilt.ends, rebuilt.blocks)
    isOrdered = true
  }
}
