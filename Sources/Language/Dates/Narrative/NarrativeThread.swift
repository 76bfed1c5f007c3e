import Texts

/// What is being told, sentence by sentence, decoded for a document as a whole.
struct NarrativeThread {
  private let readings: [NarrativeReading]
  private let outline: NarrativeOutline
  private let anchors: NarrativeAnchors
  private let posteriors: [NarrativePosterior]
  private let rules: NarrativeRules
  /// For each sentence the next time named in its section.
  private let next: [NarrativeMoment?]

  /// - Complexity: O(sentences · years named).
  init(
    _ readings: [NarrativeReading], told: [[NarrativeMoment]], completed: [Bool], _ outline: NarrativeOutline,
    main: ClosedRange<Int>?, _ rules: NarrativeRules
  ) {
    self.readings = readings
    self.outline = outline
    self.rules = rules
    anchors = NarrativeAnchors(readings, told: told, completed: completed, outline: outline, rules)
    posteriors = NarrativePosterior.decoded(anchors.years, anchors.observations, main: main, rules)
    var next: [NarrativeMoment?] = []
    var upcoming: NarrativeMoment?
    for index in readings.indices.reversed() {
      next.append(upcoming)
      if outline.isHeading[index] { upcoming = nil }
      if let hull = NarrativeMoment.hull(told[index]), hull.days.count <= rules.episode { upcoming = hull }
    }
    self.next = next.reversed()
  }

  /// How probable it is that the years a sentence names are the thread's.
  func onThread(_ index: Int) -> Double {
    anchors.observations[index]?.named.reduce(0) { $0 + posteriors[index][$1.index] } ?? 0
  }

  /// The next time that is named in a sentence's section.
  func upcoming(after index: Int) -> NarrativeMoment? { next[index] }

  /// The years that a sentence may tell of, with their probabilities, but those that are next to impossible.
  func options(at index: Int) -> [(year: Int, days: ClosedRange<Int>, probability: Double)] {
    posteriors[index].years.compactMap { year in
      anchors.place(of: year.index, from: index).map {
        (anchors.years[year.index], $0.moment.days, year.probability)
      }
    }
  }

  /// The time of a sentence that names none; nil where none is known.
  func time(at index: Int) -> NarrativeTime? {
    let reading = readings[index]
    // A heading without years, a row of a table without, what others wrote.
    guard reading.sentence.block.isCompared, !reading.isHeading, reading.sentence.block != .tableRow else {
      return nil
    }
    guard let found = best(at: index), let place = anchors.place(of: found.year, from: index) else {
      return period(at: index)
    }
    let probability = found.probability * (1 - outline.timeless[index])
    guard probability >= rules.known else { return nil }
    var days = place.moment.days
    if place.index < index, let upcoming = next[index], upcoming.distance(from: days) > 0,
      found.years.contains(upcoming.years.lowerBound)
    {
      days = days.lowerBound...max(days.upperBound, upcoming.days.lowerBound)
    }
    let source: NarrativeSource =
      outline.isHeading[place.index]
      ? .heading(place.index) : place.index < index ? .carried(from: place.index) : .before(place.index)
    return NarrativeTime(days: days, years: found.years, source: source, doubt: max(0, 1 - probability))
  }

  /// The years that the heading of a sentence's section names.
  private func period(at index: Int) -> NarrativeTime? {
    guard let heading = outline.heading[index],
      let hull = NarrativeMoment.hull(readings[heading].absolute.compactMap { $0 })
    else { return nil }
    let probability = posteriors[index].told * (1 - outline.timeless[index])
    guard probability >= rules.known else { return nil }
    return NarrativeTime(
      days: hull.days, years: hull.years, source: .heading(heading), doubt: max(0, 1 - probability))
  }

  /// The most probable year, as an index, or it and the one beside it if only both are probable enough.
  private func best(at index: Int) -> (year: Int, years: ClosedRange<Int>, probability: Double)? {
    let posterior = posteriors[index]
    guard let most = posterior.years.max(by: { $0.probability < $1.probability }) else { return nil }
    let year = anchors.years[most.index]
    var probability = most.probability
    var years = year...year
    if probability < rules.sure {
      let beside = posterior.years.filter { abs(anchors.years[$0.index] - year) == 1 }
        .max { $0.probability < $1.probability }
      if let beside, beside.probability > rules.beside {
        probability += beside.probability
        let other = anchors.years[beside.index]
        years = min(year, other)...max(year, other)
      }
    }
    return probability >= rules.known ? (most.index, years, probability) : nil
  }
}
