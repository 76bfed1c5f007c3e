import Dictionaries
import Names
import Texts

/// Links the entities of several documents, across languages and scripts.
struct DocumentLinker {
  /// The forms of an entity, by the indexes of documents and forms, and why they are linked, by indexes among these.
  struct Joined {
    let kind: EntityKind
    let forms: [(document: Int, form: Int)]
    let links: [EntityLink]
  }

  /// What a group of a document's forms is compared by.
  private struct Group {
    let document: Int
    let forms: [Int]
    let count: Int
    let kind: EntityKind?
    /// Whether more than a word beside one mention says so.
    let isKindSure: Bool
    /// For each form, the number of its text without endings of a genitive.
    let texts: [Int]
    /// Full names of persons, by their numbers in `comparisons`.
    let full: [(form: Int, name: Int)]
    /// What the entity is called by: surnames and single names, by their numbers in `comparisons`.
    let heads: [(form: Int, head: Int)]
    /// The sounds of the heads.
    let sounds: Set<GroupIndex.Key>
    /// The codes of places that it is a name of.
    let codes: Set<String>
    /// The codes of what it is under several names; see `OtherNames`.
    let established: Set<String>
    /// What its names say of who it is.
    let identity: NameIdentity
  }

  private struct Candidate {
    let a, b: Int
    let score: Float
    /// The product of how often both are named.
    let count: Int
    let forms: (a: Int, b: Int)
    let reason: EntityLink.Reason

    /// Of scores that differ by less than a step, the more frequent names are taken first.
    var rank: Int { Int(score * 20) }
  }

  /// From this score on, 0…1, two full names are one.
  private static let fullLimit: Float = 0.5
  // The scores of candidates, 0…1, decide which groups are united first.

  /// That of names of one place or with one text: nothing is surer.
  private static let sameScore: Float = 1
  /// That of names that dictionaries translate by one another: surer than most that sound alike.
  private static let translationScore: Float = 0.9
  /// What the score of single names is multiplied by: full names tell more.
  private static let headShare: Float = 0.9

  private struct Text: Hashable {
    let words: [String]
    let isFullPerson: Bool
  }

  private let documents: [Document]
  private let found: [DocumentEntities]
  private let translations: FormTranslations
  private var comparisons: NameComparisons
  private var texts: [Text: Int] = [:]
  private var groups: [Group] = []
  private var index = GroupIndex()

  init(
    _ documents: [Document], _ found: [DocumentEntities], places: [Language: [PlaceNames.Place]],
    lexicon: Lexicon
  ) throws(ICUError) {
    self.documents = documents
    self.found = found
    translations = FormTranslations(lexicon)
    comparisons = try NameComparisons()
    var codes: [Language: [String: Set<String>]] = [:]
    for (language, places) in places {
      let rules = NameRules.of(language)
      for place in places {
        for name in place.names {
          codes[language, default: [:]][Inflection.stem(name.lowercased(), rules), default: []].insert(
            place.code)
        }
      }
    }
    for (number, entities) in found.enumerated() {
      let language = documents[number].language
      for members in entities.groups.groups {
        let group = try group(members, number, entities, codes[language] ?? [:], language)
        index.add(groups.count, keys(of: group, language))
        groups.append(group)
      }
    }
  }

  private mutating func group(
    _ members: [Int], _ document: Int, _ entities: DocumentEntities, _ codes: [String: Set<String>],
    _ language: Language
  ) throws(ICUError) -> Group {
    let rules = NameRules.of(language)
    var full: [(form: Int, name: Int)] = []
    var heads: [(form: Int, head: Int)] = []
    var sounds: Set<GroupIndex.Key> = []
    var places: Set<String> = []
    var established: Set<String> = []
    for member in members {
      let form = entities.forms[member]
      if !form.isFullPerson { established.formUnion(OtherNames.shared.codes(of: form.words)) }
      if form.isFullPerson {
        full.append((member, try comparisons.name(form, language)))
        // By a patronymic a person is found who is called without a surname elsewhere.
        for word in form.words where word.isPatronymic {
          sounds.formUnion(word.keys.map { .sound($0.bucket) })
        }
        // Surnames may sound otherwise in Russian, Jackson and Джексон, where given names do not.
        if let given = form.words.first, !given.isInitial, form.words.count > 1 {
          sounds.formUnion(given.keys.map { .given($0.bucket) })
        }
      }
      guard let head = form.head, form.isSingle || form.isFullPerson, !form.lacksSurname, !head.isInitial,
        !DocumentLinker.hasSingleLetter(head)
      else {
        places.formUnion(codes[Inflection.stem(form.modern.lowercased(), rules)] ?? [])
        continue
      }
      if form.isSingle { places.formUnion(codes[head.stem] ?? []) }
      // "Puschkin-Rede" is no name of Puschkin.
      if form.isSingle, FunctionWords.capitalizesNouns(language),
        let hyphen = head.folded.firstIndex(of: "-"),
        entities.hasSingle(String(head.folded[..<hyphen]))
      {
        continue
      }
      heads.append((member, try comparisons.head(head, language)))
      sounds.formUnion(head.keys.map { .sound($0.bucket) })
    }
    let kind = entities.chiefKind(members[0])
    return Group(
      document: document, forms: members,
      count: members.reduce(0) { $0 + entities.forms[$1].ranges.count }, kind: kind,
      isKindSure: !full.isEmpty || !places.isEmpty
        || kind.map { entities.kinds(members[0])[$0, default: 0] > 1 } ?? false,
      texts: members.map { text(of: entities.forms[$0]) }, full: full, heads: heads, sounds: sounds,
      codes: places, established: established,
      identity: members.reduce(NameIdentity()) { $0.united(with: entities.forms[$1].identity) })
  }

  /// Whether one part of a double word is a letter, X-ray, which would stand for any word as initials do.
  private static func hasSingleLetter(_ word: FormWord) -> Bool {
    word.folded.contains("-") && word.folded.split(separator: "-").contains { $0.count == 1 }
  }

  private mutating func text(of form: NameForm) -> Int {
    let text = Text(words: form.words.map(\.base), isFullPerson: form.isFullPerson)
    let number = texts[text] ?? texts.count
    texts[text] = number
    return number
  }

  /// What other groups may have in common with one.
  private func keys(of group: Group, _ language: Language) -> Set<GroupIndex.Key> {
    var keys = group.sounds.union(sameKeys(of: group)).union(group.established.map { .place($0) })
    if group.full.isEmpty {
      for form in group.forms {
        for word in translations.words(of: found[group.document].forms[form], language) {
          keys.formUnion(word.keys(asForm: true).map { .word($0, language) })
        }
      }
    }
    return keys
  }

  private func sameKeys(of group: Group) -> [GroupIndex.Key] {
    group.codes.map { .place($0) } + Set(group.texts).map { .text($0) }
  }

  /// The first words that dictionaries give for a group's names in other languages.
  private func translationKeys(of group: Group, _ languages: Set<Language>) -> Set<GroupIndex.Key> {
    guard group.full.isEmpty else { return [] }
    let from = documents[group.document].language
    var keys: Set<GroupIndex.Key> = []
    for form in group.forms {
      for to in languages where to != from {
        let alternatives = translations.alternatives(for: found[group.document].forms[form], from, to)
        for words in alternatives.first ?? [] {
          keys.formUnion(words.first?.keys(asForm: false).map { .word($0, to) } ?? [])
        }
      }
    }
    return keys
  }

  /// The entities of all documents, those named most first.
  ///
  /// - Complexity: O(groups that have a text, a place, a sound or a translation in common).
  mutating func entities() throws(ICUError) -> [Joined] {
    var union = EntityUnion(
      groups.map(\.document), documents: documents.count, identities: groups.map(\.identity))
    var links = unite(sameCandidates(), &union)
    links += unite(alikeCandidates(union), &union)
    links += uniteByOthers(&union)
    links += uniteScripts(&union)
    links += uniteGiven(&union)
    var linksOfRoot: [Int: [Candidate]] = [:]
    for link in links { linksOfRoot[union.partition.root(of: link.a), default: []].append(link) }
    return union.partition.groups.map { joined($0, linksOfRoot[$0[0]] ?? []) }
      .sorted { a, b in
        (count(b), a.forms[0].document, a.forms[0].form) < (count(a), b.forms[0].document, b.forms[0].form)
      }
  }

  /// Unites what candidates say is one, the best first, and tells which were followed.
  private func unite(_ candidates: [Candidate], _ union: inout EntityUnion) -> [Candidate] {
    candidates.sorted {
      ($1.rank, $1.count, $1.score, $0.a, $0.b) < ($0.rank, $0.count, $0.score, $1.a, $1.b)
    }.filter { union.unite($0.a, $0.b) }
  }

  /// From this score on, 0…1, a full name of another document makes one of two persons of a document.
  private static let sureLimit: Float = 0.8
  /// How many pairs of groups of two entities are looked at.
  private static let mostTries = 8

  /// Unites persons whom a document knows by two names and who are one in another: Marie Curie and Maria Skłodowska.
  ///
  /// - Complexity: O(groups that have a sound in common), a comparison for each two entities of them.
  private mutating func uniteByOthers(_ union: inout EntityUnion) -> [Candidate] {
    var tries: [Tried: Int] = [:]
    var united: [Candidate] = []
    let comparers = documents.map { WordComparer(NameRules.of($0.language)) }
    for (a, x) in groups.enumerated() where !x.full.isEmpty {
      for b in index.groups(after: a, x.sounds)
      where !groups[b].full.isEmpty && groups[b].document != x.document {
        let (first, second) = (union.partition.root(of: a), union.partition.root(of: b))
        guard first != second, !union.canUnite(a, b), !union.areOfTwo(a, b) else { continue }
        let tried = Tried(a: min(first, second), b: max(first, second))
        guard tries[tried, default: 0] < DocumentLinker.mostTries else { continue }
        tries[tried, default: 0] += 1
        guard let (score, forms) = sureNames(x, groups[b]),
          mayBeOnePerson(union.partition.members(of: a), union.partition.members(of: b), comparers)
        else { continue }
        union.join(a, b)
        united.append(candidate(a, b, score, forms, .spelling(.romanization)))
      }
    }
    return united
  }

  /// The full names of two groups that surely are of one person: alike, or the same surname with an initial of the other's given name.
  private mutating func sureNames(_ x: Group, _ y: Group) -> (score: Float, forms: (Int, Int))? {
    switch fullNames(x, y) {
    case .alike(let score, let forms): return score >= DocumentLinker.sureLimit ? (score, forms) : nil
    case .different: return nil
    case .open:
      for (a, name) in x.full {
        for (b, other) in y.full {
          let (mine, its) = (found[x.document].forms[a], found[y.document].forms[b])
          guard mine.head?.base == its.head?.base, !mine.lacksSurname, !its.lacksSurname else { continue }
          let score = comparisons.nameScore(name, other)
          if score >= DocumentLinker.scriptLimit { return (score, (a, b)) }
        }
      }
      return nil
    }
  }

  /// Unites a given name that stands alone with the person who is called so in other documents, where the document itself knows that
  /// person by a translation of it: Marie beside Marya Sklodovska.
  ///
  /// - Complexity: O(forms).
  private mutating func uniteGiven(_ union: inout EntityUnion) -> [Candidate] {
    func given(_ group: Group) -> FormWord? {
      let forms = group.forms.map { found[group.document].forms[$0] }
      return forms.allSatisfy { $0.isSingle && $0.words[0].isGiven } ? forms.first?.words.first : nil
    }
    var alone: [String: [Int]] = [:]
    for (number, group) in groups.enumerated() {
      for form in group.forms where found[group.document].forms[form].isSingle {
        let word = found[group.document].forms[form].words[0]
        if word.isGiven { alone[word.base, default: []].append(number) }
      }
    }
    var united: [Candidate] = []
    for (number, group) in groups.enumerated() {
      guard let name = given(group) else { continue }
      let others = (alone[name.base] ?? []).filter { groups[$0].document != group.document }
      let root = union.partition.root(of: number)
      guard let other = others.first, Set(others.map { union.partition.root(of: $0) }).count == 1,
        union.partition.root(of: other) != root, !union.areOfTwo(number, other)
      else { continue }
      let own = union.partition.members(of: other).filter { groups[$0].document == group.document }
      let isKnown = own.contains { known in
        groups[known].full.contains { form, _ in
          guard let first = found[group.document].forms[form].words.first else { return false }
          return GivenNames.shared.areTranslations(first.folded, name.folded)
        }
      }
      guard isKnown, union.partition.members(of: number) == [number] else { continue }
      union.join(number, other)
      united.append(
        candidate(
          number, other, DocumentLinker.translationScore, (group.forms[0], groups[other].forms[0]),
          .spelling(.same)))
    }
    return united
  }

  /// From this score on, 0…1, a name in references is that of a person whom the text writes in another script.
  private static let scriptLimit: Float = 0.9

  /// Unites names in Latin letters in a Russian document's references with those of its text: Jackson, Frederick, and Фредерик Джексон.
  ///
  /// - Complexity: O(names in Latin letters · names in Cyrillic whose given names begin with the same sound), of each document.
  private mutating func uniteScripts(_ union: inout EntityUnion) -> [Candidate] {
    var united: [Candidate] = []
    for document in documents.indices {
      var latin: [(group: Int, sound: UInt8, name: Int, form: Int)] = []
      var cyrillic: [UInt8: [(group: Int, name: Int, form: Int)]] = [:]
      for (number, group) in groups.enumerated() where group.document == document {
        for (form, name) in group.full {
          let words = found[document].forms[form].words
          guard words.count > 1, !words.contains(where: \.isNumeral),
            !found[document].forms[form].lacksSurname, let first = words.first,
            let sound = first.keys.first?.sounds.first
          else { continue }
          if first.isCyrillic {
            cyrillic[sound, default: []].append((number, name, form))
          } else {
            latin.append((number, sound, name, form))
          }
        }
      }
      guard !cyrillic.isEmpty else { continue }
      for name in latin {
        var best: (score: Float, group: Int, form: Int)?
        for other in cyrillic[name.sound] ?? [] {
          let score = comparisons.nameScore(name.name, other.name)
          if score >= DocumentLinker.scriptLimit, best.map({ score > $0.score }) ?? true {
            best = (score, other.group, other.form)
          }
        }
        guard let best, union.partition.root(of: best.group) != union.partition.root(of: name.group),
          !union.areOfTwo(best.group, name.group)
        else { continue }
        union.join(best.group, name.group)
        united.append(
          candidate(name.group, best.group, best.score, (name.form, best.form), .spelling(.romanization)))
      }
    }
    return united
  }

  /// The entities of two groups.
  private struct Tried: Hashable {
    let a, b: Int
  }

  /// Whether no document that names both of two entities says that they are two persons.
  private func mayBeOnePerson(_ a: [Int], _ b: [Int], _ comparers: [WordComparer]) -> Bool {
    let others = Dictionary(grouping: b) { groups[$0].document }
    return a.allSatisfy { group in
      let document = groups[group].document
      return (others[document] ?? []).allSatisfy {
        mayBeOne(groups[group], groups[$0])
          && found[document].mayBeOnePerson(groups[group].forms, groups[$0].forms, comparers[document])
      }
    }
  }

  private func count(_ entity: Joined) -> Int {
    entity.forms.reduce(0) { $0 + found[$1.document].forms[$1.form].ranges.count }
  }

  private func joined(_ members: [Int], _ links: [Candidate]) -> Joined {
    var forms: [(document: Int, form: Int)] = []
    var indexes: [Int: [Int: Int]] = [:]
    var reasons: [EntityLink] = []
    for member in members {
      let group = groups[member]
      // Of two groups of one document each has links of its own.
      var own: [Int: Int] = [:]
      for form in group.forms {
        own[form] = forms.count
        forms.append((group.document, form))
      }
      indexes[group.document, default: [:]].merge(own) { $1 }
      for link in found[group.document].links {
        guard let a = own[link.a], let b = own[link.b] else { continue }
        reasons.append(EntityLink(a: a, b: b, reason: link.reason))
      }
    }
    for link in links {
      guard let a = indexes[groups[link.a].document]?[link.forms.a],
        let b = indexes[groups[link.b].document]?[link.forms.b]
      else { continue }
      reasons.append(EntityLink(a: a, b: b, reason: link.reason))
    }
    var kinds: [EntityKind: Int] = [:]
    for member in members {
      if let kind = groups[member].kind { kinds[kind, default: 0] += groups[member].count }
    }
    let kind = EntityKind.allCases.max { kinds[$0, default: 0] < kinds[$1, default: 0] }.flatMap {
      kinds[$0] == nil ? nil : $0
    }
    return Joined(kind: kind ?? .other, forms: forms, links: reasons)
  }

  // MARK: Candidates

  private func candidate(
    _ a: Int, _ b: Int, _ score: Float, _ forms: (Int, Int), _ reason: EntityLink.Reason
  ) -> Candidate {
    Candidate(
      a: a, b: b, score: score, count: groups[a].count * groups[b].count, forms: forms, reason: reason)
  }

  /// Groups that are names of one place or have the same text.
  private mutating func sameCandidates() -> [Candidate] {
    var candidates: [Candidate] = []
    for (a, x) in groups.enumerated() {
      for b in index.groups(after: a, sameKeys(of: x)) where groups[b].document != x.document {
        let y = groups[b]
        if let code = x.codes.intersection(y.codes).sorted().first {
          candidates.append(candidate(a, b, DocumentLinker.sameScore, (x.forms[0], y.forms[0]), .place(code)))
        } else if mayBeOne(x, y), let pair = sameText(x, y) {
          candidates.append(candidate(a, b, DocumentLinker.sameScore, pair, .spelling(.same)))
        }
      }
    }
    return candidates
  }

  /// Groups that dictionaries translate by one another, or that sound alike, as far as they may still be united.
  private mutating func alikeCandidates(_ union: EntityUnion) -> [Candidate] {
    let languages = Set(documents.map(\.language))
    var candidates: [Candidate] = []
    for (a, x) in groups.enumerated() {
      let keys = x.sounds.union(translationKeys(of: x, languages)).union(x.established.map { .place($0) })
      for b in index.groups(after: a, keys)
      where union.canUnite(a, b)
        && (mayBeOne(x, groups[b]) || !x.established.isDisjoint(with: groups[b].established))
      {
        let y = groups[b]
        if let pair = translated(x, y) {
          candidates.append(candidate(a, b, DocumentLinker.translationScore, pair, .dictionary))
        } else if let code = x.established.intersection(y.established).sorted().first {
          candidates.append(candidate(a, b, DocumentLinker.sameScore, (x.forms[0], y.forms[0]), .place(code)))
        } else if !x.sounds.isDisjoint(with: y.sounds), let alike = score(x, y) {
          candidates.append(candidate(a, b, alike.score, alike.forms, .spelling(.romanization)))
        }
      }
    }
    return candidates
  }

  private func mayBeOne(_ x: Group, _ y: Group) -> Bool {
    x.kind == nil || y.kind == nil || x.kind == y.kind || !(x.isKindSure && y.isKindSure)
  }

  private func sameText(_ x: Group, _ y: Group) -> (Int, Int)? {
    for (a, text) in zip(x.forms, x.texts) {
      guard let b = y.texts.firstIndex(of: text) else { continue }
      let form = found[x.document].forms[a]
      if !form.isSingle || !(form.words[0].isGiven && x.full.isEmpty != y.full.isEmpty) {
        return (a, y.forms[b])
      }
    }
    return nil
  }

  /// How alike two groups are, by full names or else by what they are called; nil where they are two.
  private mutating func score(_ x: Group, _ y: Group) -> (score: Float, forms: (Int, Int))? {
    switch fullNames(x, y) {
    case .alike(let score, let forms): return (score, forms)
    case .different: return nil
    case .open:
      let head = headScore(x, y)
      return head.score >= NameComparisons.wordLimit
        ? (head.score * DocumentLinker.headShare, head.forms) : nil
    }
  }

  /// What full names of two groups say.
  private enum FullNames {
    /// These are one person's.
    case alike(score: Float, forms: (Int, Int))
    /// They are of two persons.
    case different
    /// One group has none, or only initials fit, which tell too little of whether it is another with the same surname.
    case open
  }

  /// What the two most alike full names say.
  private mutating func fullNames(_ x: Group, _ y: Group) -> FullNames {
    guard !x.full.isEmpty, !y.full.isEmpty else { return .open }
    var best: (score: Float, forms: (Int, Int)) = (0, (x.full[0].form, y.full[0].form))
    var (hasWords, hasInitials, fit) = (false, false, false)
    for (a, name) in x.full {
      for (b, other) in y.full {
        let (mine, its) = (found[x.document].forms[a], found[y.document].forms[b])
        // A given name and a patronymic are found in one that has a patronymic, too.
        if mine.lacksSurname != its.lacksSurname {
          guard (mine.lacksSurname ? its : mine).words.contains(where: \.isPatronymic) else { continue }
        }
        var score = comparisons.nameScore(name, other)
        if score < DocumentLinker.fullLimit { score = translatedScore(x, a, y, b) }
        if mine.words.contains(where: \.isInitial) || its.words.contains(where: \.isInitial) {
          hasInitials = true
          if score >= DocumentLinker.fullLimit { fit = true }
        } else {
          hasWords = true
          if score > best.score { best = (score, (a, b)) }
        }
      }
    }
    if hasWords {
      return best.score >= DocumentLinker.fullLimit
        ? .alike(score: best.score, forms: best.forms) : .different
    }
    return hasInitials && !fit ? .different : .open
  }

  /// The score of surnames whose given names translate one another: Leo Trotzki, Лев Троцкий.
  private mutating func translatedScore(_ x: Group, _ a: Int, _ y: Group, _ b: Int) -> Float {
    let (form, other) = (found[x.document].forms[a], found[y.document].forms[b])
    guard !form.identity.contradicts(other.identity), let given = form.words.first,
      let otherGiven = other.words.first,
      GivenNames.shared.areTranslations(given.folded, otherGiven.folded),
      let head = x.heads.first(where: { $0.form == a }),
      let otherHead = y.heads.first(where: { $0.form == b })
    else { return 0 }
    return comparisons.headScore(head.head, otherHead.head)
  }

  private mutating func headScore(_ x: Group, _ y: Group) -> (score: Float, forms: (Int, Int)) {
    var best: (score: Float, forms: (Int, Int)) = (0, (x.forms[0], y.forms[0]))
    for (a, mine) in x.heads {
      for (b, other) in y.heads where comparisons.areComparable(mine, other) {
        let score = comparisons.headScore(mine, other)
        if score > best.score { best = (score, (a, b)) }
      }
    }
    return best
  }

  /// Two names of which dictionaries translate every word by one of the other's: Rote Armee, Red Army.
  private func translated(_ x: Group, _ y: Group) -> (Int, Int)? {
    let (from, to) = (documents[x.document].language, documents[y.document].language)
    guard from != to, x.full.isEmpty, y.full.isEmpty else { return nil }
    // Given names are no words: Соня is no dormouse.
    func isWord(_ form: NameForm) -> Bool { !(form.isSingle && form.words[0].isGiven) }
    for a in x.forms where isWord(found[x.document].forms[a]) {
      for b in y.forms where isWord(found[y.document].forms[b]) {
        if translate((x.document, a), (y.document, b), from, to) { return (a, b) }
      }
    }
    return nil
  }

  private func translate(
    _ a: (document: Int, form: Int), _ b: (document: Int, form: Int), _ from: Language, _ to: Language
  ) -> Bool {
    let target = translations.words(of: found[b.document].forms[b.form], to)
    var matched = 0
    for alternatives in translations.alternatives(for: found[a.document].forms[a.form], from, to) {
      var longest = 0
      for words in alternatives where words.count > longest && words.allSatisfy({ $0.isAmong(target) }) {
        longest = words.count
      }
      guard longest > 0 else { return false }
      matched += longest
    }
    return matched >= found[b.document].forms[b.form].words.count && matched > 0
  }
}
