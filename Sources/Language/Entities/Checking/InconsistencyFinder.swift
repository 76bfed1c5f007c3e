import Dictionaries
import Names
import Texts

/// Finds the names that a document does not spell in one way.
struct InconsistencyFinder {
  private let comparer: WordComparer
  private let text: CheckedText
  private let table: EntityTable
  private let document: Int
  private let systems: FormSystems?
  private let houseStyle: TransliterationScheme?
  private let houseForms: HouseForms?
  /// How often each word stands in the document.
  private let wordCounts: [String: Int]
  /// For each entity of which the document has names, those.
  private let mentions: [Int: [CheckedText.Mention]]

  /// Prepares a document.
  ///
  /// - Parameters:
  ///   - text: its words.
  ///   - table: the entities of all documents.
  ///   - document: its index.
  ///   - systems: by which systems the forms of the table are romanized; nil where there is no house style.
  ///   - houseStyle: the system that is to be followed.
  ///   - houseForms: what it writes where no document has the Cyrillic name.
  init(
    _ text: CheckedText, _ table: EntityTable, _ document: Int, systems: FormSystems?,
    houseStyle: TransliterationScheme?, houseForms: HouseForms?
  ) {
    comparer = WordComparer(text.rules)
    self.text = text
    self.table = table
    self.document = document
    self.systems = systems
    self.houseStyle = houseStyle
    self.houseForms = houseForms
    var counts = [Int](repeating: 0, count: text.differentCount)
    var wordCounts: [String: Int] = [:]
    for (token, number) in zip(text.tokens, text.numbers) where token.shape != .small { counts[number] += 1 }
    for (token, number) in zip(text.tokens, text.numbers) where counts[number] > 0 {
      wordCounts[Inflection.stem(token.folded, text.rules), default: 0] += counts[number]
      counts[number] = 0
    }
    self.wordCounts = wordCounts
    mentions = Dictionary(grouping: text.mentions, by: \.entity)
  }

  private struct Pair {
    let a, b: Int
    let kinds: Set<Inconsistency.Kind>
    /// The words that differ.
    let words: [(FormWord, FormWord)]
  }

  /// Of more forms of an entity than this, the most frequent are compared.
  private static let mostForms = 300

  /// Where the forms of one entity differ in one document.
  ///
  /// First forms of the same make-up are compared (Leo Trotzki, Lew Trozki), then words that only differ between others (Leon
  /// Trotsky, Lev Bronstein). Of many spellings each is compared with the most frequent one; full names also with one another
  /// where they are only romanized otherwise.
  ///
  /// - Complexity: O(forms²), of so many forms at most as are compared.
  func variants(of index: Int) -> [Variant] {
    let entity = table.entities[index]
    let all = entity.forms.indices.filter { entity.forms[$0].document == document }
    guard all.count > 1 else { return [] }
    let mentions = Dictionary(grouping: mentions[index] ?? [], by: \.form)
    let own = Array(ranked(entity, all, mentions).prefix(InconsistencyFinder.mostForms))
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
    // Who is called Marie oftener than Maria has two names.
    let told = pairs.filter { pair in
      pair.kinds != [.translatedName]
        || pair.words.allSatisfy { wordCounts[$0.stem, default: 0] >= wordCounts[$1.stem, default: 0] }
    }
    return told.flatMap { pair -> [Variant] in
      let (a, b) = styled(pair, index)
      let suggestion = suggestion(entity, a, b, pair)
      return (mentions[b] ?? []).map { mention in
        Variant(
          kept: entity.forms[a].text, keptPlaces: (mentions[a] ?? []).map(\.words), place: mention.words,
          kinds: Inconsistency.Kind.byWeight.filter(pair.kinds.contains),
          suggestion: expected(index, b) ?? suggestion,
          differing: mention.words.filter { word in
            pair.words.isEmpty
              || pair.words.contains {
                $0.folded == text.tokens[word].folded || $1.folded == text.tokens[word].folded
              }
          }, isOtherName: hasOtherSurname(entity.forms[a].form, entity.forms[b].form))
      }
    }
  }

  /// Whether two full names have different surnames.
  private func hasOtherSurname(_ a: NameForm, _ b: NameForm) -> Bool {
    guard a.isFullPerson, b.isFullPerson, !a.lacksSurname, !b.lacksSurname, let x = a.head, let y = b.head
    else { return false }
    return comparer.relation(x, y, isPerson: true) == nil
  }

  // MARK: House style

  /// The forms of a pair, the one to be kept first: where only one follows the house's system, that one.
  private func styled(_ pair: Pair, _ entity: Int) -> (a: Int, b: Int) {
    guard let houseStyle, let systems else { return (pair.a, pair.b) }
    func follows(_ form: Int) -> Bool {
      systems.spellings[entity][form]?.systems.contains(houseStyle) ?? false
    }
    if follows(pair.b) != follows(pair.a) { return follows(pair.b) ? (pair.b, pair.a) : (pair.a, pair.b) }
    return isWrittenByHouse(pair) ? (pair.b, pair.a) : (pair.a, pair.b)
  }

  /// Whether the house's system writes the second form of a pair and not the first, where no document has the name in Cyrillic.
  private func isWrittenByHouse(_ pair: Pair) -> Bool {
    guard let houseForms, !pair.kinds.contains(.typo) else { return false }
    let verdicts = pair.words.filter { !$0.0.isCyrillic && !$0.1.isCyrillic }.map { a, b in
      (try? houseForms.verdict(a.base, b.base)) ?? .open
    }
    return verdicts.contains(.second) && !verdicts.contains(.first)
  }

  /// How the house's system writes a form; nil where there is none, or it does not say.
  private func expected(_ entity: Int, _ form: Int) -> String? {
    guard let houseStyle, let systems, let spelling = systems.spellings[entity][form],
      systems.spellings[entity].contains(where: { !($0?.systems ?? []).isEmpty })
    else { return nil }
    return try? HouseStyle.written(spelling, houseStyle)
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

  /// The forms, those to be kept first: without a library's ties, the most frequent in running text, then anywhere; of those as
  /// frequent the one whose words are, then the one named first.
  private func ranked(
    _ entity: EntityTable.Entity, _ own: [Int], _ mentions: [Int: [CheckedText.Mention]]
  ) -> [Int] {
    let counts = wordCounts(entity, own)
    // In whatever case.
    func name(_ form: Int) -> [String] { entity.forms[form].form.words.map(\.stem) }
    func inText(_ form: Int) -> Int {
      (mentions[form] ?? []).count { text.scopes[$0.words.lowerBound] == .text }
    }
    var totals: [[String]: (inText: Int, all: Int)] = [:]
    for form in own {
      totals[name(form), default: (0, 0)].inText += inText(form)
      totals[name(form), default: (0, 0)].all += entity.forms[form].spans.count
    }
    let ranks = own.map { form in
      let total = totals[name(form)] ?? (0, 0)
      let words = entity.forms[form].form.words.reduce(0) {
        $0 + counts[$1.base, default: 0] + wordCounts[Inflection.stem($1.folded, text.rules), default: 0]
      }
      let hasTies = entity.forms[form].text.unicodeScalars.contains { InconsistencyFinder.ties.contains($0) }
      return (
        [hasTies ? 1 : 0, -total.inText, -total.all, -inText(form), -entity.forms[form].spans.count, -words],
        entity.forms[form].spans[0].lowerBound
      )
    }
    return own.indices.sorted { a, b in
      ranks[a].0 == ranks[b].0 ? ranks[a].1 < ranks[b].1 : ranks[a].0.lexicographicallyPrecedes(ranks[b].0)
    }.map { own[$0] }
  }

  /// What libraries write over two letters that stand for one Cyrillic one.
  static let ties: Set<Unicode.Scalar> = ["\u{361}", "\u{FE20}", "\u{FE21}"]

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
      // Stress marks are no letters.
      if kind == .diacritics, x.isCyrillic { continue }
      // Only where both genitives stand side by side, how they are written is seen.
      if kind == .orthography, x.base == y.base, x.folded == x.base || y.folded == y.base { continue }
      let isHyphenated = x.folded.replacing("-", with: "") == y.folded.replacing("-", with: "")
      kinds.insert(
        kind != .orthography
          ? kind : comparer.isSaint(x, y) ? .abbreviation : isHyphenated ? .hyphenation : kind)
      words.append((x, y))
    }
    // "St. Petersburg" and "Sankt Petersburger" are told of where both have the same ending.
    let isElseSame = zip(form.words, other.words).allSatisfy { x, y in
      x.folded == y.folded || words.contains { $0.0.folded == x.folded }
    }
    if kinds.contains(.abbreviation), !isElseSame { return nil }
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
            // "Elizabeth" is not "Johanna Elisabeth".
            if x.isGiven || y.isGiven,
              isSecondGiven(x, entity.forms[a].form) != isSecondGiven(y, entity.forms[b].form)
            {
              continue
            }
            pairs.append(Pair(a: a, b: b, kinds: [kind], words: [(x, y)]))
          }
        }
      }
    }
    return pairs
  }

  /// Whether a word of a name follows a given name that is not its.
  private func isSecondGiven(_ word: FormWord, _ form: NameForm) -> Bool {
    guard let at = form.words.firstIndex(where: { $0.folded == word.folded }), at > 0 else { return false }
    return form.words[at - 1].isGiven
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

  /// The second form with those words of the first in which they differ, none of them a misprint; the whole first where there are
  /// no such words.
  private func suggestion(_ entity: EntityTable.Entity, _ first: Int, _ second: Int, _ pair: Pair) -> String {
    let (a, b) = (entity.forms[first], entity.forms[second])
    let words = first == pair.a ? pair.words : pair.words.map { ($1, $0) }
    let rest = zip(a.form.words, b.form.words).filter { x, y in
      !words.contains { $0.folded == x.folded && $1.folded == y.folded }
    }
    let isSameElse = a.form.words.count == b.form.words.count && rest.allSatisfy { $0.folded == $1.folded }
    if words.isEmpty || isSameElse { return corrected(a.text, entity) }
    let text = b.text.split(separator: " ").map { word in
      words.first { $0.1.text == word }.map { written($0.0, in: a.text) } ?? String(word)
    }.joined(separator: " ")
    return corrected(text == b.text ? a.text : text, entity)
  }

  /// A word as it stands in a form, with the full stop of an abbreviation such as that of a saint.
  private func written(_ word: FormWord, in text: String) -> String {
    text.split(separator: " ").first { $0 == word.text || $0 == word.text + "." }.map(String.init)
      ?? word.text
  }

  /// A text without words that are misprints of more frequent ones of the same entity.
  private func corrected(_ text: String, _ entity: EntityTable.Entity) -> String {
    let forms = entity.forms.filter { $0.document == document }
    var counts: [String: (word: FormWord, count: Int)] = [:]
    for form in forms {
      for word in form.form.words { counts[word.text, default: (word, 0)].count += form.spans.count }
    }
    return text.split(separator: " ").map { written -> String in
      guard let known = counts[String(written)] else { return String(written) }
      let right = counts.values.filter { other in
        other.count > known.count && other.word.isCyrillic == known.word.isCyrillic
          && comparer.relation(known.word, other.word, isPerson: entity.kind == .person) == .typo
      }.max { ($0.count, $1.word.text) < ($1.count, $0.word.text) }
      return right?.word.text ?? String(written)
    }.joined(separator: " ")
  }
}

extension Inconsistency.Kind {
  /// The kinds, what matters most to an editor first.
  static let byWeight: [Inconsistency.Kind] = [
    .typo, .spacing, .hyphenation, .capitalisation, .romanization, .diacritics, .translatedName,
    .abbreviation,
    .orthography,
  ]
}
