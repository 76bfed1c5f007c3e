import Algorithms
import Texts

/// The years that the sentences of a document name, which its thread may be of, as the decoder sees them.
struct NarrativeAnchors {
  /// The years named, sorted, each once.
  let years: [Int]
  /// What each sentence says of the thread; nil for what others wrote.
  private(set) var observations: [NarrativeObservation?] = []
  /// For each year the sentences that name it, in order, and the days they name.
  private let places: [[(index: Int, moment: NarrativeMoment)]]
  private let outline: NarrativeOutline

  /// - Parameters:
  ///   - readings: the sentences.
  ///   - told: what each of them tells of itself.
  ///   - completed: whether that is only a date without year.
  /// - Complexity: O(sentences · log(years)).
  init(
    _ readings: [NarrativeReading], told: [[NarrativeMoment]], completed: [Bool], outline: NarrativeOutline,
    _ rules: NarrativeRules
  ) {
    let named = zip(outline.isHeading, told).map { NarrativeAnchors.named($1, isHeading: $0, rules) }
    let years = Set(named.joined().flatMap(\.years)).sorted()
    var places = [[(index: Int, moment: NarrativeMoment)]](repeating: [], count: years.count)
    var isAfterBirth = false
    for (index, reading) in readings.enumerated() {
      guard reading.sentence.block.isCompared else {
        observations.append(nil)
        continue
      }
      var step = NarrativeAnchors.step(
        reading, at: index, isDated: !named[index].isEmpty, isCompleted: completed[index], outline, rules)
      step.section = outline.years[index]
      if !named[index].isEmpty {
        // A birth is told once, and what follows is of another time.
        if isAfterBirth, !outline.isHeading[index] {
          step.change = max(step.change, rules.heading)
          step.anywhere = rules.anywhereSection
        }
        isAfterBirth = reading.tellsBirth
      }
      for moment in named[index] {
        let fit = moment.years.count == 1 ? 1 : rules.within
        for year in moment.years {
          let at = years.partitioningIndex { $0 >= year }
          places[at].append((index, moment))
          if let known = step.named.firstIndex(where: { $0.index == at }) {
            step.named[known].fit = max(step.named[known].fit, fit)
          } else {
            step.named.append((at, fit))
          }
        }
      }
      observations.append(step)
    }
    self.years = years
    self.places = places
    self.outline = outline
  }

  /// What the thread may be of after a sentence: what spans more years sums up, or bounds what a section tells of.
  private static func named(_ told: [NarrativeMoment], isHeading: Bool, _ rules: NarrativeRules)
    -> [NarrativeMoment]
  {
    guard let hull = NarrativeMoment.hull(told) else { return [] }
    if isHeading { return hull.years.count <= longest ? [hull] : [] }
    return hull.days.count <= rules.period ? told.filter { $0.years.count <= longest } : []
  }

  /// How many years one time of the thread may have.
  private static let longest = 2

  private static func step(
    _ reading: NarrativeReading, at index: Int, isDated: Bool, isCompleted: Bool, _ outline: NarrativeOutline,
    _ rules: NarrativeRules
  ) -> NarrativeObservation {
    var step = NarrativeObservation()
    step.found = isDated ? rules.foundDated : rules.found
    if outline.isHeading[index] {
      step.change = reading.isTheme ? rules.theme : rules.heading
      step.anywhere = rules.anywhereSection
      step.unknown = reading.isTheme ? 0 : isDated ? rules.unknown : rules.unknownSection
      step.timeless = reading.isTheme ? rules.theme : isDated ? 0 : rules.timelessSection
      step.resumed = isDated ? (rules.foundDated, 0) : (0, reading.isTheme ? 0 : rules.resumedSection)
    } else {
      if isDated { step.unnamed = rules.silent / max(rules.dated, rules.silent) }
      step.change = isDated ? rules.dated : reading.opensParagraph ? rules.paragraph : rules.silent
      step.anywhere = rules.anywhere
      step.unknown = isDated ? 0 : rules.unknown
      step.timeless = isDated ? 0 : rules.timeless
      step.resumed = isDated ? (rules.resumedDated, 0) : (0, rules.resumed)
      step.told = 1 - rules.timelessWithin * outline.timeless[index]
    }
    if !isDated || isCompleted, reading.isBare { step.bare = rules.bare }
    let isAside = outline.isCaption[index] || reading.isAside || reading.isOnlyBound
    step.digression =
      isCompleted
      ? rules.digressionCompleted
      : isAside ? rules.digressionAside : reading.looksBack ? rules.digressionBack : rules.digression
    return step
  }

  /// The last sentence before another that names a year, else the first after it; rather one of the same section.
  func place(of year: Int, from index: Int) -> (index: Int, moment: NarrativeMoment)? {
    let next = places[year].partitioningIndex { $0.index > index }
    let after = next < places[year].count ? places[year][next] : nil
    guard next > 0 else { return after }
    let before = places[year][next - 1]
    if let after, outline.sections[before.index] != outline.sections[index],
      outline.sections[after.index] == outline.sections[index]
    {
      return after
    }
    return before
  }
}
