import Basics
import Texts

/// The words that make up expressions of quantity in a language, from `Resources/Quantities`.
struct QuantityWords: Sendable {
  private(set) var units: [Unit] = []
  /// Whether numbers are written in one word.
  private(set) var hasCompounds = false
  /// Whether a full stop after digits makes them an ordinal.
  private(set) var hasOrdinalStop = false
  /// How words end that stand between a number and what is counted.
  private(set) var adjectiveEndings: [[UInt32]] = []

  private var entries: [QuantityEntry] = []
  private var actions: [QuantityWord.Action] = []
  private var table = KeyTable()
  /// By a hash of a word's first two letters, whether a known number begins with them.
  private var beginnings: [Bool] = []

  private static let kept = KeptValues<Language, QuantityWords>()

  /// The words of a language, and the international ones; for a language without a file only these.
  ///
  /// The files are read once in a process.
  init(_ language: Language) {
    self = QuantityWords.kept.value(language) { QuantityWords(reading: language) }
  }

  private init(reading language: Language) {
    var builder = Builder()
    builder.read(QuantitiesFiles.byName["units"] ?? "")
    builder.read(QuantitiesFiles.byName[language.code] ?? "")
    units = builder.units
    hasCompounds = builder.hasCompounds
    adjectiveEndings = builder.adjectiveEndings
    entries = builder.entries.map(QuantityEntry.init)
    actions = entries.map(\.word.action)
    hasOrdinalStop = entries.contains { $0.word.roles.contains(.ordinalCue) }
    // Four times as many slots as words: most words are not known, and one probe shows it.
    table = KeyTable(capacity: 2 * builder.keys.count)
    for (index, key) in builder.keys.enumerated() { table.set(index, for: key) }
    beginnings = Array(repeating: false, count: 1024)
    for form in builder.numberForms where form.count > 1 {
      beginnings[QuantityWords.beginning(form[0].value, form[1].value)] = true
    }
  }

  /// What is known of the word with this hash.
  @inline(__always) subscript(_ hash: UInt64) -> QuantityWord? { entry(hash)?.word }

  /// The same, not copied.
  @inline(__always) func entry(_ hash: UInt64) -> QuantityEntry? { table[hash].map { entries[$0] } }

  /// What a word does where no number stands before; nil for an unknown one.
  @inline(__always) func action(_ hash: UInt64) -> QuantityWord.Action? { table[hash].map { actions[$0] } }

  /// Whether a number may begin with two letters.
  @inline(__always) func mayBegin(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    beginnings[QuantityWords.beginning(first.value, second.value)]
  }

  private static func beginning(_ first: UInt32, _ second: UInt32) -> Int {
    Int((FoldedLetters.fold(first) &* 31 &+ FoldedLetters.fold(second)) & 1023)
  }

  /// Reads data files into entries.
  private struct Builder {
    var units: [Unit] = []
    var hasCompounds = false
    var adjectiveEndings: [[UInt32]] = []
    var entries: [QuantityWord] = []
    var keys: [UInt64] = []
    var numberForms: [[Unicode.Scalar]] = []
    private var indexes: [UInt64: Int] = [:]
    private var unitIndexes: [String: Int] = [:]
    private var paradigms: [String: [String]] = [:]

    mutating func read(_ text: String) {
      for line in DataLines(text) { read(line) }
    }

    private mutating func read(_ line: [String]) {
      let kind = line[0]
      let value = line.count > 1 ? Double(line[1]) : nil
      switch kind {
      case "compounds": hasCompounds = true
      case "paradigm": if line.count > 2 { paradigms[line[1]] = Array(line[2...]) }
      case "adjective":
        adjectiveEndings = line.dropFirst().map { $0.unicodeScalars.map { FoldedLetters.fold($0.value) } }
      case "unit": readUnit(line)
      case "mixed", "single":
        guard line.count > 2 else { return }
        let unit = unitIndexes[line[1]]
        for form in forms(line[2...]) {
          enter(form) {
            $0.unit = unit
            $0.roles.insert(kind == "mixed" ? .mixedOnly : .single)
          }
        }
      case "sum":
        guard line.count > 2, let unit = unitIndexes[line[1]] else { return }
        for form in forms(line[2...]) { enter(form) { $0.sumUnit = unit } }
      case "amount":
        guard line.count > 3, let unit = unitIndexes[line[2]] else { return }
        for form in forms(line[3...]) {
          note(form)
          enter(form) {
            $0.unit = unit
            $0.amount = value
          }
        }
      case "about", "over", "under":
        for form in forms(line[1...]) { enter(form) { $0.before = Approximation(rawValue: kind) } }
      case "after-about": for form in forms(line[1...]) { enter(form) { $0.behind = .about } }
      case "after-over": for form in forms(line[1...]) { enter(form) { $0.behind = .over } }
      case "label":
        for form in line.dropFirst() {
          let isDotted = form.hasSuffix(".")
          for form in forms([isDotted ? String(form.dropLast()) : form]) {
            enter(form) { $0.roles.insert(isDotted ? .dottedLabel : .label) }
          }
        }
      default:
        if let role = QuantityWord.Roles.byName[kind] {
          for form in forms(line[1...]) { enter(form) { $0.roles.insert(role) } }
        } else if let value {
          readNumber(kind, value, line[2...])
        }
      }
    }

    private mutating func readNumber(_ kind: String, _ value: Double, _ forms: ArraySlice<String>) {
      for form in self.forms(forms) {
        if kind != "addition", kind != "denominator", kind != "money" { note(form) }
        enter(form) { word in
          switch kind {
          case "cardinal": word.cardinal = value
          case "article":
            word.cardinal = value
            word.roles.insert(.article)
          case "part": word.part = value
          case "ordinal": word.ordinal = value
          case "ordinal-part": word.ordinalPart = value
          case "multiplier":
            word.magnitude = value
            word.roles.insert(.standsAlone)
          case "magnitude": word.magnitude = value
          case "money": word.money = value
          case "addition": word.addition = value
          case "denominator": word.denominator = value
          case "fraction": word.fraction = value
          case "half": word.half = value
          default: break
          }
        }
      }
    }

    /// Defines a unit, or gives one its forms.
    private mutating func readUnit(_ line: [String]) {
      guard line.count > 2 else { return }
      if let unit = unitIndexes[line[1]] {
        for form in forms(line[2...]) { enter(form) { $0.unit = unit } }
      } else if line.count > 4, let factor = Double(line[3]), let offset = Double(line[4]) {
        let unit = units.count
        unitIndexes[line[1]] = unit
        units.append(
          Unit(symbol: line[1], dimension: Dimension(line[2]), factor: factor, offset: offset))
        for form in forms(line[5...]) { enter(form) { $0.unit = unit } }
      }
    }

    /// The forms that words of a line stand for.
    private func forms(_ words: some Sequence<String>) -> [String] {
      words.flatMap { word -> [String] in
        let parts = word.split(separator: "+", omittingEmptySubsequences: false)
        guard parts.count == 2, let endings = paradigms[String(parts[1])] else { return [word] }
        return endings.map { String(parts[0]) + ($0 == "-" ? "" : $0) }
      }
    }

    private mutating func note(_ form: String) { numberForms.append(Array(form.unicodeScalars)) }

    private mutating func enter(_ form: String, _ change: (inout QuantityWord) -> Void) {
      var hash = FNV1a.start
      for scalar in form.unicodeScalars {
        if scalar.value == FoldedLetters.joint { entries[index(of: hash)].isContinued = true }
        hash = FoldedLetters.add(FoldedLetters.fold(scalar.value), to: hash)
      }
      let index = index(of: hash)
      entries[index].isBlank = false
      change(&entries[index])
    }

    private mutating func index(of hash: UInt64) -> Int {
      if let index = indexes[hash] { return index }
      indexes[hash] = entries.count
      keys.append(hash)
      entries.append(QuantityWord())
      return entries.count - 1
    }
  }
}
