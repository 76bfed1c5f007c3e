import Basics
import Synchronization

/// What the files of `Resources/Segmentation` say about the ends of the sentences of a language; `de.txt` and `latin.txt` say what
/// their lines mean.
///
/// A language goes by its own file, by those of the scripts, and for words in another script than its own by the files of the
/// languages that are written in that: "Mr." in a Russian text, "г-н" in a German one.
struct SegmentationData: Sendable {
  /// What a word before a full stop, or after one, can be.
  struct Traits: OptionSet {
    let rawValue: UInt16

    /// An abbreviation that always goes on.
    static let never = Traits(rawValue: 1)
    /// An abbreviation that goes on when a number follows.
    static let beforeNumber = Traits(rawValue: 2)
    /// An abbreviation that a sentence may end with.
    static let mayEnd = Traits(rawValue: 4)
    /// One that ends a sentence before a capital, though its last letter alone would not.
    static let ends = Traits(rawValue: 8)
    /// One that ends a sentence only after a number, as `г` in `в 1961 г.`, not in `в г. Москве`.
    static let afterNumber = Traits(rawValue: 16)
    /// A word that begins sentences and is rarely a name.
    static let starter = Traits(rawValue: 32)
    /// A noun that an ordinal stands before, as in `II. Klasse`.
    static let afterOrdinal = Traits(rawValue: 64)
    /// What names a part of a source before a number, as in `Оп. 5` and `Box 12`.
    static let reference = Traits(rawValue: 128)
    /// A mark of a calendar after a date, as `a. St.`, in brackets too.
    static let calendarMark = Traits(rawValue: 256)
  }

  /// The words with traits while they are read, and afterwards.
  private var read: [String: Traits] = [:]
  private var table = WordTable([])
  private var tableTraits: [Traits] = []
  /// Words that are no abbreviations after some others, or after words with some endings: "до сих пор", "новый полк".
  private var wholeAfter: [String: [String]] = [:]
  /// Beginnings of words that a single letter after them is a label of: "Plan B", "пункта Б".
  private(set) var labels: [String] = []
  /// Ends of words that are verbs, and thus begin sentences.
  private(set) var starterEnds: [[Unicode.Scalar]] = []
  /// Up to how many digits a number with a full stop is an ordinal; 0 where ordinals are written otherwise.
  private(set) var ordinalDigits = 0
  /// Whether nouns are written with a capital, so that a capital within a sentence is no sign of a name.
  private(set) var capitalizesNouns = false
  /// Whether the language is written in Cyrillic letters.
  let isCyrillic: Bool
  /// The shapes of words in either script.
  let shapes: WordShapes

  private static let made = Mutex<[String: SegmentationData]>([:])

  /// The data of a language, read once in a run.
  static func of(_ language: Language) -> SegmentationData {
    made.withLock { made in
      if let data = made[language.code] { return data }
      let data = SegmentationData(language)
      made[language.code] = data
      return data
    }
  }

  /// The abbreviations that the files of the languages name, in whatever language.
  static var abbreviations: Set<String> {
    let kinds: Set = ["never", "before-number", "may-end"]
    return SegmentationFiles.byName.values.reduce(into: []) { words, file in
      for line in DataLines(file) where kinds.contains(line[0]) { words.formUnion(line.dropFirst()) }
    }
  }

  private init(_ language: Language) {
    let latin = Array(DataLines(SegmentationFiles.byName["latin"] ?? ""))
    let cyrillic = Array(DataLines(SegmentationFiles.byName["cyrillic"] ?? ""))
    isCyrillic = cyrillic.contains { $0[0] == "languages" && $0.contains(language.code) }
    shapes = WordShapes(latin + cyrillic)
    for script in [latin, cyrillic] { readScript(script) }
    for foreign in isCyrillic ? ["de", "en"] : ["ru"] {
      for line in DataLines(SegmentationFiles.byName[foreign] ?? "") { readAbbreviations(line) }
    }
    // The language's own file outranks the others: a word that it names is what it says.
    let own = Array(DataLines(SegmentationFiles.byName[language.code] ?? ""))
    for line in own where Traits(abbreviations: line[0]) != nil {
      for word in line.dropFirst() { read[word]?.subtract([.mayEnd, .never, .ends]) }
    }
    for line in own {
      readAbbreviations(line)
      let words = line.dropFirst()
      switch line[0] {
      case "starters": insert(.starter, words)
      case "starter-ends": starterEnds += words.map { Array($0.unicodeScalars) }
      case "after-ordinal": insert(.afterOrdinal, words)
      case "references": insert(.reference, words)
      case "labels": labels += words
      case "whole-after": words.first.map { wholeAfter[$0, default: []] += words.dropFirst() }
      case "ordinals": ordinalDigits = line.last.flatMap { Int($0) } ?? 0
      case "capitalized-nouns": capitalizesNouns = true
      default: break
      }
    }
    // Such a word may have no traits.
    for word in wholeAfter.keys { insert([], [word]) }
    table = WordTable(Array(read.keys))
    tableTraits = Array(read.values)
    read = [:]
  }

  private mutating func readAbbreviations(_ line: [String]) {
    if let kind = Traits(abbreviations: line[0]) { insert(kind, line.dropFirst()) }
  }

  /// Reads the abbreviations of a script, and those that its words before names are cut short to.
  private mutating func readScript(_ lines: [[String]]) {
    for line in lines { readAbbreviations(line) }
    for word in lines.filter({ $0[0] == "titles" || $0[0] == "given-names" }).flatMap({ $0.dropFirst() }) {
      for cut in WordShapes.truncations(of: word) where !shapes.whole.contains(cut) {
        read[cut, default: []].insert(.mayEnd)
        if let first = cut.first, first.isLowercase {
          read[first.uppercased() + cut.dropFirst(), default: []].insert(.mayEnd)
        }
      }
    }
  }

  private mutating func insert(_ trait: Traits, _ words: some Sequence<String>) {
    for word in words { read[word, default: []].formUnion(trait) }
  }

  /// What a word can be, which is written without the spaces in it.
  ///
  /// - Complexity: O(length of the word).
  func traits(of word: Range<Int>, in scalars: [Unicode.Scalar]) -> Traits {
    table.index(of: word, in: scalars).map { tableTraits[$0] } ?? []
  }

  /// Whether a word is none of the abbreviations after the word before it.
  func isWhole(_ word: Range<Int>, after previous: Range<Int>, in scalars: [Unicode.Scalar]) -> Bool {
    guard let index = table.index(of: word, in: scalars), let words = wholeAfter[table[index]] else {
      return false
    }
    let previous = scalars.text(in: previous).lowercased()
    return words.contains { $0.hasPrefix("-") ? previous.hasSuffix($0.dropFirst()) : previous == $0 }
  }
}

extension SegmentationData.Traits {
  /// Whether it is an abbreviation of any kind.
  var isAbbreviation: Bool { !isDisjoint(with: [.never, .mayEnd]) }

  /// The trait of the abbreviations in a line of this kind; nil for lines of other kinds.
  fileprivate init?(abbreviations kind: String) {
    switch kind {
    case "never": self = .never
    case "before-number": self = .beforeNumber
    case "may-end": self = .mayEnd
    case "ends": self = .ends
    case "after-number": self = .afterNumber
    case "calendar-marks": self = .calendarMark
    default: return nil
    }
  }
}
