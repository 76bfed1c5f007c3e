/// The dates that the sentences of a document name, from which to see whether what one names is told on or left again.
struct NarrativeCourse {
  private let rules: NarrativeRules
  /// For each sentence, how many headings stand before it, itself counted.
  let sections: [Int]
  /// The sentences that name a date in their text, and that date, in order.
  private let anchors: [(index: Int, moment: NarrativeMoment)]
  /// For each sentence, how many of the anchors are in it or before.
  private let passed: [Int]

  init(_ readings: [NarrativeReading], _ rules: NarrativeRules) {
    self.rules = rules
    var sections: [Int] = []
    var anchors: [(index: Int, moment: NarrativeMoment)] = []
    var passed: [Int] = []
    for (index, reading) in readings.enumerated() {
      sections.append((sections.last ?? 0) + (reading.isHeading ? 1 : 0))
      let named = zip(reading.isMain, reading.absolute).compactMap { $0.0 ? $0.1 : nil }
      if let hull = NarrativeMoment.hull(named), hull.days.count <= rules.episode {
        anchors.append((index, hull))
      }
      passed.append(anchors.count)
    }
    self.sections = sections
    self.anchors = anchors
    self.passed = passed
  }

  /// What is told from a sentence on that tells of `told`; nil if that changes nothing.
  func next(
    _ told: [NarrativeMoment], at index: Int, _ reading: NarrativeReading, after thread: NarrativeThread?
  ) -> NarrativeMoment? {
    guard let hull = NarrativeMoment.hull(told) else { return nil }
    // Headings set what their section tells of, but "1879–1940" is all of a life.
    if reading.isHeading { return hull.days.count <= 4 * rules.episode ? hull : nil }
    let episodes = told.filter { $0.days.count <= rules.episode }
    if hull.days.count <= rules.episode, let last = episodes.last {
      return isDigression(last, at: index, reading, from: thread) ? nil : last
    }
    // Dates far apart in one sentence: the one that goes on with what was told.
    guard let thread else { return nil }
    return episodes.first {
      let distance = $0.distance(from: thread.moment.days)
      return distance >= 0 && distance <= rules.episode && !isDigression($0, at: index, reading, from: thread)
    }
  }

  /// The next date of the section, if it goes on with what is told.
  func upcoming(after index: Int, _ thread: NarrativeThread) -> NarrativeMoment? {
    guard passed[index] < anchors.count else { return nil }
    let anchor = anchors[passed[index]]
    let distance = anchor.moment.distance(from: thread.moment.days)
    let isNext = sections[anchor.index] == sections[index] && distance > 0 && distance <= rules.episode
    return isNext ? anchor.moment : nil
  }

  /// Whether a sentence only looks back or ahead, so that what was told before goes on after it.
  private func isDigression(
    _ moment: NarrativeMoment, at index: Int, _ reading: NarrativeReading, from thread: NarrativeThread?
  ) -> Bool {
    guard let thread, thread.section == sections[index] else {
      // The first date of a section.
      return false
    }
    let distance = moment.distance(from: thread.moment.days)
    guard distance < -rules.back || distance > rules.leap else {
      return distance < 0 && (reading.looksBack || reading.isAside)
    }
    var returns = reading.looksBack || reading.isAside ? 1 : 0
    var isFollowed = false
    for anchor in anchors[passed[index]...].prefix(rules.ahead)
    where sections[anchor.index] == sections[index] {
      let toThread = abs(anchor.moment.distance(from: thread.moment.days))
      let toMoment = abs(anchor.moment.distance(from: moment.days))
      returns += toThread < toMoment ? 1 : -1
      isFollowed = true
    }
    // Who goes back is apt to return, who goes on is not.
    return isFollowed ? returns > 0 || (returns == 0 && distance < 0) : distance < 0
  }
}
