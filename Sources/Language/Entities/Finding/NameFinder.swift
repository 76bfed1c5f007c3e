import Basics
import Dictionaries
import Texts

/// Finds names in running text: runs of words with capitals, as far as they are no common nouns and no beginnings of sentences.
///
/// Where nouns have capitals too (German), dictionaries and the articles before a word tell them from names; the document's
/// own use of a word decides elsewhere. Without dictionaries only the latter is left, and more common nouns pass for names.
struct NameFinder {
  private let language: Language
  private let rules: NameRules
  private let capitalizesNouns: Bool
  private var use: WordUse

  /// The tokens of each sentence.
  private let sentences: [[NameToken]]
  /// For each of them, how many parentheses are open before it, its gap included.
  private let parentheses: [[Int32]]
  private let view: TextView
  /// How often a word follows a small particle, and how often it stands anywhere.
  private var afterParticle: [String: Int] = [:]
  private var anywhere: [String: Int] = [:]
  /// How often a word stands in quotation marks by itself.
  private var quoted: [String: Int] = [:]

  /// The stems of the places of each language.
  private static let placeStems = KeptValues<Language, Set<String>>()

  /// Prepares a document.
  ///
  /// - Parameter places: the places that its language has names of.
  /// - Complexity: O(length of the document).
  init(_ tokenized: TokenizedDocument, _ lexicon: Lexicon, places: [PlaceNames.Place]) {
    let document = tokenized.document
    language = document.language
    view = document.view
    let rules = NameRules.of(document.language)
    self.rules = rules
    capitalizesNouns = FunctionWords.capitalizesNouns(document.language)
    let tokenizer = NameTokenizer(tokenized)
    sentences = Numerals(document.language).marked(tokenized.sentences.map(tokenizer.tokens))
    parentheses = sentences.map { tokens in
      var depth: Int32 = 0
      return tokens.map { token in
        for character in token.gap { depth += character == "(" ? 1 : character == ")" ? -1 : 0 }
        return depth
      }
    }
    use = WordUse(
      sentences, language: document.language, rules: rules, lexicon: lexicon,
      places: NameFinder.placeStems.value(document.language) { Inflection.stems(places, rules) })
    for tokens in sentences {
      for (index, token) in tokens.enumerated() where token.shape == .capital {
        guard let mark = token.gap.last, NameFinder.opening.contains(mark) else { continue }
        if NameFinder.isQuotedAlone(tokens, index, gapAfter(tokens, index + 1)) {
          quoted[token.folded, default: 0] += 1
        }
      }
      for (index, token) in tokens.enumerated() where token.shape != .small {
        anywhere[token.folded, default: 0] += 1
        if index > 0, rules.particles.contains(tokens[index - 1].folded) {
          afterParticle[token.folded, default: 0] += 1
        }
      }
    }
  }

  /// The names of the document in order.
  ///
  /// - Complexity: O(length of the document).
  mutating func mentions() -> [NameMention] {
    var runs: [(sentence: Int, run: Range<Int>, isWork: Bool)] = []
    var counts: [String: Int] = [:]
    var reversedNames: [(sentence: Int, run: Range<Int>)] = []
    var initialNames: [(sentence: Int, run: Range<Int>)] = []
    for index in sentences.indices {
      let tokens = sentences[index]
      let sorts = use.sorts(tokens)
      var at = 0
      while at < tokens.count {
        if let end = quotedWork(tokens, at) ?? quotedName(tokens, at) {
          runs.append((index, at..<end, true))
          at = end
        } else if let (end, hasOnlyInitials) = reversed(tokens, sorts, at) {
          // Initials are put before the surname where words are made of the name.
          if hasOnlyInitials {
            initialNames.append((index, at..<end))
          } else {
            reversedNames.append((index, at..<end))
          }
          counts[folded(tokens, at..<at + 1), default: 0] += 1
          at = end
        } else if let run = run(tokens, sorts, at) {
          runs.append((index, run, false))
          counts[folded(tokens, run), default: 0] += 1
          // "Ramón Mercader" makes "Mercader" known.
          if run.count > 1, use.isGivenName(tokens[run.lowerBound]) {
            counts[folded(tokens, run.upperBound - 1..<run.upperBound), default: 0] += 1
          }
          at = run.upperBound
        } else {
          at += 1
        }
      }
    }
    let inOrder =
      reversedNames.map { mention(reversed: $0.run, $0.sentence) }
      + initialNames.map {
        mention(sentences[$0.sentence], $0.run, $0.sentence, kind: .person, isQuoted: false)
      }
    return
      (inOrder
      + runs.flatMap { sentence, run, isWork -> [NameMention] in
        let tokens = sentences[sentence]
        if isWork { return [mention(tokens, run, sentence, kind: .work, isQuoted: true)] }
        return split(tokens, run, counts).map {
          mention(
            tokens, $0, sentence, kind: hasUnheardOfGiven(tokens, $0, counts) ? .person : nil,
            isQuoted: isQuoted(tokens, $0))
        }
      }).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  // MARK: References

  /// A name at the beginning of a reference that has its surname first, "Deutscher, Isaac", or initials behind it.
  ///
  /// - Returns: its end, and whether only initials follow the surname.
  private func reversed(_ tokens: [NameToken], _ sorts: [WordUse.Sort], _ at: Int) -> (
    end: Int, hasOnlyInitials: Bool
  )? {
    guard at + 1 < tokens.count, tokens[at].shape == .capital, !use.isPlace(tokens[at]),
      !FunctionWords.contains(tokens[at].folded, language)
    else { return nil }
    if sorts[at] == .name || use.isSurname(tokens[at]), let end = reversedInitials(tokens, at) {
      return (end, true)
    }
    let (surname, given) = (tokens[at], tokens[at + 1])
    guard given.gap == ", ", given.shape == .capital, surname.isOpening || surname.gap == "; " else {
      return nil
    }
    // "Нансен, Фритьоф" as a title.
    if at == 0, tokens.count == 2, use.arePaired(given, surname) { return (2, false) }
    guard isGivenName(given) else { return nil }
    var end = at + 2
    while end < tokens.count, tokens[end].gap == " ",
      tokens[end].shape == .initial
        || tokens[end].shape == .small && rules.particles.contains(tokens[end].folded)
    { end += 1 }
    // "In Wien, Leo Trotzki", "Als er kam, Leo und Anna".
    let after = gapAfter(tokens, end)
    guard let mark = after.first(where: { !$0.isWhitespace }) else { return nil }
    // "Frank, Joseph.", but not "Frank, Joseph, Anna".
    let mayFollow = use.isGivenName(surname) ? "." : ".:,;("
    return mayFollow.contains(mark)
      && (end == tokens.count || !"(".contains(mark) || after.hasPrefix(" (")) ? (end, false) : nil
  }

  /// The end of a surname with initials behind it.
  private func reversedInitials(_ tokens: [NameToken], _ at: Int) -> Int? {
    let surname = tokens[at]
    guard !use.isGivenName(surname), tokens[at + 1].shape == .initial,
      tokens[at + 1].gap == " " || tokens[at + 1].gap == ", ",
      // "Helland-Hansen B., Nansen F."
      surname.isOpening || surname.gap == "; "
        || surname.gap == ", " && at > 0 && tokens[at - 1].shape == .initial
    else { return nil }
    var end = at + 1
    while end < tokens.count, end < at + 4, tokens[end].shape == .initial, tokens[end].text.hasSuffix("."),
      tokens[end].gap == " " || tokens[end].gap.isEmpty || end == at + 1
    { end += 1 }
    guard end > at + 1 else { return nil }
    // "Fridtjof W. Nansen", where nobody knows the first word.
    let next = end < tokens.count ? tokens[end] : nil
    if tokens[at + 1].gap == " ", let next, next.gap == " ", next.shape == .capital, use.isSurname(next),
      !use.isSurname(surname), at > 0, tokens[at - 1].shape != .initial
    {
      return nil
    }
    return end
  }

  private func isGivenName(_ token: NameToken) -> Bool {
    use.isGivenName(token) || GivenNames.shared.contains(double: token.folded)
  }

  private func mention(reversed run: Range<Int>, _ sentence: Int) -> NameMention {
    let tokens = sentences[sentence]
    let found = mention(tokens, run, sentence, kind: .person, isQuoted: false)
    return NameMention(
      range: found.range, sentence: sentence, words: Array(found.words.dropFirst()) + found.words.prefix(1),
      kind: .person,
      isQuoted: false, before: found.before, isInParenthesis: found.isInParenthesis, gap: found.gap,
      gapAfter: found.gapAfter)
  }

  /// A run by which it is counted: Russian words without the endings of their cases.
  private func folded(_ tokens: [NameToken], _ run: Range<Int>) -> String {
    tokens[run].map { $0.isCyrillic ? Inflection.stem($0.folded, rules) : $0.folded }.joined(separator: " ")
  }

  /// Two names that only happen to stand side by side, "in Mexico Trotsky was": both are there by themselves, and so together only once.
  private mutating func split(_ tokens: [NameToken], _ run: Range<Int>, _ counts: [String: Int]) -> [Range<
    Int
  >] {
    if let person = person(tokens, within: run) { return [run.lowerBound..<person, person..<run.upperBound] }
    guard run.count > 1, counts[folded(tokens, run), default: 0] < 2,
      !tokens[run].contains(where: { rules.organizations.contains($0.folded) || $0.shape == .initial })
    else { return [run] }
    for border in run.dropFirst() where tokens[border].gap == " " && tokens[border].shape == .capital {
      let (first, second) = (run.lowerBound..<border, border..<run.upperBound)
      // "Vissarion Belinsky": a word that stands nowhere else is a given name before it is anything else.
      if hasUnheardOfGiven(tokens, run, counts) { continue }
      // "Эвой Сарс".
      if first.count == 1, second.count == 1, use.isGivenName(tokens[first.lowerBound]),
        use.isSurname(tokens[border]) || !use.isGivenName(tokens[border]) && !use.isPlace(tokens[border])
      {
        continue
      }
      // "Наталья Ивановна | Седова".
      if tokens[first].allSatisfy({ use.isGivenName($0) || rules.isPatronymic($0.folded) }) { continue }
      guard let after = counts[folded(tokens, second)] else { continue }
      // "После Брест-Литовска Троцкий": whom the text names time and again by one word has here no other before it.
      let isOftenAlone =
        after >= NameFinder.oftenAlone && second.count == 1 && !use.isPlace(tokens[border])
        && !use.isGivenName(tokens[run.lowerBound])
      if isOftenAlone || counts[folded(tokens, first)] != nil {
        return [first] + split(tokens, second, counts)
      }
    }
    return [run]
  }

  /// Whether a name is a word that stands nowhere else, and no dictionary has, with a surname that also stands alone.
  private mutating func hasUnheardOfGiven(
    _ tokens: [NameToken], _ run: Range<Int>, _ counts: [String: Int]
  ) -> Bool {
    guard run.count == 2, tokens[run].allSatisfy({ $0.shape == .capital }),
      tokens[run.lowerBound + 1].gap == " ",
      !tokens[run].contains(where: {
        use.isPlace($0) || rules.organizations.contains($0.folded) || rules.landmarks.contains($0.folded)
      })
    else { return false }
    let (first, last) = (run.lowerBound..<run.lowerBound + 1, run.lowerBound + 1..<run.upperBound)
    guard !tokens[first.lowerBound].text.contains("-"), counts[folded(tokens, first)] == nil,
      counts[folded(tokens, last)] != nil
    else { return false }
    return use.nature(tokens[first.lowerBound]) == nil
  }

  /// Where a person's name begins within a run, with a given name after a word that is none: "Russian Marxism Georgy Plekhanov".
  private func person(_ tokens: [NameToken], within run: Range<Int>) -> Int? {
    run.dropFirst().dropLast().first { at in
      let before = tokens[at - 1]
      return tokens[at].gap == " " && tokens[at].shape == .capital && use.isGivenName(tokens[at])
        && tokens[at + 1].shape == .capital && before.shape == .capital && !use.isGivenName(before)
        && !isSaint(before)
    }
  }

  /// From this on, a word that stands alone so often is a name by itself.
  private static let oftenAlone = 5

  // MARK: Runs

  /// The most words of a name: a longer run of words with capitals is a list or a title.
  private static let longestName = 40
  /// How many words before a name may say what it is.
  private static let widestContext = 200

  /// The run of words that is a name and begins at `start`, titles and the like taken off; nil if none does.
  private mutating func run(_ tokens: [NameToken], _ sorts: [WordUse.Sort], _ start: Int) -> Range<Int>? {
    guard begins(tokens, sorts, start) else { return nil }
    var end = start + 1
    while end < tokens.count, end - start < NameFinder.longestName {
      if continues(tokens, sorts, start, end) {
        end += 1
      } else if let next = joined(tokens, sorts, start, end) {
        end = next
      } else {
        break
      }
    }
    var first = start
    while first < end, isTitle(tokens, first, end) { first += 1 }
    let isWork = start > 0 && rules.works.contains(tokens[start - 1].folded)
    while end > first,
      sorts[end - 1] == .adjective && !isWork || tokens[end - 1].shape == .numeral && end - 1 == first
    { end -= 1 }
    guard first < end else { return nil }
    if end - first == 1 {
      guard sorts[first] == .name, tokens[first].shape != .initial,
        !rules.addresses.contains(tokens[first].folded)
      else { return nil }
    } else if capitalizesNouns, !isSaint(tokens[first]), !sorts[first..<end].contains(.name),
      sorts[first] != .adjective,
      tokens[first].shape != .numeral, tokens[first].shape != .digits
    {
      return nil
    }
    return first..<end
  }

  private func begins(_ tokens: [NameToken], _ sorts: [WordUse.Sort], _ at: Int) -> Bool {
    let token = tokens[at]
    // "O.S. 25" is a date.
    if token.shape == .initial {
      return at + 1 < tokens.count && tokens[at + 1].shape != .small && tokens[at + 1].shape != .digits
    }
    if token.shape == .numeral || token.shape == .digits {
      // "IV. Internationale", "4. Internationale".
      return capitalizesNouns && at + 1 < tokens.count && tokens[at + 1].gap == ". "
        && rules.organizations.contains(tokens[at + 1].folded)
    }
    let next = at + 1 < tokens.count && tokens[at + 1].gap == " " ? tokens[at + 1] : nil
    // "St. Petersburg".
    if at + 1 < tokens.count, isSaint(token), tokens[at + 1].gap == ". " || next != nil,
      tokens[at + 1].shape == .capital
    {
      return true
    }
    if opensOrganization(tokens, sorts, at) { return true }
    // "Council of People's Commissars".
    if !capitalizesNouns, !token.isOpening, joined(tokens, sorts, at, at + 1) != nil { return true }
    switch sorts[at] {
    case .name: return true
    case .common:
      guard !capitalizesNouns, let next, next.shape != .small else { return false }
      return !token.isOpening || use.arePaired(token, next)
    case .adjective:
      guard capitalizesNouns, let next, sorts[at + 1] != .other, next.shape != .small else { return false }
      return !token.isOpening || use.arePaired(token, next)
    case .other:
      guard let next, token.shape == .capital, !rules.noNames.contains(token.folded) else { return false }
      // "New York": a small word has a capital for a reason.
      if !capitalizesNouns, !token.isOpening, next.shape == .capital { return sorts[at + 1] != .other }
      guard isContent(token) else { return false }
      return use.arePaired(token, next)
    }
  }

  /// Whether the first word of a sentence is that of an organization's name, "Красная Армия": the second has a capital for a reason.
  private func opensOrganization(_ tokens: [NameToken], _ sorts: [WordUse.Sort], _ at: Int) -> Bool {
    guard !capitalizesNouns, tokens[at].isOpening, tokens[at].shape == .capital, isContent(tokens[at]),
      at + 1 < tokens.count, tokens[at + 1].gap == " ", tokens[at + 1].shape == .capital,
      !tokens[at + 1].isOpening
    else { return false }
    return rules.organizations.contains(tokens[at + 1].folded)
      || rules.organizations.contains(tokens[at].folded) && sorts[at + 1] == .common
  }

  /// Whether a word may be part of a name at all.
  private func isContent(_ token: NameToken) -> Bool {
    !FunctionWords.contains(token.folded, language) && !rules.noNames.contains(token.folded)
  }

  private func continues(_ tokens: [NameToken], _ sorts: [WordUse.Sort], _ start: Int, _ at: Int) -> Bool {
    let token = tokens[at]
    let before = tokens[at - 1]
    // "Workers’ Deputies".
    let isGenitive =
      (token.gap == "’ " || token.gap == "' ") && before.folded.hasSuffix("s") && !capitalizesNouns
    // "Council of People's Commissars", but not "Trotsky's Red Army".
    let isPossessive =
      (token.gap == "’s " || token.gap == "'s ")
      && tokens[start..<at - 1].contains { rules.organizations.contains($0.folded) }
    let isSpace = token.gap == " " || token.gap == "\u{A0}" || isGenitive || isPossessive
    if before.shape == .initial { return (isSpace || token.gap.isEmpty) && token.shape != .small }
    // "St. Petersburg", "IV. Internationale".
    if token.gap == ". " {
      return isSaint(before) && token.shape == .capital
        || at == start + 1 && (before.shape == .numeral || before.shape == .digits)
    }
    // "KPdSU (B)", "ВКП(б)".
    if before.shape == .acronym, token.gap == " (" || token.gap == "(", token.text.count == 1 { return true }
    guard isSpace else { return false }
    if isSaint(before), at == start + 1 { return token.shape == .capital }
    switch token.shape {
    case .small, .digits: return false
    case .numeral: return sorts[at - 1] == .name
    case .initial: return sorts[at - 1] == .name
    case .acronym: return false
    case .capital: break
    }
    if before.shape == .acronym || token.isCyrillic != before.isCyrillic { return false }
    // "Trotzkis Frau", "Herr Klatschko, Frau Adler".
    if rules.addresses.contains(token.folded) { return false }
    if beginsAnother(tokens, sorts, start, at) { return false }
    if use.isGivenName(before), sorts[at] != .other { return true }
    // "Zeitung Novy Mir".
    if start > 0, rules.works.contains(tokens[start - 1].folded), sorts[at] != .common { return true }
    if !capitalizesNouns {
      return sorts[at] != .other || isContent(token) && use.arePaired(before, token)
    }
    switch (sorts[at - 1], sorts[at]) {
    case (_, .other): return false
    case (.adjective, .name): return use.isPlace(token) || rules.organizations.contains(token.folded)
    case (.adjective, _): return true
    case (.name, .name): return true
    case (.name, .common):
      // "Petrograder Sowjet", not "Lenins Tod".
      return rules.organizations.contains(token.folded)
        && rules.relationals.contains { before.folded.hasSuffix($0) }
    case (.common, .name): return sorts[start] == .adjective || tokens[start].shape == .numeral
    case (_, .adjective): return false
    default: return false
    }
  }

  /// Whether a person's name begins behind another name without a comma: "in Wien Natalja Sedowa", "Josef Stalin Wladimir Lenin".
  private func beginsAnother(_ tokens: [NameToken], _ sorts: [WordUse.Sort], _ start: Int, _ at: Int) -> Bool
  {
    guard at + 1 < tokens.count, use.isGivenName(tokens[at]), tokens[at + 1].gap == " ",
      tokens[at + 1].shape == .capital, sorts[at + 1] == .name, tokens[at - 1].shape == .capital,
      !use.isGivenName(tokens[at - 1]), !rules.isPatronymic(tokens[at - 1].folded)
    else { return false }
    return use.isPlace(tokens[at - 1]) || at > start + 1 && use.isGivenName(tokens[start])
  }

  /// The end of a run that goes on behind small words at `at`: "Sowjet der Volkskommissare", "Lázaro Cárdenas del Río".
  private func joined(_ tokens: [NameToken], _ sorts: [WordUse.Sort], _ start: Int, _ at: Int) -> Int? {
    var next = at
    while next < tokens.count, next < at + 2, tokens[next].shape == .small, tokens[next].gap == " " {
      next += 1
    }
    guard next > at, next < tokens.count, tokens[next].gap == " ", tokens[next].shape == .capital,
      sorts[next] != .other
    else { return nil }
    let between = tokens[at..<next].map(\.folded)
    if between.allSatisfy(rules.particles.contains), sorts[at - 1] == .name, sorts[next] == .name {
      let word = tokens[next].folded
      // "von" is a preposition where the name also stands without it.
      let isPreposition = between.contains { FunctionWords.contains($0, language) }
      if !isPreposition || afterParticle[word] == anywhere[word] { return next + 1 }
    }
    // "League of Nations Archives" within Russian.
    let rules = tokens[at - 1].isCyrillic == language.writesCyrillic ? self.rules : NameRules.of(.english)
    guard between.allSatisfy(rules.joiners.contains), sorts[next] != .adjective || capitalizesNouns else {
      return nil
    }
    guard rules.organizations.contains(tokens[at - 1].folded),
      capitalizesNouns ? sorts[start] == .adjective : true
    else { return nil }
    return next + 1
  }

  private func isTitle(_ tokens: [NameToken], _ at: Int, _ end: Int) -> Bool {
    guard at + 1 < end, rules.titles.contains(tokens[at].folded) else { return false }
    // "St. Petersburg" and "Saint Petersburg" are names of their own.
    return tokens[at + 1].shape != .numeral && !isSaint(tokens[at])
  }

  private func isSaint(_ token: NameToken) -> Bool {
    token.shape == .capital && rules.saints.contains(token.folded)
  }

  // MARK: Quotations

  private static let opening: Set<Character> = ["„", "“", "«", "\"", "‘", "»", "‚"]
  private static let closing: Set<Character> = ["“", "”", "»", "\"", "’", "«", "‘"]
  /// The most words of a title in quotation marks.
  private static let longestWork = 5

  /// The end of a work's title in quotation marks that begins at `start`: «Новый мир».
  private func quotedWork(_ tokens: [NameToken], _ start: Int) -> Int? {
    guard let mark = tokens[start].gap.last, NameFinder.opening.contains(mark), tokens[start].shape != .small
    else { return nil }
    let cues = tokens[max(0, start - 3)..<start].map(\.folded)
    guard cues.contains(where: rules.works.contains) else { return nil }
    for end in start + 1...min(tokens.count, start + NameFinder.longestWork) {
      if let mark = gapAfter(tokens, end).first, NameFinder.closing.contains(mark) { return end }
      guard end < tokens.count, tokens[end].gap == " " else { return nil }
    }
    return nil
  }

  /// The end of a word at `at` that stands in quotation marks by itself time and again, as the names of ships do: die „Fram“.
  private func quotedName(_ tokens: [NameToken], _ at: Int) -> Int? {
    guard tokens[at].shape == .capital, let mark = tokens[at].gap.last, NameFinder.opening.contains(mark),
      quoted[tokens[at].folded, default: 0] > 1,
      NameFinder.isQuotedAlone(tokens, at, gapAfter(tokens, at + 1))
    else { return nil }
    return at + 1
  }

  private static func isQuotedAlone(_ tokens: [NameToken], _ at: Int, _ after: String) -> Bool {
    guard let before = tokens[at].gap.last, let after = after.first else { return false }
    return opening.contains(before) && closing.contains(after)
  }

  private func isQuoted(_ tokens: [NameToken], _ run: Range<Int>) -> Bool {
    guard let before = tokens[run.lowerBound].gap.last, let after = gapAfter(tokens, run.upperBound).first
    else {
      return false
    }
    return NameFinder.opening.contains(before) && NameFinder.closing.contains(after)
  }

  /// What follows the word before `end`.
  private func gapAfter(_ tokens: [NameToken], _ end: Int) -> String {
    if end < tokens.count { return tokens[end].gap }
    let last = tokens[end - 1].range.upperBound
    return view.text(in: last..<min(last + 2, view.scalars.count))
  }

  // MARK: Kinds

  private func mention(
    _ tokens: [NameToken], _ run: Range<Int>, _ sentence: Int, kind: EntityKind?, isQuoted: Bool
  ) -> NameMention {
    let range = tokens[run.lowerBound].range.lowerBound..<closed(tokens, run)
    return NameMention(
      range: range, sentence: sentence, words: Array(tokens[run]), kind: kind ?? self.kind(tokens, run),
      isQuoted: isQuoted, before: tokens[max(0, run.lowerBound - NameFinder.widestContext)..<run.lowerBound],
      isInParenthesis: parentheses[sentence][run.lowerBound] > 0, gap: tokens[run.lowerBound].gap,
      gapAfter: gapAfter(tokens, run.upperBound))
  }

  /// The end of a run, with the parenthesis that it opens.
  private func closed(_ tokens: [NameToken], _ run: Range<Int>) -> Int {
    let end = tokens[run.upperBound - 1].range.upperBound
    guard run.count > 1, tokens[run.upperBound - 1].gap.hasSuffix("("), end < view.scalars.count,
      view.scalars[end] == ")"
    else { return end }
    return end + 1
  }

  private func kind(_ tokens: [NameToken], _ run: Range<Int>) -> EntityKind? {
    if tokens[run].contains(where: { $0.shape == .initial || rules.isPatronymic($0.folded) }) {
      return .person
    }
    if tokens[run].contains(where: { rules.organizations.contains($0.folded) }) { return .organization }
    // "USA" is a place by the map, "UdSSR" only by the table of names that also has institutions.
    let isAcronym = run.count == 1 && tokens[run.lowerBound].shape == .acronym
    if tokens[run].allSatisfy({ isAcronym ? use.isOnMap($0) : use.isPlace($0) }) { return .place }
    // "Alexander Garden".
    if run.count > 1, let last = tokens[run].last, rules.landmarks.contains(last.folded) { return .place }
    if isAcronym { return .organization }
    guard run.lowerBound > 0 else { return nil }
    let before = tokens[run.lowerBound - 1]
    let gap = tokens[run.lowerBound].gap
    // "Dr. Adler".
    guard gap == " " || gap == ". " && rules.titles.contains(before.folded) else { return nil }
    // "to Anna Achmatowa".
    let isPerson = run.count > 1 && use.isGivenName(tokens[run.lowerBound])
    if rules.places.contains(before.folded) { return isPerson ? nil : .place }
    if rules.works.contains(before.folded) { return .work }
    return rules.titles.contains(before.folded) ? .person : nil
  }
}
