/// A line of a plain text that has more than white space in it.
package struct TextLine {
  /// Its offsets in code points, without the white space around it.
  let range: Range<Int>
  /// How much white space stands before it.
  let indent: Int
  /// How many empty lines stand before it; `Int.max` at the beginning of the text.
  var blanks: Int
  /// Whether it is the first on a page: a form feed, or lines of a page's own, stand before it.
  var beginsPage: Bool
  /// Whether a sentence goes on from the page before.
  var goesOn = false

  /// Whether an empty line, or nothing, stands before it.
  var followsBlank: Bool { blanks > 0 }

  /// The column that the line ends at.
  var width: Int { indent + range.count }

  /// The lines of a text that are not blank.
  ///
  /// - Complexity: O(`scalars.count`).
  package static func lines(of scalars: [Unicode.Scalar]) -> [TextLine] {
    var lines: [TextLine] = []
    var blanks = Int.max
    var beginsPage = false
    var start = 0
    while start < scalars.count {
      let end = scalars.endOfLine(start)
      let isFeed = end < scalars.count && scalars[end] == "\u{C}"
      if let line = scalars.trimmed(start..<end) {
        lines.append(
          TextLine(
            range: line, indent: line.lowerBound - start, blanks: blanks, beginsPage: beginsPage))
        blanks = 0
        beginsPage = false
      } else if !isFeed, blanks < Int.max {
        blanks += 1
      }
      if isFeed { beginsPage = true }
      // CR and LF end one line, not two.
      let isPair = end + 1 < scalars.count && scalars[end] == "\r" && scalars[end + 1] == "\n"
      start = end + (isPair ? 2 : 1)
    }
    return lines
  }
}

extension Unicode.Scalar {
  /// Whether it ends a line: LF, VT, FF, CR, NEL, LINE SEPARATOR or PARAGRAPH SEPARATOR (UAX #14 mandatory breaks).
  public var isLineEnd: Bool {
    switch value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}

extension [Unicode.Scalar] {
  /// Where the line of `start` ends: the offset of its line end, or that of the text.
  fileprivate func endOfLine(_ start: Int) -> Int {
    withUnsafeBufferPointer { text in
      var end = start
      while end < text.count {
        let value = text[end].value
        if value < 0x0E || value == 0x85 || value & ~1 == 0x2028, text[end].isLineEnd { break }
        end += 1
      }
      return end
    }
  }

  /// `range` without white space at both ends; nil if nothing is left.
  func trimmed(_ range: Range<Int>) -> Range<Int>? {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, self[lower].isBlank { lower += 1 }
    while lower < upper, self[upper - 1].isBlank { upper -= 1 }
    return lower < upper ? lower..<upper : nil
  }
}

extension Unicode.Scalar {
  /// White space, decided without a look at Unicode's tables for the characters that most text is made of.
  package var isBlank: Bool {
    value < 0x80 ? value == 0x20 || (0x09...0x0D).contains(value) : isWhitespace
  }
}
