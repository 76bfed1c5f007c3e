/// Tells slips of the pen: a letter left out, added, wrong, or two that changed places.
enum Slip {
  /// Where two spellings part, and how many letters they share after that; nil if they differ by more than one slip.
  ///
  /// - Complexity: O(length).
  static func between(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> (start: Int, shared: Int, kind: Kind)?
  {
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
  enum Kind {
    /// A letter is left out or added.
    case length
    /// Two letters changed places.
    case order
    /// A letter is another.
    case letter
  }

  /// What two spellings have in common that differ by one slip: each without one of its letters.
  static func keys(_ word: [Unicode.Scalar]) -> [String] {
    [String(String.UnicodeScalarView(word))]
      + word.indices.map { left in
        String(String.UnicodeScalarView(word.indices.filter { $0 != left }.map { word[$0] }))
      }
  }
}
