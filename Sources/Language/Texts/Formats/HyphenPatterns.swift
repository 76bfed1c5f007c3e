import Basics

/// What the data say of hyphens between two parts of a word: `Resources/line-end-hyphens.txt` and `conjunctions.txt`.
struct HyphenPatterns: Sendable {
  /// The patterns; reading their data once is enough.
  static let shared = HyphenPatterns()

  /// Part of a pattern: what a part of a word is, begins with, ends with or holds.
  private struct Half {
    let text: String
    let isOpenAtStart: Bool
    let isOpenAtEnd: Bool

    init(_ pattern: Substring) {
      isOpenAtStart = pattern.first == "*"
      isOpenAtEnd = pattern.last == "*" && pattern.count > 1
      text = pattern.filter { $0 != "*" }
    }

    /// The part that it alone fits; nil if it fits others.
    var whole: String? { isOpenAtStart || isOpenAtEnd ? nil : text }

    func fits(_ part: String) -> Bool {
      switch (isOpenAtStart, isOpenAtEnd) {
      case (false, false): part == text
      case (true, false): part.hasSuffix(text) && (text.isEmpty || part != text)
      case (false, true): part.hasPrefix(text)
      case (true, true): part.contains(text)
      }
    }
  }

  private struct Pattern {
    let first: Half
    let second: Half
    let meaning: LineEndHyphens.Meaning
  }

  /// The patterns of a language, found by the half that is a whole part.
  private struct Index {
    var byFirst: [String: [Pattern]] = [:]
    var bySecond: [String: [Pattern]] = [:]
    var others: [Pattern] = []

    mutating func add(_ pattern: Pattern) {
      if let first = pattern.first.whole {
        byFirst[first, default: []].append(pattern)
      } else if let second = pattern.second.whole {
        bySecond[second, default: []].append(pattern)
      } else {
        others.append(pattern)
      }
    }

    func meaning(_ first: String, _ second: String) -> LineEndHyphens.Meaning? {
      let fitting = [byFirst[first] ?? [], bySecond[second] ?? [], others].joined().filter {
        $0.first.fits(first) && $0.second.fits(second)
      }
      // Exceptions come first.
      return (fitting.first { $0.meaning == .division } ?? fitting.first)?.meaning
    }
  }

  private var patterns: [String: Index] = [:]
  private var middles: Set<String> = []
  private var conjunctions: Set<String> = []
  private var divided: Set<String> = []

  private init() {
    for line in DataLines(PackageResources.conjunctions_txt) {
      if line[0] == "divided" { divided.formUnion(line.dropFirst()) } else { conjunctions.formUnion(line) }
    }
    for line in DataLines(PackageResources.line_end_hyphens_txt) where line.count > 2 {
      let meaning: LineEndHyphens.Meaning = line[1] == "divide" ? .division : .part
      if line[1] == "middle" {
        middles.formUnion(line[2...])
        continue
      }
      for text in line[2...] {
        let halves = text.split(separator: "-", maxSplits: 1)
        guard halves.count == 2 else { continue }
        patterns[line[0], default: Index()].add(
          Pattern(first: Half(halves[0]), second: Half(halves[1]), meaning: meaning))
      }
    }
  }

  /// What a language's patterns say of a hyphen between two parts, in lower case; nil if none fits.
  ///
  /// - Complexity: O(number of the language's patterns that fit many words).
  func meaning(_ first: String, _ second: String, _ language: String) -> LineEndHyphens.Meaning? {
    patterns[language]?.meaning(first, second)
  }

  /// Whether a word, in lower case, is one before which a hyphen stands for what two words share.
  func suspends(_ word: String) -> Bool { conjunctions.contains(word) }

  /// Whether a word, in lower case, is known to be one, though its end is a word that `suspends`.
  func isDivided(_ word: String) -> Bool { divided.contains(word) }

  /// Whether a part, in lower case, stands between hyphens in the middle of words.
  func isMiddle(_ part: String) -> Bool { middles.contains(part) }
}
