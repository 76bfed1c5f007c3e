/// A set of code points that answers fast for those below U+0800: of the Latin, Greek and Cyrillic scripts.
struct ScalarSet: Sendable {
  private static let tableSize: UInt32 = 0x800

  private let table: [Bool]
  private let others: Set<Unicode.Scalar>

  init(_ scalars: [Unicode.Scalar]) {
    var table = [Bool](repeating: false, count: Int(ScalarSet.tableSize))
    for scalar in scalars where scalar.value < ScalarSet.tableSize { table[Int(scalar.value)] = true }
    self.table = table
    others = Set(scalars.filter { $0.value >= ScalarSet.tableSize })
  }

  /// Whether a code point is in the set.
  ///
  /// - Complexity: O(1).
  func contains(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < ScalarSet.tableSize ? table[Int(scalar.value)] : others.contains(scalar)
  }
}
