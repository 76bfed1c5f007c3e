import Basics

/// The names that stood in a file so far, to notice one that stands there twice.
///
/// Names that are numbered in order, as they mostly are, take no memory; of others a hash of 64 bits is kept.
struct NameSet {
  /// What the names that are numbered in order begin with.
  private var prefix: [UInt8]?
  /// The numbers that such names have had.
  private var numbers = 0..<0
  private var others: Set<Int> = []

  /// Adds the name of a link as XML has names, and gives it: its own, or l and its number where that is none or was there.
  mutating func insertXMLName(_ id: [UInt8], number: Int) -> [UInt8] {
    insertName(URIPath.isName(id) ? id : [], number: number)
  }

  /// Adds the name of a link, and gives it: its own, or l and its number where it has none or that was there.
  mutating func insertName(_ id: [UInt8], number: Int) -> [UInt8] {
    if !id.isEmpty, insert(id) { return id }
    var name = Array("l\(number)".utf8)
    while !insert(name) { name.add("-2") }
    return name
  }

  /// Adds a name; false if it was there.
  mutating func insert(_ name: [UInt8]) -> Bool {
    var digits = 0
    var number = 0
    var scale = 1
    for byte in name.reversed() {
      guard case let digit = byte &- 48, digit < 10, digits < 18 else { break }
      number += Int(digit) * scale
      scale *= 10
      digits += 1
    }
    let start = name.count - digits
    // A number is written in one way only if it does not begin with 0.
    guard digits > 0, name[start] != 48 || digits == 1 else { return insertOther(name) }
    if prefix == nil {
      prefix = Array(name[..<start])
      numbers = number..<number
    }
    guard let prefix, name[..<start].elementsEqual(prefix) else { return insertOther(name) }
    if numbers.contains(number) { return false }
    if number == numbers.upperBound, others.isEmpty || !others.contains(hash(name)) {
      numbers = numbers.lowerBound..<number + 1
      return true
    }
    return insertOther(name)
  }

  private mutating func insertOther(_ name: [UInt8]) -> Bool { others.insert(hash(name)).inserted }

  private func hash(_ name: [UInt8]) -> Int { name.hashValue }
}
