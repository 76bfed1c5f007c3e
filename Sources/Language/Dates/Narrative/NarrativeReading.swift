import Texts

/// A sentence with what its expressions of time say by themselves.
struct NarrativeReading {
  let sentence: NarrativeSentence
  /// For each expression what it means, if it names its year and is about what is told.
  let absolute: [NarrativeMoment?]
  /// For each expression, whether it stands in the sentence itself, not in parentheses.
  let isMain: [Bool]
  /// Whether the sentence looks back.
  let looksBack: Bool
  /// What tells of a birth, by the index of the expression and whether it stands in parentheses.
  private let births: [(moment: NarrativeMoment, isAside: Bool)]
  private let isForeign: [Bool]
  /// For each expression, whether it says since when or until when something was so.
  let isBound: [Bool]
  /// For each expression, whether it says the age of whom it stands with.
  let isAttribute: [Bool]
  /// What in its form is of sentences that tell of no time.
  let form: NarrativeForm
  /// Whether it is the heading of a chapter that is not told in time.
  let isTheme: Bool
  /// Whether nothing follows its last expression of time.
  let endsWithTime: Bool
  /// How many words it has.
  let words: Int
  /// Whether it is the first of a paragraph.
  let opensParagraph: Bool

  var isHeading: Bool { sentence.block == .heading }

  init(_ sentence: NarrativeSentence, _ scanner: NarrativeScanner, isOpening: Bool, opensParagraph: Bool) {
    self.sentence = sentence
    let times = sentence.block.isCompared ? sentence.times : []
    let isTold = sentence.block.isCompared
    let findings =
      isTold
      ? scanner.findings(NarrativeSentence(range: sentence.range, block: sentence.block, times: times))
      : NarrativeScanner.Findings()
    let isForeign = sentence.times.indices.map { index in
      !isTold || (findings.isForeign[index] && !(isOpening && findings.isBirth[index]))
    }
    self.isForeign = isForeign
    isMain = sentence.times.indices.map { isTold && !findings.isAside[$0] }
    looksBack = findings.looksBack
    let none = [Bool](repeating: false, count: sentence.times.count)
    isBound = isTold ? findings.isBound : none
    isAttribute = isTold ? findings.isAttribute : none
    form = findings.form
    isTheme = findings.isTheme
    words = findings.words
    endsWithTime = findings.endsWithTime
    self.opensParagraph = opensParagraph
    let all = times.map { NarrativeMoment(absolute: $0) }
    absolute = sentence.times.indices.map { !isForeign[$0] ? all[$0] : nil }
    births = times.indices.compactMap { index in
      guard findings.isBirth[index], let moment = NarrativeMoment(birth: times[index]) else { return nil }
      return (moment, findings.isAside[index])
    }
  }

  /// Whether it names a day or month and leaves its year out, as one does where the year is known.
  var isBare: Bool {
    sentence.times.indices.contains { index in
      isMain[index] && [.day, .month, .dateRange].contains(sentence.times[index].kind)
        && sentence.times[index].date?.year == nil
    }
  }

  /// Whether it tells of a birth.
  var tellsBirth: Bool { births.contains { !$0.isAside } }

  /// What the sentence tells of: what stands in it, else what it has in parentheses.
  func told(_ moments: [NarrativeMoment?]) -> [NarrativeMoment] {
    let indexes = moments.indices.filter { moments[$0] != nil && !isForeign[$0] }
    let main = indexes.filter { isMain[$0] }
    let told = (main.isEmpty ? indexes : main).compactMap { moments[$0] }
    // A date says more of when something was than an age or a distance in the same sentence.
    let dated = told.filter { $0.source == .own }
    return dated.isEmpty ? told : dated
  }

  /// Whether what it tells of stands only in parentheses.
  var isAside: Bool { !zip(isMain, absolute).contains { $0.0 && $0.1 != nil } && isMain.contains(false) }

  /// Whether a heading is rather the caption of a picture: long, or of several words and a year outside of parentheses at the end.
  func isCaption(_ rules: NarrativeRules) -> Bool {
    if isTheme || form.contains(.question) { return false }
    if words > rules.caption { return true }
    guard words > rules.captionDated, let last = absolute.indices.last, let moment = absolute[last] else {
      return false
    }
    return isMain[last] && endsWithTime && moment.years.count == 1
  }

  /// Whether it names only times since which or until which something was so.
  var isOnlyBound: Bool {
    let named = absolute.indices.filter { absolute[$0] != nil && isMain[$0] }
    return !named.isEmpty && named.allSatisfy { isBound[$0] }
  }

  /// How many sentences at the beginning may have the life span of the person the document is about.
  static let opening = 3

  /// The days on which the person a document is about may have been born.
  ///
  /// It is the first birth named; in parentheses only at the beginning, for later ones are of others.
  static func birth(in readings: [NarrativeReading]) -> ClosedRange<Int>? {
    for (index, reading) in readings.enumerated() {
      if let birth = reading.births.first(where: { !$0.isAside || index < opening }) {
        return birth.moment.days
      }
    }
    return nil
  }
}

extension NarrativeMoment {
  /// The birth that an expression tells, the beginning of a life span.
  fileprivate init?(birth time: TimeExpression) {
    guard let year = time.date?.year else { return nil }
    switch time.kind {
    case .day: self.init(absolute: time)
    case .year, .month, .yearRange, .dateRange:
      guard let calendar = try? ICUCalendar(.gregorian),
        let first = calendar.dayNumber(year: year, month: 1, day: 1),
        let last = calendar.dayNumber(year: year, month: 12, day: 31)
      else { return nil }
      self.init(days: first...last, years: year...year, source: .own)
    default: return nil
    }
  }
}
