/// Tells verses from rows and headings: lines without an empty one between them, of which many end with a mark.
enum VerseLines {
  /// Fewer lines are no stanza.
  private static let leastLines = 3
  /// A longer line, in code points, is a paragraph.
  private static let longestLine = 100
  /// A mark stands at the end of one line in so many at least.
  private static let marksPerStanza = 3
  /// Words that the lines of a stanza have, on average.
  private static let leastWords = 3

  /// For each block whether it is a verse.
  ///
  /// - Parameter followsBlank: for each block whether an empty line stands before it.
  /// - Complexity: O(length of the view).
  static func find(
    _ blocks: [TextView.Block], followsBlank: [Bool], _ scalars: [Unicode.Scalar]
  ) -> [Bool] {
    var isVerse = [Bool](repeating: false, count: blocks.count)
    var start = 0
    while start < blocks.count {
      var end = start + 1
      while end < blocks.count, !followsBlank[end] { end += 1 }
      if end - start >= leastLines, isStanza(blocks[start..<end], scalars) {
        for index in start..<end { isVerse[index] = true }
      }
      start = end
    }
    return isVerse
  }

  private static func isStanza(_ lines: ArraySlice<TextView.Block>, _ scalars: [Unicode.Scalar]) -> Bool {
    var marked = 0
    var paused = 0
    var words = 0
    for line in lines {
      let text = scalars[line.range]
      guard text.count <= longestLine, let last = text.last, !text.contains("\t") else { return false }
      let word = text.prefix { !$0.isBlank }
      // Items, and rows that begin with what they are about.
      guard !ListLabel.isPlainBullet(word), ListLabel.number(word) == nil, word.last != ":" else {
        return false
      }
      words += 1 + text.count { $0.isBlank }
      switch last {
      case ",", ";", ":", "–", "—": paused += 1
      default: if last.isStop || !last.isWordPart { marked += 1 }
      }
    }
    return paused > 0 && marksPerStanza * (marked + paused) >= lines.count
      && words >= leastWords * lines.count
  }
}
