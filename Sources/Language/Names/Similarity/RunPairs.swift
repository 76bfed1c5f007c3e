/// The costs of pairs of runs: a sparse table with one look-up a pair.
///
/// Rows lie over each other in one array, each displaced so that no two have an entry at the same place, and an entry says
/// whose it is (Tarjan and Yao 1979, Storing a sparse table).
package struct RunPairs: Sendable {
  /// A pair of runs by number, and its cost in thousandths.
  package struct Pair {
    let source, target, cost: UInt16

    package init(source: UInt16, target: UInt16, cost: UInt16) {
      self.source = source
      self.target = target
      self.cost = cost
    }
  }

  /// An entry is its row, then its cost, 16 bits each.
  let entries: [UInt32]
  /// Where each row begins.
  let displacements: [UInt32]

  /// The entry of a slot that no row has.
  private static let free: UInt32 = .max

  /// Lays out the pairs, each of which is given once.
  ///
  /// - Complexity: O(pairs · length of the array) at worst, in practice some milliseconds for ten thousand.
  package init(_ pairs: [Pair], sources: Int, targets: Int) {
    var rows = [[Pair]](repeating: [], count: sources)
    for pair in pairs { rows[Int(pair.source)].append(pair) }
    var entries = [UInt32](repeating: RunPairs.free, count: targets)
    var displacements = [UInt32](repeating: 0, count: sources)
    // Full rows first: the few entries of others fit into the gaps.
    let order = rows.indices.sorted { (rows[$0].count, $1) > (rows[$1].count, $0) }
    for row in order where !rows[row].isEmpty {
      var displacement = 0
      while rows[row].contains(where: { entries[displacement + Int($0.target)] != RunPairs.free }) {
        displacement += 1
        if displacement + targets > entries.count { entries.append(RunPairs.free) }
      }
      for pair in rows[row] {
        entries[displacement + Int(pair.target)] = UInt32(pair.source) << 16 | UInt32(pair.cost)
      }
      displacements[row] = UInt32(displacement)
    }
    self.entries = entries
    self.displacements = displacements
  }

  /// The cost of a pair in thousandths; nil if there is none.
  package func cost(_ source: UInt16, _ target: UInt16) -> UInt16? {
    let entry = entries[Int(displacements[Int(source)]) + Int(target)]
    return entry >> 16 == UInt32(source) ? UInt16(truncatingIfNeeded: entry) : nil
  }
}
