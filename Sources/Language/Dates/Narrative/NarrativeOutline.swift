import Texts

/// The sections of a document, by its headings.
struct NarrativeOutline {
  /// For each sentence, whether it is the heading of a section, no caption.
  private(set) var isHeading: [Bool] = []
  /// For each sentence, whether it is a caption, or a heading so long that it is apt to be one.
  private(set) var isCaption: [Bool] = []
  /// For each sentence, how many headings stand before it, itself counted.
  private(set) var sections: [Int] = []
  /// For each sentence the years that its section's heading names, if it names any.
  private(set) var years: [ClosedRange<Int>?] = []

  /// For each sentence its section's heading, if that names years.
  private(set) var heading: [Int?] = []

  init(_ readings: [NarrativeReading], _ rules: NarrativeRules) {
    var section = 0
    var named: ClosedRange<Int>?
    var dated: Int?
    for (index, reading) in readings.enumerated() {
      let isLong = reading.isHeading && reading.isCaption(rules)
      let isHeading = reading.isHeading && !isLong
      if isHeading {
        section += 1
        let hull = NarrativeMoment.hull(reading.absolute.compactMap { $0 })
        named = hull.flatMap { $0.days.count <= rules.period ? $0.years : nil }
        dated = named == nil ? nil : index
      }
      self.isHeading.append(isHeading)
      isCaption.append(isLong || reading.sentence.block == .caption)
      sections.append(section)
      years.append(named)
      heading.append(dated)
    }
  }
}
