import Dictionaries
import Names
import Texts

/// Finds the names that a document does not spell in one way.
struct InconsistencyFinder {
  private let comparer: WordComparer

  init(_ language: Language) {
    comparer = WordComparer(NameRules.of(language))
  }

  private struct Pair {
    let a, b: Int
    let kinds: Set<Inconsistency.Kind>
    /// The words that differ.
    let words: [(FormWord, FormWord)]
  }

  /// Of more forms of an entity than this, the most frequent are compared.
  private static let mostForms = 300

  /// The inconsistencies among the forms of one entity in one document, by places in `entity.forms`.
  ///
  /// First forms of the same make-up are compared (Leo Trotzki, Lew Trozki), then words that only differ between others (Leon
  /// Trotsky, Lev Bronstein). Of many spellings each is compared with the most frequent one; full names also with one another
  /// where they are only romanized otherwise.
  ///
  /// - Complexity: O(forms²), of so many forms at most as are compared.
  func inconsistencies(of entity: EntityTable.Entity, at index: Int, in document: Int) -> [Inconsistency] {
    let all = entity.forms.indices.filter { entity.forms[$0].document == document }
    guard all.count > 1 else { return [] }
    let own = Array(ranked(entity, all).prefix(InconsistencyFinder.mostForms))
    var pairs: [Pair] = []
    var covered: Set<[String]> = []
    for (rank, a) in own.enumerated() {
      for b in own[(rank + 1)...] {
        guard let pair = sameMakeUp(entity, a, b), !pair.kinds.isEmpty else { continue }
        let key = InconsistencyFinder.key(entity.forms[a].form, entity.forms[b].form)
        guard covered.insert(key).inserted else { continue }
        let isChief = !pairs.contains { $0.b == a }
        guard isChief || pair.kinds == [.romanization] && entity.forms[a].form.isFullPerson else { continue }
        pairs.append(pair)
      }
    }
    let seen = Set(pairs.flatMap { $0.words.map { InconsistencyFinder.key($0.0, $0.1) } })
    pairs += differentMakeUp(entity, own, seen)
    pairs += statedPlaces(entity, document, pairs)
    return pairs.map { pair in
      Inconsistency(
        entity: index, a: .init(entity.forms[pair.a]), b: .init(entity.forms[pair.b]), scope: .text,
        kinds: Inconsistency.Kind.byWeight.filter(pair.kinds.contains),
        suggestion: suggestion(entity.forms[pair.a], entity.forms[pair.b], pair.words))
    }
  }

  /// How often each word stands in some forms.
  private func wordCounts(_ entity: EntityTable.Entity, _ own: [Int]) -> [String: Int] {
    var counts: [String: Int] = [:]
    for form in own {
      for word in entity.forms[form].form.words {
        counts[word.base, default: 0] += entity.forms[form].spans.count
      }
    }
    return counts
  }

  /// The forms, the most frequent first; of those as frequent the one whose words are, then the one named first.
  private func ranked(_ entity: EntityTable.Entity, _ own: [Int]) -> [Int] {
    let counts = wordCounts(entity, own)
    let ranks = own.map { form in
      let words = entity.forms[form].form.words.reduce(0) { $0 + counts[$1.base, default: 0] }
      return (-entity.forms[form].spans.count, -words, entity.forms[form].spans[0].lowerBound)
    }
    return own.indices.sorted { ranks[$0] < ranks[$1] }.map { own[$0] }
  }

  /// The same for forms of the same words in other cases.
  private static func key(_ a: NameForm, _ b: NameForm) -> [String] {
    [a, b].map {
      $0.words.map { $0.folded.contains { "'’".contains($0) } ? $0.folded : $0.base }.joined(separator: " ")
    }.sorted()
  }

  private static func key(_ a: FormWord, _ b: FormWord) -> [String] { [a.base, b.base].sorted() }

  private func sameMakeUp(_ entity: EntityTable.Entity, _ a: Int, _ b: Int) -> Pair? {
    let (form, other) = (entity.forms[a].form, entity.forms[b].form)
    guard form.words.count == other.words.count else { return nil }
    var kinds: Set<Inconsistency.Kind> = []
    var words: [(FormWord, FormWord)] = []
    for (x, y) in zip(form.words, other.words) {
      guard x.isCyrillic == y.isCyrillic,
        let relation = comparer.relation(x, y, isPerson: entity.kind == .person)
      else { return nil }
      guard let kind = Inconsistency.Kind(relation) else { continue }
      // Only where both genitives stand side by side, how they are written is seen.
      if kind == .orthography, x.base == y.base, x.folded == x.base || y.folded == y.base { continue }
      kinds.insert(kind)
      words.append((x, y))
    }
    return Pair(a: a, b: b, kinds: kinds, words: words)
  }

  private func differentMakeUp(_ entity: EntityTable.Entity, _ own: [Int], _ covered: Set<[String]>) -> [Pair]
  {
    guard entity.kind == .person else { return [] }
    var pairs: [Pair] = []
    var covered = covered
    let counts = wordCounts(entity, own)
    var chiefs: [String: Bool] = [:]
    /// Whether no other spelling of a word is more frequent.
    func isChief(_ word: FormWord) -> Bool {
      if let known = chiefs[word.folded] { return known }
      let isChief = !own.contains { form in
        entity.forms[form].form.words.contains { other in
          counts[other.base, default: 0] > counts[word.base, default: 0]
            && other.isCyrillic == word.isCyrillic
            && comparer.relation(word, other, isPerson: true).flatMap(Inconsistency.Kind.init) != nil
        }
      }
      chiefs[word.folded] = isChief
      return isChief
    }
    for (rank, a) in own.enumerated() {
      for b in own[(rank + 1)...]
      where entity.forms[a].form.words.count != entity.forms[b].form.words.count
        || entity.forms[a].form.isFullPerson
      {
        for x in entity.forms[a].form.words where !x.isInitial {
          for y in entity.forms[b].form.words where !y.isInitial && x.isPatronymic == y.isPatronymic {
            guard x.isCyrillic == y.isCyrillic, x.base != y.base,
              let relation = comparer.relation(x, y, isPerson: true), let kind = Inconsistency.Kind(relation),
              covered.insert(InconsistencyFinder.key(x, y)).inserted
            else { continue }
            guard isChief(x) || isChief(y) else { continue }
            pairs.append(Pair(a: a, b: b, kinds: [kind], words: [(x, y)]))
          }
        }
      }
    }
    return pairs
  }

  /// Places of which the text itself gives another name: Alma-Ata (now Almaty).
  private func statedPlaces(_ entity: EntityTable.Entity, _ document: Int, _ known: [Pair]) -> [Pair] {
    guard entity.kind == .place else { return [] }
    return entity.links.compactMap { link in
      guard case .statement = link.reason, entity.forms[link.a].document == document,
        entity.forms[link.b].document == document,
        !known.contains(where: { $0.a == link.a && $0.b == link.b })
      else { return nil }
      let isFirst = entity.forms[link.a].spans.count >= entity.forms[link.b].spans.count
      return Pair(
        a: isFirst ? link.a : link.b, b: isFirst ? link.b : link.a, kinds: [.translatedName], words: [])
    }
  }

  /// The second form with those words of the first in which they differ; the whole first where there are no such words.
  private func suggestion(
    _ a: EntityTable.Form, _ b: EntityTable.Form, _ words: [(FormWord, FormWord)]
  ) -> String {
    let rest = zip(a.form.words, b.form.words).filter { x, y in
      !words.contains { $0.folded == x.folded && $1.folded == y.folded }
    }
    let isSameElse = a.form.words.count == b.form.words.count && rest.allSatisfy { $0.folded == $1.folded }
    if words.isEmpty || isSameElse { return a.text }
    let text = b.text.split(separator: " ").map { word in
      words.first { $0.1.text == word }?.0.text ?? String(word)
    }.joined(separator: " ")
    return text == b.text ? a.text : text
  }
}

extension Inconsistency.Kind {
  /// The kinds, what matters most to an editor first.
  fileprivate static let byWeight: [Inconsistency.Kind] = [
    .typo, .spacing, .hyphenation, .capitalisation, .romanization, .diacritics, .translatedName,
    .abbreviation,
    .orthography,
  ]
}

extension Inconsistency.Form {
  fileprivate init(_ form: EntityTable.Form) {
    self.init(text: form.text, spans: form.spans)
  }
}

extension EntityTable {
  /// The names that documents do not spell in one way, those of each document together.
  ///
  /// - Parameters:
  ///   - documents: the documents of the table, divided into words.
  ///   - lexicon: dictionaries, which tell names from other words; the same as the table was made with.
  ///   - scopes: the kinds of text in which places are looked for.
  ///   - houseStyle: the system of transliteration that is to be followed; where it says how a name is written, that is suggested.
  /// - Throws: `ICUError` if ICU fails.
  /// - Complexity: O(forms² of each entity).
  public func inconsistencies(
    _ documents: [TokenizedDocument], lexicon: Lexicon = .empty, scopes: Set<Inconsistency.Scope> = [.text],
    houseStyle: TransliterationScheme? = nil
  ) throws(ICUError) -> [(document: Int, inconsistency: Inconsistency)] {
    documents.indices.flatMap { document in
      let finder = InconsistencyFinder(documents[document].document.language)
      return entities.indices.flatMap { index in
        finder.inconsistencies(of: entities[index], at: index, in: document).map { (document, $0) }
      }
    }
  }
}
