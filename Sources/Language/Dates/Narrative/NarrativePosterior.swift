/// What is probably told at a sentence.
struct NarrativePosterior {
  /// The years of the thread, as indexes, with their probabilities; those that are next to impossible are left out.
  var years: [(index: Int, probability: Double)] = []
  /// The probability that events are told, whether of a known year or not.
  var told = 0.0

  /// Years less probable are left out.
  static let least = 0.02

  /// The probability of a year.
  subscript(_ year: Int) -> Double { years.first { $0.index == year }?.probability ?? 0 }

  /// What is probably told at all sentences of a document.
  ///
  /// Long documents are decoded block by block, each with some sentences before and after it, so that memory is in proportion to
  /// their length however many years they name.
  ///
  /// - Parameters:
  ///   - years: those named, sorted.
  ///   - observations: what the sentences say; nil for those that tell nothing.
  /// - Complexity: O(sentences · years of a block).
  static func decoded(
    _ years: [Int], _ observations: [NarrativeObservation?], main: ClosedRange<Int>?, _ rules: NarrativeRules
  ) -> [NarrativePosterior] {
    var found = [NarrativePosterior](repeating: NarrativePosterior(), count: observations.count)
    let told = observations.indices.filter { observations[$0] != nil }
    for begin in stride(from: 0, to: told.count, by: block) {
      let end = min(told.count, begin + block)
      let indexes = Array(told[max(0, begin - margin)..<min(told.count, end + margin)])
      var steps = indexes.compactMap { observations[$0] }
      let named = Set(steps.flatMap { $0.named.map(\.index) }).sorted()
      var local: [Int: Int] = [:]
      for (at, year) in named.enumerated() { local[year] = at }
      for at in steps.indices {
        steps[at].named = steps[at].named.compactMap { named in local[named.index].map { ($0, named.fit) } }
      }
      let decoder = NarrativeDecoder(named.map { years[$0] }, main: main, rules)
      for (index, posterior) in zip(indexes, decoder.posteriors(steps))
      where (told[begin]...told[end - 1]).contains(index) {
        found[index] = NarrativePosterior(
          years: posterior.years.map { (named[$0.index], $0.probability) }, told: posterior.told)
      }
    }
    return found
  }

  /// How many sentences are decoded together, and how many before and after them are looked at.
  private static let block = 4096
  private static let margin = 256
}
