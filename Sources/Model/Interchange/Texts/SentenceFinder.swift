import Algorithms
import Basics
import Foundation

/// Finds the passages of a document by their words.
///
/// White space, control characters and what no reader sees make no difference: programs change them.
struct SentenceFinder: Sendable {
  /// The sentences without white space, one after the other.
  private let key: [UInt8]
  /// Where each sentence stands in `key`, and where the last ends.
  private let starts: [Int]
  /// The indexes of the sentences, ordered by how the key goes on from their beginnings.
  private let sorted: [Int32]
  /// No more of a passage than this is compared to order it, or texts that repeat themselves would take for ever.
  private static let depth = 64

  /// A finder in sentences.
  ///
  /// - Complexity: O(n log n) in the number of sentences.
  init(_ texts: FlatLists<UInt8>) {
    var key: [UInt8] = []
    key.reserveCapacity(texts.values.count)
    var keyStarts = [0]
    keyStarts.reserveCapacity(texts.count + 1)
    for index in texts.indices {
      SentenceFinder.fold(texts.values, texts.range(index), into: &key)
      keyStarts.append(key.count)
    }
    self.key = key
    self.starts = keyStarts
    sorted = key.withUnsafeBufferPointer { key in
      (0..<Int32(max(0, keyStarts.count - 1))).sorted { a, b in
        let order = SentenceFinder.compare(
          key, from: keyStarts[Int(a)], key, from: keyStarts[Int(b)], SentenceFinder.depth)
        return order == 0 ? a < b : order < 0
      }
    }
  }

  /// Appends text without what makes no difference.
  static func fold(_ bytes: [UInt8], _ range: Range<Int>, into key: inout [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      var at = range.lowerBound
      while at < range.upperBound {
        let byte = bytes[at]
        if byte > 0x20, byte < 0x7F || byte > 0xC2, byte != 0xE1, byte != 0xE2, byte != 0xE3, byte != 0xEF {
          key.append(byte)
          at += 1
          continue
        }
        let length = invisible(bytes, at, range.upperBound)
        if length == 0 {
          key.append(byte)
          at += 1
        } else {
          at += length
        }
      }
    }
  }

  /// How many bytes the white space or invisible character at an offset has; 0 if there is none.
  private static func invisible(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Int {
    let first = bytes[at]
    if first <= 0x20 || first == 0x7F { return 1 }
    guard at + 1 < end else { return 0 }
    let second = bytes[at + 1]
    // U+0080...U+00A0, U+00AD.
    if first == 0xC2 { return second <= 0xA0 || second == 0xAD ? 2 : 0 }
    guard at + 2 < end else { return 0 }
    let isInvisible =
      switch (first, second, bytes[at + 2]) {
      case (0xE1, 0x9A, 0x80),  // U+1680
        (0xE2, 0x80, 0x80...0x8F),  // U+2000...U+200F
        (0xE2, 0x80, 0xA8...0xAF),  // U+2028...U+202F
        (0xE2, 0x81, 0x9F...0xA0),  // U+205F, U+2060
        (0xE3, 0x80, 0x80),  // U+3000
        (0xEF, 0xBB, 0xBF),  // U+FEFF
        (0xEF, 0xBF, 0xBE...0xBF):  // U+FFFE, U+FFFF
        true
      default: false
      }
    return isInvisible ? 3 : 0
  }

  /// Where a passage stands.
  struct Location: Equatable {
    /// The indexes of its sentences.
    var sentences: Range<Int>
    /// Whether it is only a part of them.
    var isPart = false
  }

  /// The location of a passage: the first from the sentence `next` on, or else the first in the document; nil if there is none.
  ///
  /// - Parameter passage: its text, folded.
  func location(of passage: [UInt8], from next: Int) -> Location? {
    guard !passage.isEmpty else { return nil }
    return key.withUnsafeBufferPointer { key in
      passage.withUnsafeBufferPointer { passage in
        // Passages mostly stand in the order of the document.
        for sentence in next..<max(next, min(next + 4, starts.count - 1)) {
          if let location = location(key, passage, at: sentence) { return location }
        }
        return sortedLocation(key, passage, next) ?? innerLocation(key, passage, next)
      }
    }
  }

  /// The location of a passage that begins with a sentence and ends with one.
  private func location(
    _ key: UnsafeBufferPointer<UInt8>, _ passage: UnsafeBufferPointer<UInt8>, at sentence: Int
  ) -> Location? {
    let start = starts[sentence]
    let end = start + passage.count
    guard end <= key.count, SentenceFinder.isEqual(key, start, passage) else { return nil }
    let last = starts.partitioningIndex { $0 >= end }
    // Sentences that have nothing to be seen take no part.
    return starts[last] == end && last > sentence ? Location(sentences: sentence..<last) : nil
  }

  private func sortedLocation(
    _ key: UnsafeBufferPointer<UInt8>, _ passage: UnsafeBufferPointer<UInt8>, _ next: Int
  ) -> Location? {
    let depth = min(SentenceFinder.depth, passage.count)
    func order(_ sentence: Int32) -> Int {
      SentenceFinder.compare(key, from: starts[Int(sentence)], passage, from: 0, depth)
    }
    let low = sorted.partitioningIndex { order($0) >= 0 }
    let high = sorted[low...].partitioningIndex { order($0) > 0 }
    var found: Int?
    // Of passages longer than the depth those that may be it stand in the order of the document.
    let isOrdered = passage.count >= SentenceFinder.depth
    let start =
      isOrdered ? sorted[low..<high].partitioningIndex { Int($0) >= next } : low
    for candidates in [start..<high, low..<start] {
      for at in candidates {
        let sentence = Int(sorted[at])
        guard isBetter(sentence, than: found, next), location(key, passage, at: sentence) != nil else {
          continue
        }
        found = sentence
        if isOrdered { break }
      }
      if found != nil { break }
    }
    return found.flatMap { location(key, passage, at: $0) }
  }

  private func isBetter(_ sentence: Int, than other: Int?, _ next: Int) -> Bool {
    guard let other else { return true }
    return (sentence < next ? 1 : 0, sentence) < (other < next ? 1 : 0, other)
  }

  /// The location of a passage whose ends are not those of sentences.
  private func innerLocation(
    _ key: UnsafeBufferPointer<UInt8>, _ passage: UnsafeBufferPointer<UInt8>, _ next: Int
  ) -> Location? {
    func search(_ from: Int) -> Int? { ByteSearch.first(passage, in: key, from: from) }
    guard let start = search(starts[min(next, starts.count - 1)]) ?? search(0) else { return nil }
    let end = start + passage.count
    let first = starts.partitioningIndex { $0 > start } - 1
    let last = starts.partitioningIndex { $0 >= end }
    return Location(sentences: first..<last, isPart: true)
  }

  private static func isEqual(
    _ key: UnsafeBufferPointer<UInt8>, _ start: Int, _ passage: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let a = key.baseAddress, let b = passage.baseAddress else { return passage.isEmpty }
    return memcmp(a + start, b, passage.count) == 0
  }

  /// The order of two texts by their first `depth` bytes.
  private static func compare(
    _ a: UnsafeBufferPointer<UInt8>, from i: Int, _ b: UnsafeBufferPointer<UInt8>, from j: Int, _ depth: Int
  ) -> Int {
    let counts = (min(depth, a.count - i), min(depth, b.count - j))
    guard let x = a.baseAddress, let y = b.baseAddress else { return counts.0 - counts.1 }
    let order = Int(memcmp(x + i, y + j, min(counts.0, counts.1)))
    return order == 0 ? counts.0 - counts.1 : order
  }
}
