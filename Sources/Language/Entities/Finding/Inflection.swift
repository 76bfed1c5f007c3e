import Texts

/// Takes off what names take on in their cases.
package enum Inflection {
  /// The fewest letters that are left of a name.
  private static let shortestStem = 3

  /// A folded word without the longest ending of its language's declensions: Троцк of Троцкого, trotzki of trotzkis.
  ///
  /// - Complexity: O(number of endings).
  package static func stem(_ word: String, _ rules: NameRules) -> String {
    let stem = stem(word, endings: rules.endings)
    return rules.fleeting[stem] ?? stem
  }

  /// A folded word without any of its language's endings that it may have, itself among them, and what its stem is in other cases.
  static func stems(_ word: String, _ rules: NameRules) -> Set<String> {
    var stems: Set<String> = [word, stem(word, rules)]
    for ending in rules.caseEndings where word.count >= ending.count + shortestStem && word.hasSuffix(ending)
    {
      stems.insert(String(word.dropLast(ending.count)))
    }
    for (form, end) in rules.alternations + rules.closed
    where word.count >= form.count + shortestStem - 1 && word.hasSuffix(form) {
      stems.insert(word.dropLast(form.count) + end)
    }
    // "Карпенка-Карого": both parts of a double name have endings.
    if word.contains("-") {
      stems.insert(word.split(separator: "-").map { stem(String($0), rules) }.joined(separator: "-"))
    }
    return stems
  }

  /// A folded word without the first of some endings that it has.
  static func stem(_ word: String, endings: Endings) -> String {
    endings.first(of: word, after: shortestStem).map { String(word.dropLast($0.letters)) } ?? word
  }

  /// The stems of places' names.
  static func stems(_ places: [PlaceNames.Place], _ rules: NameRules) -> Set<String> {
    Set(places.flatMap(\.names).map { stem($0.lowercased(), rules) })
  }
}
