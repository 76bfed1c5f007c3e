import Algorithms
import Basics
import Names
import Texts

/// Why two forms are of one entity.
public struct EntityLink: Sendable {
  /// What speaks for it.
  public enum Reason: Sendable, Equatable {
    /// The names are the same but for how their words are related.
    case spelling(NameRelation)
    /// A part of a longer name: Trotzki of Leo Trotzki.
    case part
    /// The text says that one is another name of the other: "born", "eigentlich".
    case statement(String)
    /// One abbreviates the other, in parentheses after it.
    case abbreviation
    /// Both are what ICU calls one country or city.
    case place(String)
    /// Dictionaries translate one by the other.
    case dictionary
  }

  /// The indexes of both forms in the document's, or for a link between documents in all documents', list of forms.
  public let a, b: Int
  /// What speaks for it.
  public let reason: Reason
}

extension EntityLink.Reason: CustomStringConvertible {
  /// The reason in words.
  public var description: String {
    switch self {
    case .spelling(let relation): relation.rawValue
    case .part: "part of the longer name"
    case .statement(let cue): "the text says '\(cue)'"
    case .abbreviation: "abbreviation in parentheses"
    case .place(let code): "the place \(code)"
    case .dictionary: "translation by dictionary"
    }
  }
}

/// The entities of one document: its forms in groups, each group of one person, place or thing.
struct DocumentEntities: Sendable {
  /// The forms in order of their first mention.
  private(set) var forms: [NameForm]
  /// The group of each form.
  private(set) var groups: Partition
  /// Why forms are in one group.
  private(set) var links: [EntityLink] = []

  /// For each form, what its words have in common with others that may be the same.
  private var keys: [[WordKeys]]
  /// How many pairs of words or names were compared.
  private(set) var comparisons = 0

  /// Links the forms of a document.
  ///
  /// - Complexity: O(forms · log forms) and a comparison for each two that have a part of their spelling in common, see `WordKeys`.
  init(_ forms: [NameForm], mentions: [NameMention], in document: Document) {
    self.forms = forms
    groups = Partition(count: forms.count)
    let rules = NameRules.of(document.language)
    let comparer = WordComparer(rules)
    let words = forms.lazy.flatMap(\.words)
    let isMixed = words.contains(where: \.isCyrillic) && words.contains { !$0.isCyrillic }
    keys = forms.map { $0.words.map { WordKeys($0, rules, acrossScripts: isMixed) } }
    linkFullNames(comparer)
    linkOthers(comparer)
    linkSingles(comparer, BearerFinder(mentions, in: document))
    linkAcronyms()
    linkParts(comparer, rules)
    linkStatements(mentions, rules)
    linkEstablished()
  }

  private mutating func link(_ a: Int, _ b: Int, _ reason: EntityLink.Reason) {
    guard groups.union(a, b) else { return }
    links.append(EntityLink(a: a, b: b, reason: reason))
  }

  // MARK: Persons with several names

  /// Full names with the same surname and given names that do not contradict each other.
  private mutating func linkFullNames(_ comparer: WordComparer) {
    let persons = forms.indices.filter { forms[$0].isFullPerson }
    var index = PersonIndex()
    for person in persons { index.add(person, forms[person], keys[person]) }
    var found: [(a: Int, b: Int, relation: NameRelation)] = []
    for a in persons {
      for b in index.candidates(after: a, forms[a], keys[a]) {
        comparisons += 1
        if let relation = DocumentEntities.samePerson(forms[a], forms[b], comparer) {
          found.append((a, b, relation))
        }
      }
    }
    linkSurestFirst(found, comparer)
  }

  /// Links pairs, the surest first, so that what contradicts them stays apart.
  private mutating func linkSurestFirst(
    _ pairs: [(a: Int, b: Int, relation: NameRelation)], _ comparer: WordComparer
  ) {
    for pair in pairs.sorted(by: { ($0.relation, $0.a, $0.b) < ($1.relation, $1.a, $1.b) })
    where !contradict(pair.a, pair.b, comparer) {
      link(pair.a, pair.b, .spelling(pair.relation))
    }
  }

  /// Whether two groups hold full names that cannot be of one person.
  private func contradict(_ a: Int, _ b: Int, _ comparer: WordComparer) -> Bool {
    let (x, y) = (groups.members(of: a), groups.members(of: b))
    if x.contains(where: { i in y.contains { forms[i].identity.contradicts(forms[$0].identity) } }) {
      return true
    }
    return x.contains { i in
      forms[i].isFullPerson
        && y.contains { j in
          forms[j].isFullPerson && !DocumentEntities.givenNamesAgree(forms[i], forms[j], comparer)
        }
    }
  }

  /// The weakest relation between the words of two names of one person; nil if they are of two.
  static func samePerson(_ a: NameForm, _ b: NameForm, _ comparer: WordComparer) -> NameRelation? {
    guard !a.identity.contradicts(b.identity), let given = givenRelation(a, b, comparer) else { return nil }
    if a.lacksSurname || b.lacksSurname {
      // A given name and a patronymic are enough.
      return a.words.count > 1 && b.words.count > 1 && given.matched > 1 ? given.relation : nil
    }
    guard let x = a.head, let y = b.head,
      let head = comparer.relation(x, y, isPerson: true) ?? comparer.doubleRelation(x, y), head != .initial
    else {
      return nil
    }
    return max(head, given.relation)
  }

  static func givenNamesAgree(_ a: NameForm, _ b: NameForm, _ comparer: WordComparer) -> Bool {
    givenRelation(a, b, comparer) != nil
  }

  /// How the given names and patronymics of two full names are related, and how many were matched; nil if they clash.
  private static func givenRelation(
    _ a: NameForm, _ b: NameForm, _ comparer: WordComparer
  ) -> (relation: NameRelation, matched: Int)? {
    var worst = NameRelation.same
    var matched = 0
    let (x, y) = (given(a), given(b))
    let areMens =
      if let head = a.head, let other = b.head, !a.lacksSurname, !b.lacksSurname {
        comparer.areCasesOfMan(head, other)
      } else {
        false
      }
    var j = 0
    for word in x {
      guard j < y.count else { break }
      // One has a patronymic, the other none.
      if word.isPatronymic != y[j].isPatronymic, !word.isInitial, !y[j].isInitial {
        if y[j].isPatronymic { j += 1 }
        continue
      }
      guard let relation = comparer.relation(word, y[j], isPerson: true, areMens: areMens) else {
        return nil
      }
      worst = max(worst, relation)
      matched += 1
      j += 1
    }
    return (worst, matched)
  }

  /// Whether all full names of two groups may be of one person by their given names, patronymics and numbers.
  func mayBeOnePerson(_ a: [Int], _ b: [Int], _ comparer: WordComparer) -> Bool {
    a.allSatisfy { i in
      b.allSatisfy { j in
        !forms[i].identity.contradicts(forms[j].identity)
          && (!forms[i].isFullPerson || !forms[j].isFullPerson
            || DocumentEntities.givenNamesAgree(forms[i], forms[j], comparer))
      }
    }
  }

  private static func given(_ form: NameForm) -> [FormWord] {
    form.lacksSurname ? form.words : Array(form.words.dropLast())
  }

  // MARK: Other names of several words

  private mutating func linkOthers(_ comparer: WordComparer) {
    let others = forms.indices.filter {
      !forms[$0].isFullPerson && !forms[$0].isSingle && !forms[$0].words.isEmpty
    }
    // By the first word and the last.
    func keys(_ form: Int) -> [UInt64] {
      guard let first = self.keys[form].first, let last = self.keys[form].last else { return [] }
      return first.all.flatMap { one in last.all.map { WordKeys.joined(one, $0) } }
    }
    var index = KeyIndex()
    for form in others { index.add(form, keys(form)) }
    // An initial may stand for any word that begins with it.
    func isOpen(_ form: Int) -> Bool {
      forms[form].words.first?.isInitial ?? false || forms[form].words.last?.isInitial ?? false
    }
    let open = others.filter(isOpen)
    for a in others {
      let candidates =
        isOpen(a)
        ? others[others.partitioningIndex { $0 > a }...]
        : Set(index.numbers(from: a + 1, keys(a)) + open.filter { $0 > a }).sorted()[...]
      for b in candidates where forms[a].words.count == forms[b].words.count {
        comparisons += 1
        var worst = NameRelation.same
        var isOne = true
        for (x, y) in zip(forms[a].words, forms[b].words) {
          guard let relation = comparer.relation(x, y, isPerson: false) else {
            isOne = false
            break
          }
          worst = max(worst, relation)
        }
        if isOne { link(a, b, .spelling(worst)) }
      }
    }
  }

  // MARK: Single words

  private mutating func linkSingles(_ comparer: WordComparer, _ finder: BearerFinder) {
    let singles = forms.indices.filter { forms[$0].isSingle }
    let persons = forms.indices.filter { forms[$0].isFullPerson && !forms[$0].lacksSurname }
    let personal = personal
    func isPersonal(_ form: Int) -> Bool {
      let word = forms[form].words[0]
      return word.isGiven || personal.contains(word.stem) || forms[form].kinds[.person] != nil
    }
    var found: [(a: Int, b: Int, relation: NameRelation)] = []
    let buckets = Dictionary(
      uniqueKeysWithValues: singles.map { ($0, Set(forms[$0].words[0].keys.map(\.bucket))) })
    // What is only romanised otherwise begins with the same letter or sounds.
    func keys(_ form: Int) -> [UInt64] {
      let own = self.keys[form][0]
      let letter = forms[form].words[0].plain.first.map { FNV1a.hash(String($0).utf8) }
      let beginnings = (buckets[form] ?? []).map { UInt64($0) } + (letter.map { [$0] } ?? [])
      return own.close + own.romanisation.flatMap { key in beginnings.map { WordKeys.joined(key, $0) } }
    }
    var index = KeyIndex()
    for single in singles { index.add(single, keys(single)) }
    for a in singles {
      let word = forms[a].words[0]
      for b in index.numbers(from: a + 1, keys(a)) {
        let other = forms[b].words[0]
        comparisons += 1
        guard
          word.plain.first == other.plain.first
            || !buckets[a, default: []].isDisjoint(with: buckets[b, default: []]),
          let relation = comparer.relation(word, other, isPerson: isPersonal(a) || isPersonal(b))
        else { continue }
        switch relation {
        case .initial: continue
        // Peter and Pierre, Leonard and Lennard may be anybody.
        case .translation: continue
        case .typo where word.isGiven || other.isGiven: continue
        default: found.append((a, b, relation))
        }
      }
    }
    var heads = KeyIndex()
    var given = KeyIndex()
    for person in persons {
      heads.add(
        person, forms[person].words.lastIndex { !$0.isNumeral }.map { self.keys[person][$0].all } ?? [])
    }
    for person in forms.indices where forms[person].isFullPerson {
      given.add(person, self.keys[person].first?.all ?? [])
    }
    var surnames: [(a: Int, b: Int, relation: NameRelation)] = []
    for single in singles {
      let bearers = heads.numbers(self.keys[single][0].all)
      comparisons += bearers.count
      let sex = finder.sex(at: forms[single].ranges)
      let candidates = possibleBearers(of: single, bearers, comparer).filter {
        (sex == nil || self.sex(ofGroup: $0.form).map { $0 == sex } ?? true)
          && !isMansCase(single, of: $0.form) && !isOfOtherSex(single, $0.form)
      }
      if let chief = chief(candidates) {
        if !contradict(single, chief.form, comparer) { surnames.append((single, chief.form, chief.relation)) }
      } else if candidates.count > 1 {
        let among = candidates.map { bearer($0.form) { $0.head } }
        for (part, person) in divide(single, finder.bearers(of: forms[single].ranges, among: among)) {
          if !contradict(part, person, comparer) { surnames.append((part, person, candidates[0].relation)) }
        }
      }
    }
    for pair in surnames { link(pair.a, pair.b, pair.relation == .same ? .part : .spelling(pair.relation)) }
    linkSurestFirst(found, comparer)
    let chief = persons.max {
      mentions(ofGroup: groups.root(of: $0)) < mentions(ofGroup: groups.root(of: $1))
    }
    for single in singles
    where forms[single].words[0].isGiven && groups.root(of: single) == single
      && groups.members(of: single).allSatisfy({ forms[$0].isSingle })
    {
      let bearers = given.numbers(self.keys[single][0].all)
      comparisons += bearers.count
      var ranked = self.bearers(of: single, bearers, comparer)
      // "His brother Mikhail" has the surname of whom the text is about, and is somebody else.
      if let chief, finder.isOfFamily(forms[single].ranges) {
        ranked = ranked.filter { groups.root(of: $0.person) != groups.root(of: chief) }
        if ranked.count > 1 {
          ranked = ranked.filter { forms[$0.person].head?.stem == forms[chief].head?.stem }
        }
      }
      guard let first = ranked.first else { continue }
      if ranked.count == 1 || first.count >= DocumentEntities.chiefBearer * ranked[1].count {
        link(single, first.person, .part)
        continue
      }
      // Of several, whoever the text is about, or was named just before.
      let counts = ranked.map { mentions(ofGroup: groups.root(of: $0.person)) }
      if let most = counts.max(),
        counts.allSatisfy({ $0 == most || DocumentEntities.chiefBearer * $0 <= most }),
        let chief = counts.firstIndex(of: most), counts.count(where: { $0 == most }) == 1,
        !contradict(single, ranked[chief].person, comparer)
      {
        link(single, ranked[chief].person, .part)
        continue
      }
      guard groups.members(of: single).count == 1 else { continue }
      let persons = finder.bearers(
        of: forms[single].ranges, among: ranked.map { bearer($0.person) { $0.words.first } },
        reach: DocumentEntities.widestGivenReference)
      for (part, person) in divide(single, persons) where !contradict(part, person, comparer) {
        link(part, person, .part)
      }
    }
  }

  /// How many characters behind a full name its given name stands alone for it, where others have it, too.
  private static let widestGivenReference = 400

  /// A person with all places of the group's full names that have the same name in one place, such as the surname.
  private func bearer(_ person: Int, _ name: (NameForm) -> FormWord?) -> BearerFinder.Bearer {
    let word = name(forms[person])
    let own = groups.members(of: person).filter {
      forms[$0].isFullPerson && name(forms[$0])?.stem == word?.stem
    }
    return BearerFinder.Bearer(
      form: person, ranges: own.flatMap { forms[$0].ranges }.sorted { $0.lowerBound < $1.lowerBound },
      sex: sex(ofGroup: person))
  }

  /// Whether a surname stands in a case that a woman's does not have: the widow of Captain Скотта is not Кэтлин Скотт.
  private func isMansCase(_ single: Int, of person: Int) -> Bool {
    guard let head = forms[person].head, let word = forms[single].words.first, word.isCyrillic,
      head.isCyrillic,
      word.folded != head.folded, let last = head.folded.last, !"аеёиоуыэюяіїєйь".contains(last)
    else { return false }
    return sex(ofGroup: person) == .female
  }

  /// Whether a surname ends as those of the other sex than the person's do, in whatever case: Крушельницької.
  private func isOfOtherSex(_ single: Int, _ person: Int) -> Bool {
    guard let surname = forms[single].identity.surnameSex, let sex = sex(ofGroup: person) else {
      return false
    }
    return surname != sex
  }

  private func sex(ofGroup form: Int) -> NameIdentity.Sex? {
    groups.members(of: form).lazy.compactMap { forms[$0].identity.sex }.first
  }

  /// Makes of a form a form for each person who has it, the first of them staying where it is.
  ///
  /// - Parameter persons: for each range of the form a form of the person; nil where it is nobody's.
  /// - Returns: the forms that are somebody's, each with the person's.
  private mutating func divide(_ form: Int, _ persons: [Int?]) -> [(form: Int, person: Int)] {
    var order: [Int?] = []
    var ranges: [Int?: [Range<Int>]] = [:]
    for (range, person) in zip(forms[form].ranges, persons) {
      if ranges[person] == nil { order.append(person) }
      ranges[person, default: []].append(range)
    }
    var divided: [(form: Int, person: Int)] = []
    for (index, person) in order.enumerated() {
      var part = forms[form]
      part.ranges = ranges[person] ?? []
      let number = index == 0 ? form : forms.count
      if index == 0 {
        forms[form] = part
      } else {
        forms.append(part)
        keys.append(keys[form])
        groups.append()
      }
      if let person { divided.append((number, person)) }
    }
    return divided
  }

  /// The stems of the surnames and given names of the full names.
  private var personal: Set<String> {
    Set(forms.filter(\.isFullPerson).flatMap { $0.words.map(\.stem) })
  }

  /// A person whom a surname by itself may be of.
  private typealias Surname = (count: Int, form: Int, relation: NameRelation)

  /// The persons that a surname by itself may be of, those named most first.
  ///
  /// - Parameter persons: those that may be, in order.
  private func possibleBearers(of single: Int, _ persons: [Int], _ comparer: WordComparer) -> [Surname] {
    var best: [Int: (form: Int, relation: NameRelation)] = [:]
    for person in persons {
      guard let head = forms[person].head,
        let relation = comparer.relation(forms[single].words[0], head, isPerson: true), relation != .initial,
        relation != .translation, relation != .typo || !forms[single].words[0].isGiven
      else { continue }
      let group = groups.root(of: person)
      if let known = best[group], known.relation <= relation { continue }
      best[group] = (person, relation)
    }
    let closest = best.values.map(\.relation).min()
    return best.filter { $0.value.relation == closest }
      .map { (count: mentions(ofGroup: $0.key), form: $0.value.form, relation: $0.value.relation) }
      .sorted { ($1.count, $0.form) < ($0.count, $1.form) }
  }

  /// Of several persons the one named far oftener.
  private func chief(_ candidates: [Surname]) -> Surname? {
    guard let first = candidates.first else { return nil }
    return candidates.count > 1 && first.count < 2 * candidates[1].count ? nil : first
  }

  private func mentions(ofGroup group: Int) -> Int {
    groups.members(of: group).reduce(0) { $0 + forms[$1].ranges.count }
  }

  /// How much oftener one of several persons with a given name is named who is called by it alone.
  private static let chiefBearer = 3

  /// The persons with a given name, and how often they are named with it, those named most first.
  ///
  /// - Parameter persons: those that may have it, in order.
  private func bearers(of single: Int, _ persons: [Int], _ comparer: WordComparer) -> [(
    count: Int, person: Int
  )] {
    // For each group, how often it has a full name with this given name.
    var bearers: [Int: (count: Int, person: Int)] = [:]
    for person in persons {
      guard let given = forms[person].words.first, !given.isInitial,
        let relation = comparer.relation(forms[single].words[0], given, isPerson: true),
        relation != .translation, !forms[single].identity.contradicts(forms[person].identity)
      else { continue }
      let root = groups.root(of: person)
      bearers[root] = ((bearers[root]?.count ?? 0) + forms[person].ranges.count, person)
    }
    return bearers.values.sorted { ($1.count, $0.person) < ($0.count, $1.person) }
  }

  // MARK: Established names

  /// What is known under several names: Petrograd and Leningrad, UdSSR and Sowjetunion.
  private mutating func linkEstablished() {
    var known: [String: Int] = [:]
    for form in forms.indices where !forms[form].isFullPerson {
      for code in OtherNames.shared.codes(of: forms[form].words) {
        if let other = known[code] { link(other, form, .place(code)) } else { known[code] = form }
      }
    }
  }

  // MARK: Acronyms

  /// The fewest letters of an acronym that is found by the words it stands for.
  private static let shortestAcronym = 3

  /// An acronym with the words it stands for, KPdSU and Kommunistische Partei der Sowjetunion, and with what is added to it, KPdSU (B).
  private mutating func linkAcronyms() {
    let acronyms = forms.indices.filter { forms[$0].words.first?.isAcronym ?? false }
    let byLetters = Dictionary(grouping: acronyms) { forms[$0].words[0].folded }
    var byInitials: [String: [Int]] = [:]
    for form in forms.indices where forms[form].words.count > 1 && !forms[form].isFullPerson {
      for initials in forms[form].initials { byInitials[initials, default: []].append(form) }
    }
    for a in acronyms {
      let letters = forms[a].words[0].folded
      let others = byLetters[letters] ?? []
      for b in others[others.partitioningIndex { $0 > a }...]
      where (forms[a].words + forms[b].words).allSatisfy({ $0.isAcronym || $0.folded.count == 1 }) {
        link(a, b, .abbreviation)
      }
      guard letters.count >= DocumentEntities.shortestAcronym else { continue }
      for b in byInitials[letters] ?? [] { link(a, b, .abbreviation) }
    }
  }

  /// What is called by the main words of a longer name, the League of the League of Nations, where only one has them.
  private mutating func linkParts(_ comparer: WordComparer, _ rules: NameRules) {
    let others = forms.indices.filter { !forms[$0].isFullPerson && !forms[$0].words.isEmpty }
    let longer = others.filter { form in
      forms[form].words.count > 1 && forms[form].words.contains { rules.organizations.contains($0.folded) }
    }
    guard !longer.isEmpty else { return }
    for short in others {
      let words = forms[short].words
      guard words.contains(where: { rules.organizations.contains($0.folded) }) else { continue }
      var wholes: [Int: Int] = [:]
      for long in longer where forms[long].words.count > words.count {
        let own = forms[long].words
        let hasJoiner = forms[long].modern.split(separator: " ").contains {
          rules.joiners.contains(String($0))
        }
        let isRussian = own[0].isCyrillic
        let parts = [
          hasJoiner || isRussian ? Array(own.prefix(words.count)) : [],
          hasJoiner || isRussian && !isAdjective(own[0]) ? [] : Array(own.suffix(words.count)),
        ]
        let isPart = parts.contains { part in
          part.count == words.count
            && zip(part, words).allSatisfy {
              comparer.relation($0, $1, isPerson: false).map { $0 <= .inflection } ?? false
            }
        }
        if isPart { wholes[groups.root(of: long)] = long }
      }
      if wholes.count == 1, let long = wholes.values.first { link(short, long, .part) }
    }
  }

  /// Whether a Russian word ends as adjectives do: Красная Армия, but not Наследница Лиги.
  private func isAdjective(_ word: FormWord) -> Bool {
    DocumentEntities.adjectiveEndings.contains { word.folded.hasSuffix($0) }
  }

  private static let adjectiveEndings = [
    "ая", "яя", "ую", "юю", "ой", "ей", "ий", "ый", "ого", "его", "ому", "ему", "ым", "им", "ом", "ое", "ее",
  ]

  // MARK: What the text says

  /// How many names before another in a sentence it may be another name of.
  private static let widestReference = 64

  private mutating func linkStatements(_ mentions: [NameMention], _ rules: NameRules) {
    var formOfRange: [Range<Int>: Int] = [:]
    for (index, form) in forms.enumerated() {
      for range in form.ranges { formOfRange[range] = index }
    }
    var start = 0
    for (index, mention) in mentions.enumerated() {
      if mentions[start].sentence != mention.sentence { start = index }
      let earlier = mentions[max(start, index - DocumentEntities.widestReference)..<index].reversed()
      guard let form = formOfRange[mention.range], let previous = earlier.first else { continue }
      if mention.gap == " (" || mention.gap == "(", mention.gapAfter.hasPrefix(")"),
        previous.range.upperBound + mention.gap.unicodeScalars.count == mention.range.lowerBound,
        let other = DocumentEntities.abbreviates(mention, previous) ? formOfRange[previous.range] : nil
      {
        link(other, form, .abbreviation)
        continue
      }
      let cue = DocumentEntities.cue(before: mention, rules)
      if let cue {
        let isFull = forms[form].isFullPerson
        // A parenthesis is about what stands before it; else whoever has a pseudonym is no place.
        let bearers = earlier.filter { other in
          mention.isInParenthesis && !rules.aliases.contains(cue)
            ? !other.isInParenthesis && other.gapAfter.hasPrefix(" (")
            : formOfRange[other.range].map { chiefKind($0) != .place } ?? false
        }
        let likely = bearers.first { other in
          formOfRange[other.range].map { forms[$0].isFullPerson == isFull } ?? false
        }
        if let other = (likely ?? bearers.first).flatMap({ formOfRange[$0.range] }), mayBeOne(other, form) {
          link(other, form, .statement(cue))
        }
      } else if mention.isQuoted,
        let cue = mention.before.last(where: { rules.pluralAliases.contains($0.folded) })?.folded,
        let bearer = earlier.last(where: { formOfRange[$0.range].map { chiefKind($0) != .place } ?? false })
          .flatMap({ formOfRange[$0.range] }), mayBeOne(bearer, form)
      {
        link(bearer, form, .statement(cue))
      }
    }
  }

  /// The word before a mention that says that it is another name.
  private static func cue(before mention: NameMention, _ rules: NameRules) -> String? {
    guard let last = mention.before.last else { return nil }
    let word = last.folded
    if rules.aliases.contains(word) || mention.isInParenthesis && rules.parenthesisAliases.contains(word) {
      return word
    }
    if last.gap.hasSuffix("("), rules.openingAliases.contains(word) { return word }
    let two = mention.before.suffix(2).map(\.folded).joined(separator: "_")
    return rules.aliases.contains(two) ? two.replacing("_", with: " ") : nil
  }

  /// Whether the kinds of two groups do not speak against their being one.
  private func mayBeOne(_ a: Int, _ b: Int) -> Bool {
    guard let x = chiefKind(a), let y = chiefKind(b) else { return true }
    return x == y
  }

  /// Whether a folded word is a name by itself.
  func hasSingle(_ word: String) -> Bool { forms.contains { $0.isSingle && $0.words[0].folded == word } }

  /// The kind that most mentions of a group speak for; nil if there is none.
  func chiefKind(_ form: Int) -> EntityKind? {
    let members = groups.members(of: form)
    if members.contains(where: { forms[$0].isFullPerson }) { return .person }
    let kinds = kinds(form)
    let count = mentions(ofGroup: groups.root(of: form))
    if let kind = EntityKind.allCases.first(where: { 2 * kinds[$0, default: 0] > count }) { return kind }
    // Given names are persons'.
    return kinds.isEmpty && members.allSatisfy { forms[$0].isSingle && forms[$0].words[0].isGiven }
      ? .person : nil
  }

  /// What the mentions of a group say of its kind.
  func kinds(_ form: Int) -> [EntityKind: Int] {
    groups.members(of: form).reduce(into: [:]) { $0.merge(forms[$1].kinds, uniquingKeysWith: +) }
  }

  /// Whether one of two names is made of letters of the other's words, the first at its beginning.
  private static func abbreviates(_ a: NameMention, _ b: NameMention) -> Bool {
    func matches(_ short: NameMention, _ long: NameMention) -> Bool {
      guard let acronym = short.words.first, acronym.shape == .acronym,
        long.words.count > 1 || !(long.words.first?.shape == .acronym)
      else { return false }
      return acronym.folded.first == long.words.first?.folded.first
    }
    return matches(a, b) || matches(b, a)
  }
}
