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

  /// A folded word without the longest of some endings.
  static func stem(_ word: String, endings: [String]) -> String {
    for ending in endings where word.hasSuffix(ending) && word.count >= ending.count + shortestStem {
      return String(word.dropLast(ending.count))
    }
    return word
  }

  /// The stems of places' names.
  static func stems(_ places: [PlaceNames.Place], _ rules: NameRules) -> Set<String> {
    Set(places.flatMap(\.names).map { stem($0.lowercased(), rules) })
  }
}
