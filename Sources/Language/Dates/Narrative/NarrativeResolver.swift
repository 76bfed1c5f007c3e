/// Finds out what the expressions of time in a sentence mean, given what was told before.
struct NarrativeResolver {
  let rules: NarrativeRules
  /// The days on which the person the document is about may have been born.
  let born: ClosedRange<Int>?

  /// What each expression of a sentence means; nil where that stays open.
  ///
  /// An expression counts from the one before it in the sentence, the first from what was told before. Where a sentence names
  /// several years, a date without one may be of any.
  func moments(
    _ sentence: NarrativeSentence, _ absolute: [NarrativeMoment?], counts: [Bool],
    from thread: NarrativeThread?, last: ClosedRange<Int>?
  ) -> [NarrativeMoment?] {
    let named = Set(absolute.compactMap { $0?.years })
    let isOpen = named.count > 1 || (named.first?.count ?? 1) > 1
    var base = named.count == 1 ? absolute.compactMap { $0 }.first?.days : thread?.moment.days
    // What is counted is counted from what was named last, even if that only looked back.
    var counted = named.count == 1 ? base : last ?? base
    var found: [NarrativeMoment?] = []
    for (index, time) in sentence.times.enumerated() {
      var moment = absolute[index]
      if moment == nil, let base, let from = counted {
        switch time.kind {
        case .relative: moment = time.span(told: from).flatMap { NarrativeMoment($0, .relative) }
        case .age, .clock, .dayOfWeek: break
        default: moment = isOpen ? nil : completed(time, near: base)
        }
      }
      if moment == nil, time.kind == .age { moment = age(time, from: thread) }
      if let moment, counts[index] {
        base = moment.days
        counted = moment.days
      }
      found.append(moment)
    }
    return found
  }

  /// A date without a year, in the year that brings it nearest; backward is farther than forward.
  private func completed(_ time: TimeExpression, near base: ClosedRange<Int>) -> NarrativeMoment? {
    var best: (distance: Double, moment: NarrativeMoment)?
    // Whole years away, so that the same day exists but for 29 February.
    for shift in [0, 1, -1] {
      let day = Int((Double(base.lowerBound) + Double(shift) * NarrativeRules.year).rounded())
      guard let span = time.span(told: day...day), let moment = NarrativeMoment(span, .own) else { continue }
      let away = Double(moment.distance(from: base))
      let distance = away < 0 ? -away * rules.backward : away
      if distance < best?.distance ?? .infinity { best = (distance, moment) }
    }
    return best?.moment
  }

  /// When the person the document is about had an age, if it may be theirs.
  private func age(_ time: TimeExpression, from thread: NarrativeThread?) -> NarrativeMoment? {
    guard let born, let span = time.span(born: born), let moment = NarrativeMoment(span, .age) else {
      return nil
    }
    guard let thread else { return moment }
    return abs(moment.distance(from: thread.moment.days)) <= rules.age ? moment : nil
  }
}
