import Dictionaries
import Texts

/// Finds names whose letters are those of another, but whose capitals, hyphens or spaces are not.
struct PhraseVariants {
  /// The most words of a name that are compared.
  private static let longest = 5
  /// The fewest letters of a name whose parts are joined or separated, and of one without its capital.
  private static let fewestLetters = 4
  /// So often a word has a capital that is a name by that alone.
  private static let surelyCapital = 3
  /// How many times as often as its variant a spelling stands that is to be kept.
  private static let majority = 2

  private let context: NameContext
  private let text: CheckedText
  private var keys: [String] { text.keys }
  private let isFunctionWord: [Bool]
  /// Whether a word stands where capitals are those of running text.
  private let isInProse: [Bool]
  /// For each spelling whether all its letters are capitals.
  private let isShouted: [Bool]
  /// How often words have a capital where that says something, and how often they are small, by their keys.
  private let capitalCounts: [Int]
  private let smallCounts: [Int]

  /// The keys of the words of names, and of those of persons.
  private let namedKeys, personKeys: Set<String>
  private let capitalizesNouns: Bool

  init(_ context: NameContext) {
    self.context = context
    let named = context.text.tokens.indices.filter {
      context.text.mentionOfWord[$0] != nil && context.text.tokens[$0].shape == .capital
    }
    namedKeys = Set(named.map { context.text.keys[$0] })
    personKeys = Set(
      named.filter { context.text.mentionOfWord[$0].map { context.text.mentions[$0].isPerson } ?? false }
        .map { context.text.keys[$0] })
    capitalizesNouns = FunctionWords.capitalizesNouns(context.text.language)
    let text = context.text
    self.text = text
    isFunctionWord = text.tokens.map { FunctionWords.contains($0.folded, text.language) }
    isInProse = text.scopes.map { $0 == .text || $0 == .quotation || $0 == .alias }
    var isShouted = [Bool?](repeating: nil, count: text.spellingCount)
    for (word, token) in text.tokens.enumerated() where isShouted[text.spellings[word]] == nil {
      isShouted[text.spellings[word]] = Capitals.isShouted(token.text)
    }
    self.isShouted = isShouted.map { $0 ?? false }
    var smallCounts = [Int](repeating: 0, count: text.differentCount)
    var capitalCounts = smallCounts
    for (word, token) in text.tokens.enumerated() {
      if token.shape == .small { smallCounts[text.keyNumbers[word]] += 1 }
      if token.shape == .capital, !token.isOpening { capitalCounts[text.keyNumbers[word]] += 1 }
    }
    self.smallCounts = smallCounts
    self.capitalCounts = capitalCounts
  }

  /// All variants of the document.
  ///
  /// - Complexity: O(number of words).
  func variants() -> [Variant] { capitals() + smallNames() + innerCapitals() + joints() }

  private func isCapital(_ word: Int) -> Bool { text.tokens[word].shape == .capital }

  /// Whether a word is written as a name is, and no dictionary has it as anything else.
  private func isSurelyName(_ word: Int) -> Bool {
    let count = capitalCounts[text.keyNumbers[word]]
    let isOften = count >= PhraseVariants.surelyCapital
    // Where nouns have capitals, one that is found as a person's name is never written small.
    if context.isCommon(word) {
      return capitalizesNouns && isOften && context.nature(word) != .small && personKeys.contains(keys[word])
    }
    // "бергенские", "anti-Stalinist" are no names where the names that they are made of are.
    let isAdjective = text.tokens[word].isCyrillic && keys[word].hasSuffix("ск") || keys[word].contains("-")
    let isName =
      !isAdjective
      && (context.nature(word) == .name || context.nature(word) == nil && namedKeys.contains(keys[word]))
    return isOften || count >= PhraseVariants.majority && isName || count > 0 && followsGiven(word)
  }

  /// Whether a given name stands right before a word: Marie curie.
  private func followsGiven(_ word: Int) -> Bool {
    word > 0 && !text.isFirst[word] && text.tokens[word].gap == " " && isCapital(word - 1)
      && context.isGiven(word - 1) && namedKeys.contains(keys[word])
  }

  // MARK: Capitals of names of several words

  private func capitals() -> [Variant] {
    var standards: Set<[Int]> = []
    forEachPhrase { words in
      guard isInProse[words.lowerBound], !text.tokens[words.lowerBound].isOpening,
        words.allSatisfy({ isFunctionWord[$0] || isCapital($0) }), !goesOn(words.upperBound)
      else { return }
      standards.insert(words.map { text.keyNumbers[$0] })
    }
    var found: [[Int]: [[Bool]: [Range<Int>]]] = [:]
    var order: [[Int]] = []
    forEachPhrase { words in
      let key = words.map { text.keyNumbers[$0] }
      guard standards.contains(key), !goesOn(words.upperBound),
        !words.contains(where: { !isFunctionWord[$0] && isShouted[text.spellings[$0]] })
      else { return }
      if found[key] == nil { order.append(key) }
      found[key, default: [:]][words.map { text.tokens[$0].shape != .small }, default: []].append(words)
    }
    return order.flatMap { variants(of: found[$0] ?? [:]) }
  }

  /// Whether a longer name goes on at a word: "American Communist" is none where "Party" follows.
  private func goesOn(_ word: Int) -> Bool {
    text.isAdjacent(word) && isCapital(word) && !isFunctionWord[word]
  }

  /// Calls `body` with the runs of words that begin and end with a word of their own, and with a particle and its name.
  private func forEachPhrase(_ body: (Range<Int>) -> Void) {
    func isWord(_ word: Int) -> Bool {
      isCapital(word) || text.tokens[word].shape == .small && text.tokens[word].text.count > 1
    }
    for start in text.tokens.indices {
      let isParticle = text.rules.particles.contains(text.tokens[start].folded)
      guard isParticle || !isFunctionWord[start] && isWord(start) else { continue }
      for end in start + 2...start + PhraseVariants.longest {
        guard end <= text.tokens.count, !text.isFirst[end - 1], text.tokens[end - 1].gap == " " else { break }
        let last = end - 1
        if isParticle {
          if isCapital(last) { body(start..<end) }
          break
        }
        if isFunctionWord[last] { continue }
        guard isWord(last) else { break }
        body(start..<end)
      }
    }
  }

  /// The rarer ways in which a phrase has capitals.
  private func variants(of written: [[Bool]: [Range<Int>]]) -> [Variant] {
    guard written.count > 1 else { return [] }
    // At the beginning of a sentence a capital says nothing of the first word.
    var certain: [[Bool]: [Range<Int>]] = [:]
    var open: [[Bool]: [Range<Int>]] = [:]
    var elsewhere: [[Bool]: [Range<Int>]] = [:]
    for (pattern, places) in written {
      for place in places {
        if !isInProse[place.lowerBound] {
          elsewhere[pattern, default: []].append(place)
        } else if text.tokens[place.lowerBound].isOpening {
          open[pattern, default: []].append(place)
        } else {
          certain[pattern, default: []].append(place)
        }
      }
    }
    let ranked = certain.sorted {
      ($1.value.count, $0.value[0].lowerBound) < ($0.value.count, $1.value[0].lowerBound)
    }
    guard let (usual, certainly) = ranked.first, usual.contains(true) else { return [] }
    // Headings and lists of works only bear out what running text has.
    let kept = certainly + (open[usual] ?? []) + (elsewhere[usual] ?? [])
    guard kept.count > 1 else { return [] }
    let isParticle = text.rules.particles.contains(text.tokens[kept[0].lowerBound].folded)
    var variants: [Variant] = []
    func add(_ places: [Range<Int>]) {
      guard kept.count >= PhraseVariants.majority * places.count else { return }
      for place in places {
        let words = zip(place, kept[0]).map {
          Capitals.applied(of: text.tokens[$1].text, to: text.tokens[$0].text)
        }
        variants.append(
          Variant(
            kept: text.text(kept[0]), keptPlaces: kept, place: place, kinds: [.capitalisation],
            suggestion: words.joined(separator: " ")))
      }
    }
    for (pattern, places) in ranked.dropFirst() where isParticle || differsInMain(pattern, usual, kept[0]) {
      // Small throughout it may be no name at all.
      if !isParticle, !pattern.contains(true), !places[0].contains(where: isSurelyName) { continue }
      // "Chairman of the Council" at the head of a list is no other name than the chairman's.
      if !isParticle, !usual[0], pattern.dropFirst() == usual.dropFirst() { continue }
      // What stands before a name by chance, "the brothers Karamazov".
      if !isParticle, !pattern[0], usual[0], kept.count < PhraseVariants.surelyCapital,
        !text.rules.saints.contains(text.tokens[kept[0].lowerBound].folded)
      {
        continue
      }
      add(places)
    }
    for (pattern, places) in open.sorted(by: { $0.value[0].lowerBound < $1.value[0].lowerBound })
    where !isParticle && pattern.dropFirst() != usual.dropFirst() && differsInMain(pattern, usual, kept[0]) {
      guard certain[[usual[0]] + pattern.dropFirst()] == nil else { continue }
      if !pattern.dropFirst().contains(true), !isSurelyName(places[0].lowerBound) { continue }
      add(places)
    }
    return variants
  }

  /// Whether two patterns differ in other words than articles and the like.
  private func differsInMain(_ a: [Bool], _ b: [Bool], _ words: Range<Int>) -> Bool {
    zip(words, zip(a, b)).contains { !isFunctionWord[$0] && $1.0 != $1.1 }
  }

  // MARK: Capitals of single words

  /// Names that are written small once in a while.
  private func smallNames() -> [Variant] {
    var kept: [Int: [Range<Int>]] = [:]
    for (word, token) in text.tokens.enumerated() where token.shape == .capital && !token.isOpening {
      kept[text.keyNumbers[word], default: []].append(word..<word + 1)
    }
    return text.tokens.indices.compactMap { word in
      let token = text.tokens[word]
      guard token.shape == .small, isInProse[word], token.text.count >= PhraseVariants.fewestLetters,
        !isFunctionWord[word], !text.rules.particles.contains(token.folded),
        !token.gap.contains(where: { "/@_\\".contains($0) }),
        !token.gap.contains(where: { ".:".contains($0) }) || token.gap.contains(where: \.isWhitespace),
        isSurelyName(word),
        smallCounts[text.keyNumbers[word]] * 4 <= capitalCounts[text.keyNumbers[word]]
          || smallCounts[text.keyNumbers[word]] == 1,
        let places = kept[text.keyNumbers[word]]
      else { return nil }
      return Variant(
        kept: text.text(places[0]), keptPlaces: places, place: word..<word + 1, kinds: [.capitalisation],
        suggestion: Capitals.applied(of: text.tokens[places[0].lowerBound].text, to: token.text))
    }
  }

  /// MacDonald, Macdonald.
  private func innerCapitals() -> [Variant] {
    // Of each name first the spellings: most have one.
    var spellings: [Int: Set<Int>] = [:]
    let words = text.tokens.indices.filter { word in
      let token = text.tokens[word]
      return token.shape == .capital && isInProse[word] && !isShouted[text.spellings[word]]
        && token.text.count >= PhraseVariants.fewestLetters
    }
    for word in words { spellings[text.keyNumbers[word], default: []].insert(text.spellings[word]) }
    var found: [Int: [[Int]: [Int]]] = [:]
    var order: [Int] = []
    for word in words where spellings[text.keyNumbers[word], default: []].count > 1 {
      let key = text.keyNumbers[word]
      if found[key] == nil { order.append(key) }
      found[key, default: [:]][Capitals.pattern(text.tokens[word].text), default: []].append(word)
    }
    return order.flatMap { key -> [Variant] in
      let ranked = (found[key] ?? [:]).sorted {
        ($1.value.count, $0.value[0]) < ($0.value.count, $1.value[0])
      }
      guard ranked.count > 1, let usual = ranked.first?.value else { return [] }
      return ranked.dropFirst().flatMap(\.value).compactMap { word in
        // The parts of double names may be of anything: "Post-Revolution".
        guard !text.tokens[word].text.contains("-"), context.tie(of: word, to: usual) != .contrary else {
          return nil
        }
        return Variant(
          kept: text.tokens[usual[0]].text, keptPlaces: usual.map { $0..<$0 + 1 }, place: word..<word + 1,
          kinds: [.capitalisation],
          suggestion: Capitals.applied(of: text.tokens[usual[0]].text, to: text.tokens[word].text))
      }
    }
  }

  // MARK: Hyphens and spaces

  private struct Written {
    let words: Range<Int>
    let key: LetterKey
  }

  /// Names whose parts are joined, hyphenated or separated otherwise than elsewhere.
  private func joints() -> [Variant] {
    let merged = mergedKeys()
    var found: [String: [Written]] = [:]
    let words = text.tokens.indices.map { word in
      let token = text.tokens[word]
      return JointSpans.Word(
        written: token.text, folded: token.folded, key: keys[word],
        spelling: text.spellings[word], number: text.numbers[word], isStart: token.shape == .capital,
        isJoined: !text.isFirst[word] && token.gap == " " && token.shape != .digits)
    }
    let spans = JointSpans(words).groups(
      longest: PhraseVariants.longest, fewestLetters: PhraseVariants.fewestLetters)
    for words in spans.joined() {
      found[letters(words), default: []].append(Written(words: words, key: LetterKey(text.text(words))))
    }
    return found.sorted { $0.key < $1.key }.flatMap { letters, written -> [Variant] in
      let isMerged = merged.contains(letters)
      guard isMerged || written.contains(where: { isStandard($0.words) }) else { return [] }
      return variants(joining: written, isMerged: isMerged)
    }
  }

  /// The letters of words, in lower case and without the ending of the last one's case.
  private func letters(_ words: Range<Int>) -> String {
    let last = words.upperBound - 1
    return (text.tokens[words.lowerBound..<last].map(\.folded).joined() + keys[last])
      .filter { $0.isLetter || $0.isNumber }
  }

  /// Whether words may be a name that is to be kept: a word that has a capital for a reason, or several.
  private func isStandard(_ words: Range<Int>) -> Bool {
    if words.count == 1 {
      return !text.tokens[words.lowerBound].isOpening || text.mentionOfWord[words.lowerBound] != nil
    }
    guard words.allSatisfy({ isCapital($0) || text.tokens[$0].shape == .numeral || isFunctionWord[$0] })
    else {
      return false
    }
    return !isFunctionWord[words.lowerBound] && !isFunctionWord[words.upperBound - 1]
  }

  /// The letters of words with a capital behind a small letter, which may be two names without a space: TheIdiot.
  private func mergedKeys() -> Set<String> {
    Set(text.tokens.indices.filter { isMerged(text.tokens[$0].text) }.map { keys[$0] })
  }

  private func isMerged(_ word: String) -> Bool {
    // Most words have no capital within.
    guard
      word.unicodeScalars.dropFirst().contains(where: {
        $0.value >= 0x80 ? $0.properties.isUppercase : ("A"..."Z").contains($0)
      })
    else { return false }
    let letters = Array(word)
    guard
      let at = letters.indices.dropFirst().first(where: {
        letters[$0 - 1].isLowercase && letters[$0].isUppercase
      })
    else { return false }
    // "MacDonald", "DeBakey".
    return at > 1
      && !["mac", "mc", "de", "le", "la", "di", "fitz", "van", "von"].contains(
        String(letters[..<at]).lowercased())
  }

  private func variants(joining written: [Written], isMerged: Bool) -> [Variant] {
    let bySeparators = Dictionary(grouping: written, by: \.key.separators)
    guard bySeparators.count > 1 else { return [] }
    func rank(_ places: [Written]) -> (Int, Int, Int) {
      (places.allSatisfy(hasFragment) ? 1 : 0, -places.count, places[0].words.lowerBound)
    }
    let ranked = bySeparators.values.sorted { rank($0) < rank($1) }
    let kept = ranked[0]
    guard kept.contains(where: { isStandard($0.words) }) || isMerged else { return [] }
    // Streets and institutes are called after persons with hyphens: Rue Pierre-Curie.
    let isPerson = kept[0].words.count > 1 && context.isGiven(kept[0].words.lowerBound)
    return ranked.dropFirst().flatMap { places -> [Variant] in
      // "Peter hof": what is left of a name without its beginning is no word, and so no other name.
      let isFragment = places.allSatisfy(hasFragment)
      guard kept.count >= (isFragment ? 1 : PhraseVariants.majority) * places.count else { return [] }
      return places.compactMap { place in
        guard isBroken(place, beside: kept[0]) else { return nil }
        let own = place.key.separators
        let hasHyphen = Set(own).symmetricDifference(kept[0].key.separators).contains { $0.isHyphen }
        if hasHyphen, isPerson { return nil }
        let model = kept.first { $0.key.letters == place.key.letters } ?? kept[0]
        return Variant(
          kept: text.text(kept[0].words), keptPlaces: kept.map(\.words), place: place.words,
          kinds: [hasHyphen ? .hyphenation : .spacing],
          suggestion: LetterKey.applied(of: text.text(model.words), to: text.text(place.words)))
      }
    }
  }

  /// Whether the second of two words is written small, and no dictionary has it.
  private func hasFragment(_ place: Written) -> Bool {
    guard place.words.count == 2, let last = place.words.last else { return false }
    let token = text.tokens[last]
    return token.shape == .small && token.text.count >= PhraseVariants.fewestOfFragment
      && !isFunctionWord[last]
      && !text.rules.particles.contains(token.folded) && context.isUnknown(last)
      && context.nature(last) == nil
  }

  /// The fewest letters of what is taken for the rest of a name.
  private static let fewestOfFragment = 3

  /// Whether words are not as good by themselves as the name they spell: "I ran" beside Iran is no variant of it.
  private func isBroken(_ place: Written, beside kept: Written) -> Bool {
    guard place.words.count > kept.words.count else { return true }
    if place.words.contains(where: { text.tokens[$0].text.count == 1 }) { return false }
    if !text.tokens[place.words.lowerBound].isOpening, !place.words.contains(where: { isFunctionWord[$0] }) {
      return true
    }
    if place.words.allSatisfy({ isCapital($0) && !isFunctionWord[$0] }) { return true }
    return !place.words.allSatisfy { isFunctionWord[$0] || context.nature($0) != nil }
  }
}
