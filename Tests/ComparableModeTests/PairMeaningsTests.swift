import ComparableMode
import TestSupport
import Testing
import Vectors

@Suite struct PairMeaningsTests {
  /// The margins by their definition: twice the cosine less the means of the best four of row and column, over the standard deviation of all.
  private func margins(_ a: SentenceVectors, _ b: SentenceVectors) -> [[Double]] {
    let cosines = (0..<a.count).map { row in (0..<b.count).map { Double(a.cosine(row, b, $0)) } }
    func mean(_ best: some Sequence<Double>) -> Double {
      let best = best.sorted(by: >).prefix(4)
      return best.reduce(0) { $0 + max(0, $1) } / Double(best.count)
    }
    let inRow = cosines.map { mean($0) }
    let inColumn = (0..<b.count).map { column in mean(cosines.map { $0[column] }) }
    let all = cosines.flatMap(\.self)
    let average = all.reduce(0, +) / Double(all.count)
    let deviation =
      (all.reduce(0) { $0 + ($1 - average) * ($1 - average) } / Double(all.count)).squareRoot()
    return cosines.indices.map { row in
      inColumn.indices.map { (2 * cosines[row][$0] - inRow[row] - inColumn[$0]) / deviation }
    }
  }

  private func documents(_ seed: UInt64) -> (MeaningVectors, MeaningVectors) {
    var generator = SeededGenerator(seed: seed)
    return (
      RandomMeanings.of(sentences: Int.random(in: 2...70, using: &generator), &generator),
      RandomMeanings.of(sentences: Int.random(in: 2...70, using: &generator), &generator)
    )
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64]) func likenessIsAsDefined(seed: UInt64) {
    let (a, b) = documents(seed)
    let meanings = PairMeanings(a, b)
    let sentences = margins(a.sentences, b.sentences)
    let clauses = margins(a.clauses, b.clauses)
    for row in 0..<a.sentences.count {
      for column in 0..<b.sentences.count {
        let likeness = meanings.likeness(row, column)
        let best = a.clauses(of: row).flatMap { clause in b.clauses(of: column).map { clauses[clause][$0] } }
        #expect(abs(Double(likeness.sentence) - sentences[row][column]) < 0.01)
        #expect(abs(Double(likeness.clause) - (best.max() ?? 0)) < 0.01)
      }
    }
  }

  /// Whole rows and single pairs give the same numbers to the bit, or evidence would not add up.
  @Test(arguments: [5, 6] as [UInt64]) func rowsSayWhatPairsSay(seed: UInt64) {
    let (a, b) = documents(seed)
    let (meanings, kept) = PairMeanings.compare(a, b)
    // Both those whose products are kept, and those whose products are made anew.
    for var rows in [kept, meanings.rows] {
      for row in 0..<a.sentences.count {
        rows.move(to: row)
        for column in 0..<b.sentences.count {
          #expect(rows.likeness(column) == meanings.likeness(row, column))
        }
      }
    }
  }

  @Test func theNearestClausesAreNamed() throws {
    let (a, b) = documents(7)
    let meanings = PairMeanings(a, b)
    let clauses = margins(a.clauses, b.clauses)
    for row in stride(from: 0, to: a.sentences.count, by: 7) {
      let nearest = try #require(meanings.nearestClauses(row, 0))
      let margin = clauses[a.clauses(of: row).lowerBound + nearest.a][nearest.b]
      #expect(abs(margin - Double(meanings.likeness(row, 0).clause)) < 0.01)
    }
  }

  @Test func vectorsThatAreAllTheSameSayNothing() {
    let same = MeaningVectors(SentenceVectors(dimension: 2, elements: [16_384, 0, 16_384, 0]))
    #expect(PairMeanings(same, same).likeness(0, 1) == .init(sentence: 0, clause: 0))
    let none = MeaningVectors(SentenceVectors(dimension: 2, elements: []))
    #expect(PairMeanings(none, same).a.sentences.count == 0)
  }
}
