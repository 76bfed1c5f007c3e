import Basics
import Texts

/// The figures and words by which the time that is told goes on, from `Resources/narrative.txt`.
struct NarrativeRules: Sendable {
  private var figures: [String: Double] = [:]
  /// Words that look back, from a time told before another.
  private(set) var earlier: Set<String> = []
  /// Words beside a date of birth.
  private(set) var birth: Set<String> = []
  /// Words beside dates of a life.
  private(set) var life: Set<String> = []
  /// Words between the year of a work and its pages.
  private(set) var page: Set<String> = []

  /// The rules for a language; one that the file does not know has no words.
  init(_ language: Language) {
    for line in DataLines(PackageResources.narrative_txt) where line.count > 2 {
      let words = line[2...].map { $0.lowercased() }
      switch (line[0], line[1]) {
      case ("rule", let name): figures[name] = Double(line[2])
      case (language.code, "earlier"): earlier.formUnion(words)
      case (language.code, "birth"): birth.formUnion(words)
      case (language.code, "life"): life.formUnion(words)
      case (language.code, "page"): page.formUnion(words)
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
  /// In days: a date so far before the one that is told looks back.
  var back: Int { days("back") }
  /// In days: a date so far after the one that is told leaps.
  var leap: Int { days("leap") }
  /// In days: how far an age may be from what is told.
  var age: Int { days("age") }
  /// How many dated sentences are looked at to see whether the narrative comes back.
  var ahead: Int { Int(figure("ahead")) }
  /// How much more a day backward counts than one forward.
  var backward: Double { figure("backward") }
  /// How many sentences a heading counts for.
  var heading: Double { figure("heading") }
  /// The doubt of what is counted.
  var relative: Double { figure("relative") }

  /// The doubt of what was told `distance` sentences ago: 0 at once, 1/2 after as many as `fade` says, towards 1.
  func doubt(_ distance: Double) -> Double {
    let fade = figure("fade")
    return distance <= 0 ? 0 : distance / (distance + max(fade, 1))
  }
}
