import Texts

/// Says by which schemes Latin spellings of Cyrillic names are made.
///
/// Not thread-safe, as it remembers names.
public final class SpellingRecognizer {
  /// The language of the Cyrillic names.
  public let language: CyrillicLanguage
  /// The schemes that are recognized, in their order.
  public let schemes: [TransliterationScheme]

  /// How many names are remembered before all are forgotten.
  private static let mostNames = 1 << 14
  /// More code points than these are no name, and take time with the product of both.
  private static let longestName = 500
  /// What a Latin word costs for which there is no Cyrillic one, and the other way round.
  private static let leftOver: (latin: Float, cyrillic: Float) = (8, 4)

  private let renderings: [LetterRenderings]
  private var positions: [[String]: Transliterator] = [:]
  private let normalizer: Normalizer
  private var names: [String: [RenderedWord]] = [:]

  /// Loads the rules of all schemes for a language.
  public init(_ language: CyrillicLanguage = .russian) throws(ICUError) {
    self.language = language
    normalizer = try Normalizer(.nfc)
    var renderings: [LetterRenderings] = []
    for scheme in TransliterationScheme.allCases {
      guard let rules = SchemeRules.of(scheme, language) else { continue }
      renderings.append(try LetterRenderings(scheme, rules))
      if positions[rules.positionFiles] == nil {
        positions[rules.positionFiles] = try Transliterator(
          name: "positions of \(scheme)", rules: rules.positions)
      }
    }
    self.renderings = renderings
    schemes = renderings.map(\.scheme)
  }

  /// Which schemes `latin` follows as a spelling of `cyrillic`, and where it leaves the nearest one.
  ///
  /// Names of several words are compared word by word. A Cyrillic word that is not in the spelling, such as a patronymic, is
  /// passed over.
  ///
  /// - Returns: nil if one of them has no letters in it, or is too long for a name (more than 500 code points).
  /// - Complexity: O(product of the lengths), some microseconds for a name that fits a scheme; the renderings of a name are kept.
  public func fit(cyrillic: String, latin: String) throws(ICUError) -> SpellingFit? {
    guard [cyrillic, latin].allSatisfy({ $0.unicodeScalars.count <= SpellingRecognizer.longestName }) else {
      return nil
    }
    let words = try rendered(cyrillic)
    let spelling = try ComparableText(latin, normalizer: normalizer).words
    guard !words.isEmpty, !spelling.isEmpty else { return nil }
    let pairs =
      words.count == spelling.count ? Array(zip(words, spelling)) : matched(words, spelling)
    let isWhole = pairs.count == spelling.count
    var exact: [Int] = []
    var lenient: [Int] = []
    for scheme in schemes.indices where isWhole {
      let fits = pairs.map { $0.fit($1.scalars, scheme: scheme) }
      if fits.allSatisfy({ $0 == .exact }) {
        exact.append(scheme)
      } else if fits.allSatisfy({ $0 != .none }) {
        lenient.append(scheme)
      }
    }
    if let nearest = exact.first ?? lenient.first {
      return SpellingFit(
        schemes: exact.map { schemes[$0] }, lenientSchemes: lenient.map { schemes[$0] },
        nearest: schemes[nearest], breaks: [])
    }
    var best: (scheme: Int, cost: Float, alignments: [SpellingAlignment])?
    for scheme in schemes.indices {
      let limit = best?.cost ?? .infinity
      var cost: Float = 0
      var alignments: [SpellingAlignment] = []
      for (word, latin) in pairs where cost < limit {
        let alignment = SpellingAlignment(word, latin.scalars, scheme: scheme, limit: limit - cost)
        cost += alignment.cost
        alignments.append(alignment)
      }
      if cost < limit { best = (scheme, cost, alignments) }
    }
    guard let best else { return nil }
    var breaks = zip(pairs, best.alignments).flatMap { self.breaks($0.0, $0.1, $1, best.scheme) }
    let paired = Set(pairs.map(\.1.end))
    for word in spelling where !paired.contains(word.end) {
      breaks.append(
        SpellingFit.Break(
          letter: "", position: cyrillic.unicodeScalars.count,
          written: String(String.UnicodeScalarView(word.scalars)), writtenPosition: word.positions[0],
          expected: "", schemes: []))
    }
    return SpellingFit(
      schemes: [], lenientSchemes: [], nearest: schemes[best.scheme], breaks: breaks)
  }

  /// The scheme that the author of a document follows, who spells Cyrillic names so: the one that most of the names fit.
  ///
  /// Of several, the one that more names fit exactly, then the first in their order. A name that every scheme writes alike speaks for
  /// all of them.
  ///
  /// - Returns: nil with fewer than three names, or if less than half of them fit the best scheme.
  public func author(of names: [(cyrillic: String, latin: String)]) throws(ICUError) -> TransliterationScheme?
  {
    guard names.count >= 3 else { return nil }
    var counts = [TransliterationScheme: (fits: Int, exact: Int)]()
    for name in names {
      guard let fit = try fit(cyrillic: name.cyrillic, latin: name.latin) else { continue }
      for scheme in fit.schemes {
        counts[scheme, default: (0, 0)].fits += 1
        counts[scheme, default: (0, 0)].exact += 1
      }
      for scheme in fit.lenientSchemes { counts[scheme, default: (0, 0)].fits += 1 }
    }
    var best: (scheme: TransliterationScheme, fits: Int, exact: Int)?
    for scheme in schemes {
      guard let count = counts[scheme] else { continue }
      if let best, (count.fits, count.exact) <= (best.fits, best.exact) { continue }
      best = (scheme, count.fits, count.exact)
    }
    return best.flatMap { $0.fits * 2 >= names.count ? $0.scheme : nil }
  }

  /// The words of a Cyrillic name with what each scheme makes of them.
  private func rendered(_ name: String) throws(ICUError) -> [RenderedWord] {
    if let known = names[name] { return known }
    var words: [RenderedWord] = []
    for word in try ComparableText(name, normalizer: normalizer).words {
      words.append(try rendered(word))
    }
    if names.count >= SpellingRecognizer.mostNames { names.removeAll(keepingCapacity: true) }
    names[name] = words
    return words
  }

  private func rendered(_ word: ComparableText.Word) throws(ICUError) -> RenderedWord {
    // Marks of stress are no letters; those that belong to a letter are one with it in NFC.
    let kept = word.scalars.indices.filter { !word.scalars[$0].isMark }
    let letters = kept.map { word.scalars[$0].isApostrophe ? "’" : word.scalars[$0] }
    let text = String(String.UnicodeScalarView(letters))
    var marked: [[String]: [Unicode.Scalar]] = [:]
    for (files, transliterator) in positions {
      // Stress on a letter that has it in NFC (ѝ) comes off here.
      marked[files] = try transliterator.transliterate(text).unicodeScalars.filter { !$0.isMark }
    }
    return RenderedWord(
      letters: letters, positions: kept.map { word.positions[$0] },
      renderings: renderings.map { scheme in
        let forms = marked[scheme.positionFiles] ?? letters
        return letters.indices.map { $0 < forms.count ? scheme.rendering(of: forms[$0]) : [] }
      })
  }

  /// The pairs of words that belong together where there are not as many of both, in order.
  private func matched(
    _ words: [RenderedWord], _ spelling: [ComparableText.Word]
  ) -> [(RenderedWord, ComparableText.Word)] {
    let width = spelling.count + 1
    var costs = [Float](repeating: .infinity, count: (words.count + 1) * width)
    // 0: a pair, 1: a Cyrillic word without the other, 2: a Latin one.
    var steps = [Int](repeating: 0, count: costs.count)
    costs[0] = 0
    func reach(_ cell: Int, _ cost: Float, _ step: Int) {
      if cost < costs[cell] {
        costs[cell] = cost
        steps[cell] = step
      }
    }
    for i in 0...words.count {
      for j in 0...spelling.count {
        let here = costs[i * width + j]
        if i < words.count, j < spelling.count {
          let cost =
            schemes.indices.map { SpellingAlignment(words[i], spelling[j].scalars, scheme: $0).cost }.min()
            ?? 0
          reach((i + 1) * width + j + 1, here + cost, 0)
        }
        if i < words.count { reach((i + 1) * width + j, here + SpellingRecognizer.leftOver.cyrillic, 1) }
        if j < spelling.count { reach(i * width + j + 1, here + SpellingRecognizer.leftOver.latin, 2) }
      }
    }
    var pairs: [(RenderedWord, ComparableText.Word)] = []
    var (i, j) = (words.count, spelling.count)
    while i > 0 || j > 0 {
      switch steps[i * width + j] {
      case 1: i -= 1
      case 2: j -= 1
      default:
        i -= 1
        j -= 1
        pairs.append((words[i], spelling[j]))
      }
    }
    return pairs.reversed()
  }

  /// Where a Latin word leaves a scheme.
  private func breaks(
    _ word: RenderedWord, _ latin: ComparableText.Word, _ alignment: SpellingAlignment, _ scheme: Int
  ) -> [SpellingFit.Break] {
    let wanted = word.renderings[scheme]
    func isKept(_ index: Int) -> Bool {
      let written = latin.scalars[alignment.written[index]]
      return written.elementsEqual(wanted[index])
        || (RenderedWord.isSign(word.letters[index], wanted[index])
          && written.allSatisfy(\.isSoftSignVariant))
    }
    var breaks: [SpellingFit.Break] = []
    var at = 0
    while at < word.letters.count {
      if isKept(at) {
        at += 1
        continue
      }
      var end = at + 1
      // A letter that is written together with the one before it breaks as one with it.
      while end < word.letters.count, !isKept(end),
        wanted[end].isEmpty || wanted[end - 1].isEmpty || alignment.written[end].isEmpty
          || alignment.written[end - 1].isEmpty
      {
        end += 1
      }
      let range = alignment.written[at].lowerBound..<alignment.written[end - 1].upperBound
      let written = latin.scalars[range]
      breaks.append(
        SpellingFit.Break(
          letter: String(String.UnicodeScalarView(word.letters[at..<end])), position: word.positions[at],
          written: String(String.UnicodeScalarView(written)),
          writtenPosition: range.lowerBound < latin.positions.count
            ? latin.positions[range.lowerBound] : latin.end,
          expected: String(String.UnicodeScalarView(wanted[at..<end].joined())),
          schemes: word.schemes(writing: written, for: at..<end).map { schemes[$0] }))
      at = end
    }
    return breaks
  }
}
