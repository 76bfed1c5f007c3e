/// What ICU's sentence breaks get wrong in any running text, put right by looking at the two sides of a border.
///
/// Borders are taken away after abbreviations ("St. | Petersburg") and initials ("L. | D. Trotzki"), before a lower-case
/// continuation ("«Поехали!» | — сказал он") and, in German, after an ordinal ("am 12. | April"); they are added where
/// extraction has glued two sentences ("wurde.Trotzki"). ICU's own list of abbreviations (`ss=standard`) is not used: ICU 72
/// matches it against the ends of words, so that a sentence in German could not end in "kam." or "mehr.".
struct SentenceRules {
  /// Languages that write ordinals as digits and a full stop.
  private static let ordinalDotLanguages: Set<String> = ["de", "da", "nb", "nn", "no", "cs", "pl", "fi"]

  private let joinsAfterOrdinal: Bool
  private let abbreviations: Set<String>

  init(_ language: Language) {
    abbreviations = DataLines(PackageResources.abbreviations_txt)
      .filter { $0.first == language.code }
      .reduce(into: []) { $0.formUnion($1.dropFirst()) }
    joinsAfterOrdinal = SentenceRules.ordinalDotLanguages.contains(language.code)
  }

  /// `borders` (ends of segments, the last one the end of `line`) corrected.
  func corrected(_ borders: [Int], in scalars: [Unicode.Scalar], _ line: Range<Int>) -> [Int] {
    var result: [Int] = []
    var start = line.lowerBound
    for border in borders {
      for at in start..<border where isGlued(at, scalars, line) { result.append(at + 1) }
      if border == line.upperBound || !isWrong(border, scalars, line) { result.append(border) }
      start = border
    }
    return result
  }

  /// Whether the full stop at `at` ends a sentence that another follows without a space.
  private func isGlued(_ at: Int, _ scalars: [Unicode.Scalar], _ line: Range<Int>) -> Bool {
    guard scalars[at] == ".", at - 3 >= line.lowerBound, at + 2 < line.upperBound else { return false }
    return scalars[at - 3].properties.isAlphabetic && scalars[at - 2].properties.isLowercase
      && scalars[at - 1].properties.isLowercase && scalars[at + 1].properties.isUppercase
      && scalars[at + 2].properties.isLowercase
  }

  private func isWrong(_ border: Int, _ scalars: [Unicode.Scalar], _ line: Range<Int>) -> Bool {
    guard let before = scalars.trimmed(line.lowerBound..<border),
      let after = scalars.trimmed(border..<line.upperBound)
    else { return false }
    // A dash may open the continuation of direct speech.
    let continuation = scalars[after].first {
      !$0.properties.isWhitespace && $0.properties.generalCategory != .dashPunctuation
    }
    if let continuation, continuation.properties.isLowercase { return true }

    guard scalars[before.upperBound - 1] == "." else { return false }
    let word = scalars[scalars.wordBefore(before.upperBound - 1, from: before.lowerBound)]
    guard let first = word.first else { return false }
    if word.count == 1, first.properties.isUppercase {
      return scalars[after.lowerBound].properties.isUppercase
    }
    if joinsAfterOrdinal, word.count <= 2, word.allSatisfy(\.isDigit) { return true }
    return abbreviations.contains(String(String.UnicodeScalarView(word)))
  }
}

extension [Unicode.Scalar] {
  /// The run of letters, digits and hyphens that ends at `end`.
  fileprivate func wordBefore(_ end: Int, from start: Int) -> Range<Int> {
    var first = end
    while first > start,
      self[first - 1].properties.isAlphabetic || self[first - 1].isDigit || self[first - 1] == "-"
    {
      first -= 1
    }
    return first..<end
  }
}
