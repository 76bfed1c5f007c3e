import Texts

/// Finds a text in others whatever the case and the accents, as `SearchFolding` takes them.
public struct TextSearch {
  private let sought: [Unicode.Scalar]
  private let folding: SearchFolding

  /// A search for `text`, in which any white space is one space.
  ///
  /// - Throws: `ICUError` if ICU fails.
  public init(_ text: String) throws(ICUError) {
    folding = try SearchFolding()
    var folded = Array(folding.fold(text).unicodeScalars)
    while folded.last == " " { folded.removeLast() }
    sought = Array(folded.drop { $0 == " " })
  }

  /// Where the text stands in ranges of another, as offsets in it, in order and without overlap.
  ///
  /// - Complexity: O(length of the ranges), times the length of the text sought at worst.
  package func matches(in ranges: [Range<Int>], of scalars: [Unicode.Scalar]) -> [[Range<Int>]] {
    var known: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    return ranges.map { range in
      let text = folding.folded(scalars, range, &known)
      guard !sought.isEmpty, text.count >= sought.count else { return [] }
      var found: [Range<Int>] = []
      var start = 0
      while start + sought.count <= text.count {
        let end = start + sought.count
        if text[start].scalar == sought[0], zip(text[start..<end], sought).allSatisfy({ $0.scalar == $1 }) {
          let match = text[start].start..<text[end - 1].end
          // What one code point is folded to may hold the text more than once, such as ß an s.
          if let last = found.last, last.upperBound > match.lowerBound {
            found[found.count - 1] = last.lowerBound..<max(last.upperBound, match.upperBound)
          } else {
            found.append(match)
          }
          start = end
        } else {
          start += 1
        }
      }
      return found
    }
  }
}
