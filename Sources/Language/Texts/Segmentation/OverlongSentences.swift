import Basics

/// Cuts what goes on without a stop for longer than any sentence: a transcript, a table without rows.
///
/// It is cut at a semicolon, colon or dash where there is one, else at a comma, else at a space, into parts as long as sentences: of longer
/// ones any two have much in common. Lines that a document says are one sentence are never cut.
enum OverlongSentences {
  /// A sentence of more code points than this is cut; the longest of literature are shorter.
  static let longest = 4_000
  /// A part has no more code points than this, and no fewer than a third of it where it can be cut there.
  private static let longestPart = 320

  /// The parts of a sentence, or itself if it is not too long.
  ///
  /// - Complexity: O(length of the sentence).
  static func parts(of sentence: Range<Int>, in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    guard sentence.count > longest else { return [sentence] }
    var parts: [Range<Int>] = []
    var start = sentence.lowerBound
    while sentence.upperBound - start > longestPart {
      let end = border(start, in: scalars)
      if let part = scalars.trimmed(start..<end) { parts.append(part) }
      start = end
    }
    if let part = scalars.trimmed(start..<sentence.upperBound) { parts.append(part) }
    return parts
  }

  /// Where the part that begins at `start` ends: at the strongest border within reach, the last of these.
  private static func border(_ start: Int, in scalars: [Unicode.Scalar]) -> Int {
    var (best, strength) = (start + longestPart, 0)
    for at in (start + longestPart / 3..<start + longestPart).reversed() {
      let found = scalars.strength(ofBorder: at)
      guard found > strength else { continue }
      (best, strength) = (at, found)
      if strength == 3 { break }
    }
    guard strength == 0 else { return best }
    // Nothing but letters: not within one that several code points make up.
    while best > start + 1, scalars[best].properties.canonicalCombiningClass != .notReordered { best -= 1 }
    return best
  }
}

extension [Unicode.Scalar] {
  /// How well a sentence can be cut before `offset`: 3 for a clause, 2 for a comma, 1 for a space, 0 for none of them.
  fileprivate func strength(ofBorder offset: Int) -> Int {
    let before = self[offset - 1]
    // Scripts that write no spaces have wide marks.
    switch before {
    case "；", "：": return 3
    case "，", "、", "،", "؛": return 2
    default: break
    }
    guard self[offset].isSpace else { return 0 }
    switch before {
    case ";", ":", "–", "—": return 3
    case ",": return 2
    default: return 1
    }
  }
}
