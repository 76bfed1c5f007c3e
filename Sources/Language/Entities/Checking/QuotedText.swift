/// Finds what stands in quotation marks.
enum QuotedText {
  /// What closes a quotation that is opened by a mark.
  private static let closers: [Character: Set<Character>] = [
    "„": ["“", "”", "\""], "“": ["”"], "”": ["”"], "«": ["»"], "»": ["«"], "\"": ["\""], "‚": ["‘", "’"],
    "‹": ["›"],
  ]

  /// The most words of a quotation: what is not closed by then was no opening mark.
  private static let longest = 120

  /// The quotations among the words of a paragraph, each as a range of them.
  ///
  /// - Parameters:
  ///   - gaps: what stands before each word.
  ///   - last: what stands after the last.
  /// - Complexity: O(length of the gaps).
  static func ranges(gaps: [String], last: String) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var open: (start: Int, closers: Set<Character>)?
    for (index, gap) in (gaps + [last]).enumerated() {
      var before: Character = index == 0 ? " " : "a"
      for character in gap {
        if let known = open, index - known.start > longest { open = nil }
        if let known = open {
          if known.closers.contains(character) {
            if index > known.start { ranges.append(known.start..<index) }
            open = nil
          }
        } else if let closers = closers[character],
          before.isWhitespace || before.isPunctuation && before != "."
        {
          open = (index, closers)
        } else if let closers = closers[character], character == "„" || character == "«" {
          open = (index, closers)
        }
        before = character
      }
    }
    return ranges
  }
}
