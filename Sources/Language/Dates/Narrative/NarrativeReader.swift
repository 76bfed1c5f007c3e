import Texts

/// Follows the time that is told through the sentences of a document in one language.
///
/// A sentence tells of the dates it names, else of the thread of the narrative, which is decoded for the document as a whole: dates that
/// only look back or ahead are told apart from those that go on, and where a chapter is not told in time, or no year is named, none is
/// known. See <doc:TheTimeThatIsTold>.
public struct NarrativeReader: Sendable {
  private let rules: NarrativeRules

  /// A reader of texts of one language.
  public init(_ language: Language) { rules = NarrativeRules(language) }

  /// A reader with other figures and words, for measuring.
  package init(_ language: Language, rules data: [UInt8]) { rules = NarrativeRules(language, data) }

  /// What each sentence tells of.
  ///
  /// - Parameters:
  ///   - sentences: the document's, in order.
  ///   - scalars: the text that their ranges are offsets in.
  /// - Complexity: O(length of the text + sentences · years named), and about a microsecond for each expression of time.
  public func read(_ sentences: [NarrativeSentence], in scalars: [Unicode.Scalar]) -> Narrative {
    let scanner = NarrativeScanner(rules, scalars)
    let readings = sentences.indices.map { index in
      NarrativeReading(
        sentences[index], scanner, isOpening: index < NarrativeReading.opening,
        opensParagraph: index == 0
          || scanner.isParagraph(between: sentences[index - 1].range, sentences[index].range))
    }
    let outline = NarrativeOutline(readings, rules)
    let born = NarrativeReading.birth(in: readings)
    let named = readings.map { $0.told($0.absolute) }
    let main = NarrativeReader.mainPeriod(named)
    var thread = NarrativeThread(
      readings, told: named, completed: readings.map { _ in false }, outline, main: main, rules)
    var meanings: [Meaning] = []
    var told = named
    // What dates without year and counted ones mean is known better once some of them are.
    for _ in 0..<NarrativeReader.rounds {
      meanings = meant(readings, outline, thread, NarrativeResolver(rules: rules, born: born))
      told = zip(readings, meanings).map { $0.told($1.moments) }
      let completed = readings.indices.map { index in
        named[index].isEmpty && !told[index].isEmpty && told[index].allSatisfy { $0.source == .own }
      }
      thread = NarrativeThread(readings, told: told, completed: completed, outline, main: main, rules)
    }
    let times = readings.indices.map { index -> NarrativeTime? in
      guard let hull = NarrativeMoment.hull(told[index]) else { return thread.time(at: index) }
      let isDated = told[index].contains { moment in
        moment.source == .own && readings[index].absolute.contains { $0?.days == moment.days }
      }
      let doubt = isDated ? 0 : meanings[index].doubt
      return NarrativeTime(days: hull.days, years: hull.years, source: hull.source, doubt: doubt)
    }
    return Narrative(
      times: times, meanings: meanings.map { $0.moments.map { $0?.days } },
      years: meanings.map { $0.moments.map { $0?.years.lowerBound } })
  }

  /// A document that names fewer years has no main period.
  private static let fewest = 10

  /// How often the thread is decoded anew.
  private static let rounds = 2

  /// What the expressions of a sentence mean, and the doubt about those that name no year.
  private struct Meaning {
    let moments: [NarrativeMoment?]
    let doubt: Double
  }

  /// What the expressions of all sentences mean, dates without years and what is counted by what is told before them.
  private func meant(
    _ readings: [NarrativeReading], _ outline: NarrativeOutline, _ thread: NarrativeThread,
    _ resolver: NarrativeResolver
  ) -> [Meaning] {
    var meanings: [Meaning] = []
    // What a date without year or a counted one has moved the thread to, until a year is named.
    var moved: (index: Int, moment: NarrativeMoment, probability: Double)?
    var last: (index: Int, days: ClosedRange<Int>)?
    var before: (section: Int, days: ClosedRange<Int>)?
    for (index, reading) in readings.enumerated() {
      let section = outline.sections[index]
      if let known = moved, outline.sections[known.index] != section { moved = nil }
      if let known = last, index - known.index > rules.recent { last = nil }
      if let known = before, known.section != section { before = nil }
      guard !reading.sentence.times.isEmpty, reading.sentence.block.isCompared else {
        meanings.append(Meaning(moments: reading.absolute, doubt: 0))
        continue
      }
      var context = NarrativeResolver.Context()
      if let moved {
        context.options = [(moved.moment.years.lowerBound, moved.moment.days, moved.probability)]
      } else {
        context.options = thread.options(at: index)
      }
      context.last = last?.days
      context.before = before?.days
      context.after = thread.upcoming(after: index)?.days
      var (moments, probability) = resolver.moments(reading, context)
      if probability < rules.known {
        moments = reading.absolute
        probability = 1
      }
      meanings.append(Meaning(moments: moments, doubt: min(1 - probability, 0.99)))
      let found = reading.told(moments)
      guard let hull = NarrativeMoment.hull(found), hull.days.count <= rules.episode else { continue }
      last = (index, hull.days)
      let isNamed = !reading.told(reading.absolute).isEmpty
      if isNamed {
        guard thread.onThread(index) >= rules.known else { continue }
        moved = nil
        before = (section, hull.days)
      } else if !reading.looksBack, !outline.isCaption[index], let latest = found.last {
        moved = (index, latest, probability)
        before = (section, latest.days)
      }
    }
    return meanings
  }

  /// The years that a document is mostly about: without the first and the last of those that it names; nil if it names few.
  private static func mainPeriod(_ named: [[NarrativeMoment]]) -> ClosedRange<Int>? {
    let years = named.joined().filter { $0.years.count <= 2 }.map(\.years.lowerBound).sorted()
    guard years.count > fewest else { return nil }
    return years[years.count / 20]...years[years.count - 1 - years.count / 12]
  }
}
