extension Mutator {
  /// Changes a value of a JSON text: puts another in its place, drops, repeats, moves, nests or alters it.
  mutating func mutateJSON(_ bytes: inout [UInt8]) {
    let values = JSONSpans.values(of: bytes)
    guard !values.isEmpty else { return insert(&bytes, piece(MutationPieces.jsonValues)) }
    let range = values[below(values.count)]
    let value = Array(bytes[range])
    switch below(14) {
    case 0, 1, 2: bytes.replaceSubrange(range, with: piece(MutationPieces.jsonValues))
    case 3: bytes.removeSubrange(withComma(range, bytes))
    case 4: bytes.insert(contentsOf: [0x2C] + value, at: range.upperBound)
    case 5: bytes.replaceSubrange(range, with: bytes[values[below(values.count)]])
    case 6:
      let other = values[below(values.count)]
      guard !range.overlaps(other) else { return }
      let (first, second) = range.lowerBound < other.lowerBound ? (range, other) : (other, range)
      let (one, two) = (Array(bytes[first]), Array(bytes[second]))
      bytes.replaceSubrange(second, with: one)
      bytes.replaceSubrange(first, with: two)
    case 7:
      let times = [1, 2, 40, 400][below(4)]
      let isArray = chance(1, of: 2)
      let open = Array((isArray ? "[" : "{\"a\":").utf8)
      let nested =
        Array([[UInt8]](repeating: open, count: times).joined()) + value
        + [UInt8](repeating: isArray ? 0x5D : 0x7D, count: times)
      bytes.replaceSubrange(range, with: nested)
    case 8: alterString(&bytes, values)
    default: alterNumber(&bytes, values)
    }
  }

  /// The range of a value with the comma that follows it, or else the one before it.
  private func withComma(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
    var end = range.upperBound
    while end < bytes.count, isSpace(bytes[end]) { end += 1 }
    if end < bytes.count, bytes[end] == 0x2C { return range.lowerBound..<end + 1 }
    var start = range.lowerBound
    while start > 0, isSpace(bytes[start - 1]) { start -= 1 }
    return start > 0 && bytes[start - 1] == 0x2C ? start - 1..<range.upperBound : range
  }

  /// Puts a piece into a string.
  private mutating func alterString(_ bytes: inout [UInt8], _ values: [Range<Int>]) {
    let strings = values.filter { bytes[$0.lowerBound] == 0x22 && $0.count > 1 }
    guard !strings.isEmpty else { return }
    let range = strings[below(strings.count)]
    let at = range.lowerBound + 1 + below(range.count - 1)
    bytes.insert(contentsOf: piece(chance(1, of: 2) ? MutationPieces.bytes : MutationPieces.tokens), at: at)
  }

  /// Adds to a number, or takes from it, so that counts and offsets are off by little.
  private mutating func alterNumber(_ bytes: inout [UInt8], _ values: [Range<Int>]) {
    let numbers = values.filter {
      bytes[$0.lowerBound] == 0x2D || (0x30...0x39).contains(bytes[$0.lowerBound])
    }
    guard !numbers.isEmpty else { return }
    let range = numbers[below(numbers.count)]
    let text = String(decoding: bytes[range], as: UTF8.self)
    if let number = Int(text), number.magnitude < 1 << 60 {
      let change = [-1, 1, 10, -10, 1000, number, -2 * number][below(7)]
      bytes.replaceSubrange(range, with: Array(String(number + change).utf8))
    } else {
      bytes.replaceSubrange(range, with: piece(MutationPieces.numbers))
    }
  }
}

/// Finds the values of a JSON text, sound or not.
enum JSONSpans {
  /// More values than this are not looked for.
  private static let most = 20_000

  /// The ranges of all strings, numbers, words, arrays and objects, the names of members among the strings.
  ///
  /// - Complexity: O(length of the text).
  static func values(of bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var open: [Int] = []
    var at = 0
    while at < bytes.count, found.count < most {
      let start = at
      switch bytes[at] {
      case 0x22:
        at += 1
        while at < bytes.count, bytes[at] != 0x22 { at += bytes[at] == 0x5C ? 2 : 1 }
        at = min(bytes.count, at + 1)
        found.append(start..<at)
      case 0x5B, 0x7B:
        open.append(at)
        at += 1
      case 0x5D, 0x7D:
        at += 1
        if let start = open.popLast() { found.append(start..<at) }
      case 0x2D, 0x2B, 0x2E, 0x30...0x39, 0x41...0x5A, 0x61...0x7A:
        while at < bytes.count, isPartOfWord(bytes[at]) { at += 1 }
        found.append(start..<at)
      default: at += 1
      }
    }
    return found
  }

  private static func isPartOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2D, 0x2B, 0x2E, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}
