import Texts

/// Follows the time that is told through the sentences of a document in one language.
///
/// A sentence tells of the dates it names, else of what was told before, with a doubt that grows with the distance. Looking back and
/// ahead, summing up, other persons' lives and works referred to do not change what is being told. See <doc:NarrativeTime>.
public struct NarrativeReader: Sendable {
  private let rules: NarrativeRules

  /// A reader of texts of one language.
  public init(_ language: Language) { rules = NarrativeRules(language) }

  /// What each sentence tells of.
  ///
  /// - Parameters:
  ///   - sentences: the document's, in order.
  ///   - scalars: the text that their ranges are offsets in.
  /// - Complexity: O(length of the text) and about a microsecond for each expression of time.
  public func read(_ sentences: [NarrativeSentence], in scalars: [Unicode.Scalar]) -> Narrative {
    let scanner = NarrativeScanner(rules, scalars)
    let readings = sentences.enumerated().map {
      NarrativeReading($1, scanner, isOpening: $0 < NarrativeReading.opening)
    }
    let course = NarrativeCourse(readings, rules)
    let resolver = NarrativeResolver(rules: rules, born: NarrativeReading.birth(in: readings))
    var last: ClosedRange<Int>?
    var thread: NarrativeThread?
    var times: [NarrativeTime?] = []
    var meanings: [[ClosedRange<Int>?]] = []
    var years: [[Int?]] = []
    for (index, reading) in readings.enumerated() {
      let section = course.sections[index]
      let moments = resolver.moments(
        reading.sentence, reading.absolute, counts: reading.isMain, from: thread, last: last)
      meanings.append(moments.map { $0?.days })
      years.append(moments.map { $0?.years.lowerBound })
      let told = reading.told(moments)
      guard let hull = NarrativeMoment.hull(told) else {
        times.append(
          thread.map {
            $0.carried(to: index, section: section, until: course.upcoming(after: index, $0), rules)
          })
        continue
      }
      var doubt = 0.0
      if hull.source != .own {
        let before = thread?.doubt(at: index, section: section, rules) ?? 0
        doubt = 1 - (1 - before) * (1 - rules.relative)
      }
      times.append(NarrativeTime(days: hull.days, years: hull.years, source: hull.source, doubt: doubt))
      if hull.days.count <= rules.episode { last = hull.days }
      if let next = course.next(told, at: index, reading, after: thread) {
        thread = NarrativeThread(
          moment: next, index: index, section: section, isHeading: reading.isHeading, doubt: doubt)
      }
    }
    return Narrative(times: times, meanings: meanings, years: years)
  }
}
