import Texts

/// What is being told, sentence by sentence, decoded for a document as a whole.
struct NarrativeThread {
  private let readings: [NarrativeReading]
  private let outline: NarrativeOutline
  private let anchors: NarrativeAnchors
  private let posteriors: NarrativeDecoder.Posteriors
  private let rules: NarrativeRules
  /// For each sentence the next one of its section that names a time.
  private let next: [NarrativeMoment?]

  /// - Complexity: O(sentences · times named).
  init(
    _ readings: [NarrativeReading], told: [[NarrativeMoment]], counted: [Bool], _ outline: NarrativeOutline, main: ClosedRange<Int>?,
    _ rules: NarrativeRules
  ) {
    self.readings = readings
    self.outline = outline
    self.rules = rules
    anchors = NarrativeAnchors(readings, told: told, counted: counted, outline: outline, rules)
    posteriors = NarrativeDecoder(anchors.candidates, main: main, rules).posteriors(anchors.observations)
    var next: [NarrativeMoment?] = []
    var upcoming: NarrativeMoment?
    for index in readings.indices.reversed() {
      next.append(upcoming)
      if outline.isHeading[index] { upcoming = nil }
      if let hull = NarrativeMoment.hull(told[index]), hull.days.count <= rules.episode { upcoming = hull }
    }
    self.next = next.reversed()
  }

  /// Whether a sentence names the time that the thread most probably is of.
  func isOnThread(_ index: Int) -> Bool {
    anchors.observations[index].named.reduce(0) { $0 + posteriors[index, $1.index] } >= rules.known
  }

  /// What is told at a sentence, with doubt; nil where no year is known.
  func moment(at index: Int) -> (days: ClosedRange<Int>, doubt: Double)? {
    guard let found = best(at: index, from: rules.likely) else { return nil }
    guard let place = anchors.place(of: found.candidate, from: index) else { return nil }
    return (place.moment.days, 1 - found.probability)
  }

  /// The time of a sentence that names none; nil where none is known.
  func time(at index: Int) -> NarrativeTime? {
    let reading = readings[index]
    // A heading without years, a row of a table without, what others wrote.
    guard reading.sentence.block.isCompared, !reading.isHeading, reading.sentence.block != .tableRow else { return nil }
    guard let found = best(at: index, from: rules.known), let place = anchors.place(of: found.candidate, from: index) else {
      return period(at: index)
    }
    let probability = found.probability * (1 - reading.timeless)
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
    let probability = posteriors.told(index) * (1 - readings[index].timeless)
    guard probability >= rules.known else { return nil }
    return NarrativeTime(
      days: hull.days, years: hull.years, source: .heading(heading), doubt: max(0, 1 - probability))
  }

  /// The most probable candidate, and the years about it that are probable enough together.
  private func best(at index: Int, from known: Double) -> (candidate: Int, years: ClosedRange<Int>, probability: Double)? {
    let values = posteriors[index]
    guard let best = values.indices.max(by: { values[$0] < values[$1] }) else { return nil }
    let candidate = best - values.startIndex
    var years = anchors.candidates[candidate].years
    var probability = mass(values, years, around: candidate)
    if probability < rules.sure {
      let options = [years.lowerBound - 1...years.upperBound, years.lowerBound...years.upperBound + 1]
      let masses = options.map { mass(values, $0, around: candidate) }
      let wider = masses[0] > masses[1] ? 0 : 1
      if masses[wider] > probability + (1 - rules.sure) / 2 {
        years = options[wider]
        probability = masses[wider]
      }
    }
    return probability >= known ? (candidate, years, probability) : nil
  }

  /// The probability of all candidates within some years.
  private func mass(_ values: ArraySlice<Double>, _ years: ClosedRange<Int>, around candidate: Int) -> Double {
    var sum = 0.0
    var at = candidate
    while at >= 0, anchors.candidates[at].years.lowerBound >= years.lowerBound {
      if anchors.candidates[at].years.upperBound <= years.upperBound { sum += values[values.startIndex + at] }
      at -= 1
    }
    at = candidate + 1
    while at < anchors.candidates.count, anchors.candidates[at].years.lowerBound <= years.upperBound {
      if anchors.candidates[at].years.upperBound <= years.upperBound { sum += values[values.startIndex + at] }
      at += 1
    }
    return sum
  }
}
