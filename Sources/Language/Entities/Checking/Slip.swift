/// Tells slips of the pen: a letter left out, added, wrong, or two that changed places.
package enum Slip {
  /// Where two spellings part, and how many letters they share after that; nil if they differ by more than one slip.
  ///
  /// - Complexity: O(length).
  package static func between(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> (
    start: Int, shared: Int, kind: Kind
  )? {
    guard abs(a.count - b.count) <= 1 else { return nil }
    var start = 0
    while start < min(a.count, b.count), a[start] == b[start] { start += 1 }
    var shared = 0
    while shared < min(a.count, b.count) - start, a[a.count - 1 - shared] == b[b.count - 1 - shared] {
      shared += 1
    }
    let (left, right) = (a[start..<a.count - shared], b[start..<b.count - shared])
    if left.count + right.count == 1 { return (start, shared, .length) }
    if left.count == 1, right.count == 1 { return (start, shared, .letter) }
    if left.count == 2, right.count == 2, left.first == right.last, left.last == right.first {
      return (start, shared, .order)
    }
    return nil
  }

  /// What happened.
  package enum Kind {
    /// A letter is left out or added.
    case length
    /// Two letters changed places.
    case order
    /// A letter is another.
    case letter
  }

  /// What two spellings have in common that differ by one slip: the hashes of the whole and of each without one of its letters.
  ///
  /// - Complexity: O(length).
  package static func keys(_ word: [Unicode.Scalar]) -> [UInt64] {
    var whole: UInt64 = 0
    for scalar in word { whole = whole &* base &+ UInt64(scalar.value) }
    var keys = [whole]
    // The letters behind the one that is left out keep their weights, and those before it have those of the next ones.
    var before: UInt64 = 0
    var weight: UInt64 = 1
    var behind: UInt64 = 0
    var hashesBehind: [(hash: UInt64, weight: UInt64)] = []
    for scalar in word.reversed() {
      hashesBehind.append((behind, weight))
      behind = behind &+ UInt64(scalar.value) &* weight
      weight = weight &* base
    }
    for (scalar, rest) in zip(word, hashesBehind.reversed()) {
      keys.append(before &* rest.weight &+ rest.hash)
      before = before &* base &+ UInt64(scalar.value)
    }
    return keys
  }

  /// What the hash of a word is multiplied by for each letter more.
  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
}
