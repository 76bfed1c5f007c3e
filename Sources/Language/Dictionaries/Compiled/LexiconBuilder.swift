import Basics
import Foundation
import Texts

/// Compiles dictionaries into one lexicon.
package struct LexiconBuilder {
  private var languages: [LanguageTables] = []
  private var dictionaries: [Collected] = []

  package init() {}

  /// How many terms of a language the pairs of a dictionary can number.
  private static let mostTerms = 1 << 24

  /// The pairs of one dictionary while it is read.
  private final class Collected: DictionaryEntries {
    let source: LanguageTables
    let target: LanguageTables
    var description: LexiconDescription.Dictionary?
    /// Source term, target term, weight: 24, 24 and 8 bits, in an order that sorts.
    var pairs: [UInt64] = []

    init(_ source: LanguageTables, _ target: LanguageTables) {
      self.source = source
      self.target = target
    }

    func add(
      _ headword: UnsafeBufferPointer<UInt8>, _ translation: UnsafeBufferPointer<UInt8>, weight: Float
    ) {
      // What cannot be numbered is refused as a whole by `finish`.
      guard let from = source.term(headword), let to = target.term(translation),
        max(from, to) < LexiconBuilder.mostTerms
      else { return }
      let share = UInt64(max(1, min(255, (weight * 255).rounded())))
      pairs.append(UInt64(from) << 32 | UInt64(to) << 8 | share)
    }

    func add(form: UnsafeBufferPointer<UInt8>, of headword: UnsafeBufferPointer<UInt8>, weight: UInt32) {
      guard let form = source.term(form), let headword = source.term(headword) else { return }
      source.note(form, isFormOf: headword, weight: weight)
    }

    /// Sorts the pairs; of those given twice, the larger weight stays.
    func sort() {
      pairs.sort()
      var kept: [UInt64] = []
      kept.reserveCapacity(pairs.count)
      for pair in pairs {
        if let last = kept.last, last >> 8 == pair >> 8 { kept.removeLast() }
        kept.append(pair)
      }
      pairs = kept
    }
  }

  /// Adds a dictionary.
  ///
  /// - Parameter read: hands on the entries and returns how many articles there were.
  package mutating func add(
    _ name: String, version: String, from source: Language, to target: Language, isGlossary: Bool = false,
    _ read: (any DictionaryEntries) throws -> Int
  ) rethrows {
    let collected = Collected(tables(source), tables(target))
    let articles = try read(collected)
    collected.sort()
    collected.description = .init(
      name: name, version: version, source: source, target: target, articles: articles,
      pairs: collected.pairs.count, isGlossary: isGlossary)
    dictionaries.append(collected)
  }

  /// Adds a dictionary, and if it has running text, that to what is known of word frequency.
  ///
  /// - Throws: `InputError` for a file that is missing or malformed.
  package mutating func add(_ source: DictionarySource, isGlossary: Bool = false) throws {
    switch source.format {
    case .freeDict, .mueller:
      guard let (from, to) = source.languages else { return }
      let dictionary = try DictdDictionary(source)
      try add(source.name, version: dictionary.version, from: from, to: to, isGlossary: isGlossary) {
        try dictionary.read(into: $0)
      }
      let headwords = tables(from)
      let translations = tables(to)
      dictionary.count(headwords: &headwords.counts, translations: &translations.counts)
    case .starDict:
      guard let (from, to) = source.languages else { return }
      let dictionary = try StarDictDictionary(source)
      try add(source.name, version: dictionary.version, from: from, to: to, isGlossary: isGlossary) {
        try dictionary.read(into: $0)
      }
    case .tabs, .commas, .tbx, .hunalign:
      for glossary in try GlossaryTable.read(source).pairs() {
        add(source.name, version: "-", from: glossary.source, to: glossary.target, isGlossary: isGlossary) {
          entries in
          for (word, translation) in glossary.entries { entries.add(word, translation) }
          return glossary.entries.count
        }
      }
    }
  }

  /// Takes in what another builder has read, after what is here.
  ///
  /// So dictionaries can be read on several cores, each by a builder of its own.
  mutating func merge(_ other: LexiconBuilder) {
    let numbers = other.languages.map { ($0, tables($0.language), tables($0.language).merge($0)) }
    for dictionary in other.dictionaries {
      guard let source = numbers.first(where: { $0.0 === dictionary.source }),
        let target = numbers.first(where: { $0.0 === dictionary.target })
      else { continue }
      let moved = Collected(source.1, target.1)
      moved.description = dictionary.description
      moved.pairs = dictionary.pairs.map { pair in
        let from = source.2[Int(pair >> 32)]
        let to = target.2[Int(pair >> 8 & 0xFF_FFFF)]
        return UInt64(from) << 32 | UInt64(to) << 8 | pair & 0xFF
      }
      moved.sort()
      dictionaries.append(moved)
    }
  }

  private mutating func tables(_ language: Language) -> LanguageTables {
    if let known = languages.first(where: { $0.language == language }) { return known }
    let tables = LanguageTables(language)
    languages.append(tables)
    return tables
  }

  /// The bytes of the compiled lexicon.
  ///
  /// - Throws: `InputError` if a language has more terms than the pairs of a dictionary can number; an error of `JSONEncoder`, which
  ///   no description gives cause for.
  package func finish(fingerprint: UInt64) throws -> [UInt8] {
    if let tables = languages.first(where: { $0.terms.count > LexiconBuilder.mostTerms }) {
      throw InputError(
        .tooLarge, "the dictionaries have \(tables.terms.count) words and phrases of \(tables.language)",
        remedy: "use fewer at once: \(LexiconBuilder.mostTerms) is the most")
    }
    var writer = LexiconWriter()
    let description = LexiconDescription(
      dictionaries: dictionaries.compactMap(\.description), languages: languages.map(\.language),
      runningWords: languages.map(\.counts.total))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    writer.add(.description, 0, [UInt8](try encoder.encode(description)))
    for (index, tables) in languages.enumerated() { write(tables, index, into: &writer) }
    for (index, dictionary) in dictionaries.enumerated() { write(dictionary, index, into: &writer) }
    let direct = Translatable.direct(dictionaries.map { ($0.source, $0.target, $0.pairs) }, languages)
    let known = Translatable.byThirdLanguage(
      direct, dictionaries.map { ($0.source, $0.target, $0.pairs) }, languages)
    for (pair, stems) in known {
      writer.add(.known, LexiconLayout.owner(from: pair.source, to: pair.target), stems)
    }
    return writer.finish(fingerprint: fingerprint)
  }

  private func write(_ tables: LanguageTables, _ index: Int, into writer: inout LexiconWriter) {
    writer.add(.termArena, index, tables.terms.strings.values)
    writer.add(.termOffsets, index, tables.terms.strings.starts)
    writer.add(.termSlots, index, tables.terms.slots)
    writer.add(.stemArena, index, tables.stems.strings.values)
    writer.add(.stemOffsets, index, tables.stems.strings.starts)
    writer.add(.stemSlots, index, tables.stems.slots)
    add(tables.termStems, .termStemStarts, .termStems, index, &writer)

    var words: [(UInt32, UInt32)] = []
    var phrases: [(UInt32, UInt32)] = []
    for term in 0..<tables.terms.count {
      let stems = tables.termStems.range(term)
      let first = tables.termStems.values[stems.lowerBound]
      if stems.count == 1 {
        words.append((first, UInt32(term)))
      } else {
        phrases.append((first, UInt32(term)))
      }
    }
    add(FlatLists(count: tables.stems.count, distinct: words), .stemTermStarts, .stemTerms, index, &writer)
    add(FlatLists(count: tables.stems.count, distinct: phrases), .phraseStarts, .phrases, index, &writer)
    add(FlatLists(count: tables.stems.count, distinct: lemmas(tables)), .lemmaStarts, .lemmas, index, &writer)

    writer.add(.capitalized, index, tables.capitals.map { UInt8($0 > 0 ? 1 : 0) })
    let order = (0..<UInt32(tables.stems.count)).sorted { a, b in
      tables.stems.withBytes(a) { a in tables.stems.withBytes(b) { a.lexicographicallyPrecedes($0) } }
    }
    writer.add(.stemOrder, index, order)
    let counts = tables.counts.counts.sorted { $0.key < $1.key }
    writer.add(.countKeys, index, counts.map(\.key))
    writer.add(.countValues, index, counts.map(\.value))
  }

  private func add(
    _ lists: FlatLists<UInt32>, _ starts: LexiconLayout.Section, _ values: LexiconLayout.Section,
    _ index: Int,
    _ writer: inout LexiconWriter
  ) {
    writer.add(starts, index, lists.starts)
    writer.add(values, index, lists.values)
  }

  /// For the stem of each inflected form the stem of what it is most likely a form of.
  private func lemmas(_ tables: LanguageTables) -> [(UInt32, UInt32)] {
    var best: [UInt32: (lemma: UInt32, weight: UInt32)] = [:]
    for (pair, weight) in tables.forms {
      guard let form = tables.stem(ofWord: UInt32(pair >> 32)),
        let lemma = tables.stem(ofWord: UInt32(truncatingIfNeeded: pair)),
        form != lemma
      else { continue }
      if let known = best[form], (known.weight, lemma) > (weight, known.lemma) { continue }
      best[form] = (lemma, weight)
    }
    return best.map { ($0.key, $0.value.lemma) }
  }

  private func write(_ dictionary: Collected, _ index: Int, into writer: inout LexiconWriter) {
    func write(
      _ pairs: [UInt64], _ count: Int, _ starts: LexiconLayout.Section, _ terms: LexiconLayout.Section,
      _ weights: LexiconLayout.Section
    ) {
      let lists = FlatLists(
        starts: FlatLists<UInt32>.starts(count: count, ofSorted: pairs.lazy.map { Int($0 >> 32) }),
        values: pairs.map { UInt32(truncatingIfNeeded: $0 >> 8 & 0xFF_FFFF) })
      add(lists, starts, terms, index, &writer)
      writer.add(weights, index, pairs.map { UInt8(truncatingIfNeeded: $0) })
    }
    write(dictionary.pairs, dictionary.source.terms.count, .forwardStarts, .forwardTerms, .forwardWeights)
    let backward = dictionary.pairs.map { pair in
      (pair >> 8 & 0xFF_FFFF) << 32 | (pair >> 32) << 8 | pair & 0xFF
    }
    write(backward.sorted(), dictionary.target.terms.count, .backwardStarts, .backwardTerms, .backwardWeights)
  }
}
