import Lexicon
import Names
import Texts

/// Links the entities of several documents, across languages and scripts.
struct DocumentLinker {
  /// The forms of an entity, as places of documents and forms, and why they are linked, as places among these.
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
    /// Full names of persons, ready to be compared.
    let full: [(form: Int, name: NameScorer.Prepared)]
    /// What the entity is called by: surnames and single names.
    let heads: [(form: Int, word: FormWord, names: [NameScorer.Prepared])]
    /// The sounds of the heads, to find the groups worth comparing.
    let buckets: Set<Int>
    /// The codes of places that it is a name of.
    let codes: Set<String>
  }

  private struct Candidate {
    let a, b: Int
    let score: Float
    let count: Int
    let forms: (a: Int, b: Int)
    let reason: EntityLink.Reason
  }

  /// From this score on, two full names are one.
  private static let fullLimit: Float = 0.5
  /// The same of single words.
  private static let wordLimit: Float = 0.5

  private let documents: [Document]
  private let found: [DocumentEntities]
  private let translations: FormTranslations
  private var groups: [Group] = []

  init(
    _ documents: [Document], _ found: [DocumentEntities], places: [Language: [PlaceNames.Place]],
    lexicon: Lexicon
  ) throws(ICUError) {
    self.documents = documents
    self.found = found
    translations = FormTranslations(lexicon)
    let scorer = try NameScorer.shared()
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
    for (index, entities) in found.enumerated() {
      let language = documents[index].language
      for members in entities.groups.groups {
        groups.append(
          try group(members, index, entities, codes[language] ?? [:], NameRules.of(language), scorer))
      }
    }
  }

  private func group(
    _ members: [Int], _ document: Int, _ entities: DocumentEntities, _ codes: [String: Set<String>],
    _ rules: NameRules,
    _ scorer: NameScorer
  ) throws(ICUError) -> Group {
    var full: [(form: Int, name: NameScorer.Prepared)] = []
    var heads: [(form: Int, word: FormWord, names: [NameScorer.Prepared])] = []
    var places: Set<String> = []
    for member in members {
      let form = entities.forms[member]
      if form.isFullPerson, !form.lacksSurname { full.append((member, try scorer.prepare(form.text))) }
      guard let head = form.head, form.isSingle || form.isFullPerson, !form.lacksSurname, !head.isInitial
      else {
        places.formUnion(codes[Inflection.stem(form.text.lowercased(), rules)] ?? [])
        continue
      }
      if form.isSingle { places.formUnion(codes[head.stem] ?? []) }
      var names: [NameScorer.Prepared] = []
      for text in DocumentLinker.nominatives(head, rules) { names.append(try scorer.prepare(text)) }
      heads.append((member, head, names))
    }
    return Group(
      document: document, forms: members,
      count: members.reduce(0) { $0 + entities.forms[$1].places.count }, kind: entities.chiefKind(members[0]),
      full: full, heads: heads, buckets: Set(heads.flatMap { $0.word.keys.map(\.bucket) }), codes: places)
  }

  /// A word as written, and in those forms of the nominative that it may be a case of.
  private static func nominatives(_ word: FormWord, _ rules: NameRules) -> [String] {
    var texts = [word.folded]
    if word.base != word.folded { texts.append(word.base) }
    guard word.stem != word.folded else { return texts }
    for ending in rules.nominatives { texts.append(word.stem + ending) }
    return texts
  }

  /// The entities of all documents, those named most first.
  func entities() throws(ICUError) -> [Joined] {
    var partition = Partition(count: groups.count)
    var links: [(a: Int, b: Int, forms: (a: Int, b: Int), reason: EntityLink.Reason)] = []
    let candidates = try candidates().sorted {
      ($1.score, $1.count, $0.a, $0.b) < ($0.score, $0.count, $1.a, $1.b)
    }
    for candidate in candidates {
      let (x, y) = (partition.members(of: candidate.a), partition.members(of: candidate.b))
      // A document has each entity once: its own links decide there.
      guard Set(x.map { groups[$0].document }).isDisjoint(with: y.map { groups[$0].document }) else {
        continue
      }
      if partition.union(candidate.a, candidate.b) {
        links.append((candidate.a, candidate.b, candidate.forms, candidate.reason))
      }
    }
    return partition.groups.map { joined($0, links) }
      .sorted { a, b in
        (count(b), a.forms[0].document, a.forms[0].form) < (count(a), b.forms[0].document, b.forms[0].form)
      }
  }

  private func count(_ entity: Joined) -> Int {
    entity.forms.reduce(0) { $0 + found[$1.document].forms[$1.form].places.count }
  }

  private func joined(
    _ members: [Int], _ links: [(a: Int, b: Int, forms: (a: Int, b: Int), reason: EntityLink.Reason)]
  ) -> Joined {
    var forms: [(document: Int, form: Int)] = []
    var place: [Int: [Int: Int]] = [:]
    var own: [EntityLink] = []
    for member in members {
      let group = groups[member]
      for form in group.forms {
        place[group.document, default: [:]][form] = forms.count
        forms.append((group.document, form))
      }
      for link in found[group.document].links {
        guard let a = place[group.document]?[link.a], let b = place[group.document]?[link.b] else { continue }
        own.append(EntityLink(a: a, b: b, reason: link.reason))
      }
    }
    for link in links where members.contains(link.a) {
      guard let a = place[groups[link.a].document]?[link.forms.a],
        let b = place[groups[link.b].document]?[link.forms.b]
      else { continue }
      own.append(EntityLink(a: a, b: b, reason: link.reason))
    }
    var kinds: [EntityKind: Int] = [:]
    for member in members {
      if let kind = groups[member].kind { kinds[kind, default: 0] += groups[member].count }
    }
    let kind = EntityKind.allCases.max { kinds[$0, default: 0] < kinds[$1, default: 0] }.flatMap {
      kinds[$0] == nil ? nil : $0
    }
    return Joined(kind: kind ?? .other, forms: forms, links: own)
  }

  // MARK: Candidates

  private func candidates() throws(ICUError) -> [Candidate] {
    var candidates: [Candidate] = []
    let scorer = try NameScorer.shared()
    for a in groups.indices {
      for b in groups.indices.dropFirst(a + 1) where groups[a].document != groups[b].document {
        if let found = candidate(a, b, scorer) { candidates.append(found) }
      }
    }
    return candidates
  }

  private func candidate(_ a: Int, _ b: Int, _ scorer: NameScorer) -> Candidate? {
    let (x, y) = (groups[a], groups[b])
    func made(_ score: Float, _ forms: (Int, Int), _ reason: EntityLink.Reason) -> Candidate {
      Candidate(a: a, b: b, score: score, count: min(x.count, y.count), forms: forms, reason: reason)
    }
    if let code = x.codes.intersection(y.codes).sorted().first {
      return made(1, (x.forms[0], y.forms[0]), .place(code))
    }
    if let p = x.kind, let q = y.kind, p != q { return nil }
    if let pair = sameText(x, y) { return made(1, pair, .spelling(.same)) }
    if let pair = translated(x, y) { return made(0.9, pair, .dictionary) }
    guard !x.buckets.isDisjoint(with: y.buckets) else { return nil }
    if let full = fullScore(x, y, scorer) {
      return full.score >= DocumentLinker.fullLimit
        ? made(full.score, full.forms, .spelling(.romanisation)) : nil
    }
    let head = headScore(x, y, scorer)
    return head.score >= DocumentLinker.wordLimit
      ? made(head.score * 0.9, head.forms, .spelling(.romanisation)) : nil
  }

  private func sameText(_ x: Group, _ y: Group) -> (Int, Int)? {
    for a in x.forms {
      let form = found[x.document].forms[a]
      guard !form.isSingle || !(form.words[0].isGiven && x.full.isEmpty != y.full.isEmpty) else { continue }
      for b in y.forms {
        let other = found[y.document].forms[b]
        if form.words.count == other.words.count, form.isFullPerson == other.isFullPerson,
          zip(form.words, other.words).allSatisfy({ $0.base == $1.base })
        {
          return (a, b)
        }
      }
    }
    return nil
  }

  /// The score of the two most alike full names; nil if one group has none.
  private func fullScore(_ x: Group, _ y: Group, _ scorer: NameScorer) -> (score: Float, forms: (Int, Int))? {
    // Initials tell too little of whether it is another with the same surname.
    let (mine, others) = (
      x.full.filter { !hasInitials(x, $0.form) }, y.full.filter { !hasInitials(y, $0.form) }
    )
    guard !mine.isEmpty, !others.isEmpty else { return nil }
    var best: (score: Float, forms: (Int, Int)) = (0, (mine[0].form, others[0].form))
    for (a, name) in mine {
      for (b, other) in others {
        var score = scorer.score(name, other)
        if score < DocumentLinker.fullLimit { score = translatedScore(x, a, y, b, scorer) }
        if score > best.score { best = (score, (a, b)) }
      }
    }
    return best
  }

  private func hasInitials(_ group: Group, _ form: Int) -> Bool {
    found[group.document].forms[form].words.contains(where: \.isInitial)
  }

  /// The score of surnames whose given names translate one another: Leo Trotzki, Лев Троцкий.
  private func translatedScore(_ x: Group, _ a: Int, _ y: Group, _ b: Int, _ scorer: NameScorer) -> Float {
    let (form, other) = (found[x.document].forms[a], found[y.document].forms[b])
    guard let given = form.words.first, let otherGiven = other.words.first,
      GivenNames.shared.areTranslations(given.folded, otherGiven.folded),
      let head = x.heads.first(where: { $0.form == a }),
      let otherHead = y.heads.first(where: { $0.form == b })
    else { return 0 }
    return wordScore(head.names, otherHead.names, scorer)
  }

  private func wordScore(_ x: [NameScorer.Prepared], _ y: [NameScorer.Prepared], _ scorer: NameScorer)
    -> Float
  {
    var best: Float = 0
    for a in x {
      for b in y { best = max(best, scorer.wordScore(a, b, floor: DocumentLinker.wordLimit)) }
    }
    return best
  }

  private func headScore(_ x: Group, _ y: Group, _ scorer: NameScorer) -> (score: Float, forms: (Int, Int)) {
    var best: (score: Float, forms: (Int, Int)) = (0, (x.forms[0], y.forms[0]))
    for (a, word, names) in x.heads {
      for (b, other, others) in y.heads {
        // A given name alone is nobody's surname.
        guard word.isGiven == other.isGiven,
          word.keys.contains(where: { k in other.keys.contains { $0.bucket == k.bucket } })
        else { continue }
        let score = wordScore(names, others, scorer)
        if score > best.score { best = (score, (a, b)) }
      }
    }
    return best
  }

  /// Two names of which dictionaries translate every word by one of the other's: Rote Armee, Red Army.
  private func translated(_ x: Group, _ y: Group) -> (Int, Int)? {
    let (from, to) = (documents[x.document].language, documents[y.document].language)
    guard from != to, x.full.isEmpty, y.full.isEmpty else { return nil }
    for a in x.forms {
      for b in y.forms {
        if translate((x.document, a), (y.document, b), from, to) { return (a, b) }
      }
    }
    return nil
  }

  private func translate(
    _ a: (document: Int, form: Int), _ b: (document: Int, form: Int), _ from: Language, _ to: Language
  ) -> Bool {
    let target = translations.words(of: found[b.document].forms[b.form], at: b, to)
    var matched = 0
    for alternatives in translations.alternatives(for: found[a.document].forms[a.form], at: a, from, to) {
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
