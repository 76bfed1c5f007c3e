import Basics
import Texts

/// Text measured and wrapped by the columns it takes on a terminal.
package enum ColumnText {
  /// How many terminal columns a string takes: 2 for wide characters (UAX #11) and emoji, none for combining marks.
  package static func width(_ text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + width($1) }
  }

  /// How many columns a character takes: as many as its widest code point, for the others are drawn on top of it.
  package static func width(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    // A variation selector or a second flag letter makes an emoji of what is narrow by itself.
    if scalars.count > 1, scalars.contains(where: { $0.value == 0xFE0F }) { return 2 }
    if scalars.count == 2, scalars.allSatisfy({ (0x1F1E6...0x1F1FF).contains($0.value) }) { return 2 }
    return scalars.map(ICU.columnWidth).max() ?? 0
  }

  /// A piece of text and why it stands out, if it does.
  package struct Span: Equatable {
    package var text: String
    package var mark: Mark?

    package init(text: String, mark: Mark?) {
      self.text = text
      self.mark = mark
    }
  }

  /// Breaks spans into lines of at most `width` columns, at spaces where there are any.
  ///
  /// - Complexity: O(length of the text).
  package static func wrapped(_ spans: [Span], width limit: Int) -> [[Span]] {
    var lines: [[Span]] = []
    var line: [(Character, Mark?)] = []
    var used = 0
    func grouped(_ characters: ArraySlice<(Character, Mark?)>) -> [Span] {
      characters.reduce(into: []) { result, item in
        if let last = result.last, last.mark == item.1 {
          result[result.count - 1].text.append(item.0)
        } else {
          result.append(Span(text: String(item.0), mark: item.1))
        }
      }
    }
    func flush(upTo end: Int, droppingSpace: Bool) {
      if end > 0 { lines.append(grouped(line[..<end])) }
      line.removeFirst(end + (droppingSpace ? 1 : 0))
      used = line.reduce(0) { $0 + width($1.0) }
    }
    for span in spans {
      for character in span.text {
        let wide = width(character)
        if character == " ", used + wide > limit, !line.isEmpty {
          flush(upTo: line.count, droppingSpace: false)
          continue
        }
        // Again where dropping a space was not enough for a wide character.
        while used + wide > limit, !line.isEmpty {
          if let space = line.lastIndex(where: { $0.0 == " " }) {
            flush(upTo: space, droppingSpace: true)
          } else {
            flush(upTo: line.count, droppingSpace: false)
          }
        }
        line.append((character, span.mark))
        used += wide
      }
    }
    if !line.isEmpty { lines.append(grouped(line[...])) }
    return lines
  }

  /// Text made safe to print: white space becomes one space, with a pilcrow where a line ends, and control and bidirectional
  /// control characters, which could move the cursor or turn the writing round, are dropped.
  package static func printable(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.isLineEnd {
        if result.last == " " { result.removeLast() }
        if result.last != "¶" { result.append(contentsOf: " ¶".unicodeScalars) }
        result.append(" ")
      } else if scalar.properties.isWhitespace {
        if result.last != " " { result.append(" ") }
      } else if PrintableText.isPrintable(scalar) {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
