import Basics
import Texts

/// The words and patterns of a language.
///
/// A data file has lines of words, `CLASS VALUE FORM…` (a form with a capital needs one in the text), `ending VALUE FORM…` for what may be
/// glued to a word, `define NAME A | B` for alternatives that patterns name as `@NAME`, and patterns, `MEANING: ELEMENT…`. An element is a
/// word or mark, several with `|` between them, a slot `{day}`, or a class `<name>`; `~` before it says that no space stands there, `?`
/// after it that it may be missing. `:` and `;` are where the expression begins and ends if that is not at the first and last element;
/// `style: …` stands after a date, whose calendar it tells. `=unit:year` sets a value; `!count` demands that the number before counts nothing, `!opened` that a parenthesis stands before. The names of slots are in `TimePattern`, those of
/// values in `TimeValueNames`.
package struct TimeGrammar: Sendable {
  private(set) var lexicon = TimeLexicon()
  private(set) var patterns: [TimePattern] = []
  /// The words and marks that elements of patterns take.
  private(set) var lists: [Int] = []
  /// The patterns that may stand after a date.
  private(set) var stylePatterns: [Int] = []
  /// The patterns that may begin with a number, with a Roman numeral, and with each word of the lexicon, one after another.
  private(set) var candidates: [TimeCandidate] = []
  /// Where in them those for a number, a Roman numeral and each word are.
  private(set) var numberCandidates = TimeCandidates()
  private(set) var romanCandidates = TimeCandidates()
  private(set) var wordCandidates: [TimeCandidates] = []
  /// The classes that slots take words from.
  private(set) var slotClasses: [TimePattern.Slot: Int] = [:]
  /// Words that measure what the number before them counts.
  private(set) var measureClass = -1
  /// What tells numbers of four digits that count from years; nil in languages without a file.
  private(set) var counting: TimeCounting?
  /// Words that are numbers.
  var numberClass: Int { slotClasses[.amount] ?? -1 }

  /// The lines of the data files that were not understood; a test sees that there are none.
  package private(set) var unread: [String] = []

  private var definitions: [String: [[Substring]]] = [:]
  private var countingEndings = TimeCounting.Endings()

  /// A grammar that is shared by all finders, its parts at hand so that none copies the whole.
  final class Reference: Sendable {
    let grammar: TimeGrammar
    let lexicon: TimeLexicon
    let readings: [[TimeLexicon.Reading]]
    let patterns: [TimePattern]
    let lists: [Int]
    let stylePatterns: [Int]
    let candidates: [TimeCandidate]
    let wordCandidates: [TimeCandidates]
    let numberCandidates: TimeCandidates
    let romanCandidates: TimeCandidates
    let counting: TimeCounting?
    let numberClass: Int
    let measureClass: Int

    init(_ grammar: TimeGrammar) {
      self.grammar = grammar
      lexicon = grammar.lexicon
      readings = lexicon.readings
      patterns = grammar.patterns
      lists = grammar.lists
      stylePatterns = grammar.stylePatterns
      candidates = grammar.candidates
      wordCandidates = grammar.wordCandidates
      numberCandidates = grammar.numberCandidates
      romanCandidates = grammar.romanCandidates
      counting = grammar.counting
      numberClass = grammar.numberClass
      measureClass = grammar.measureClass
    }
  }

  /// The grammar of a language; one without a data file has what all languages share.
  package static func of(_ language: Language) -> TimeGrammar { reference(language).grammar }

  static func reference(_ language: Language) -> Reference { shared[language.code] ?? common }

  private static let common = Reference(TimeGrammar([PackageResources.times_common_txt]))
  private static let shared: [String: Reference] = [
    "de": Reference(
      TimeGrammar([PackageResources.times_de_txt, PackageResources.times_common_txt], .german)),
    "en": Reference(
      TimeGrammar([PackageResources.times_en_txt, PackageResources.times_common_txt], .english)),
    "ru": Reference(
      TimeGrammar([PackageResources.times_ru_txt, PackageResources.times_common_txt], .russian)),
  ]

  private static let wordClasses: [(TimePattern.Slot, String)] = [
    (.dayOrdinal, "ordinal"), (.month, "month"), (.decadeWord, "decade"), (.centuryWord, "ordinal"),
    (.amount, "number"),
    (.unit, "unit"), (.hourWord, "number"), (.halfDay, "half-day"), (.age, "number"), (.ageWord, "number"),
    (.season, "season"), (.part, "part"), (.weekday, "weekday"), (.calendar, "calendar"),
    (.anyHour, "hour"), (.hourOf, "hour-of"), (.halfHour, "half-hour"), (.minutes, "number"),
  ]

  /// Reads data files, the first one first.
  ///
  /// - Parameter language: whose units and magnitudes are counted; nil for none.
  package init(_ files: [[UInt8]], _ language: Language? = nil) {
    for (slot, name) in TimeGrammar.wordClasses { slotClasses[slot] = lexicon.number(ofClass: name) }
    measureClass = lexicon.number(ofClass: "measure")
    var sources: [(TimePattern.Meaning, [Substring])] = []
    for file in files {
      for line in DataLines(file) {
        let words = line.map { $0[...] }
        guard let head = words.first else { continue }
        if head.last == ":", let meaning = TimePattern.Meaning(rawValue: String(head.dropLast())) {
          sources.append((meaning, Array(words.dropFirst())))
        } else if head == "define", words.count > 2 {
          definitions[String(words[1])] = words[2...].split(separator: "|").map(Array.init)
        } else if words.count > 2, let value = TimeValueNames.value(of: words[1], class: head) {
          for form in words[2...] {
            if head == "ending" {
              lexicon.add(ending: String(form), value: value)
            } else if countingEndings.add(form, kind: head, value: value) {
              continue
            } else {
              lexicon.add(String(form), class: String(head), value: value)
            }
          }
        } else {
          unread.append(line.joined(separator: " "))
        }
      }
    }
    for (meaning, words) in sources {
      for expanded in expansions(words[...]) {
        let elements = expanded.compactMap { element($0) }
        patterns.append(TimePattern(meaning: meaning, elements: elements))
        if elements.isEmpty || elements.count < expanded.count {
          unread.append("\(meaning.rawValue): \(expanded.joined(separator: " "))")
        }
      }
    }
    index()
    counting = language.map { TimeCounting($0, &lexicon, countingEndings) }
  }

  /// The pattern once for each way to fill in what it names with `@`; `_` stands for nothing.
  private func expansions(_ words: ArraySlice<Substring>) -> [[Substring]] {
    guard let index = words.firstIndex(where: { $0.first == "@" }) else {
      return [words.filter { $0 != "_" }]
    }
    guard let alternatives = definitions[String(words[index].dropFirst())] else { return [Array(words)] }
    return alternatives.flatMap { alternative in
      expansions(words[..<index] + alternative + words[(index + 1)...])
    }
  }

  /// Keeps the words or marks of an element.
  private mutating func listed(_ members: [Int]) -> Range<Int> {
    lists += members
    return lists.count - members.count..<lists.count
  }

  private mutating func element(_ word: Substring) -> TimePattern.Element? {
    switch word {
    case ":": return .init(test: .begin, isGlued: false, isOptional: false)
    case ";": return .init(test: .finish, isGlued: false, isOptional: false)
    case "!opened": return .init(test: .opened, isGlued: false, isOptional: false)
    case "!count": return .init(test: .countsNothing, isGlued: false, isOptional: false)
    default: break
    }
    if word.first == "=" {
      let parts = word.dropFirst().split(separator: ":")
      guard parts.count == 2, let setting = TimePattern.Setting(rawValue: String(parts[0])),
        let value = TimeValueNames.value(of: parts[1], class: parts[0])
      else { return nil }
      return .init(test: .setting(setting, value), isGlued: false, isOptional: false)
    }
    var atom = word
    let isGlued = atom.first == "~"
    if isGlued { atom = atom.dropFirst() }
    let isOptional = atom.count > 1 && atom.last == "?"
    if isOptional { atom = atom.dropLast() }
    let test: TimePattern.Test
    if atom.first == "{" {
      guard let slot = TimePattern.Slot(rawValue: String(atom.dropFirst().dropLast())) else { return nil }
      test = .slot(slot, slotClasses[slot] ?? -1)
    } else if atom.first == "<" {
      guard let wordClass = lexicon.classes[String(atom.dropFirst().dropLast())] else { return nil }
      test = .wordClass(wordClass)
    } else if let first = atom.unicodeScalars.first,
      TimeTokenizer.isLetter(first.value) || TimeTokenizer.isFraction(first.value)
    {
      test = .words(listed(atom.split(separator: "|").map { lexicon.enter(literal: String($0)) }))
    } else {
      guard atom.first != "@" else { return nil }
      test = .marks(
        listed(atom.split(separator: "|").compactMap { $0.unicodeScalars.first.map { Int($0.value) } }))
    }
    return .init(test: test, isGlued: isGlued, isOptional: isOptional)
  }

  /// What the tokens at the first three positions of a pattern may be.
  private func firstMasks(_ pattern: TimePattern) -> [UInt64] {
    let elements = pattern.elements.filter { bits($0.test) != nil }
    var states = Set(reachable(elements, 0))
    var masks: [UInt64] = []
    for _ in 0..<3 {
      masks.append(
        states.reduce(0) { $0 | ($1 < elements.count ? bits(elements[$1].test) ?? 0 : TimeBits.all) })
      var next = Set<Int>()
      for state in states {
        guard state < elements.count else {
          next.insert(state)
          continue
        }
        next.formUnion(reachable(elements, state + 1))
        // A number may have several words.
        if case .slot(let slot, _) = elements[state].test,
          [.amount, .age, .minutes, .dayOrdinal].contains(slot)
        {
          next.insert(state)
        }
      }
      states = next
    }
    return masks
  }

  /// The elements that may come next from one on, those after it too if it may be missing; their count for the end.
  private func reachable(_ elements: [TimePattern.Element], _ from: Int) -> [Int] {
    var found: [Int] = []
    for index in from..<elements.count {
      found.append(index)
      if !elements[index].isOptional { return found }
    }
    return found + [elements.count]
  }

  /// What a token that an element takes may be; nil for an element that takes none.
  private func bits(_ test: TimePattern.Test) -> UInt64? {
    switch test {
    case .begin, .finish, .setting, .countsNothing, .opened: nil
    case .words(let entries): lists[entries].reduce(0) { $0 | lexicon.literalBit($1) }
    case .wordClass(let wordClass): TimeBits.ofClass(wordClass)
    case .marks(let marks): lists[marks].reduce(0) { $0 | TimeBits.ofMark($1) }
    case .slot(let slot, _): bits(slot)
    }
  }

  private func bits(_ slot: TimePattern.Slot) -> UInt64 {
    switch slot {
    case .monthRoman, .centuryRoman: TimeBits.roman
    case .amount, .age: TimeBits.anyNumber | TimeBits.hyphen | TimeBits.ofClass(slotClasses[slot] ?? 0)
    case .dayOrdinal:
      TimeBits.hyphen | TimeBits.ofClass(slotClasses[slot] ?? 0) | TimeBits.ofClass(numberClass)
    case .anyHour, .hourOf: TimeBits.shortNumber | TimeBits.ofClass(slotClasses[slot] ?? 0)
    case .minutes: TimeBits.shortNumber | TimeBits.hyphen | TimeBits.ofClass(slotClasses[slot] ?? 0)
    case .eraYear: TimeBits.shortNumber | TimeBits.threeDigits | TimeBits.fourDigits
    case .doubleYear: TimeBits.shortNumber | TimeBits.threeDigits | TimeBits.fourDigits
    case .threeDigitYear: TimeBits.threeDigits
    case .year, .decade, .clockDigits: TimeBits.fourDigits
    case .shortYear: TimeBits.threeDigits | TimeBits.fourDigits
    case .nextDecade: TimeBits.shortNumber | TimeBits.fourDigits
    case .anyNumber: TimeBits.anyNumber
    default: slotClasses[slot].map(TimeBits.ofClass) ?? TimeBits.shortNumber
    }
  }

  private mutating func index() {
    var numberPatterns: [TimeCandidate] = []
    var romanPatterns: [TimeCandidate] = []
    var wordPatterns: [[TimeCandidate]] = Array(repeating: [], count: lexicon.readings.count)
    for (number, pattern) in patterns.enumerated() {
      if pattern.meaning == .style {
        stylePatterns.append(number)
        continue
      }
      let masks = firstMasks(pattern)
      let candidate = TimeCandidate(
        opening: TimeOpening(first: masks[0], second: masks[1], third: masks[2]), pattern: number)
      var takesNumber = false
      var takesRoman = false
      var words = Set<Int>()
      for element in pattern.elements {
        switch element.test {
        case .begin, .finish, .setting, .countsNothing, .opened: continue
        case .words(let entries): words.formUnion(lists[entries])
        case .wordClass(let wordClass): words.formUnion(members(wordClass))
        case .marks: break
        case .slot(let slot, _):
          switch slot {
          case .monthRoman, .centuryRoman: takesRoman = true
          case .dayOrdinal: words.formUnion(members(slotClasses[slot] ?? -1) + members(numberClass))
          case .amount, .age, .anyHour, .hourOf, .minutes:
            takesNumber = true
            words.formUnion(members(slotClasses[slot] ?? -1))
          default:
            if let wordClass = slotClasses[slot] {
              words.formUnion(members(wordClass))
            } else {
              takesNumber = true
            }
          }
        }
        if !element.isOptional { break }
      }
      if takesNumber { numberPatterns.append(candidate) }
      if takesRoman { romanPatterns.append(candidate) }
      for entry in words { wordPatterns[entry].append(candidate) }
    }
    func added(_ more: [TimeCandidate]) -> TimeCandidates {
      candidates += more
      return TimeCandidates(
        range: candidates.count - more.count..<candidates.count,
        second: more.reduce(0) { $0 | $1.opening.second })
    }
    numberCandidates = added(numberPatterns)
    romanCandidates = added(romanPatterns)
    wordCandidates = wordPatterns.map(added)
  }

  private func members(_ wordClass: Int) -> [Int] {
    lexicon.readings.indices.filter { lexicon.readings[$0].contains { $0.wordClass == wordClass } }
  }
}
