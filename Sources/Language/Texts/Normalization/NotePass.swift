import Algorithms
import Basics

/// Takes the marks that call notes out of a view, and tells the notes from the text.
///
/// The stop, word or number before a mark takes its place in the source, so a sentence holds its marks and its view has none of them. A
/// raised number before a verse begins a block of its own. Blocks that begin with what a mark has called them by are notes.
struct NotePass {
  /// The view without marks.
  let view: TextView
  private let marks: [NoteMark]
  /// For each mark the index of the block it stands in.
  private let blockOfMark: [Int]
  /// Where verses begin in the view without marks.
  private let verses: [Int]
  private let notes: Set<Int>

  /// Looks through a view.
  ///
  /// - Complexity: O(length of the view).
  init(_ view: TextView) {
    var marks: [NoteMark] = []
    var blockOfMark: [Int] = []
    var verses: [Int] = []
    for (index, block) in view.blocks.enumerated() {
      let finder = NoteMarkFinder(view.scalars, block.range)
      let found = finder.marks()
      marks += found
      blockOfMark += found.map { _ in index }
      if !block.isSentence { verses += finder.verses(found) }
    }
    self.marks = marks
    self.blockOfMark = blockOfMark
    notes = NotePass.notes(view, marks, blockOfMark)
    guard !marks.isEmpty else {
      self.view = view
      self.verses = verses
      return
    }
    let text = NotePass.text(view.scalars, without: marks)
    self.view = view.derived(text)
    // All before the verse is taken in order, so as many code points are missing as marks before it hold.
    var missing = 0
    var next = 0
    self.verses = verses.map { verse in
      while next < marks.count, marks[next].range.lowerBound < verse {
        missing += marks[next].range.count
        next += 1
      }
      return verse - missing
    }
  }

  private static func text(_ scalars: [Unicode.Scalar], without marks: [NoteMark]) -> DerivedText {
    var builder = DerivedTextBuilder(capacity: scalars.count)
    var at = 0
    for mark in marks {
      while at < mark.range.lowerBound {
        builder.append(scalars[at], at: at..<at + 1)
        at += 1
      }
      builder.leaveOut(mark.range)
      at = mark.range.upperBound
    }
    while at < scalars.count {
      builder.append(scalars[at], at: at..<at + 1)
      at += 1
    }
    return builder.finish()
  }

  /// The blocks of the view without marks, cut before verses, with the kind of notes.
  ///
  /// - Parameter blocks: its blocks, classified.
  func blocks(_ blocks: [TextView.Block]) -> [TextView.Block] {
    guard !verses.isEmpty || !notes.isEmpty else { return blocks }
    var divided: [TextView.Block] = []
    var next = 0
    for (index, block) in blocks.enumerated() {
      let isNote = notes.contains(index) && block.kind != .reference
      let block = isNote ? block.with(.note) : block
      var start = block.range.lowerBound
      while next < verses.count, verses[next] < block.range.upperBound {
        if verses[next] > start, let range = view.scalars.trimmed(start..<verses[next]) {
          divided.append(block.with(range))
          start = verses[next]
        }
        next += 1
      }
      if let range = view.scalars.trimmed(start..<block.range.upperBound) {
        divided.append(block.with(range))
      }
    }
    return divided
  }

  /// The indexes of the blocks that are notes: each begins with the label of a mark that stands before it.
  private static func notes(_ view: TextView, _ marks: [NoteMark], _ blockOfMark: [Int]) -> Set<Int> {
    guard let first = blockOfMark.first else { return [] }
    var labels: [String: Int] = [:]
    for (mark, block) in zip(marks, blockOfMark) {
      for label in mark.label.split(whereSeparator: { $0 == "," || $0 == " " })
      where labels[String(label)] == nil {
        labels[String(label)] = block
      }
    }
    var notes: Set<Int> = []
    var plain: Set<Int> = []
    for index in view.blocks.indices.dropFirst(first + 1) {
      let block = view.blocks[index]
      guard block.kind == .text || block.kind == .listItem, !block.isSentence,
        let label = NoteLabel(view.scalars, block.range), let caller = labels[label.text], caller < index
      else { continue }
      if label.isPlain { plain.insert(index) } else { notes.insert(index) }
    }
    // "1." and "1" begin items and years too, so they count where all marks that are left stand in notes.
    let lastCaller = blockOfMark.last { !notes.contains($0) && !plain.contains($0) } ?? first
    return notes.union(plain.filter { $0 > lastCaller })
  }
}

/// What a note begins with: "¹", "[1]", "*", "1)" or, as items of lists do too, "1." or "1".
struct NoteLabel {
  /// The label without brackets.
  let text: String
  /// Whether other blocks begin so too.
  let isPlain: Bool

  /// The label at the beginning of a block; nil if there is none.
  init?(_ scalars: [Unicode.Scalar], _ block: Range<Int>) {
    let beginning = scalars[block].prefix(8)
    guard let first = beginning.first else { return nil }
    let raised = beginning.prefix(while: \.isSuperscriptDigit)
    if !raised.isEmpty {
      self.init(raised.superscriptsAsDigits, isPlain: false, raised.endIndex, scalars, block)
      return
    }
    if first == "*" || first == "†" || first == "‡" || first == "§" || first == "¶" {
      let signs = beginning.prefix { $0 == first }
      self.init(signs.text, isPlain: false, signs.endIndex, scalars, block)
      return
    }
    let isOpen = first == "[" || first == "(" || first == "{" || first == "^"
    let name = beginning.dropFirst(isOpen ? 1 : 0).drop { $0 == "^" }.prefix {
      $0.isASCIIDigit || $0.isNoteLetter
    }
    guard !name.isEmpty, name.count <= 3 else { return nil }
    let isNumber = name.allSatisfy(\.isASCIIDigit)
    guard isNumber || name.count == 1 else { return nil }
    let closing = name.endIndex < block.upperBound ? scalars[name.endIndex] : " "
    let isClosed = closing == "]" || closing == ")" || closing == "}"
    guard isOpen || isClosed || isNumber else { return nil }
    let end = isClosed || closing == "." ? name.endIndex + 1 : name.endIndex
    self.init(name.text, isPlain: !isOpen && !isClosed, end, scalars, block)
  }

  private init?(_ text: String, isPlain: Bool, _ end: Int, _ scalars: [Unicode.Scalar], _ block: Range<Int>) {
    guard end < block.upperBound, !isPlain || scalars[end].isBlank else { return nil }
    self.text = text
    self.isPlain = isPlain
  }
}

extension ArraySlice<Unicode.Scalar> {
  fileprivate var text: String { String(String.UnicodeScalarView(self)) }
}

extension Unicode.Scalar {
  fileprivate var isNoteLetter: Bool { (0x61...0x7A).contains(value) }
}
