/// Finds out what the expressions of time in a sentence mean, given what was told before.
struct NarrativeResolver {
  let rules: NarrativeRules
  /// The days on which the person the document is about may have been born.
  let born: ClosedRange<Int>?

  /// What each expression of a sentence means; nil where that stays open.
  ///
  /// An expression counts from the one before it in the sentence, the first from what was told before. Where a sentence names
  /// several years, a date without one may be of any.
  ///
  /// - Parameters:
  ///   - thread: what is told, nil where no year is known.
  ///   - last: what was named last, if that was not long ago.
  func moments(
    _ reading: NarrativeReading, from thread: ClosedRange<Int>?, last: ClosedRange<Int>?
  ) -> [NarrativeMoment?] {
    let absolute = reading.absolute
    let named = Set(absolute.compactMap { $0?.years })
    let isOpen = named.count > 1 || (named.first?.count ?? 1) > 1
    var base = named.count == 1 ? absolute.compactMap { $0 }.first?.days : thread
    // What is counted is counted from what was named last, even if that only looked back.
    var counted = named.count == 1 ? base : last ?? base
    var found: [NarrativeMoment?] = []
    for (index, time) in reading.sentence.times.enumerated() {
      var moment = absolute[index]
      if moment == nil {
        switch time.kind {
        case .relative:
          moment = counted.flatMap { time.span(told: $0) }.flatMap { NarrativeMoment($0, .relative) }
        case .age: moment = age(time, from: thread, isAttribute: reading.isAttribute[index])
        case .clock, .dayOfWeek: break
        default: moment = isOpen ? nil : base.flatMap { completed(time, near: $0) }
        }
      }
      if let moment, reading.isMain[index] {
        base = moment.days
        counted = moment.days
      }
      found.append(moment)
    }
    return found
  }

  /// A date without a year, in the year that brings it nearest; backward is farther than forward, and another day of the week is none.
  private func completed(_ time: TimeExpression, near base: ClosedRange<Int>) -> NarrativeMoment? {
    var best: (distance: Double, moment: NarrativeMoment)?
    // Whole years away, so that the same day exists but for 29 February.
    for shift in [0, 1, -1] {
      let day = Int((Double(base.lowerBound) + Double(shift) * NarrativeRules.year).rounded())
      guard let span = time.span(told: day...day), let moment = NarrativeMoment(span, .own) else { continue }
      let away = Double(moment.distance(from: base))
      var distance = away < 0 ? -away * rules.backward : away
      // Julian Day Number 0 is a Monday.
      if let weekday = time.weekday, span.count == 1, span.lowerBound % 7 + 1 != weekday {
        distance += 2 * NarrativeRules.year
      }
      if distance < best?.distance ?? .infinity { best = (distance, moment) }
    }
    return best?.moment
  }

  /// When the person the document is about had an age, if it may be theirs.
  private func age(_ time: TimeExpression, from thread: ClosedRange<Int>?, isAttribute: Bool) -> NarrativeMoment? {
    guard let born, let span = time.span(born: born), let moment = NarrativeMoment(span, .age) else {
      return nil
    }
    // "The seventeen-year-old" is as often another.
    guard let thread else { return isAttribute ? nil : moment }
    return abs(moment.distance(from: thread)) <= rules.age ? moment : nil
  }
}
