import Dictionaries
import Names
import Texts

extension EntityTable {
  /// The names that documents do not spell in one way, those of each document together, in order of their first places.
  ///
  /// - Parameters:
  ///   - documents: the documents of the table, divided into words.
  ///   - lexicon: dictionaries, which tell names from other words; the same as the table was made with.
  ///   - scopes: the kinds of text in which places are looked for.
  ///   - houseStyle: the system of transliteration that is to be followed; where it says how a name is written, that is suggested.
  /// - Throws: `ICUError` if ICU fails.
  /// - Complexity: O(length of the documents + forms² of each entity), besides comparisons of words that have something in common.
  public func inconsistencies(
    _ documents: [TokenizedDocument], lexicon: Lexicon = .empty, scopes: Set<Inconsistency.Scope> = [.text],
    houseStyle: TransliterationScheme? = nil
  ) throws(ICUError) -> [(document: Int, inconsistency: Inconsistency)] {
    let lexicon = lexicon.narrowed(to: Set(documents.map(\.document.language)))
    let systems = houseStyle == nil ? nil : try FormSystems(self, documents: documents.count)
    let houseForms = houseStyle.flatMap { try? HouseForms($0) }
    var places: [Language: Set<String>] = [:]
    var found: [(document: Int, inconsistency: Inconsistency)] = []
    for (index, document) in documents.enumerated() {
      let language = document.document.language
      if places[language] == nil {
        places[language] = Set(try PlaceNames.all(in: language).flatMap(\.names).map { $0.lowercased() })
      }
      let text = CheckedText(document, self, at: index)
      let finder = InconsistencyFinder(
        text, self, index, systems: systems, houseStyle: houseStyle, houseForms: houseForms)
      let context = NameContext(text, lexicon)
      var collector = VariantCollector(text, self)
      let phrases = PhraseVariants(context).variants()
      let words = try WordVariants(context, places: places[language] ?? []).variants().filter {
        !(houseForms?.writes($0, in: text) ?? false)
      }
      let covered = Set((phrases + words).flatMap(\.differing))
      for entity in entities.indices {
        collector.add(names: finder.variants(of: entity), beside: covered)
      }
      collector.add(words: phrases)
      collector.add(words: words)
      collector.add(words: AbbreviationVariants(context).variants())
      found += collector.inconsistencies(scopes).map { (index, $0) }
    }
    return found
  }
}
