import Names

/// What makes two words of names one: the reason for a link, and the kind of a difference.
public enum NameRelation: String, Codable, Sendable, CaseIterable, Comparable {
  /// Letter by letter the same.
  case same
  /// Another case of the same name: Trotzki, Trotzkis; Троцкий, Троцкого.
  case inflection
  /// An initial and a name that begins with it.
  case initial
  /// Spelled otherwise, not romanized otherwise: Russland, Rußland; IV., Vierte; St., Sankt.
  case orthography
  /// With and without accents: Coyoacán, Coyoacan.
  case diacritics
  /// Romanized by another system: Natalia, Natalya.
  case romanization = "romanisation"
  /// Given names that translate one another: Leo, Lew.
  case translation
  /// An adjective made of a place's name: Moskau, Moskauer.
  case derivation
  /// A letter more, less or wrong: Mercader, Mercarder.
  case typo

  /// The weaker reason is the greater.
  public static func < (a: NameRelation, b: NameRelation) -> Bool { a.rank < b.rank }

  private var rank: Int { NameRelation.allCases.firstIndex(of: self) ?? 0 }
}

/// Tells how words of names are related.
struct WordComparer {
  /// From this similarity of sounds on two spellings are of one name.
  private static let soundLimit: Float = 0.85
  /// The fewest sounds by which spellings are compared.
  private static let fewestSounds = 3
  /// The fewest letters of a word that may be a slip of the pen for another.
  private static let fewestTypoLetters = 6
  /// At how many positions two romanizations of a name may differ.
  private static let mostDifferences = 3

  private let rules: NameRules

  init(_ rules: NameRules) {
    self.rules = rules
  }

  /// How two words of one language are related; nil if they are different names.
  ///
  /// - Parameter areMens: whether their surnames show that both are a man's, so that a woman's given name is a case of his.
  /// - Complexity: O(product of their lengths).
  func relation(_ a: FormWord, _ b: FormWord, isPerson: Bool, areMens: Bool = false) -> NameRelation? {
    if a.folded == b.folded { return .same }
    if a.isNumeral || b.isNumeral { return a.spelling == b.spelling ? .orthography : nil }
    if a.isInitial || b.isInitial { return isInitial(a, b) ? .initial : nil }
    if a.isCyrillic != b.isCyrillic {
      return soundsAlike(a, b)
        ? .romanization : GivenNames.shared.areTranslations(a.folded, b.folded) ? .translation : nil
    }
    // "Trotzkis", "Trotzki's".
    if a.unquoted == b.unquoted { return .orthography }
    if a.base == b.base { return .inflection }
    // Two given names differ by their endings (Александр, Александра); Latin surnames have no cases but the genitive.
    if a.isCyrillic, a.isGiven, b.isGiven {
      let areNominatives = a.givenNames.contains(a.folded) && b.givenNames.contains(b.folded)
      if !areNominatives || areMens, !a.givenNames.isDisjoint(with: b.givenNames) { return .inflection }
    }
    let hasCases = !(a.isGiven && b.isGiven) && (a.isCyrillic || !isPerson)
    if hasCases, a.stem == b.stem || !a.stems.isDisjoint(with: b.stems) { return .inflection }
    if a.spelling == b.spelling { return a.plain == b.plain ? .diacritics : .orthography }
    if a.plain == b.plain { return .diacritics }
    if !isPerson, isDerived(a, b) || isDerived(b, a) { return .derivation }
    if isRomanization(a, b) { return .romanization }
    if isPerson, let relation = partRelation(a, b) ?? partRelation(b, a) { return relation }
    if GivenNames.shared.areTranslations(a.folded, b.folded) { return .translation }
    if a.isGiven, b.isGiven { return nil }
    return isTypo(a, b) ? .typo : nil
  }

  /// Whether two surnames are cases of one that no woman has so: Курбас and Курбаса, Хмельницький and Хмельницького.
  func areCasesOfMan(_ a: FormWord, _ b: FormWord) -> Bool {
    guard !rules.menCases.isEmpty, a.isCyrillic, b.isCyrillic, a.folded != b.folded,
      !a.stems.isDisjoint(with: b.stems)
    else { return false }
    if [a, b].contains(where: { word in rules.menCases.contains { word.folded.hasSuffix($0) } }) {
      return true
    }
    // A woman's name is the man's, unchanged in all cases, but where she has a form of her own.
    return [a, b].contains { word in
      guard let last = word.folded.last else { return false }
      return !"аеєиіїуюяй".contains(last) && !rules.pairedSurnames.contains { word.folded.hasSuffix($0) }
    }
  }

  /// Whether two words are "Saint" at the beginning of a place's name, written otherwise.
  func isSaint(_ a: FormWord, _ b: FormWord) -> Bool {
    a.folded != b.folded && rules.saints.contains(a.plain) && rules.saints.contains(b.plain)
  }

  /// How two surnames are related of which one is a part of the other, a double name: Petraschewski, Butaschewitsch-Petraschewski.
  func doubleRelation(_ a: FormWord, _ b: FormWord) -> NameRelation? {
    func relation(_ double: FormWord, _ single: FormWord) -> NameRelation? {
      guard double.base.contains("-"), !single.base.contains("-"),
        single.base.count >= WordComparer.fewestSounds
      else { return nil }
      for part in double.base.split(separator: "-") {
        if part == single.base { return .same }
        if double.isCyrillic, single.isCyrillic, part.count > single.stem.count - 1,
          part.hasPrefix(single.stem)
        {
          return .inflection
        }
      }
      return nil
    }
    return relation(a, b) ?? relation(b, a)
  }

  private func isInitial(_ a: FormWord, _ b: FormWord) -> Bool {
    // "H. Johansen", "Яльмар": of Hjalmar.
    if a.isCyrillic != b.isCyrillic, a.isInitial != b.isInitial {
      let (initial, name) = a.isInitial ? (a, b) : (b, a)
      if GivenNames.shared.hasTranslation(of: name.folded, beginning: initial.plain) { return true }
    }
    guard let x = a.keys.first?.sounds.first, let y = b.keys.first?.sounds.first else { return false }
    return x == y || a.plain.first == b.plain.first
  }

  private func isDerived(_ adjective: FormWord, _ place: FormWord) -> Bool {
    rules.relationals.contains { ending in
      guard adjective.plain.hasSuffix(ending), adjective.plain.count > ending.count + 3 else { return false }
      let stem = adjective.plain.dropLast(ending.count)
      return place.plain == stem || place.plain.dropLast() == stem && place.plain.hasSuffix("e")
    }
  }

  /// How the first part of a double name is related to a single one: Khrustalev-Nosar, Khrustalyov.
  private func partRelation(_ double: FormWord, _ single: FormWord) -> NameRelation? {
    guard let hyphen = double.base.firstIndex(of: "-"), !single.base.contains("-"), !single.isGiven else {
      return nil
    }
    let part = String(double.base[..<hyphen])
    // The name itself says nothing of a compound: Trotzki-Chronik.
    if part == single.base { return nil }
    return isRomanization(part, single.base) && !single.isCyrillic ? .romanization : nil
  }

  /// Whether both may be the same Cyrillic name, and have enough letters for that to say something.
  private func isRomanization(_ a: FormWord, _ b: FormWord) -> Bool {
    !a.isCyrillic && isRomanization(a.base, b.base)
  }

  private func isRomanization(_ a: String, _ b: String) -> Bool {
    let shorter = min(a.count, b.count)
    guard shorter >= WordComparer.fewestSounds else { return false }
    let limit = min(WordComparer.mostDifferences, (shorter + 1) / 3)
    return Romanizations.shared.differences(a, b, limit: limit) != nil
  }

  private func soundsAlike(_ a: FormWord, _ b: FormWord) -> Bool {
    a.keys.contains { x in
      x.sounds.count >= WordComparer.fewestSounds
        && b.keys.contains { NameKey.similarity(x, $0) >= WordComparer.soundLimit }
    }
  }

  private func isTypo(_ a: FormWord, _ b: FormWord) -> Bool {
    let (x, y) = (Array(a.base.unicodeScalars), Array(b.base.unicodeScalars))
    guard min(x.count, y.count) >= WordComparer.fewestTypoLetters, x.first == y.first,
      abs(x.count - y.count) <= 1
    else { return false }
    var start = 0
    while start < min(x.count, y.count), x[start] == y[start] { start += 1 }
    var end = 0
    while end < min(x.count, y.count) - start, x[x.count - 1 - end] == y[y.count - 1 - end] { end += 1 }
    // What differs at the end is an ending.
    guard end > 1 else { return false }
    let (left, right) = (x[start..<x.count - end], y[start..<y.count - end])
    if left.count <= 1, right.count <= 1 { return true }
    return left.count == 2 && right.count == 2 && left.first == right.last && left.last == right.first
  }
}
