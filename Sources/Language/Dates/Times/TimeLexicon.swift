import Basics

/// The words of a language that time expressions are made of, found by a hash of their folded letters.
struct TimeLexicon {
  /// What a word may be: a member of a class, with a value.
  struct Reading {
    let wordClass: Int
    let value: Int
    /// Whether it must begin with a capital, as English May and German nouns do.
    let needsCapital: Bool
  }

  /// An ending that may be glued to a known word, and what it stands for.
  struct Ending {
    let letters: [UInt32]
    let value: Int
  }

  private(set) var readings: [[Reading]] = []
  private(set) var classes: [String: Int] = [:]
  private(set) var endings: [Ending] = []
  private var table = KeyTable(capacity: 2048)
  private var endingBits: UInt64 = 0
  private var literals: [Int: UInt64] = [:]
  private var bits: [UInt64] = []
  private var capitalBits: [UInt64] = []

  /// The index of the word with this hash; -1 if it is not here.
  @inline(__always)
  func entry(_ hash: UInt64) -> Int { table[hash] ?? -1 }

  /// Whether a known ending has this letter as its last; others may pass too.
  @inline(__always)
  func mayEnd(_ letter: UInt32) -> Bool { endingBits >> UInt64(FoldedLetters.fold(letter) & 63) & 1 != 0 }

  /// What a word may be, with and without a capital.
  @inline(__always)
  func bits(_ entry: Int, isCapital: Bool) -> UInt64 { isCapital ? capitalBits[entry] : bits[entry] }

  /// The number of a class of words.
  mutating func number(ofClass name: String) -> Int {
    if let number = classes[name] { return number }
    classes[name] = classes.count
    return classes.count - 1
  }

  /// The index of a word, entered if it is new.
  mutating func enter(_ word: String) -> Int {
    var hash = FNV1a.start
    for scalar in word.unicodeScalars {
      hash = FoldedLetters.add(FoldedLetters.fold(scalar.value), to: hash)
    }
    let entry = table.number(of: hash)
    if entry == readings.count {
      readings.append([])
      bits.append(0)
      capitalBits.append(0)
    }
    return entry
  }

  /// The index of a word that patterns name, which gets a bit of its own.
  mutating func enter(literal word: String) -> Int {
    let entry = enter(word)
    if literals[entry] == nil {
      let bit = TimeBits.ofWord(literals.count)
      literals[entry] = bit
      bits[entry] |= bit
      capitalBits[entry] |= bit
    }
    return entry
  }

  /// The bit of a word that patterns name.
  func literalBit(_ entry: Int) -> UInt64 { literals[entry] ?? 0 }

  /// Whether a word may be of a class.
  func isMember(_ entry: Int, of wordClass: Int) -> Bool {
    entry >= 0 && readings[entry].contains { $0.wordClass == wordClass }
  }

  /// Gives a word a reading.
  mutating func add(_ word: String, class name: String, value: Int) {
    let entry = enter(word)
    let isCapital = word.unicodeScalars.first.map { FoldedLetters.isUpper($0.value) } ?? false
    let wordClass = number(ofClass: name)
    readings[entry].append(Reading(wordClass: wordClass, value: value, needsCapital: isCapital))
    // No pattern names these.
    if TimeCounting.classes.contains(name) { return }
    capitalBits[entry] |= TimeBits.ofClass(wordClass)
    if !isCapital { bits[entry] |= TimeBits.ofClass(wordClass) }
  }

  /// Makes an ending known.
  mutating func add(ending: String, value: Int) {
    if let last = ending.unicodeScalars.last {
      endingBits |= 1 << UInt64(FoldedLetters.fold(last.value) & 63)
    }
    endings.append(Ending(letters: ending.unicodeScalars.map { FoldedLetters.fold($0.value) }, value: value))
  }
}
