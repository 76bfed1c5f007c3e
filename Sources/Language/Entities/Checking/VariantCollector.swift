/// Puts the variants of a document together: one inconsistency for each two forms and kind of text.
struct VariantCollector {
  private let text: CheckedText
  private let scopeRules: ScopeRules
  private let table: EntityTable
  private var variants: [Variant] = []
  /// The words that are known to differ from others.
  private var known: Set<Int> = []
  /// The names of the document by their texts.
  private let mentions: [String: [Range<Int>]]

  init(_ text: CheckedText, _ table: EntityTable) {
    self.text = text
    scopeRules = ScopeRules.of(text.language)
    self.table = table
    mentions = Dictionary(
      grouping: text.mentions, by: { table.entities[$0.entity].forms[$0.form].text }
    ).mapValues { $0.map(\.words) }
  }

  /// Adds variants of words, but those whose words are known to differ already.
  mutating func add(words variants: [Variant]) {
    let new = variants.filter { variant in
      variant.differing.allSatisfy { !known.contains($0) }
        && !variant.keptPlaces.allSatisfy { $0.contains(where: known.contains) }
    }
    self.variants += new.map(widened)
    known.formUnion(new.flatMap(\.differing))
  }

  /// Adds variants of whole names, but those of which single words say more.
  ///
  /// - Parameter covered: the words in which variants of single words differ that are to be added, too.
  mutating func add(names variants: [Variant], beside covered: Set<Int>) {
    let new = variants.filter { variant in
      !variant.kinds.allSatisfy(VariantCollector.kindsOfWords.contains)
        || !variant.differing.contains(where: covered.contains)
    }.filter { variant in
      // What is a variant itself is no measure for others.
      variant.kinds == [.romanization]
        || !variant.keptPlaces.allSatisfy { $0.contains(where: covered.contains) }
    }
    self.variants += new
    known.formUnion(new.flatMap(\.differing))
  }

  /// What is told of words by how often they stand in the document, whatever they name.
  private static let kindsOfWords: Set<Inconsistency.Kind> = [
    .typo, .hyphenation, .spacing, .capitalisation, .diacritics,
  ]

  /// A variant of a word as one of the name it is part of, where the document has that name as it is to be.
  private func widened(_ variant: Variant) -> Variant {
    guard variant.place.count == 1, let word = variant.place.first, let index = text.mentionOfWord[word]
    else {
      return variant
    }
    let mention = text.mentions[index]
    guard mention.words.count > 1 else { return variant }
    let before = text.text(mention.words.lowerBound..<word),
      after = text.text(word + 1..<mention.words.upperBound)
    let written = [before, variant.suggestion, after].filter { !$0.isEmpty }.joined(separator: " ")
    guard let places = mentions[written] else { return variant }
    return Variant(
      kept: written, keptPlaces: places, place: mention.words, kinds: variant.kinds, suggestion: written,
      differing: variant.differing)
  }

  private struct Key: Hashable {
    let kept, written, suggestion: String
    let kinds: [Inconsistency.Kind]
    let scope: Inconsistency.Scope
  }

  /// What was found in some kinds of text, in order of the first places.
  func inconsistencies(_ scopes: Set<Inconsistency.Scope>) -> [Inconsistency] {
    var places: [Key: [Range<Int>]] = [:]
    var examples: [Key: Variant] = [:]
    for variant in variants {
      let written = text.text(variant.place)
      let scope = scope(of: variant)
      guard scopes.contains(scope), written != variant.kept || variant.suggestion != written else { continue }
      let key = Key(
        kept: variant.kept, written: written, suggestion: variant.suggestion, kinds: variant.kinds,
        scope: scope)
      places[key, default: []].append(variant.place)
      if examples[key] == nil { examples[key] = variant }
    }
    return places.compactMap { key, places -> (start: Int, key: Key, found: Inconsistency)? in
      guard let example = examples[key], let first = places.map(\.lowerBound).min() else { return nil }
      let ordered = places.sorted { $0.lowerBound < $1.lowerBound }
      let entity =
        (text.mentionOfWord[first] ?? example.keptPlaces.first.flatMap { text.mentionOfWord[$0.lowerBound] })
        .map { text.mentions[$0].entity }
      return (
        first, key,
        Inconsistency(
          entity: entity, a: .init(text: key.kept, spans: spans(example.keptPlaces)),
          b: .init(text: key.written, spans: spans(ordered)), scope: key.scope, kinds: key.kinds,
          suggestion: key.suggestion)
      )
    }.sorted { ($0.start, $0.key.kept, $0.key.written) < ($1.start, $1.key.kept, $1.key.written) }.map(
      \.found)
  }

  /// What kind of text a variant stands in: where the text itself says that it is another name, that.
  private func scope(of variant: Variant) -> Inconsistency.Scope {
    let word = variant.differing.first ?? variant.place.lowerBound
    let scope = text.scopes[word]
    guard scope == .text, variant.kinds == [.translatedName] else { return scope }
    if variant.isOtherName { return .alias }
    let sentence = (max(0, word - VariantCollector.aliasReach)..<word).reversed().prefix {
      !text.isFirst[$0 + 1]
    }
    let isSaid = sentence.contains { scopeRules.nowWords.contains(text.tokens[$0].folded) }
    let isCalled = sentence.first.map { ["as", "als"].contains(text.tokens[$0].folded) } ?? false
    return isSaid || isCalled ? .alias : scope
  }

  /// How far before a name "now" or "today" may say that it is another.
  private static let aliasReach = 6

  private func spans(_ places: [Range<Int>]) -> [Range<Int>] {
    Array(Set(places.map(text.span))).sorted { $0.lowerBound < $1.lowerBound }
  }
}
