import Foundation

/// Decodes the thread of a narrative as a whole: a hidden Markov model whose states are the years named,
/// events of no known year, and chapters in which no events are told.
///
/// The thread stays where it is, or goes on to a year soon after, or back, or, at headings, to any year of the document's main period; a
/// sentence names the thread's year or, more seldom, another. Posteriors are those of the forward-backward algorithm (Rabiner 1989).
struct NarrativeDecoder {
  private let years: [Int]
  /// How much likelier the thread is to move to a year than to one outside of the document's main period.
  private let weights: [Double]
  /// From each year to the next: what is left of a share that gets smaller with the years between.
  private let forward: [Double]
  private let backward: [Double]
  /// How probable changes forward and backward to the next year are.
  private let onward: Double
  private let back: Double
  /// How much rarer years outside of the section's are.
  private let outsideSection: Double
  /// How often any year is named while none is known, and while no events are told.
  private let scattered: (unknown: Double, timeless: Double)
  /// Among how many years those that are named by the way are spread.
  private let spread: Double

  /// - Parameters:
  ///   - years: those named, sorted, each once.
  ///   - main: the years that the document is mostly about.
  init(_ years: [Int], main: ClosedRange<Int>?, _ rules: NarrativeRules) {
    onward = rules.onward
    back = rules.back
    outsideSection = rules.section
    self.years = years
    spread = Double(max(NarrativeDecoder.fewest, years.count))
    scattered = (min(1, rules.scattered / spread), min(1, rules.scatteredTheme / spread))
    weights = years.map { year in main.map { $0.contains(year) ? 1 : rules.outside } ?? 1 }
    let steps = zip(years.dropFirst(), years).map { Double($0 - $1) }
    forward = steps.map { exp(-$0 / max(1, rules.forward)) }
    backward = steps.map { exp(-$0 / max(1, rules.backwardReach)) }
  }

  /// As if at least so many years were named, that a document with few is not thought to keep to them.
  private static let fewest = 10

  /// What is probably told at each sentence.
  ///
  /// - Complexity: O(sentences · years), in time and memory.
  func posteriors(_ observations: [NarrativeObservation]) -> [NarrativePosterior] {
    let width = years.count + 2
    var forwards = [Double](repeating: 0, count: observations.count * width)
    // Nothing is known before the first sentence.
    var state = [Double](repeating: 0, count: width)
    state[years.count] = 1
    for (index, observation) in observations.enumerated() {
      state = moved(state, observation)
      observe(observation, &state)
      normalize(&state)
      for at in 0..<width { forwards[index * width + at] = state[at] }
    }
    var found = [NarrativePosterior](repeating: NarrativePosterior(), count: observations.count)
    var later = [Double](repeating: 1, count: width)
    for index in observations.indices.reversed() {
      let base = index * width
      var total = 0.0
      for at in 0..<width {
        forwards[base + at] *= later[at]
        total += forwards[base + at]
      }
      if total > 0 {
        for at in years.indices where forwards[base + at] > NarrativePosterior.least * total {
          found[index].years.append((at, forwards[base + at] / total))
        }
        found[index].told = 1 - forwards[base + width - 1] / total
      }
      observe(observations[index], &later)
      later = sources(later, observations[index])
      normalize(&later)
    }
    return found
  }

  /// The probabilities after a step, given those before.
  private func moved(_ state: [Double], _ step: NarrativeObservation) -> [Double] {
    let count = years.count
    let (unknown, timeless) = (state[count], state[count + 1])
    var next = [Double](repeating: 0, count: count + 2)
    let known = state[..<count].reduce(0, +)
    let free = step.change * (1 - step.unknown - step.timeless)
    let near = free * (1 - step.anywhere)
    let (onward, back) = (near * self.onward, near * self.back)
    let any = (free * step.anywhere * known + step.found * unknown + step.resumed.known * timeless) / spread
    for at in 0..<count { next[at] = any }
    if near > 0 {
      var reached = 0.0
      for at in 0..<count {
        next[at] += onward * reached
        if at + 1 < count { reached = (reached + state[at]) * forward[at] }
      }
      reached = 0
      for at in stride(from: count - 1, through: 0, by: -1) {
        next[at] += back * reached
        if at > 0 { reached = (reached + state[at]) * backward[at - 1] }
      }
    }
    let ease = self.ease(step)
    for at in 0..<count { next[at] = (1 - step.change) * state[at] + ease[at] * next[at] }
    let ended = step.change * step.timeless
    next[count] =
      unknown * (1 - step.found) * (1 - ended) + known * step.change * step.unknown + timeless
      * step.resumed.unknown
    next[count + 1] =
      timeless * (1 - step.resumed.known - step.resumed.unknown) + known * ended + unknown * (1 - step.found)
      * ended
    return next
  }

  /// The likelihoods before a step, given those after: what `moved` does, the other way.
  private func sources(_ later: [Double], _ step: NarrativeObservation) -> [Double] {
    let count = years.count
    let (unknown, timeless) = (later[count], later[count + 1])
    var before = [Double](repeating: 0, count: count + 2)
    let free = step.change * (1 - step.unknown - step.timeless)
    let near = free * (1 - step.anywhere)
    let (onward, back) = (near * self.onward, near * self.back)
    var all = 0.0
    var eased = ease(step)
    for at in 0..<count {
      eased[at] *= later[at]
      all += eased[at]
    }
    all /= spread
    let ended = step.change * step.timeless
    let lost = step.change * step.unknown * unknown + ended * timeless + free * step.anywhere * all
    for at in 0..<count { before[at] = (1 - step.change) * later[at] + lost }
    if near > 0 {
      var reached = 0.0
      for at in stride(from: count - 1, through: 0, by: -1) {
        before[at] += onward * reached
        if at > 0 { reached = (reached + eased[at]) * forward[at - 1] }
      }
      reached = 0
      for at in 0..<count {
        before[at] += back * reached
        if at + 1 < count { reached = (reached + eased[at]) * backward[at] }
      }
    }
    before[count] = (1 - step.found) * ((1 - ended) * unknown + ended * timeless) + step.found * all
    before[count + 1] =
      (1 - step.resumed.known - step.resumed.unknown) * timeless + step.resumed.unknown * unknown
      + step.resumed.known * all
    return before
  }

  /// How easily the thread moves to each year.
  private func ease(_ step: NarrativeObservation) -> [Double] {
    guard step.unnamed != 1 else { return weights }
    var ease = weights
    for at in ease.indices { ease[at] *= step.unnamed }
    for named in step.named { ease[named.index] = weights[named.index] }
    return ease
  }

  /// Weighs the states by how well they go with a sentence.
  private func observe(_ observation: NarrativeObservation, _ state: inout [Double]) {
    let count = years.count
    if !observation.named.isEmpty {
      let digression = min(1, observation.digression / spread)
      let kept = observation.named.map { max($0.fit, digression) * state[$0.index] }
      for at in 0..<count { state[at] *= digression }
      for (named, value) in zip(observation.named, kept) { state[named.index] = value }
      state[count] *= scattered.unknown
      state[count + 1] *= scattered.timeless
    }
    state[count] *= observation.bare
    state[count + 1] *= observation.bare
    if observation.told != 1 {
      for at in 0...count { state[at] *= observation.told }
    }
    if let section = observation.section {
      for at in 0..<count where !section.contains(years[at]) { state[at] *= outsideSection }
    }
  }

  private func normalize(_ state: inout [Double]) {
    let total = state.reduce(0, +)
    guard total > 0, total.isFinite else {
      for at in state.indices { state[at] = 1 / Double(state.count) }
      return
    }
    for at in state.indices { state[at] /= total }
  }
}
