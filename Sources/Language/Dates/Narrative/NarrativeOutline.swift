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

  /// For each sentence how probable it is, by its form, that it tells of no time.
  private(set) var timeless: [Double] = []

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
    let usual = NarrativeOutline.usualForm(readings)
    timeless = readings.indices.map { index in
      var form = readings[index].form.subtracting(usual)
      // The rows of a chronicle need no mark at their end.
      if heading[index] != nil { form.remove(.label) }
      return form.timeless(rules)
    }
  }

  /// What most sentences of a document have says nothing: a narrative may be told in the present tense, or a line at a time.
  private static func usualForm(_ readings: [NarrativeReading]) -> NarrativeForm {
    let told = readings.filter {
      $0.sentence.block.isCompared && !$0.isHeading && $0.sentence.block != .tableRow
    }
    return [NarrativeForm.present, .opinion, .label].reduce(into: NarrativeForm()) { usual, mark in
      if told.count(where: { $0.form.contains(mark) }) * 2 > told.count { usual.insert(mark) }
    }
  }
}
