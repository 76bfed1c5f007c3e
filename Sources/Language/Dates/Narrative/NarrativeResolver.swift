import Foundation
import Texts

/// Finds out what the expressions of time in a sentence mean, given what was told before.
struct NarrativeResolver {
  let rules: NarrativeRules
  /// The days on which the person the document is about may have been born.
  let born: ClosedRange<Int>?

  /// What is known about a sentence from those about it.
  struct Context {
    /// The years that may be told, the days they were named by, and how probable they are.
    var options: [(year: Int, days: ClosedRange<Int>, probability: Double)] = []
    /// What was named last, if that was not long ago.
    var last: ClosedRange<Int>?
    /// The last and the next day named in the section.
    var before: ClosedRange<Int>?
    var after: ClosedRange<Int>?

    /// What is most probably told.
    var told: (year: Int, days: ClosedRange<Int>, probability: Double)? {
      options.max { $0.probability < $1.probability }
    }
  }

  /// What the expressions of a sentence mean; nil where that stays open.
  ///
  /// An expression counts from the one before it in the sentence, the first from what was told before. Where a sentence names
  /// several years, a date without one may be of any.
  ///
  /// - Returns: also how probable what is least certain of it is.
  func moments(_ reading: NarrativeReading, _ context: Context) -> (
    moments: [NarrativeMoment?], probability: Double
  ) {
    let absolute = reading.absolute
    let named = Set(absolute.compactMap { $0?.years })
    let isOpen = named.count > 1 || (named.first?.count ?? 1) > 1
    let told = context.told.flatMap { $0.probability >= rules.likely ? $0 : nil }
    var base = named.count == 1 ? absolute.compactMap { $0 }.first?.days : nil
    // What is counted is counted from what was named last, even if that only looked back.
    var counted = base ?? context.last ?? told?.days
    var probability = 1.0
    var found: [NarrativeMoment?] = []
    for (index, time) in reading.sentence.times.enumerated() {
      var moment = absolute[index]
      if moment == nil {
        switch time.kind {
        case .relative:
          moment = counted.flatMap { time.span(told: $0) }.flatMap { NarrativeMoment($0, .relative) }
          if moment != nil {
            probability *= 1 - rules.relative
            if base == nil, context.last == nil { probability *= told?.probability ?? 1 }
          }
        case .age:
          moment = age(
            time, from: base ?? context.last ?? told?.days, isAttribute: reading.isAttribute[index])
          if moment != nil { probability *= 1 - rules.relative }
        case .clock, .dayOfWeek: break
        default:
          guard !isOpen else { break }
          let time = NarrativeResolver.withWeekday(
            time, after: index > 0 ? reading.sentence.times[index - 1] : nil)
          if let base {
            moment = completed(time, near: base)
          } else if let option = completed(time, context, looksBack: reading.looksBack) {
            moment = option.moment
            probability *= option.probability
          }
        }
      }
      if let moment, reading.isMain[index] {
        base = moment.days
        counted = moment.days
      }
      found.append(moment)
    }
    return (found, probability)
  }

  /// A date without a year, in the year that is most probable by what is told and by the order of the dates about it.
  private func completed(
    _ time: TimeExpression, _ context: Context, looksBack: Bool
  ) -> (moment: NarrativeMoment, probability: Double)? {
    var options: [Int: Double] = [:]
    // Where no order says more, a date is rather of the year told.
    let other = context.before == nil ? 0.5 : 1
    let (next, last) = (other * rules.nextYear, other * rules.lastYear)
    for option in context.options {
      for (shift, share) in [(0, 1 - next - last), (1, next), (-1, last)] {
        options[option.year + shift, default: 0] += share * option.probability
      }
    }
    var best: (moment: NarrativeMoment, weight: Double)?
    var total = 0.0
    for (year, probability) in options.sorted(by: { $0.key < $1.key }) {
      guard let calendar = try? ICUCalendar(.gregorian),
        let middle = calendar.dayNumber(year: year, month: 7, day: 1),
        let span = time.span(told: middle...middle), let moment = NarrativeMoment(span, .own)
      else { continue }
      var weight = probability
      if let before = context.before {
        let distance = Double(moment.distance(from: before)) / NarrativeRules.year
        weight *= exp(-abs(distance) / max(rules.orderYears, 0.1))
        if distance < 0 { weight *= looksBack ? rules.disorderBack : rules.disorder }
      }
      if let after = context.after, moment.distance(from: after) > 0 { weight *= rules.disorder }
      if !isWeekday(of: time, moment) { weight *= rules.disorder * rules.disorder }
      total += weight
      if weight > best?.weight ?? 0 { best = (moment, weight) }
    }
    let known = options.values.reduce(0, +)
    guard let best, known >= rules.likely, best.weight >= total / 2 else { return nil }
    return (best.moment, min(1, known * best.weight / total))
  }

  /// A date without a year, in the year that brings it nearest; backward is farther than forward.
  private func completed(_ time: TimeExpression, near base: ClosedRange<Int>) -> NarrativeMoment? {
    var best: (distance: Double, moment: NarrativeMoment)?
    // Whole years away, so that the same day exists but for 29 February.
    for shift in [0, 1, -1] {
      let day = Int((Double(base.lowerBound) + Double(shift) * NarrativeRules.year).rounded())
      guard let span = time.span(told: day...day), let moment = NarrativeMoment(span, .own) else { continue }
      let away = Double(moment.distance(from: base))
      var distance = away < 0 ? -away * rules.backward : away
      if !isWeekday(of: time, moment) { distance += 2 * NarrativeRules.year }
      if distance < best?.distance ?? .infinity { best = (distance, moment) }
    }
    return best?.moment
  }

  /// A date with the day of the week that stands directly before it.
  private static func withWeekday(_ time: TimeExpression, after before: TimeExpression?) -> TimeExpression {
    guard time.weekday == nil, let before, before.kind == .dayOfWeek,
      time.range.lowerBound - before.range.upperBound <= 2
    else { return time }
    var time = time
    time.weekday = before.weekday
    return time
  }

  /// Whether a day is of the day of the week that an expression names, if it names one.
  private func isWeekday(of time: TimeExpression, _ moment: NarrativeMoment) -> Bool {
    guard let weekday = time.weekday, moment.days.count == 1 else { return true }
    // Julian Day Number 0 is a Monday.
    return moment.days.lowerBound % 7 + 1 == weekday
  }

  /// When the person the document is about had an age, if it may be theirs.
  private func age(_ time: TimeExpression, from told: ClosedRange<Int>?, isAttribute: Bool)
    -> NarrativeMoment?
  {
    guard let born, let span = time.span(born: born), let moment = NarrativeMoment(span, .age) else {
      return nil
    }
    // "The seventeen-year-old" is as often another.
    guard let told else { return isAttribute ? nil : moment }
    return abs(moment.distance(from: told)) <= rules.age ? moment : nil
  }
}
