import Texts

/// Finds expressions of time in texts of one language: dates, years, periods, offsets, ages and clock times.
///
/// Words and patterns stand in `Resources/times-*.txt`; a language without such a file has years, their ranges and dates in digits. See
/// <doc:TimeExpressions> for the forms.
public struct TimeFinder: Sendable {
  private let reference: TimeGrammar.Reference
  private let tokenizer: TimeTokenizer
  private let isRussian: Bool

  /// A finder for texts of one language.
  public init(_ language: Language) {
    reference = TimeGrammar.reference(language)
    tokenizer = TimeTokenizer(lexicon: reference.lexicon)
    isRussian = language == .russian
  }

  /// The expressions within `range`, in order; none overlaps another.
  ///
  /// Where several patterns fit, the longest match counts. What stands outside of `range` is not looked at.
  ///
  /// - Complexity: O(length of `range`), more than 40 MB of UTF-8 a second on a core.
  public func expressions(in range: Range<Int>, of scalars: [Unicode.Scalar]) -> [TimeExpression] {
    let tokens = scalars.withUnsafeBufferPointer {
      tokenizer.tokens(in: range.clamped(to: 0..<$0.count), of: $0)
    }
    let matcher = TimeMatcher(reference, tokens: tokens, of: scalars)
    let builder = TimeBuilder(tokens: tokens, isRussian: isRussian)
    return tokens.withUnsafeBufferPointer { tokens in
      reference.candidates.withUnsafeBufferPointer { candidates in
        let search = Search(
          tokens: tokens, candidates: candidates, reference: reference, matcher: matcher, builder: builder)
        return search.expressions()
      }
    }
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

  /// One text's tokens, and what is tried at them.
  private struct Search {
    let tokens: UnsafeBufferPointer<TimeToken>
    let candidates: UnsafeBufferPointer<TimeCandidate>
    let reference: TimeGrammar.Reference
    let matcher: TimeMatcher
    let builder: TimeBuilder

    func expressions() -> [TimeExpression] {
      var found: [TimeExpression] = []
      var at = 0
      while at < tokens.count {
        guard var best = longest(at) else {
          at += 1
          continue
        }
        // "im Herbst" needs its cue, but "Herbst 1902" says more.
        if best.begin > at, let later = longest(best.begin), later.finish > best.finish {
          best = later
        }
        at = best.finish
        for var expression in best.expression {
          if expression.kind == .day {
            expression.weekday = TimeWeekdays(reference.lexicon, matcher.tokens)
              .beside(best.begin..<best.finish)
          }
          if let marked = marked(expression, best) {
            (expression, at) = marked
          }
          found.append(expression)
        }
      }
      return found
    }

    /// A date with the longest mark of a calendar that stands after it, and the token after both; nil if none does.
    private func marked(_ date: TimeExpression, _ match: Match) -> (TimeExpression, next: Int)? {
      var best: (TimeExpression, next: Int)?
      for pattern in reference.stylePatterns {
        var slots = TimeSlots()
        guard matcher.match(pattern, at: match.finish, &slots) != nil,
          slots.finish > best?.next ?? match.finish,
          let found = builder.date(date, from: match.begin, marked: slots)
        else { continue }
        best = (found, slots.finish)
      }
      return best
    }

    /// The longest match at a token; of two, the one that looked further.
    @inline(__always)
    private func longest(_ at: Int) -> Match? {
      var best: Match?
      switch tokens[at].kind {
      case .mark: return nil
      case .number: choose(reference.numberCandidates, at, &best)
      case .word:
        if tokens[at].entry >= 0 { choose(reference.wordCandidates[tokens[at].entry], at, &best) }
        if tokens[at].roman > 0 { choose(reference.romanCandidates, at, &best) }
      }
      return best
    }

    @inline(__always)
    private func choose(_ some: TimeCandidates, _ at: Int, _ best: inout Match?) {
      // Most words are followed by one that no expression has.
      guard some.second == TimeBits.all || at + 1 < tokens.count && tokens[at + 1].bits & some.second != 0
      else { return }
      for index in some.range where candidates[index].opening.fits(tokens, at) {
        attempt(candidates[index].pattern, at, &best)
      }
    }

    @inline(never)
    private func attempt(_ number: Int, _ at: Int, _ best: inout Match?) {
      var slots = TimeSlots()
      guard let next = matcher.match(number, at: at, &slots) else { return }
      if let best, (slots.finish, next) <= (best.finish, best.next) { return }
      var expression: [TimeExpression] = []
      switch builder.outcome(matcher.patterns[number].meaning, slots) {
      case .unfit: return
      case .nothing: break
      case .expression(let found): expression = [found]
      }
      best = Match(expression: expression, begin: slots.begin, finish: slots.finish, next: next)
    }
  }
}
