import Basics

/// Tells what kind of text a block is, where the document's format does not say.
///
/// What it goes by is the marks in `Resources/block-marks.txt` and, in plain text, the shape of a block and of its neighbors.
struct BlockClassifier: Sendable {
  /// A block longer than this, in code points, tells something, even if it names a source.
  private static let longestReference = 1_000
  /// A heading or a table's row is no longer than this, in code points.
  private static let longestHeading = 100
  /// A row longer than this, in code points, that ends as a sentence does is a paragraph.
  private static let longestRow = 300
  /// So many short lines without an empty one between them are rows.
  private static let leastRows = 3
  /// A heading is followed by text within so many blocks.
  private static let headingReach = 3

  /// The classifier; reading its marks once is enough.
  static let shared = BlockClassifier()

  private let references: [[Unicode.Scalar]]
  /// The two code points that marks begin with: few others do, and all are looked at.
  private let markStarts: ScalarPairSet
  private let notices: [[Unicode.Scalar]]
  private let captions: [[Unicode.Scalar]]
  private let parts: Set<String>

  private init() {
    let lines = Array(DataLines(PackageResources.block_marks_txt))
    func marks(_ kind: String) -> [[Unicode.Scalar]] {
      lines.filter { $0[0] == kind }.flatMap { $0.dropFirst() }.map { Array($0.unicodeScalars) }
    }
    references = marks("reference")
    notices = marks("notice")
    markStarts = ScalarPairSet(references + notices)
    captions = marks("caption")
    parts = Set(lines.filter { $0[0] == "part" }.flatMap { $0.dropFirst() })
  }

  /// The blocks of a view whose format tells kinds, with those it calls text looked at.
  ///
  /// - Complexity: O(length of the view · number of marks).
  func marked(_ view: TextView) -> [TextView.Block] {
    view.blocks.map { block in
      // Pages that are laid out as a table have their paragraphs in its rows.
      if block.kind == .tableRow, block.range.count > BlockClassifier.longestRow,
        view.scalars[block.range.upperBound - 1].isStop
      {
        return block.with(.text)
      }
      guard [.text, .listItem, .note].contains(block.kind), let kind = marked(block.range, view.scalars)
      else {
        return block
      }
      return block.with(kind)
    }
  }

  /// The blocks of a plain text.
  ///
  /// - Parameter followsBlank: for each block whether an empty line stands before it.
  /// - Complexity: O(length of the view · number of marks).
  func plainText(_ view: TextView, followsBlank: [Bool]) -> [TextView.Block] {
    let scalars = view.scalars
    var kinds = view.blocks.map { marked($0.range, scalars) }
    for (index, kind) in BracketedBlocks.shared.kinds(view.blocks, scalars).enumerated() {
      kinds[index] = kind ?? kinds[index]
    }
    for index in ETextFrame.shared.notices(view.blocks, scalars) { kinds[index] = .notice }
    let isVerse = VerseLines.find(view.blocks, followsBlank: followsBlank, scalars)
    let words = view.blocks.map { block in scalars[block.range].prefix { !$0.isBlank } }
    let isShort = view.blocks.indices.map { index in
      guard kinds[index] == nil, !isVerse[index] else { return false }
      let isAlone = followsBlank[index] && (index + 1 == followsBlank.count || followsBlank[index + 1])
      return isTitle(view.blocks[index].range, scalars)
        || isAlone && isPartTitle(view.blocks[index].range, scalars)
    }

    for index in kinds.indices where kinds[index] == nil && isItem(index, words) { kinds[index] = .listItem }
    // Rows: short lines in a run.
    var start = 0
    while start < kinds.count {
      var end = start
      while end < kinds.count, isShort[end], kinds[end] == nil, end == start || !followsBlank[end] {
        end += 1
      }
      if end - start >= BlockClassifier.leastRows {
        for index in start..<end { kinds[index] = .tableRow }
      }
      start = max(end, start + 1)
    }
    for index in kinds.indices where kinds[index] == nil && isShort[index] {
      let reach = min(kinds.count, index + 1 + BlockClassifier.headingReach)
      let body = (index + 1..<reach).first { !isShort[$0] && kinds[$0] != .notice }
      if let body, kinds[body] == nil || kinds[body] == .listItem { kinds[index] = .heading }
    }
    return zip(view.blocks, kinds).map { block, kind in kind.map(block.with) ?? block }
  }

  /// The kind that marks give a block; nil if none does.
  private func marked(_ range: Range<Int>, _ scalars: [Unicode.Scalar]) -> BlockKind? {
    // "12. ^ Deutscher 2015a": Wikipedia's mark for the way back to the text, after the note's number.
    let start = scalars[range].first { !$0.isDigit && $0 != "." && !$0.isBlank }
    if start == "^" || start == "↑" { return .reference }
    guard range.count <= BlockClassifier.longestReference else { return nil }
    if captions.contains(where: { scalars[range].starts(with: $0) }) { return .caption }
    var isReference = false
    var at = range.lowerBound
    while let start = markStarts.first(at..<range.upperBound, in: scalars) {
      func stands(_ mark: [Unicode.Scalar]) -> Bool {
        start + mark.count <= range.upperBound && scalars[start..<start + mark.count].elementsEqual(mark)
      }
      if notices.contains(where: stands) { return .notice }
      isReference = isReference || references.contains(where: stands)
      at = start + 1
    }
    return isReference ? .reference : nil
  }

  /// Whether a block could be a title: short, begun by a capital or a digit, and not ended as a sentence is, nor as what somebody says.
  private func isTitle(_ range: Range<Int>, _ scalars: [Unicode.Scalar]) -> Bool {
    guard range.count <= BlockClassifier.longestHeading,
      let first = scalars[range].first(where: { $0.isDigit || $0.isAlphabetic }),
      first.isDigit || first.isCapital || first.isUncasedLetter,
      let last = scalars[range].last
    else { return false }
    // In many languages speech begins with a dash.
    if ["–", "—", "―"].contains(scalars[range.lowerBound]) { return false }
    // "Who was Leon Trotsky?" heads the answer; „Wohin?“ and (Er geht ab.) are told.
    if last == "?" { return true }
    if let told = scalars[range].last(where: { !$0.isClosingMark && !$0.isBlank }),
      told.isStop || told.isOtherEnder
    {
      return false
    }
    return !last.isStop && last != ":" && last != ";" && last != "," && !last.isOtherEnder
  }

  /// Whether a block that ends with a full stop is a title all the same: all in capitals, or of a part by its number.
  private func isPartTitle(_ range: Range<Int>, _ scalars: [Unicode.Scalar]) -> Bool {
    guard range.count <= BlockClassifier.longestHeading, scalars[range.upperBound - 1] == "." else {
      return false
    }
    let text = scalars[range]
    if text.count(where: \.isCapital) > 2, !text.contains(where: { $0.isLowercase }) {
      return true
    }
    return isPartNumber(range, scalars)
  }

  /// Whether a text is the number of a part with a full stop: "Chapter 2.", "2. Kapitel.", "Глава I."
  func isPartNumber(_ range: Range<Int>, _ scalars: [Unicode.Scalar]) -> Bool {
    guard range.count <= BlockClassifier.longestHeading, scalars[range.upperBound - 1] == "." else {
      return false
    }
    let words = String(String.UnicodeScalarView(scalars[range].dropLast())).split(separator: " ")
    guard let first = words.first, words.count > 1, words.count < 4 else { return false }
    func isNumber(_ word: Substring) -> Bool {
      word.unicodeScalars.allSatisfy { $0.isDigit || $0.isRomanDigit || $0 == "." }
    }
    return parts.contains(first.lowercased()) && words.dropFirst().contains(where: isNumber)
      || parts.contains(words[1].lowercased()) && words.count == 2 && isNumber(first)
  }

  /// Whether a block begins with a bullet, or with a number that a neighbor counts on from.
  private func isItem(_ index: Int, _ words: [ArraySlice<Unicode.Scalar>]) -> Bool {
    let word = words[index]
    if ListLabel.isPlainBullet(word) { return true }
    let neighbors = [index - 1, index + 1].filter(words.indices.contains)
    if ListLabel.isBullet(word) { return neighbors.contains { words[$0].elementsEqual(word) } }
    guard let number = ListLabel.number(word) else { return false }
    return neighbors.contains { ListLabel.number(words[$0]).map { abs($0 - number) == 1 } ?? false }
  }
}

extension TextView.Block {
  /// The same block of another kind.
  func with(_ kind: BlockKind) -> Self {
    Self(range: range, kind: kind, paragraph: paragraph, isSentence: isSentence)
  }
}
