import Algorithms
import Texts

/// The times that the sentences of a document name, which its thread may be of, as the decoder sees them.
struct NarrativeAnchors {
  /// The times named, sorted, each once.
  let candidates: [NarrativeCandidate]
  /// What each sentence says of the thread.
  private(set) var observations: [NarrativeObservation] = []
  /// For each candidate the sentences that name it, in order, and the days they name.
  private let places: [[(index: Int, moment: NarrativeMoment)]]

  /// - Parameters:
  ///   - readings: the sentences.
  ///   - told: what each of them tells of itself.
  ///   - counted: whether that is only counted from what was told before.
  /// - Complexity: O(sentences · log(candidates)).
  init(
    _ readings: [NarrativeReading], told: [[NarrativeMoment]], counted: [Bool], outline: NarrativeOutline, _ rules: NarrativeRules
  ) {
    let named = zip(readings.indices, told).map { NarrativeAnchors.named($1, readings[$0], outline, $0, rules) }
    let candidates = Set(named.joined().map { NarrativeCandidate(years: $0.years) }).sorted()
    var places = [[(index: Int, moment: NarrativeMoment)]](repeating: [], count: candidates.count)
    for (index, reading) in readings.enumerated() {
      var observation = NarrativeAnchors.step(reading, at: index, isDated: !named[index].isEmpty, isCounted: counted[index], outline, rules)
      observation.section = outline.years[index]
      for moment in named[index] {
        let first = candidates.partitioningIndex { $0.years.lowerBound >= moment.years.lowerBound - NarrativeAnchors.reach }
        for at in first..<candidates.count {
          let candidate = candidates[at]
          if candidate.years.lowerBound > moment.years.upperBound { break }
          guard candidate.years.overlaps(moment.years) else { continue }
          let isSame = candidate.years == moment.years
          if isSame { places[at].append((index, moment)) }
          let fit = isSame ? 1 : rules.within
          if let known = observation.named.firstIndex(where: { $0.index == at }) {
            observation.named[known].fit = max(observation.named[known].fit, fit)
          } else {
            observation.named.append((at, fit))
          }
        }
      }
      observations.append(observation)
    }
    self.candidates = candidates
    self.places = places
  }

  /// How many years a candidate may have.
  private static let reach = 2

  /// What the thread may be of after a sentence.
  private static func named(
    _ told: [NarrativeMoment], _ reading: NarrativeReading, _ outline: NarrativeOutline, _ index: Int,
    _ rules: NarrativeRules
  ) -> [NarrativeMoment] {
    // What spans more years sums up; a heading of several only bounds what its section tells of.
    guard outline.isHeading[index] else { return told.filter { $0.years.count <= 2 } }
    guard let hull = NarrativeMoment.hull(told), hull.years.count <= 2 else { return [] }
    return [hull]
  }

  private static func step(
    _ reading: NarrativeReading, at index: Int, isDated: Bool, isCounted: Bool, _ outline: NarrativeOutline, _ rules: NarrativeRules
  ) -> NarrativeObservation {
    var step = NarrativeObservation()
    guard reading.sentence.block.isCompared else { return step }
    if outline.isHeading[index] {
      step.change = rules.heading
      step.anywhere = rules.anywhereSection
      step.unknown = reading.isTheme ? 0 : isDated ? rules.unknown : rules.unknownSection
      step.timeless = reading.isTheme ? rules.theme : isDated ? 0 : rules.timelessSection
      if reading.isTheme { step.change = rules.theme }
      step.found = isDated ? rules.foundDated : rules.found
      step.resumed = isDated ? (rules.foundDated, 0) : (0, reading.isTheme ? 0 : rules.resumedSection)
    } else {
      step.change = isDated ? rules.dated : reading.opensParagraph ? rules.paragraph : rules.silent
      step.unknown = isDated ? 0 : rules.unknown
      step.timeless = isDated ? 0 : rules.timeless
      step.anywhere = rules.anywhere
      step.found = isDated ? rules.foundDated : rules.found
      step.resumed = isDated ? (rules.resumedDated, 0) : (0, rules.resumed)
      step.told = 1 - rules.timelessWithin * reading.timeless
    }
    let isAside = outline.isCaption[index] || reading.isAside || reading.isOnlyBound
    step.digression =
      isCounted ? rules.digressionCounted
      : isAside ? rules.digressionAside : reading.looksBack ? rules.digressionBack : rules.digression
    return step
  }

  /// The last sentence before another that names a candidate, else the first after it.
  func place(of candidate: Int, from index: Int) -> (index: Int, moment: NarrativeMoment)? {
    let next = places[candidate].partitioningIndex { $0.index > index }
    if next > 0 { return places[candidate][next - 1] }
    return places[candidate].first
  }
}
