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
    _ readings: [NarrativeReading], told: [[NarrativeMoment]], outline: NarrativeOutline, _ rules: NarrativeRules
  ) {
    let named = zip(readings.indices, told).map { NarrativeAnchors.named($1, readings[$0], outline, $0, rules) }
    let candidates = Set(named.joined().map { NarrativeCandidate(years: $0.years) }).sorted()
    var places = [[(index: Int, moment: NarrativeMoment)]](repeating: [], count: candidates.count)
    for (index, reading) in readings.enumerated() {
      var observation = NarrativeAnchors.step(reading, at: index, isDated: !named[index].isEmpty, outline, rules)
      observation.section = outline.isHeading[index] ? nil : outline.years[index]
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
  private static let reach = 20

  /// What the thread may be of after a sentence.
  private static func named(
    _ told: [NarrativeMoment], _ reading: NarrativeReading, _ outline: NarrativeOutline, _ index: Int,
    _ rules: NarrativeRules
  ) -> [NarrativeMoment] {
    guard outline.isHeading[index] else { return told.filter { $0.days.count <= rules.episode } }
    // A heading sets what its section tells of, but "1879–1940" is all of a life.
    guard let hull = NarrativeMoment.hull(told), hull.days.count <= rules.period, hull.years.count <= reach
    else { return [] }
    return [hull]
  }

  private static func step(
    _ reading: NarrativeReading, at index: Int, isDated: Bool, _ outline: NarrativeOutline, _ rules: NarrativeRules
  ) -> NarrativeObservation {
    var step = NarrativeObservation()
    guard reading.sentence.block.isCompared else { return step }
    step.unknown = rules.unknown
    step.anywhere = rules.anywhere
    if outline.isHeading[index] {
      step.change = rules.heading
      step.anywhere = rules.anywhereSection
      step.unknown = reading.isTheme ? rules.unknownTheme : rules.unknownSection
      step.found = isDated ? rules.foundDated : rules.found
    } else {
      step.change = isDated ? rules.dated : reading.opensParagraph ? rules.paragraph : rules.silent
      step.found = isDated ? rules.foundDated : rules.found
      step.told = 1 - rules.timelessWithin * reading.timeless
    }
    step.digression =
      outline.isCaption[index] || reading.isAside || reading.isOnlyBound
      ? rules.digressionAside : reading.looksBack ? rules.digressionBack : rules.digression
    return step
  }

  /// The last sentence before another that names a candidate, else the first after it.
  func place(of candidate: Int, from index: Int) -> (index: Int, moment: NarrativeMoment)? {
    let next = places[candidate].partitioningIndex { $0.index > index }
    if next > 0 { return places[candidate][next - 1] }
    return places[candidate].first
  }
}
