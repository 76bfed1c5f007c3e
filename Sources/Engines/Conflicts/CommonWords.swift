import ComparableMode
import Preparation
import Texts

/// The words that stand near two statements of two documents and mean the same: what they are about.
struct CommonWords {
  /// So many are named.
  private static let most = 3
  /// How many code points from an expression a word counts half.
  private static let reach = 40.0
  /// Words further away, in words, are not looked at.
  private static let farthest = 64

  private let input: AlignmentInput
  private let x: Int
  private let y: Int
  private let matches: TermMatches

  /// Prepares two documents, by their indexes; nil if their languages are not matched.
  init?(_ input: AlignmentInput, _ x: Int, _ y: Int) {
    guard let matches = input.matches(x, y) else { return nil }
    (self.input, self.x, self.y, self.matches) = (input, x, y, matches)
  }

  /// The words of the first document, the weightiest first, each once.
  ///
  /// - Complexity: O(words near both, and what they match).
  func words(_ a: Statement, _ b: Statement) -> [String] {
    var near: [Int32: Double] = [:]
    for (token, nearness) in tokens(b, y) { near[token.term] = max(near[token.term] ?? 0, nearness) }
    let document = input.documents[x]
    let weights = input.compared[x].index.weights
    var found: [(word: String, weight: Double)] = []
    for (token, nearness) in tokens(a, x) {
      let best = matches[token.term].map { Double($0.weight) * (near[$0.term] ?? 0) }.max() ?? 0
      let weight = best * nearness * Double(weights[token.term])
      if weight > 0 { found.append((document.document.view.text(in: token.range), weight)) }
    }
    var words: [String] = []
    for (word, _) in found.sorted(by: { ($1.weight, $0.word) < ($0.weight, $1.word) })
    where words.count < CommonWords.most && !words.contains(word) {
      words.append(word)
    }
    return words
  }

  private func tokens(
    _ statement: Statement, _ document: Int
  ) -> [(token: AnalyzedSentence.Token, nearness: Double)] {
    let tokens = input.documents[document].sentences[statement.sentence].tokens
    let at = tokens.firstIndex { $0.range.lowerBound >= statement.range.lowerBound } ?? tokens.count
    let some = max(0, at - CommonWords.farthest)..<min(tokens.count, at + CommonWords.farthest)
    return tokens[some].compactMap { token in
      guard !token.range.overlaps(statement.range) else { return nil }
      return (token, 1 / (1 + Double(token.gap(to: statement.range)) / CommonWords.reach))
    }
  }
}
