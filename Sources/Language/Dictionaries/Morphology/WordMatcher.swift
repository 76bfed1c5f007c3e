import Algorithms
import Basics
import Texts

/// Finds the stems of a compiled lexicon that a word of a text stands for, though no dictionary lists its form.
///
/// In this order, until some are found whose words have translations:
/// 1. the word's own stem, and what dictionaries or the list of irregular forms say it is a form of;
/// 2. the same in the spelling of today;
/// 3. the same without an ending such as the Russian reflexive;
/// 4. the parts of a compound;
/// 5. the same without a prefix;
/// 6. the stem that shares most of its beginning with it: relatives such as арестовать and арестовывать.
package struct WordMatcher {
  /// How a word came to a stem.
  package enum Way: UInt8 {
    case word, form, compound, prefix, relative
  }

  /// A stem that a word stands for.
  package struct Match {
    package let stem: UInt32
    /// How far it does, 0…1.
    package let weight: Float
    package let way: Way
  }

  /// What a match counts for that is not the word itself.
  private static let formWeight: Float = 0.95
  static let compoundWeight: Float = 0.9
  private static let prefixWeight: Float = 0.6
  private static let relativeWeight: Float = 0.7
  /// The shortest part of a compound, and the shortest rest without a prefix, in letters.
  private static let shortestPart = 3
  private static let shortestRest = 4
  /// The longest part of a compound, in letters: no dictionary has longer words.
  private static let longestPart = 64
  /// Relatives share at least so many letters, and this share of both stems.
  private static let sharedLetters = 4
  private static let sharedPart = 0.67

  /// Keeps alive what the others point into.
  private let lexicon: CompiledLexicon
  private let terms: CompiledLexicon.Terms
  /// For each stem whether it is one of a word that has a translation.
  private let known: UnsafeBufferPointer<UInt8>
  private let stemmer: Stemmer
  private let folder: TermFolder
  private let phraseFolder: PhraseFolder
  private let morphology: Morphology
  private let kept = Kept()

  /// So many words are kept with what they stand for; texts have few words that are frequent, and many that are not.
  static let mostKept = 1 << 14

  /// What was found of words.
  private final class Kept {
    var matches: [ExactText: [Match]] = [:]
  }

  /// A matcher for words of one language of a lexicon that are to be translated into another, by the indexes of the languages.
  init(_ lexicon: CompiledLexicon, from source: Int, to target: Int) {
    self.lexicon = lexicon
    terms = lexicon.languages[source]
    known = lexicon.known(from: source, to: target)
    stemmer = Stemmer(terms.language)
    folder = TermFolder(terms.language)
    phraseFolder = PhraseFolder(terms.language)
    morphology = Morphology.of(terms.language)
  }

  /// The words of a phrase as the lexicon has them.
  func words(of phrase: String) -> [String] { phraseFolder.words(of: phrase) }

  /// The stems that a word stands for; empty if the lexicon knows nothing like it.
  ///
  /// - Complexity: O(length of the word · that of the longest part) look-ups for a compound, else O(1), the first time; none for what is
  ///   too long for a word.
  package func matches(_ word: String) -> [Match] {
    let key = ExactText(word)
    if let known = kept.matches[key] { return known }
    let matches = lookedUp(word)
    if kept.matches.count >= WordMatcher.mostKept { kept.matches.removeAll(keepingCapacity: true) }
    kept.matches[key] = matches
    return matches
  }

  private func lookedUp(_ word: String) -> [Match] {
    let folded = folder.fold(word)
    guard folded.unicodeScalars.count <= Word.longest else { return [] }
    var bytes = Array(folded.utf8)
    var found = direct(folded)
    if isKnown(found) { return found }
    for (old, new) in morphology.old where folded.contains(old) {
      let matches = direct(folded.replacing(old, with: new))
      if isKnown(matches) { return matches }
    }
    for suffix in morphology.suffixes
    where bytes.count > suffix.count + 2 && bytes.suffix(suffix.count).elementsEqual(suffix) {
      bytes.removeLast(suffix.count)
      found += direct(String(decoding: bytes, as: UTF8.self)).map {
        Match(stem: $0.stem, weight: $0.weight * WordMatcher.formWeight, way: .form)
      }
      break
    }
    if isKnown(found) { return found }
    if morphology.isCompounding {
      let parts = parts(bytes)
      if !parts.isEmpty { return found + parts }
    }
    for prefix in morphology.prefixes where bytes.starts(with: prefix) {
      let rest = String(decoding: bytes.dropFirst(prefix.count), as: UTF8.self)
      guard rest.unicodeScalars.count >= WordMatcher.shortestRest || morphology.irregular[rest] != nil else {
        continue
      }
      let matches = direct(rest)
      if isKnown(matches) {
        return found
          + matches.map {
            Match(stem: $0.stem, weight: $0.weight * WordMatcher.prefixWeight, way: .prefix)
          }
      }
    }
    return found + relatives(bytes)
  }

  /// The word's own stem, and those of what it is a form of.
  private func direct(_ word: String) -> [Match] {
    var matches: [Match] = []
    func add(_ stem: UInt32, _ weight: Float, _ way: Way) {
      if !matches.contains(where: { $0.stem == stem }) {
        matches.append(Match(stem: stem, weight: weight, way: way))
      }
    }
    let bases = irregular(word).compactMap { stem($0) }
    // "sprach" has the stem of "Sprache", but is a form of "sprechen" unless a dictionary has it as a word.
    let isOther = morphology.irregular[word] != nil && bases.contains(where: isWord) && number(word) == nil
    if !isOther, let stem = stem(word) {
      add(stem, 1, .word)
      for lemma in terms.lemmas[stem] { add(lemma, WordMatcher.formWeight, .form) }
    }
    for base in bases { add(base, WordMatcher.formWeight, .form) }
    if !isKnown(matches) {
      for stem in withFleetingVowel(word) { add(stem, WordMatcher.formWeight, .form) }
    }
    return matches
  }

  /// What a word is an irregular form of, with its prefix: übernahm of übernehmen as nahm of nehmen.
  private func irregular(_ word: String) -> [String] {
    if let lemmas = morphology.irregular[word] { return lemmas }
    let bytes = Array(word.utf8)
    for prefix in morphology.prefixes where bytes.starts(with: prefix) {
      let rest = String(decoding: bytes.dropFirst(prefix.count), as: UTF8.self)
      // "übernommen" has lost the "ge" of "genommen".
      if let lemmas = morphology.irregular[rest] ?? morphology.irregular["ge" + rest] {
        let start = String(decoding: prefix, as: UTF8.self)
        return lemmas.map { start + $0 } + lemmas
      }
    }
    return []
  }

  /// The stems that differ from a word's in a vowel before the last consonant: отц of отец, нужен of нужн.
  private func withFleetingVowel(_ word: String) -> [UInt32] {
    guard !morphology.fleeting.isEmpty else { return [] }
    var word = word
    let (stem, whole) = word.withUTF8 { bytes in (stemmer.withStem(of: bytes) { Array($0) }, Array(bytes)) }
    // The stemmer takes the "ен" of "нужен" for an ending.
    let found = (stem == whole ? [stem] : [stem, whole]).lazy.compactMap { withFleetingVowel($0) }
    return found.first.map { [$0] } ?? []
  }

  private func withFleetingVowel(_ stem: [UInt8]) -> UInt32? {
    guard let last = stem.lastIndex(where: { $0 & 0xC0 != 0x80 }), last >= 2 else { return nil }
    func number(_ bytes: [UInt8]) -> UInt32? {
      let stem = bytes.withUnsafeBufferPointer { terms.stems.number(of: $0) }
      return stem.flatMap { isWord($0) ? $0 : nil }
    }
    // A soft sign stands where the vowel was: льв of лев.
    let soft = Array("ь".utf8)
    let head = stem[..<last].suffix(2).elementsEqual(soft) ? stem[..<(last - 2)] : stem[..<last]
    for vowel in morphology.fleeting {
      if let found = number(Array(head) + vowel + stem[last...]) { return found }
      if stem[..<last].suffix(vowel.count).elementsEqual(vowel),
        let found = number(Array(stem[..<(last - vowel.count)]) + stem[last...])
      {
        return found
      }
    }
    return nil
  }

  /// Whether one of the stems is that of a word with a translation, not only part of phrases.
  private func isKnown(_ matches: [Match]) -> Bool {
    matches.contains { isWord($0.stem) }
  }

  private func isWord(_ stem: UInt32) -> Bool { known[Int(stem)] != 0 }

  /// The number of a word as a dictionary has it.
  private func number(_ word: String) -> UInt32? { terms.terms.number(of: word) }

  private func stem(_ word: String) -> UInt32? {
    var word = word
    return word.withUTF8 { stemmer.withStem(of: $0) { terms.stems.number(of: $0) } }
  }

  /// The parts of a compound: as few as possible, of those the most even.
  private func parts(_ word: [UInt8]) -> [Match] {
    // The cheapest way to split the word before each border between letters.
    struct Way {
      var cost: Double
      var from: Int
      var stem: UInt32
    }
    let borders = word.indices.filter { word[$0] & 0xC0 != 0x80 } + [word.count]
    var best: [Int: Way] = [0: Way(cost: 0, from: 0, stem: 0)]
    for (index, end) in borders.enumerated().dropFirst() {
      for first in max(0, index - WordMatcher.longestPart)..<max(0, index + 1 - WordMatcher.shortestPart) {
        let start = borders[first]
        guard let before = best[start], start > 0 || end < word.count,
          let stem = part(word[start..<end], isLast: end == word.count)
        else { continue }
        // A long part is rarely there by chance, a short one often.
        let letters = Double(index - first)
        let cost = before.cost + 1 + 6 / (letters * letters)
        if cost < best[end]?.cost ?? .infinity { best[end] = Way(cost: cost, from: start, stem: stem) }
      }
    }
    var stems: [UInt32] = []
    var at = word.count
    while at > 0, let way = best[at] {
      stems.append(way.stem)
      at = way.from
    }
    guard stems.count > 1 else { return [] }
    let weight = WordMatcher.compoundWeight / Float(stems.count).squareRoot()
    return stems.reversed().map { Match(stem: $0, weight: weight, way: .compound) }
  }

  /// The stem of a part of a compound, without what links it to the next; nil if it is no word.
  private func part(_ part: ArraySlice<UInt8>, isLast: Bool) -> UInt32? {
    if isLast {
      let text = String(decoding: part, as: UTF8.self)
      return direct(text).first { isWord($0.stem) }?.stem
    }
    let heads = morphology.links.filter { part.count > $0.count && part.suffix($0.count).elementsEqual($0) }
      .map { part.dropLast($0.count) }
    for head in heads {
      if let stem = exact(head) { return stem }
    }
    for head in heads {
      for lost in morphology.lost {
        if let stem = exact(head + lost) { return stem }
      }
    }
    return nil
  }

  /// The stem of a word that a dictionary has in this very form, and that is long enough to be no chance.
  private func exact(_ word: ArraySlice<UInt8>) -> UInt32? {
    guard word.count(where: { $0 & 0xC0 != 0x80 }) >= WordMatcher.shortestPart else { return nil }
    return word.withUnsafeBufferPointer { word in
      guard terms.terms.number(of: word) != nil else { return nil }
      return stemmer.withStem(of: word) { terms.stems.number(of: $0) }
    }
  }

  /// The words whose stems share most of their beginning with that of a word.
  private func relatives(_ word: [UInt8]) -> [Match] {
    let stem = word.withUnsafeBufferPointer { stemmer.withStem(of: $0) { Array($0) } }
    let letters = stem.count { $0 & 0xC0 != 0x80 }
    guard letters >= WordMatcher.sharedLetters else { return [] }
    // A beginning that is a word itself: lernt of lern.
    let borders = stem.indices.filter { stem[$0] & 0xC0 != 0x80 }
    for (index, end) in borders.enumerated().reversed() {
      guard index >= WordMatcher.shortestPart, Double(index) / Double(letters) >= WordMatcher.sharedPart
      else { break }
      let beginning = stem[..<end].withUnsafeBufferPointer { terms.stems.number(of: $0) }
      if let beginning, isWord(beginning) {
        return [Match(stem: beginning, weight: WordMatcher.relativeWeight, way: .relative)]
      }
    }
    let next = stem.withUnsafeBufferPointer { stem in
      terms.stemOrder.partitioningIndex { !terms.stems.bytes($0).lexicographicallyPrecedes(stem) }
    }
    var best: (share: Double, stem: UInt32)?
    for index in max(0, next - 12)..<min(terms.stemOrder.count, next + 12) {
      let candidate = terms.stemOrder[index]
      guard isWord(candidate) else { continue }
      let bytes = terms.stems.bytes(candidate)
      let shared = zip(stem, bytes).prefix { $0 == $1 }.count { $0.0 & 0xC0 != 0x80 }
      let longest = max(letters, bytes.count { $0 & 0xC0 != 0x80 })
      let share = Double(shared) / Double(longest)
      guard shared >= WordMatcher.sharedLetters, share >= WordMatcher.sharedPart else { continue }
      if share > best?.share ?? 0 { best = (share, candidate) }
    }
    return best.map { [Match(stem: $0.stem, weight: WordMatcher.relativeWeight, way: .relative)] } ?? []
  }
}
