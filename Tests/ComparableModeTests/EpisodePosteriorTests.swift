import ComparableMode
import Foundation
import Testing

@Suite struct EpisodePosteriorTests {
  private func found(_ pairs: CellValues) -> [Float] {
    EpisodePosterior.posteriors(pairs.cells, pairs.values)
  }

  /// The definition: all ways through the states, added up.
  ///
  /// A state is a place, and whether the sentence has its counterpart there.
  private func posteriors(_ pairs: CellValues) -> [Double] {
    let (rows, columns) = (pairs.cells.rows, pairs.cells.columns)
    let decay = exp(-1 / 3.0)
    func jump(_ from: Int, _ to: Int) -> Double {
      let short = to > from ? 0.65 * pow(decay, Double(to - from - 1)) : 0.35 * pow(decay, Double(from - to))
      return 0.75 * (1 - decay) * short + 0.25 / Double(columns)
    }
    var sums = [Double](repeating: 0, count: pairs.cells.count)
    var total = 0.0
    func walk(_ row: Int, _ place: Int, _ weight: Double, _ linked: [Int]) {
      guard row < rows else {
        total += weight
        for at in linked { sums[at] += weight }
        return
      }
      walk(row + 1, place, weight * 0.5, linked)
      for at in pairs.cells.row(row) {
        let column = Int(pairs.cells.columnOf[at])
        let emission = 0.5 * 100 * exp(Double(pairs.values[at]))
        walk(row + 1, column, weight * jump(place, column) * emission, linked + [at])
      }
    }
    for place in 0..<columns { walk(0, place, 1 / Double(columns), []) }
    return sums.map { $0 / total }
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6]) func agreesWithTheDefinition(seed: UInt64) {
    let pairs = CellValues(random: seed, rows: 5, columns: 4, in: -6...4)
    for (posterior, expected) in zip(found(pairs), posteriors(pairs)) {
      #expect(abs(Double(posterior) - expected) < 1e-4)
    }
  }

  @Test func aSentenceHasOnePartnerAtMost() {
    let pairs = CellValues(random: 7, rows: 60, columns: 80, in: -6...4)
    let posteriors = found(pairs)
    #expect(posteriors.allSatisfy { $0 >= 0 && $0 <= 1.0001 })
    for row in 0..<60 { #expect(pairs.cells.row(row).reduce(0) { $0 + posteriors[$1] } < 1.0001) }
  }

  /// Of two columns that are as likely by themselves, that counts which its neighbors lead to.
  @Test func anEpisodeDecidesBetweenEquals() {
    var rows = (0..<7).map { _ in [Float?](repeating: nil, count: 30) }
    for (row, column) in [(0, 10), (1, 11), (2, 12), (4, 14), (5, 15), (6, 16)] { rows[row][column] = 1 }
    rows[3][13] = -1
    rows[3][25] = -1
    let pairs = CellValues(rows)
    let posteriors = found(pairs)
    let (near, far) = (pairs.cells.index(3, 13) ?? 0, pairs.cells.index(3, 25) ?? 0)
    #expect(posteriors[near] > 0.7 && posteriors[far] < 0.1)
    // And a sentence that has found its counterpart has no other one beside it.
    rows[2][13] = -1
    let beside = CellValues(rows)
    let index = beside.cells.index(2, 13) ?? 0
    #expect(found(beside)[index] < 0.15)
  }

  @Test func longDocumentsAndSurePairsStayFinite() {
    let size = 3_000
    var cells = PairCells(rows: size, columns: size)
    for row in 0..<size { cells.addRow(row % 100 == 0 ? [Int32((row * 7) % size)] : []) }
    let logOdds = [Float](repeating: 40, count: cells.count)
    #expect(EpisodePosterior.posteriors(cells, logOdds).allSatisfy { $0 > 0.9 && $0 <= 1.0001 })
    #expect(EpisodePosterior.logOdds(cells, logOdds).allSatisfy { $0.isFinite && $0 > 2 })
    let none = PairCells(rows: 0, columns: 0)
    #expect(EpisodePosterior.posteriors(none, []).isEmpty)
  }
}
