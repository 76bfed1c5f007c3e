import Dictionaries
import TestSupport

/// Makes inputs that are nearly sound: changes sound ones in one place or a few.
///
/// The same generator and the same bytes give the same inputs, on every machine.
public struct Mutator {
  /// How many bytes an input may have more than the sound one that it was made of.
  private static let mostGrowth = 1 << 16

  var random: SeededGenerator
  /// Other inputs, of which pieces are put in.
  private let others: [[UInt8]]

  /// A mutator.
  ///
  /// - Parameters:
  ///   - random: the source of chance.
  ///   - others: inputs of other readers, of which pieces are put in.
  public init(_ random: SeededGenerator, others: [[UInt8]] = []) {
    self.random = random
    self.others = others
  }

  /// `bytes` changed in one to six ways.
  ///
  /// - Complexity: O(size of the result).
  public mutating func mutated(_ bytes: [UInt8], _ kind: InputKind) -> [UInt8] {
    guard kind == .gzip else { return changed(bytes, kind) }
    // What is wrong with the packing is seen at once, so that half of them are packed soundly.
    if chance(1, of: 2), let inflated = try? Gzip.inflate(bytes, file: "") {
      return StoredGzip.data(changed(inflated, .text))
    }
    return changed(bytes, .binary)
  }

  private mutating func changed(_ bytes: [UInt8], _ kind: InputKind) -> [UInt8] {
    var result = bytes
    for _ in 0..<[1, 1, 1, 2, 3, 6][below(6)] {
      mutate(&result, kind)
      let most = bytes.count + Mutator.mostGrowth
      if result.count > most { result.removeLast(result.count - most) }
    }
    return result
  }

  private mutating func mutate(_ bytes: inout [UInt8], _ kind: InputKind) {
    switch kind {
    case .json where chance(1, of: 2): mutateJSON(&bytes)
    case .xml where chance(2, of: 5): mutateXML(&bytes)
    case .binary where chance(1, of: 2): mutateNumber(&bytes)
    default: mutateBytes(&bytes)
    }
  }

  private mutating func mutateBytes(_ bytes: inout [UInt8]) {
    switch below(18) {
    case 0, 1:
      guard !bytes.isEmpty else { return insert(&bytes, [UInt8(below(256))]) }
      bytes[below(bytes.count)] ^= 1 << UInt8(below(8))
    case 2:
      guard !bytes.isEmpty else { return }
      bytes[below(bytes.count)] = UInt8(below(256))
    case 3: bytes.removeSubrange(span(bytes))
    case 4: repeatSpan(&bytes)
    case 5: bytes.removeLast(bytes.count - below(bytes.count + 1))
    case 6: splice(&bytes)
    case 7, 8: replaceNumber(&bytes)
    case 9, 10: insert(&bytes, piece(MutationPieces.bytes), times: [1, 1, 1, 2, 50][below(5)])
    case 11, 12: insert(&bytes, piece(MutationPieces.words))
    case 13: insert(&bytes, piece(MutationPieces.tokens))
    case 14: mutateLines(&bytes)
    case 15: recode(&bytes)
    case 16: nest(&bytes)
    default: insert(&bytes, (0..<below(20) + 1).map { _ in UInt8(below(256)) })
    }
  }

  // MARK: Chance

  /// A number from 0 up to a count, without it; 0 for an empty range.
  mutating func below(_ count: Int) -> Int {
    count > 0 ? Int(truncatingIfNeeded: random.next() % UInt64(count)) : 0
  }

  /// True `part` times of `whole`.
  mutating func chance(_ part: Int, of whole: Int) -> Bool { below(whole) < part }

  /// One of some pieces.
  mutating func piece(_ pieces: [[UInt8]]) -> [UInt8] { pieces.isEmpty ? [] : pieces[below(pieces.count)] }

  /// A range of some bytes, short more often than long.
  mutating func span(_ bytes: [UInt8]) -> Range<Int> {
    let start = below(bytes.count + 1)
    let length = chance(3, of: 5) ? 1 + below(8) : 1 + below(bytes.count)
    return start..<min(bytes.count, start + length)
  }

  // MARK: Bytes

  /// Puts a piece anywhere.
  mutating func insert(_ bytes: inout [UInt8], _ piece: [UInt8], times: Int = 1) {
    let at = below(bytes.count + 1)
    bytes.insert(contentsOf: repeated(piece, times), at: at)
  }

  private func repeated(_ piece: [UInt8], _ times: Int) -> [UInt8] {
    Array([[UInt8]](repeating: piece, count: times).joined())
  }

  private mutating func repeatSpan(_ bytes: inout [UInt8]) {
    let range = span(bytes)
    let times = [1, 1, 2, 10, range.count < 300 ? 200 : 1][below(5)]
    bytes.insert(contentsOf: repeated(Array(bytes[range]), times), at: range.upperBound)
  }

  private mutating func splice(_ bytes: inout [UInt8]) {
    let other = piece(others)
    let range = span(other)
    let at = below(bytes.count + 1)
    let end = chance(1, of: 2) ? at : min(bytes.count, at + below(range.count + 1))
    bytes.replaceSubrange(at..<end, with: other[range])
  }

  /// Replaces a number in digits by another.
  private mutating func replaceNumber(_ bytes: inout [UInt8]) {
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    let from = below(bytes.count)
    guard let start = (bytes[from...].firstIndex(where: isDigit) ?? bytes.firstIndex(where: isDigit)) else {
      return insert(&bytes, piece(MutationPieces.numbers))
    }
    let end = bytes[start...].firstIndex { !isDigit($0) } ?? bytes.count
    bytes.replaceSubrange(start..<end, with: piece(MutationPieces.numbers))
  }

  /// Overwrites two, four or eight bytes by an extreme number.
  private mutating func mutateNumber(_ bytes: inout [UInt8]) {
    let width = [2, 4, 8][below(3)]
    guard bytes.count >= width else { return mutateBytes(&bytes) }
    let at = below(bytes.count - width + 1)
    let value: UInt64 = [
      0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 100_000, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, .max,
    ][
      below(11)]
    let isBigEndian = chance(1, of: 2)
    for index in 0..<width {
      let shift = UInt64(isBigEndian ? width - 1 - index : index) * 8
      bytes[at + index] = UInt8(truncatingIfNeeded: value >> shift)
    }
  }

  // MARK: Text

  /// Moves, repeats, drops or joins lines.
  private mutating func mutateLines(_ bytes: inout [UInt8]) {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    guard !lines.isEmpty else { return }
    let (a, b) = (below(lines.count), below(lines.count))
    switch below(6) {
    case 0: lines.swapAt(a, b)
    case 1: lines.insert(lines[b], at: a)
    case 2: lines.remove(at: a)
    case 3: lines.insert(contentsOf: Array(repeating: lines[b], count: [3, 30, 300][below(3)]), at: a)
    case 4:
      let end: [UInt8] = piece([[0x0D], [0x0D, 0x0A], [0x0A, 0x0A], [0x20], [0], [0xE2, 0x80, 0xA8]])
      bytes = Array(lines.joined(separator: end))
      return
    default:
      let columns = lines[a].split(separator: 0x09, omittingEmptySubsequences: false).map(Array.init)
      guard columns.count > 1 else { return insert(&bytes, [0x09]) }
      var changed = columns
      let column = below(columns.count)
      if chance(1, of: 2) { changed.remove(at: column) } else { changed.swapAt(column, below(columns.count)) }
      lines[a] = Array(changed.joined(separator: [0x09]))
    }
    bytes = Array(lines.joined(separator: [0x0A]))
  }

  /// Writes the text in UTF-16 or UTF-32, with mark or without, or cuts it within a character.
  private mutating func recode(_ bytes: inout [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let isBigEndian = chance(1, of: 2)
    let hasMark = chance(2, of: 3)
    func write<Unit: FixedWidthInteger>(_ units: some Sequence<Unit>, mark: Unit) -> [UInt8] {
      var result: [UInt8] = []
      for unit in (hasMark ? [mark] : []) + Array(units) {
        withUnsafeBytes(of: isBigEndian ? unit.bigEndian : unit.littleEndian) { result += $0 }
      }
      return result
    }
    bytes =
      chance(2, of: 3)
      ? write(text.utf16, mark: 0xFEFF) : write(text.unicodeScalars.map(\.value), mark: UInt32(0xFEFF))
    if chance(1, of: 3), !bytes.isEmpty { bytes.removeLast() }
  }

  /// Nests a span many times over.
  private mutating func nest(_ bytes: inout [UInt8]) {
    let (open, close) = MutationPieces.brackets[below(MutationPieces.brackets.count)]
    let times = [2, 10, 100, 600, 2000][below(5)]
    let range = span(bytes)
    let inner = bytes[range]
    bytes.replaceSubrange(range, with: repeated(open, times) + inner + repeated(close, times))
  }
}
