import Texts

/// Finds expressions of time in texts of one language: dates, years, periods, offsets, ages and clock times.
///
/// Words and patterns stand in `Resources/times-*.txt`; a language without such a file has years, their ranges and dates in digits. See
/// <doc:TimeExpressions> for the forms.
public struct TimeFinder: Sendable {
  private let grammar: TimeGrammar
  private let tokenizer: TimeTokenizer
  private let isRussian: Bool

  /// A finder for texts of one language.
  public init(_ language: Language) {
    grammar = TimeGrammar.of(language)
    tokenizer = TimeTokenizer(lexicon: grammar.lexicon)
    isRussian = language == .russian
  }

  /// The expressions within `range`, in order; none overlaps another.
  ///
  /// Where several patterns fit, the longest match counts. What stands outside of `range` is not looked at.
  ///
  /// - Complexity: O(length of `range`), more than 20 MB of UTF-8 a second.
  public func expressions(in range: Range<Int>, of scalars: [Unicode.Scalar]) -> [TimeExpression] {
    let tokens = scalars.withUnsafeBufferPointer {
      tokenizer.tokens(in: range.clamped(to: 0..<$0.count), of: $0)
    }
    let matcher = TimeMatcher(grammar: grammar, tokens: tokens, of: scalars)
    let builder = TimeBuilder(tokens: tokens, isRussian: isRussian)
    let weekdays = TimeWeekdays(grammar.lexicon, tokens)
    var found: [TimeExpression] = []
    var at = 0
    while at < tokens.count {
      let token = tokens[at]
      guard token.kind == .number || (token.kind == .word && (token.entry >= 0 || token.roman > 0)),
        var best = longest(at, matcher, builder)
      else {
        at += 1
        continue
      }
      // "im Herbst" needs its cue, but "Herbst 1902" says more.
      if best.begin > at, let later = longest(best.begin, matcher, builder), later.finish > best.finish {
        best = later
      }
      for var expression in best.expression {
        if expression.kind == .day { expression.weekday = weekdays.beside(best.begin..<best.finish) }
        found.append(expression)
      }
      at = best.finish
    }
    return found
  }
  /// What a piece of a text was taken for.
  private struct Match {
    /// The expression; none if nothing must be found here.
    ///
    /// An array, for matches are passed about and an expression is large.
    let expression: [TimeExpression]
    let begin: Int
    let finish: Int
    /// The token after all that the pattern looked at.
    let next: Int
  }

  /// The longest match at a token; of two, the one that looked further.
  private func longest(_ at: Int, _ matcher: TimeMatcher, _ builder: TimeBuilder) -> Match? {
    let token = matcher.tokens[at]
    var best: Match?
    switch token.kind {
    case .mark: return nil
    case .number: choose(grammar.numberPatterns, at, matcher, builder, &best)
    case .word:
      if token.entry >= 0 { choose(grammar.wordPatterns[token.entry], at, matcher, builder, &best) }
      if token.roman > 0 { choose(grammar.romanPatterns, at, matcher, builder, &best) }
    }
    return best
  }

  @inline(__always)
  private func choose(
    _ candidates: [Int], _ at: Int, _ matcher: TimeMatcher, _ builder: TimeBuilder, _ best: inout Match?
  ) {
    var slots = TimeSlots()
    for number in candidates where matcher.openings[number].fits(matcher.tokens, at) {
      guard let next = matcher.match(number, at: at, &slots) else { continue }
      if let best, (slots.finish, next) <= (best.finish, best.next) { continue }
      var expression: [TimeExpression] = []
      switch builder.outcome(matcher.patterns[number].meaning, slots) {
      case .unfit: continue
      case .nothing: break
      case .expression(let found): expression = [found]
      }
      best = Match(expression: expression, begin: slots.begin, finish: slots.finish, next: next)
    }
  }
}
