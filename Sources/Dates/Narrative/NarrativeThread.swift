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

  /// The time of a sentence farther on.
  func carried(to index: Int, section: Int, _ rules: NarrativeRules) -> NarrativeTime {
    let distance = Double(index - self.index) + rules.heading * Double(section - self.section)
    return NarrativeTime(
      days: moment.days, years: moment.years,
      source: isHeading ? .heading(self.index) : .carried(from: self.index),
      doubt: 1 - (1 - doubt) * (1 - rules.doubt(distance)))
  }
}
