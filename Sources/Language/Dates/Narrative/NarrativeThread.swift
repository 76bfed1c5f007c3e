/// What is being told of, until the text says otherwise.
struct NarrativeThread {
  let moment: NarrativeMoment
  /// The sentence that says so.
  let index: Int
  /// The section that sentence stands in, as the number of headings before it.
  let section: Int
  /// Whether that sentence is the section's heading.
  let isHeading: Bool
  /// How little the sentence itself was to be trusted.
  let doubt: Double

  /// The time of a sentence farther on, which may be any until the next date.
  func carried(to index: Int, section: Int, until next: NarrativeMoment?, _ rules: NarrativeRules)
    -> NarrativeTime
  {
    var days = moment.days
    var years = moment.years
    if let next {
      days = days.lowerBound...max(days.upperBound, next.days.lowerBound)
      years = years.lowerBound...max(years.upperBound, next.years.lowerBound)
    }
    return NarrativeTime(
      days: days, years: years,
      source: isHeading ? .heading(self.index) : .carried(from: self.index),
      doubt: doubt(at: index, section: section, rules))
  }

  /// How little it is to be trusted that a sentence farther on tells of this.
  func doubt(at index: Int, section: Int, _ rules: NarrativeRules) -> Double {
    let distance = Double(index - self.index) + rules.heading * Double(section - self.section)
    return 1 - (1 - doubt) * (1 - rules.doubt(distance))
  }
}
