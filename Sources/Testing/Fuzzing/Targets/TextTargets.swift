import Foundation
import Inspection
import Proofreading
import Synoptic

/// Short texts: what options, lists and lines of a table hold.
struct TextTargets {
  private let folder: FuzzFolder
  private let view: TextView
  private let sentences: [Sentence]

  init(_ folder: FuzzFolder) throws {
    self.folder = folder
    let segmented = try SegmentedDocument(folder.documents[0])
    view = segmented.document.view
    sentences = segmented.sentences
  }

  var all: [FuzzTarget] {
    get throws {
      [signature, anchor, search, folding, allowed, agreed, decided, options, transliteration, try names]
    }
  }

  /// What a team has agreed on about names.
  private var agreed: FuzzTarget {
    let text =
      "# ours\nhouse-style: english\nhouse-style de: duden\naccept: Natalya Sedova\naccept: Leo Trotzki | Lew Trotzki\n"
    return FuzzTarget("project-names", seeds: seeds([text])) { bytes in
      let names = try ProjectNames(String(decoding: bytes, as: UTF8.self), path: "p")
      _ = names.houseStyle(for: .german)
      _ = names.accepted.allows("Leo Trotzki", "Lew Trotzki")
    }
  }

  /// A list of places that an author has filled in, and what it asks for.
  private var decided: FuzzTarget {
    let document = folder.documents[0]
    let head = DecisionTable.columns.joined(separator: "\t")
    let rows = (0..<4).map { index in
      let span = index * 30 + 3..<index * 30 + 12
      let written = String(String.UnicodeScalarView(document.scalars[span]))
      let name = written.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return "1\tA sentence.\t\(name)\tNatalia\tyes\ttypo\t\t\(span.lowerBound)\t\(span.upperBound)\n"
    }
    let table = head + "\n" + rows.joined()
    return FuzzTarget("decisions", seeds: seeds([table, table.replacing("\t", with: ";")]), cost: 2) {
      bytes in
      let rows = try DecisionTable.rows(String(decoding: bytes, as: UTF8.self), path: "l")
      let changes = try DecisionTable.accepted(rows, in: document, path: "l")
      let correction = SourceCorrection(document, changes)
      try BrokenPromise.unless(
        correction.made + correction.left.count == changes.count, "a change is neither made nor left")
      for (replacement, range) in zip(correction.edited.replacements, correction.edited.newRanges) {
        try BrokenPromise.unless(
          correction.edited.scalars[range].elementsEqual(replacement.text.unicodeScalars),
          "a change does not stand where the map says")
      }
    }
  }

  private func seeds(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8) } }

  private var signature: FuzzTarget {
    let folder = folder
    return FuzzTarget("signature", seeds: seeds(SoundTexts.signatures), cost: 4) { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      guard let settings = AlignmentSettings(signature: text) else { return }
      let again = AlignmentSettings(signature: settings.signature)
      try BrokenPromise.unless(
        again?.signature == settings.signature, "a signature is another one when it is read")
      var choice = InputChoice(bytes)
      guard choice.once(in: 20) else { return }
      // Aligning again by what a file says.
      let alignment = try Aligner(.init(settings), lexicon: .empty, vectors: .none).align(folder.documents)
        .alignment
      let documents = Dictionary(folder.documents.map { ($0.id, $0) }) { first, _ in first }
      try AlignmentPromises.check(alignment, of: documents)
    }
  }

  private var anchor: FuzzTarget {
    let folder = folder
    return FuzzTarget("anchor", seeds: seeds(SoundTexts.anchors), cost: 30) { bytes in
      var options = Aligner.Options()
      options.mode = .parallel
      options.anchor = String(decoding: bytes, as: UTF8.self)
      let alignment = try Aligner(options, lexicon: .empty, vectors: .none).align(
        Array(folder.documents.prefix(2))
      ).alignment
      try AlignmentPromises.check(alignment, of: [:])
      try AlignmentPromises.checkRoundTrip(alignment, in: folder)
      let settings = AlignmentSettings(signature: alignment.signature)
      guard case .parallel(let parallel)? = settings?.mode, parallel.anchor == options.anchor else {
        throw BrokenPromise("a signature does not give its anchor back")
      }
    }
  }

  /// A search for any text in a sound document.
  private var search: FuzzTarget {
    let (view, sentences) = (view, sentences)
    return FuzzTarget("search", seeds: seeds(SoundTexts.searches), cost: 3) { bytes in
      let search = try TextSearch(String(decoding: bytes, as: UTF8.self))
      let ranges = sentences.map(\.viewRange)
      try TextTargets.check(search.matches(in: ranges, of: view.scalars), in: ranges)
    }
  }

  /// A search in any text.
  private var folding: FuzzTarget {
    FuzzTarget("search-in", seeds: seeds([SoundTexts.german, SoundTexts.russian]), cost: 3) { bytes in
      let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
      let whole = [0..<scalars.count]
      for text in ["a", "е", "s "] {
        try TextTargets.check(try TextSearch(text).matches(in: whole, of: scalars), in: whole)
      }
    }
  }

  private static func check(_ matches: [[Range<Int>]], in ranges: [Range<Int>]) throws(BrokenPromise) {
    try BrokenPromise.unless(matches.count == ranges.count, "matches of too few ranges")
    for (range, found) in zip(ranges, matches) {
      var start = range.lowerBound
      for match in found {
        try BrokenPromise.unless(
          start <= match.lowerBound && match.upperBound <= range.upperBound,
          "matches overlap or are not in their range")
        start = match.upperBound
      }
    }
  }

  private var allowed: FuzzTarget {
    FuzzTarget("allow-list", seeds: seeds([SoundTexts.allowed])) { bytes in
      let scalars = try TextDecoder(.utf8).decode(bytes, path: "allow.txt").scalars
      let list = try AllowList(String(String.UnicodeScalarView(scalars)), path: "allow.txt")
      _ = list.allows("Trockij", "Trozki")
    }
  }

  /// Each line as the value of an option.
  private var options: FuzzTarget {
    FuzzTarget("options", seeds: seeds(SoundTexts.options), cost: 4) { bytes in
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n").prefix(20).map(String.init) {
        if let encoding = TextEncoding(line) {
          _ = try TextDecoder(encoding, lossy: true).decode(bytes, path: "x")
        }
        if let language = Language(line) {
          _ = language.description
          _ = try SentenceSegmenter(language)
          _ = try QuantityFinder(language)
        }
        func refuses(_ body: () throws -> Void) throws {
          do { try body() } catch let error as InputError {
            if let problem = TextPromises.problem(ofSentence: error.description) {
              throw BrokenPromise("the sentence \(problem): \(error.description.prefix(200))")
            }
          }
        }
        try refuses { _ = try DictionarySource.named(line) }
        try refuses { _ = try TransliterationScheme(named: line) }
        try refuses { _ = try CyrillicLanguage(code: line) }
        try refuses { _ = try AnchorPattern(line) }
      }
    }
  }

  private var transliteration: FuzzTarget {
    FuzzTarget("transliterate", seeds: seeds(SoundTexts.transliterations), cost: 8) { bytes in
      let text = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
      var choice = InputChoice(bytes)
      let scheme = TransliterationScheme.allCases[choice.below(TransliterationScheme.allCases.count)]
      let isReverse = choice.once(in: 3)
      let language =
        isReverse
        ? CyrillicLanguage.russian : CyrillicLanguage.allCases[choice.below(CyrillicLanguage.allCases.count)]
      let transliterator = try SchemeTransliterator(scheme, language: language, reverse: isReverse)
      let whole = try transliterator.transliterate(text[...])
      // Part by part, as the command reads.
      let border = transliterator.lastBorder(in: text[..<choice.below(text.count + 1)])
      try BrokenPromise.unless((0...text.count).contains(border), "a border is not in the text")
      let first = try transliterator.transliterate(text[..<border])
      let second = try transliterator.transliterate(text[border...])
      try BrokenPromise.unless(
        first.text + second.text == whole.text, "parts are transliterated to another text")
      _ = CyrillicLanguage(guessing: text)
    }
  }

  /// Lines of two names.
  private var names: FuzzTarget {
    get throws {
      let scorer = try NameScorer.shared()
      let recognizer = try SpellingRecognizer()
      let keys = try NameKeyMaker(.german)
      return FuzzTarget("name-pairs", seeds: seeds([SoundTexts.namePairs]), cost: 6) { bytes in
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n").prefix(30) {
          let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
          guard let first = fields.first, let last = fields.last else { continue }
          let score = try scorer.score(first, last)
          try BrokenPromise.unless((0...1).contains(score), "a score is not from 0 to 1")
          let similarity = NameKey.similarity(try keys.key(first), try keys.key(last))
          try BrokenPromise.unless((0...1).contains(similarity), "a similarity is not from 0 to 1")
          if let fit = try recognizer.fit(cyrillic: first, latin: last) { _ = fit.breaks.map(\.description) }
        }
      }
    }
  }
}
