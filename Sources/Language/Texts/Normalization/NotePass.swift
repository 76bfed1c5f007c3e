import Basics

/// Takes the marks that call notes out of a text, and tells the notes from the rest of it.
///
/// The stop, word or number before a mark takes its place in the source, so a sentence holds its marks and its view has none of them. A
/// raised number before a verse begins a block of its own. Blocks that begin with what a mark has called them by are notes.
struct NotePass {
  /// A line or block in which marks are looked for.
  struct Part {
    /// Its offsets in the text.
    let range: Range<Int>
    /// Whether the paragraph that it is of begins with a raised number, as one of verses does.
    let hasVerses: Bool
  }

  /// The text without marks; nil if it has none.
  let text: DerivedText?
  /// For each mark where it stood in the text without marks, and the label it calls a note by.
  private let callers: [(offset: Int, label: String)]

  /// Looks through the parts of a text, which are in order.
  ///
  /// - Complexity: O(length of the parts).
  init(_ scalars: [Unicode.Scalar], _ parts: [Part]) {
    let marks = parts.flatMap { NoteMarkFinder(scalars, $0.range, hasVerses: $0.hasVerses).marks() }
    text = marks.isEmpty ? nil : NotePass.text(scalars, without: marks)
    var missing = 0
    callers = marks.map { mark in
      defer { missing += mark.range.count }
      return (mark.range.lowerBound - missing, mark.label)
    }
  }

  private static func text(_ scalars: [Unicode.Scalar], without marks: [NoteMark]) -> DerivedText {
    var builder = DerivedTextBuilder(capacity: scalars.count)
    var at = 0
    for mark in marks {
      if at < mark.range.lowerBound { builder.append(scalars, at..<mark.range.lowerBound) }
      builder.leaveOut(mark.range)
      at = mark.range.upperBound
    }
    if at < scalars.count { builder.append(scalars, at..<scalars.count) }
    return builder.finish()
  }

  /// The blocks of a view of the text without marks, cut before verses, with the kind of notes.
  ///
  /// - Parameter view: a view with its blocks classified, whose sources are offsets in the text without marks, or its own.
  /// - Complexity: O(length of the view).
  func blocks(of view: TextView) -> [TextView.Block] {
    let notes = notes(view)
    var divided: [TextView.Block] = []
    for (index, block) in view.blocks.enumerated() {
      let isNote = notes.contains(index) && block.kind != .reference
      let block = isNote ? block.with(.note) : block
      var start = block.range.lowerBound
      for verse in block.isSentence
        ? [] : NoteMarkFinder(view.scalars, block.range, hasVerses: false).verses()
      where verse > start {
        guard let range = view.scalars.trimmed(start..<verse) else { continue }
        divided.append(block.with(range))
        start = verse
      }
      if let range = view.scalars.trimmed(start..<block.range.upperBound) {
        divided.append(block.with(range))
      }
    }
    return divided
  }

  /// The indexes of the blocks that are notes: each begins with the label of a mark that stands before it.
  private func notes(_ view: TextView) -> Set<Int> {
    guard !callers.isEmpty else { return [] }
    var blockOfCaller: [Int] = []
    var labels: [String: Int] = [:]
    var block = 0
    for caller in callers {
      while block + 1 < view.blocks.count,
        view.source(of: view.blocks[block].range).upperBound < caller.offset
      {
        block += 1
      }
      blockOfCaller.append(block)
      for label in caller.label.split(whereSeparator: { $0 == "," || $0 == " " })
      where labels[String(label)] == nil {
        labels[String(label)] = block
      }
    }
    let first = blockOfCaller[0]
    var notes: Set<Int> = []
    var plain: Set<Int> = []
    for index in view.blocks.indices.dropFirst(first + 1) {
      let block = view.blocks[index]
      guard block.kind != .heading, block.kind != .note, block.kind != .reference, !block.isSentence,
        let label = NoteLabel(view.scalars, block.range), let caller = labels[label.text], caller < index
      else { continue }
      if label.isPlain { plain.insert(index) } else { notes.insert(index) }
    }
    // "1." and "1" begin items and years too, so they count where all marks that are left stand in notes.
    let lastCaller = blockOfCaller.last { !notes.contains($0) && !plain.contains($0) } ?? first
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
