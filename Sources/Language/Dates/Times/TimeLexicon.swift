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
  private var table: [(hash: UInt64, entry: Int32)] = Array(repeating: (0, -1), count: 4096)
  private var count = 0
  private var bits: [UInt64] = []
  private var capitalBits: [UInt64] = []

  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  /// FNV-1a over code points.
  @inline(__always)
  static func hash(_ hash: UInt64, _ letter: UInt32) -> UInt64 {
    (hash ^ UInt64(letter)) &* 0x100_0000_01B3
  }

  /// The letter in lower case, ё as е.
  @inline(__always)
  static func folded(_ letter: UInt32) -> UInt32 {
    if letter < 0x80 { return letter &- 0x41 < 26 ? letter | 0x20 : letter }
    if letter >= 0x400, letter < 0x460 {
      if letter >= 0x410, letter < 0x430 { return letter + 0x20 }
      if letter == 0x401 || letter == 0x451 { return 0x435 }
      return letter < 0x410 ? letter + 0x50 : letter
    }
    return letter >= 0xC0 && letter < 0xDF && letter != 0xD7 ? letter + 0x20 : letter
  }

  @inline(__always)
  static func isUpper(_ letter: UInt32) -> Bool {
    if letter < 0x80 { return letter &- 0x41 < 26 }
    return (letter >= 0xC0 && letter < 0xDF) || (letter >= 0x400 && letter < 0x430)
  }

  /// The place of the word with this hash; -1 if it is not here.
  ///
  /// Words longer than the table is wide do not occur.
  @inline(__always)
  func entry(_ hash: UInt64) -> Int {
    table.withUnsafeBufferPointer { table in
      let mask = table.count - 1
      var slot = Int(truncatingIfNeeded: (hash ^ (hash >> 32)) & UInt64(mask))
      while table[slot].entry >= 0 {
        if table[slot].hash == hash { return Int(table[slot].entry) }
        slot = (slot + 1) & mask
      }
      return -1
    }
  }

  /// What a word may be, with and without a capital.
  @inline(__always)
  func bits(_ entry: Int, isCapital: Bool) -> UInt64 { isCapital ? capitalBits[entry] : bits[entry] }

  /// The number of a class of words.
  mutating func number(ofClass name: String) -> Int {
    if let number = classes[name] { return number }
    classes[name] = classes.count
    return classes.count - 1
  }

  /// The place of a word, entered if it is new.
  mutating func enter(_ word: String) -> Int {
    var hash = TimeLexicon.seed
    for scalar in word.unicodeScalars { hash = TimeLexicon.hash(hash, TimeLexicon.folded(scalar.value)) }
    let known = entry(hash)
    if known >= 0 { return known }
    // A table half full at most keeps look-ups short.
    if count * 2 >= table.count { grow() }
    readings.append([])
    bits.append(TimeBits.ofWord(readings.count - 1))
    capitalBits.append(TimeBits.ofWord(readings.count - 1))
    insert(hash, Int32(readings.count - 1))
    count += 1
    return readings.count - 1
  }

  /// Gives a word a reading.
  mutating func add(_ word: String, class name: String, value: Int) {
    let entry = enter(word)
    let isCapital = word.unicodeScalars.first.map { TimeLexicon.isUpper($0.value) } ?? false
    let wordClass = number(ofClass: name)
    readings[entry].append(Reading(wordClass: wordClass, value: value, needsCapital: isCapital))
    capitalBits[entry] |= TimeBits.ofClass(wordClass)
    if !isCapital { bits[entry] |= TimeBits.ofClass(wordClass) }
  }

  /// Makes an ending known.
  mutating func add(ending: String, value: Int) {
    endings.append(Ending(letters: ending.unicodeScalars.map { TimeLexicon.folded($0.value) }, value: value))
  }

  private mutating func insert(_ hash: UInt64, _ entry: Int32) {
    let mask = table.count - 1
    var slot = Int(truncatingIfNeeded: (hash ^ (hash >> 32)) & UInt64(mask))
    while table[slot].entry >= 0 { slot = (slot + 1) & mask }
    table[slot] = (hash, entry)
  }

  private mutating func grow() {
    let old = table
    table = Array(repeating: (0, -1), count: old.count * 2)
    for slot in old where slot.entry >= 0 { insert(slot.hash, slot.entry) }
  }
}
