import Texts

/// What it costs to take one spelling for another: pairs of runs of letters, such as щ and schtsch, with learned costs.
///
/// Two words cost what the cheapest way costs to cut both into runs that pair up. The costs come from many-to-many alignments
/// (Jiampojamarn, Kondrak and Sherif 2007) of the joint source-channel model (Li, Zhang and Su 2004): the cost of a pair is
/// −log(p(a, b) / √(p(a)·p(b))), so 0 for runs that are always written for each other.
package struct SpellingModel: Sendable {
  /// A pair of runs and its cost.
  package struct Pair: Sendable {
    /// The runs.
    package let source, target: [NameLetters.Letter]
    /// The cost, 0 or more.
    package let cost: Float

    /// Makes a pair.
    package init(_ source: [NameLetters.Letter], _ target: [NameLetters.Letter], cost: Float) {
      self.source = source
      self.target = target
      self.cost = cost
    }
  }

  /// Costs are counted in thousandths.
  package static let unit: Int32 = 1000
  /// The cost of a pair of different letters that was never seen, or of a letter for which nothing stands.
  package static let unseen: Int32 = 7 * unit
  /// The cost of a letter for the one it is made from, where none was learned.
  private static let mark: Float = 0.4
  /// A pair of runs cheaper than this makes their first letters likely initials of one name.
  private static let initialCost: Float = 1.6

  /// The runs of the one side; those of the other.
  let sources, targets: LetterRuns
  private let pairs: RunPairs
  /// Letter by letter, whether they may be initials of the same name.
  private let initials: [Bool]
  private let letterCount: Int

  /// Builds the tables.
  ///
  /// - Parameter isSymmetric: whether both sides are in one script: pairs are given in one order and hold in both, and equal
  ///   letters cost nothing.
  package init(_ given: [Pair], _ alphabet: NameLetters, isSymmetric: Bool) {
    var costs: [[[NameLetters.Letter]]: Float] = [:]
    func add(_ a: [NameLetters.Letter], _ b: [NameLetters.Letter], _ cost: Float) {
      for pair in isSymmetric ? [[a, b], [b, a]] : [[a, b]] {
        costs[pair] = min(costs[pair] ?? .infinity, max(0, cost))
      }
    }
    for pair in given { add(pair.source, pair.target, pair.cost) }
    if isSymmetric {
      for letter in 1..<NameLetters.Letter(alphabet.count) {
        add([letter], [letter], 0)
        let base = alphabet.bases[Int(letter)]
        if base != letter { add([letter], [base], SpellingModel.mark) }
      }
    }
    var sources = LetterRuns()
    var targets = LetterRuns()
    var numbered: [RunPairs.Pair] = []
    var initials = [Bool](repeating: false, count: alphabet.count * alphabet.count)
    // In order, so that the tables are the same each time.
    let ordered = costs.sorted {
      $0.key.lexicographicallyPrecedes($1.key) { $0.lexicographicallyPrecedes($1) }
    }
    for (runs, cost) in ordered {
      // Where both sides are in one script, a run has the same number on either.
      guard let source = sources.add(runs[0]),
        let target = isSymmetric ? sources.add(runs[1]) : targets.add(runs[1])
      else { continue }
      numbered.append(
        RunPairs.Pair(
          source: source, target: target,
          cost: UInt16(min(cost * Float(SpellingModel.unit), Float(UInt16.max - 1)).rounded())))
      if let a = runs[0].first, let b = runs[1].first, cost < SpellingModel.initialCost,
        runs[0].count == 1 || runs[1].count == 1
      {
        initials[Int(a) * alphabet.count + Int(b)] = true
      }
    }
    if isSymmetric { targets = sources }
    self.sources = sources
    self.targets = targets
    self.initials = initials
    letterCount = alphabet.count
    pairs = RunPairs(numbered, sources: sources.count, targets: targets.count)
  }

  /// Reads a data file: a run, a tab, a run, a tab, the cost; `#` starts a comment line.
  package init(_ bytes: [UInt8], _ alphabet: NameLetters, isSymmetric: Bool) {
    var read: [Pair] = []
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 3, let source = alphabet.run(fields[0]), let target = alphabet.run(fields[1]),
        let cost = Float(fields[2])
      else { continue }
      read.append(Pair(source, target, cost: cost))
    }
    self.init(read, alphabet, isSymmetric: isSymmetric)
  }

  /// The cost of a pair of runs of known letters; nil if the model has none.
  package func cost(
    _ source: some Collection<NameLetters.Letter>, _ target: some Collection<NameLetters.Letter>
  )
    -> Int32?
  {
    guard let source = sources.number(of: source), let target = targets.number(of: target) else { return nil }
    return pairs.cost(source, target).map { Int32($0) }
  }

  /// Whether names that begin with these letters may be the same.
  func areInitials(_ a: NameLetters.Letter, _ b: NameLetters.Letter) -> Bool {
    guard Int(a) < letterCount, Int(b) < letterCount else { return a == b }
    return initials[Int(a) * letterCount + Int(b)]
  }

  /// A word as the inner loop needs it: its letters, and the numbers of the runs that end with each.
  package struct Word {
    let letters: UnsafePointer<NameLetters.Letter>
    let runs: UnsafePointer<UInt16>
    let count: Int
  }

  /// The cost of taking two words for each other; `limit` if it is that or more.
  ///
  /// - Complexity: O(`a.count` · `b.count`), less if the limit is reached before; allocates nothing on the heap.
  package func cost(_ a: Word, _ b: Word, limit: Int32) -> Int32 {
    let depth = max(sources.longest, 1) + 1
    let width = b.count + 1
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: depth * width) { rows in
      guard let rows = rows.baseAddress else { return limit }
      return pairs.entries.withUnsafeBufferPointer { entries in
        pairs.displacements.withUnsafeBufferPointer { displacements in
          guard let entries = entries.baseAddress, let displacements = displacements.baseAddress else {
            return limit
          }
          return SpellingModel.cheapest(
            a, b, limit: limit, rows: rows, depth: depth, longestTarget: targets.longest, entries,
            displacements)
        }
      }
    }
  }

  /// Row i, column j is the cheapest way to pair the first i letters of `a` with the first j of `b`; rows stand in a ring.
  private static func cheapest(
    _ a: Word, _ b: Word, limit: Int32, rows: UnsafeMutablePointer<Int32>, depth: Int, longestTarget: Int,
    _ entries: UnsafePointer<UInt32>, _ displacements: UnsafePointer<UInt32>
  ) -> Int32 {
    let width = b.count + 1
    let nothing = entries + Int(displacements[0])
    var index = 0
    // How many of the last rows have nothing below the limit; all that follows is built on them.
    var hopeless = 0
    for i in 0...a.count {
      let row = rows + index * width
      let above = rows + (index == 0 ? depth - 1 : index - 1) * width
      var least = Int32.max
      for j in 0...b.count {
        if i == 0, j == 0 {
          row[0] = 0
          least = 0
          continue
        }
        var best = Int32.max
        let targets = b.runs + max(j - 1, 0) * LetterRuns.longest
        let longest = min(longestTarget, j)
        if j > 0 {
          best = row[j - 1] + unseen
          var length = 1
          while length <= longest {
            let target = Int(targets[length - 1])
            if target != Int(LetterRuns.unknown), nothing[target] >> 16 == 0 {
              best = min(best, row[j - length] + Int32(nothing[target] & 0xFFFF))
            }
            length += 1
          }
        }
        if i > 0 {
          best = min(best, above[j] + unseen)
          if j > 0 {
            best = min(best, above[j - 1] + (a.letters[i - 1] == b.letters[j - 1] ? 0 : unseen))
          }
          let sources = a.runs + (i - 1) * LetterRuns.longest
          var taken = 1
          while taken < depth, taken <= i {
            let source = sources[taken - 1]
            if source != LetterRuns.unknown {
              let from = rows + (index >= taken ? index - taken : index - taken + depth) * width
              let costs = entries + Int(displacements[Int(source)])
              if costs[0] >> 16 == UInt32(source) {
                best = min(best, from[j] + Int32(costs[0] & 0xFFFF))
              }
              var length = 1
              while length <= longest {
                let target = Int(targets[length - 1])
                if target != Int(LetterRuns.unknown), costs[target] >> 16 == UInt32(source) {
                  best = min(best, from[j - length] + Int32(costs[target] & 0xFFFF))
                }
                length += 1
              }
            }
            taken += 1
          }
        }
        row[j] = best
        least = min(least, best)
      }
      hopeless = least >= limit ? hopeless + 1 : 0
      if hopeless >= depth - 1 { return limit }
      if i == a.count { return min(limit, row[b.count]) }
      index = index + 1 == depth ? 0 : index + 1
    }
    return limit
  }
}
