import Basics
import Texts

/// How a search takes texts: without case, accents and compatibility forms, by the table `search-folding.txt`.
///
/// The script of a report's page does the same by the same table.
package struct SearchFolding: Sendable {
  /// The table, for the page.
  package struct Table: Encodable, Sendable {
    /// The ranges of code points that are left out, first and last of each.
    package var leftOut: [[UInt32]] = []
    /// The marks that stay after a letter in lower case.
    package var kept: [String: String] = [:]
    /// What letters in lower case become.
    package var letters: [String: String] = [:]
  }

  /// A code point of a folded text, and the range of those that it comes from.
  struct Folded {
    let scalar: Unicode.Scalar
    let start: Int
    var end: Int
  }

  /// The table.
  package static let table: Table = {
    var table = Table()
    for line in DataLines(PackageResources.search_folding_txt) where line.count == 3 {
      switch line[0] {
      case "leave-out":
        table.leftOut.append([UInt32(line[1], radix: 16) ?? 0, UInt32(line[2], radix: 16) ?? 0])
      case "keep": table.kept[line[1]] = Unicode.Scalar(UInt32(line[2], radix: 16) ?? 0).map(String.init)
      default: table.letters[line[1]] = line[2]
      }
    }
    return table
  }()

  private let leftOut: [ClosedRange<UInt32>]
  /// The marks that stay, each with the letters of both cases that it stays after.
  private let kept: [Unicode.Scalar: [Unicode.Scalar]]
  private let letters: [Unicode.Scalar: [Unicode.Scalar]]
  private let composition: Normalizer
  private let decomposition: Normalizer

  /// A folding by the table.
  ///
  /// - Throws: `ICUError` if ICU fails.
  package init() throws(ICUError) {
    composition = try Normalizer(.nfkc)
    decomposition = try Normalizer(.nfd)
    let table = SearchFolding.table
    leftOut = table.leftOut.compactMap { $0.count == 2 && $0[0] <= $0[1] ? $0[0]...$0[1] : nil }
    var kept: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    for (letter, mark) in table.kept {
      for mark in mark.unicodeScalars {
        kept[mark, default: []] += Array((letter + letter.uppercased()).unicodeScalars)
      }
    }
    self.kept = kept
    var letters: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    for (letter, plain) in table.letters {
      for letter in letter.unicodeScalars { letters[letter] = Array(plain.unicodeScalars) }
    }
    self.letters = letters
  }

  /// A text folded.
  ///
  /// - Complexity: O(length).
  package func fold(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var known: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    return String(String.UnicodeScalarView(folded(scalars, 0..<scalars.count, &known).map(\.scalar)))
  }

  /// A range folded: white space is one space, and a mark that is left out belongs to the letter before it.
  ///
  /// - Parameter known: the decompositions that were needed so far.
  /// - Complexity: O(length of the range).
  func folded(
    _ scalars: [Unicode.Scalar], _ range: Range<Int>, _ known: inout [Unicode.Scalar: [Unicode.Scalar]]
  ) -> [Folded] {
    var result: [Folded] = []
    result.reserveCapacity(range.count)
    var last: Unicode.Scalar?
    for at in range {
      let scalar = scalars[at]
      if scalar.isASCII, !scalar.properties.isWhitespace {
        result.append(
          Folded(
            scalar: scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar, start: at, end: at + 1)
        )
        last = scalar
        continue
      }
      if known[scalar] == nil { known[scalar] = decomposed(scalar) }
      for part in known[scalar] ?? [] {
        if part.properties.isWhitespace {
          if result.last?.scalar != " " { result.append(Folded(scalar: " ", start: at, end: at + 1)) }
        } else if !isLeftOut(part, after: last) {
          for folded in folded(part) { result.append(Folded(scalar: folded, start: at, end: at + 1)) }
        } else if scalar.isMark, !result.isEmpty {
          result[result.count - 1].end = at + 1
        }
        last = part
      }
    }
    return result
  }

  /// A code point decomposed; what ICU cannot decompose stays as it is.
  private func decomposed(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    let text = try? decomposition.normalize(composition.normalize(String(scalar)))
    return Array((text ?? String(scalar)).unicodeScalars)
  }

  private func isLeftOut(_ scalar: Unicode.Scalar, after letter: Unicode.Scalar?) -> Bool {
    guard leftOut.contains(where: { $0.contains(scalar.value) }) else { return false }
    return letter.map { kept[scalar]?.contains($0) ?? false } != true
  }

  /// A code point without case, by the table.
  private func folded(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    scalar.properties.uppercaseMapping.unicodeScalars.flatMap { upper in
      upper.properties.lowercaseMapping.unicodeScalars.flatMap { letters[$0] ?? [$0] }
    }
  }
}

extension Unicode.Scalar {
  /// Whether it stands on, in or under the letter before it.
  fileprivate var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }
}
