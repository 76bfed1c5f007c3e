import Texts

/// Finds a text in others whatever the case, by Unicode's case folding, and however its accents are encoded.
public struct TextSearch {
  private let sought: [Unicode.Scalar]
  private let folding: Normalizer
  private let decomposition: Normalizer

  /// A search for `text`, in which any white space is one space.
  ///
  /// - Throws: `ICUError` if ICU fails.
  public init(_ text: String) throws(ICUError) {
    folding = try Normalizer(.nfkcCasefold)
    decomposition = try Normalizer(.nfd)
    var known: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    let scalars = Array(text.unicodeScalars)
    var folded = TextSearch.folded(scalars, 0..<scalars.count, folding, decomposition, &known).map(\.scalar)
    while folded.last == " " { folded.removeLast() }
    sought = Array(folded.drop { $0 == " " })
  }

  /// Where the text stands in ranges of another, as offsets in it.
  ///
  /// - Complexity: O(length of the ranges), times the length of the text sought at worst.
  package func places(in ranges: [Range<Int>], of scalars: [Unicode.Scalar]) -> [[Range<Int>]] {
    var known: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    return ranges.map { range in
      let text = TextSearch.folded(scalars, range, folding, decomposition, &known)
      guard !sought.isEmpty, text.count >= sought.count else { return [] }
      var found: [Range<Int>] = []
      var start = 0
      while start + sought.count <= text.count {
        let end = start + sought.count
        if text[start].scalar == sought[0], zip(text[start..<end], sought).allSatisfy({ $0.scalar == $1 }) {
          found.append(text[start].at..<text[end - 1].at + 1)
          start = end
        } else {
          start += 1
        }
      }
      return found
    }
  }

  /// A range folded, each code point with the offset of the one that it comes from.
  private static func folded(
    _ scalars: [Unicode.Scalar], _ range: Range<Int>, _ folding: Normalizer, _ decomposition: Normalizer,
    _ known: inout [Unicode.Scalar: [Unicode.Scalar]]
  ) -> [(scalar: Unicode.Scalar, at: Int)] {
    var result: [(scalar: Unicode.Scalar, at: Int)] = []
    result.reserveCapacity(range.count)
    for at in range {
      let scalar = scalars[at]
      if scalar.properties.isWhitespace {
        if result.last?.scalar != " " { result.append((" ", at)) }
        continue
      }
      if scalar.isASCII {
        result.append((scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar, at))
        continue
      }
      if known[scalar] == nil {
        // What ICU cannot fold stays as it is.
        let folded = try? decomposition.normalize(folding.normalize(String(scalar)))
        known[scalar] = Array((folded ?? String(scalar)).unicodeScalars)
      }
      for part in known[scalar] ?? [] { result.append((part, at)) }
    }
    return result
  }
}
