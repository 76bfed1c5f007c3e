/// The clauses of a sentence, more or less: what stands between commas, colons, dashes and brackets, and is long enough to tell something.
///
/// A sentence that tells several things is like none of the sentences that tell one of them; a clause of it is.
package enum SentenceClauses {
  /// From this many code points on a clause ends at the next mark.
  private static let shortest = 35
  /// What is left at the end is a clause of its own from this many code points on.
  private static let shortestLast = 20
  private static let marks: Set<Unicode.Scalar> = [
    ",", ";", ":", "(", ")", "\u{2014}", "\u{2013}", "\u{060C}", "\u{061B}", "\u{3001}", "\u{FF0C}",
    "\u{FF1A}", "\u{FF1B}", "\u{FF08}", "\u{FF09}",
  ]

  /// The clauses of a sentence, one at least, by their ranges in it, in code points.
  ///
  ///     SentenceClauses.ranges(Array("He left the town in the spring of 1917, and never saw it again.".unicodeScalars))
  ///     // [0..<38, 39..<63]
  ///
  /// - Complexity: O(length).
  package static func ranges(_ sentence: [Unicode.Scalar]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for index in sentence.indices where isMark(sentence, index) && index - start >= shortest {
      ranges.append(start..<index)
      start = index + 1
    }
    guard start > 0 else { return [sentence.indices] }
    if sentence.count - start >= shortestLast {
      ranges.append(start..<sentence.count)
    } else if let last = ranges.popLast() {
      ranges.append(last.lowerBound..<sentence.count)
    }
    return ranges
  }

  /// The clauses of a sentence as texts, without white space at their ends.
  package static func all(_ sentence: String) -> [String] {
    let scalars = Array(sentence.unicodeScalars)
    let ranges = trimmed(scalars)
    // A sentence that is one clause stays as it is: its vector is known.
    return ranges.count == 1
      ? [sentence] : ranges.map { String(String.UnicodeScalarView(scalars[$0])) }
  }

  /// The clauses of a sentence by their ranges in it, in code points, without white space at their ends.
  ///
  /// - Complexity: O(length).
  package static func trimmed(_ sentence: [Unicode.Scalar]) -> [Range<Int>] {
    ranges(sentence).map { clause in
      let rest = sentence[clause].drop { $0.properties.isWhitespace }
      return rest
        .startIndex..<(rest.lastIndex { !$0.properties.isWhitespace }.map { $0 + 1 } ?? rest.startIndex)
    }
  }

  /// Whether a clause can end at a code point; a hyphen is a dash between spaces, and what stands between digits is part of a number, a
  /// time of day or a span of years.
  private static func isMark(_ sentence: [Unicode.Scalar], _ index: Int) -> Bool {
    let (before, after) = (
      index > 0 ? sentence[index - 1] : " ", index + 1 < sentence.count ? sentence[index + 1] : " "
    )
    guard sentence[index] == "-" else {
      return marks.contains(sentence[index]) && !(isDigit(before) && isDigit(after))
    }
    return before == " " && after == " " && index > 0 && index + 1 < sentence.count
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
