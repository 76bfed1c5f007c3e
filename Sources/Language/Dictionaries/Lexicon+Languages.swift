import Texts

extension Lexicon {
  /// The lexicon of the dictionaries that bear on documents in some languages, so that one installed for another language changes
  /// nothing: neither how common words are, nor which are names, nor the signature of a result.
  ///
  /// A dictionary bears on them if each of its languages is one of theirs, or a third by way of which two of them can be translated.
  /// For a language that has no such dictionary (and for documents in one language) all dictionaries of it do, as they tell how
  /// common its words are. The user's glossaries stay.
  ///
  /// The lexicon itself is given if that is all of it, or if the dictionaries can no longer be read.
  ///
  /// - Complexity: as `open`, the first time for these dictionaries; then a look-up.
  public func narrowed(to languages: Set<Language>) -> Lexicon {
    if let known = lexicons[languages] { return known }
    let pairs = parts.last?.description.dictionaries.map { ($0.name, $0.source, $0.target) } ?? []
    let counted = Lexicon.languages(bearingOn: languages, pairs.map { ($0.1, $0.2) })
    let kept = sources.filter { source in
      pairs.contains { name, from, to in
        name == source.name && (source.languages.map { $0 == from && $1 == to } ?? true)
          && counted.contains(from) && counted.contains(to)
      }
    }
    let result = kept.count == sources.count ? self : (try? opened(kept)) ?? self
    if lexicons.count >= Lexicon.mostNarrowed { lexicons.removeAll() }
    lexicons[languages] = result
    return result
  }

  /// For how many sets of languages lexicons are kept.
  package var narrowedCount: Int { lexicons.count }

  /// The lexicons for no more sets of languages are kept.
  private static let mostNarrowed = 32

  /// The languages whose dictionaries bear on documents in some languages: those and the third ones.
  static func languages(
    bearingOn languages: Set<Language>, _ pairs: [(Language, Language)]
  ) -> Set<Language> {
    var partners: [Language: Set<Language>] = [:]
    for (source, target) in pairs {
      partners[source, default: []].insert(target)
      partners[target, default: []].insert(source)
    }
    let thirds = partners.keys.filter { (partners[$0] ?? []).intersection(languages).count > 1 }
    let counted = languages.union(thirds)
    return languages.reduce(into: counted) { result, language in
      let own = partners[language] ?? []
      if own.isDisjoint(with: counted) { result.formUnion(own) }
    }
  }
}
