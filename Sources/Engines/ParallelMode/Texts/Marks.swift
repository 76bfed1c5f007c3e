import Basics

/// The punctuation marks that translators keep, as terms that match themselves in any language.
struct Marks {
  /// The kinds by name, as they are entered into vocabularies.
  let names: [String]
  /// What each code point below `tableSize` is: the number of its kind from 1, and 128 if it ends a sentence.
  private let table: [UInt8]

  /// All marks in use stand below this.
  private static let tableSize: UInt32 = 0x10000
  private static let end: UInt8 = 128
  /// From here on stand the marks of Chinese and Japanese, after which no space is written.
  private static let firstWide: UInt32 = 0x3000

  /// Reads `Resources/marks.txt`.
  init() {
    var table = [UInt8](repeating: 0, count: Int(Marks.tableSize))
    var names: [String] = []
    for line in DataLines(PackageResources.marks_txt) where line.count >= 2 {
      let marks = line.dropFirst().flatMap { $0.unicodeScalars }.filter { $0.value < Marks.tableSize }
      if line[0] == "end" {
        for mark in marks { table[Int(mark.value)] |= Marks.end }
      } else {
        names.append(line[0])
        for mark in marks { table[Int(mark.value)] |= UInt8(names.count) }
      }
    }
    self.table = table
    self.names = names
  }

  /// The index in `names` of the kind of a mark, nil for what is none.
  @inline(__always)
  func kind(_ scalar: Unicode.Scalar) -> Int? {
    guard scalar.value < Marks.tableSize else { return nil }
    let kind = table[Int(scalar.value)] & ~Marks.end
    return kind > 0 ? Int(kind) - 1 : nil
  }

  /// How many sentences a stretch of text seems to hold: ends of sentences after a word of some length and before a space.
  func sentenceCount(_ range: Range<Int>, of scalars: [Unicode.Scalar]) -> Int {
    var count = 1
    var letters = 0
    var isAfterEnd = false
    var isAfterWideEnd = false
    for at in range {
      let scalar = scalars[at]
      if scalar == " " || scalar == "\u{A0}" {
        if isAfterEnd, at + 1 < range.upperBound { count += 1 }
        letters = 0
        isAfterEnd = false
        continue
      }
      let mark = scalar.value < Marks.tableSize ? table[Int(scalar.value)] : 0
      if mark & Marks.end != 0 {
        isAfterEnd = isAfterEnd || letters > 2 || scalar != "."
        isAfterWideEnd = isAfterEnd && scalar.value >= Marks.firstWide
      } else if mark == 0, !(0x21...0x2F).contains(scalar.value) {
        if isAfterEnd, isAfterWideEnd { count += 1 }
        letters += 1
        isAfterEnd = false
      }
    }
    return count
  }
}
