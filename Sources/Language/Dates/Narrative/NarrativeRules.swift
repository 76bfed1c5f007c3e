import Basics
import Texts

/// The figures and words by which the time that is told goes on, from `Resources/narrative.txt`.
struct NarrativeRules: Sendable {
  private var figures: [String: Double] = [:]
  /// Words that look back, from a time told before another.
  private(set) var earlier: Set<WordKey> = []
  /// Words beside a date of birth.
  private(set) var birth: Set<WordKey> = []
  /// Words beside dates of a life.
  private(set) var life: Set<WordKey> = []
  /// Words between the year of a work and its pages.
  private(set) var page: Set<WordKey> = []

  /// Words before a date since which or until which something was so.
  private(set) var bound: Set<WordKey> = []
  /// Words of the present tense, and others of sentences that tell of no time.
  private(set) var present: Set<WordKey> = []
  /// Words of sentences that tell what somebody thought.
  private(set) var opinion: Set<WordKey> = []
  /// Beginnings of words in headings of chapters that are not told in time.
  private(set) var themes: [String] = []
  /// Parts of words that say the age of whom they stand with.
  private(set) var attribute: [String] = []

  private static let kept = KeptValues<Language, NarrativeRules>()

  /// The rules for a language; one that the file does not know has no words.
  ///
  /// The file is read once in a process.
  init(_ language: Language) {
    self = NarrativeRules.kept.value(language) { NarrativeRules(language, PackageResources.narrative_txt) }
  }

  /// The rules for a language, from a data file.
  init(_ language: Language, _ data: [UInt8]) {
    for line in DataLines(data) where line.count > 2 {
      let words = line[2...].map { $0.lowercased() }
      switch (line[0], line[1]) {
      case ("rule", let name): figures[name] = Double(line[2])
      case (language.code, "earlier"): earlier.formUnion(words.map { WordKey($0) })
      case (language.code, "birth"): birth.formUnion(words.map { WordKey($0) })
      case (language.code, "life"): life.formUnion(words.map { WordKey($0) })
      case (language.code, "page"): page.formUnion(words.map { WordKey($0) })
      case (language.code, "bound"): bound.formUnion(words.map { WordKey($0) })
      case (language.code, "present"): present.formUnion(words.map { WordKey($0) })
      case (language.code, "opinion"): opinion.formUnion(words.map { WordKey($0) })
      case (language.code, "theme"): themes += words
      case (language.code, "attribute"): attribute += words
      default: break
      }
    }
  }

  private func figure(_ name: String) -> Double { figures[name] ?? 0 }
  private func days(_ name: String) -> Int { Int(figure(name) * NarrativeRules.year) }

  /// The mean length of a Gregorian year in days.
  static let year = 365.2425

  /// In days: what is longer sums up.
  var episode: Int { days("episode") }
  /// In days: what is longer is told by no section.
  var period: Int { days("period") }
  /// In days: how far an age may be from what is told.
  var age: Int { days("age") }
  /// How much more a day backward counts than one forward.
  var backward: Double { figure("backward") }
  /// The doubt of what is counted.
  var relative: Double { figure("relative") }
  /// How many sentences on what was named last is still counted from.
  var recent: Int { Int(figure("recent")) }
  /// Headings of more words are captions.
  var caption: Int { Int(figure("caption")) }
  /// The same with a year at the end.
  var captionDated: Int { Int(figure("caption-dated")) }

  /// How probable it is that a date without year is of the year after the one told, of the one before.
  var nextYear: Double { figure("next-year") }
  var lastYear: Double { figure("last-year") }
  /// In years: after so many a date without year is e times rarer.
  var orderYears: Double { figure("order-years") }
  /// How much rarer dates are that are not in order, also where a sentence looks back.
  var disorder: Double { figure("disorder") }
  var disorderBack: Double { figure("disorder-back") }

  /// The probability that the thread changes at an undated sentence within a paragraph.
  var silent: Double { figure("silent") }
  /// The same at the first sentence of a paragraph.
  var paragraph: Double { figure("paragraph") }
  /// The same at a sentence that names a date.
  var dated: Double { figure("dated") }
  /// The same at a heading.
  var heading: Double { figure("heading") }
  /// The share of changes to a year that is not named.
  var unknown: Double { figure("unknown") }
  /// The same at a heading.
  var unknownSection: Double { figure("unknown-section") }
  /// The share of changes to a chapter in which no events are told: anywhere, at a heading, and all at one of such a chapter.
  var timeless: Double { figure("timeless") }
  var timelessSection: Double { figure("timeless-section") }
  var theme: Double { figure("theme") }
  /// The probability that events are told again: at an undated sentence, at one with a date, at a heading.
  var resumed: Double { figure("resumed") }
  var resumedDated: Double { figure("resumed-dated") }
  var resumedSection: Double { figure("resumed-section") }
  /// The share of changes to any year.
  var anywhere: Double { figure("anywhere") }
  /// The same at a heading.
  var anywhereSection: Double { figure("anywhere-section") }
  /// The probability that an unknown thread becomes known at an undated sentence, and at one with a date.
  var found: Double { figure("found") }
  var foundDated: Double { figure("found-dated") }
  /// After how many years changes forward and backward are e times as rare.
  var forward: Double { figure("forward-years") }
  var backwardReach: Double { figure("backward-years") }
  /// How probable changes forward and backward to the next year are.
  var onward: Double { figure("onward") }
  var back: Double { figure("back") }
  /// How much rarer changes to a year outside of the main period are.
  var outside: Double { figure("outside") }
  /// How probable it is that a sentence names a certain year while the thread is of another, by its form.
  var digression: Double { figure("digression") }
  var digressionBack: Double { figure("digression-back") }
  var digressionAside: Double { figure("digression-aside") }
  var digressionCompleted: Double { figure("digression-completed") }
  /// The same while no year is known, and while no events are told.
  var scattered: Double { figure("scattered") }
  var scatteredTheme: Double { figure("scattered-theme") }
  /// How probable it is that a sentence leaves out the year of a day or month while that is not known, against where it is.
  var bare: Double { figure("bare") }
  /// How well a span goes with a year in it.
  var within: Double { figure("within") }
  /// How much rarer a sentence is that is not of its section's years.
  var section: Double { figure("section") }
  /// How much rarer sentences that tell of no time are within a thread.
  var timelessWithin: Double { figure("timeless-within") }
  /// How probable sentences of a form are to tell of no time.
  var presentShare: Double { figure("present") }
  var opinionShare: Double { figure("opinion") }
  var questionShare: Double { figure("question") }
  var labelShare: Double { figure("label") }
  /// From which probability on a time counts as known.
  var known: Double { figure("known") }
  /// From which probability on dates without year and what is counted are of a time.
  var likely: Double { figure("likely") }
  /// From which probability on a time needs no year more.
  var sure: Double { figure("sure") }
  /// From which probability on a year beside it may be meant too.
  var beside: Double { figure("beside") }
}
