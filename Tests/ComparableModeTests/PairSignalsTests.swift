import ComparableMode
import Foundation
import TestSupport
import Testing
import Texts

@Suite struct PairSignalsTests {
  private func signals(_ german: String, _ english: String) throws -> PairSignals {
    func document(_ id: String, _ language: Language, _ text: String) -> Document {
      Document(
        id: id, path: id, language: language, sha256: "", scalars: Array(text.unicodeScalars))
    }
    let input = try AlignmentInput([document("de", .german, german), document("en", .english, english)])
    return try #require(input.signals(0, 1))
  }

  private func leningrad() throws -> PairSignals {
    let paths = ["de", "ru"].map { Fixtures.corpus.appending(path: "leningrad/\($0).txt").path }
    return try #require(try AlignmentInput(DocumentReader().read(paths)).signals(0, 1))
  }

  @Test func daysOverlapMoreThanMonthsAndYears() throws {
    let english = "He flew on 12 April 1961.\nHe flew in April 1961.\nHe flew in 1961.\nHe flew in 1963."
    let signals = try signals("Er flog am 12. April 1961.\nDas Wetter war gut.", english)
    let row = (0..<4).map { signals.values(0, $0)[PairSignals.Signal.overlap.rawValue] }
    #expect(row[0] == 1)
    #expect(row[0] > row[1] && row[1] > row[2] && row[2] > 0)
    #expect(row[3] == 0)
  }

  @Test func aHeadingIsMarkedWithEverySentence() throws {
    let signals = try signals(
      "Der Flug\n\nEr flog am 12. April 1961.\n", "He flew on 12 April 1961.\n\nHe was tired.\n")
    func heading(_ row: Int) -> [Float] {
      (0..<2).map { signals.values(row, $0)[PairSignals.Signal.heading.rawValue] }
    }
    #expect(heading(0) == [1, 1])
    #expect(heading(1) == [0, 0])
  }

  /// The inverted indexes find what the readable version says of every pair, and nothing else.
  @Test func theSweepFindsWhatPairsHaveInCommon() throws {
    let signals = try leningrad()
    var sweep = signals.sweep()
    for row in stride(from: 0, to: signals.rows, by: 3) {
      sweep.move(to: row)
      for column in 0..<signals.columns {
        let expected = signals.shared(row, column)
        let found = sweep.shared[column]
        #expect(sweep.touched.contains(Int32(column)) == (expected != .zero))
        for lane in 0...OverlapSweep.Lane.rare { #expect(abs(found[lane] - expected[lane]) < 1e-4) }
      }
    }
  }

  /// The margin divides by the mean of the four best coverages of the row and of the column.
  @Test func theMarginIsThatOfAllPairs() throws {
    let signals = try leningrad()
    func coverage(_ row: Int, _ column: Int) -> Float {
      signals.values(row, column)[PairSignals.Signal.coverage.rawValue]
    }
    func mean(_ values: [Float]) -> Float { values.sorted(by: >).prefix(4).reduce(0, +) / 4 }
    for row in stride(from: 0, to: signals.rows, by: 20) {
      let inRow = mean((0..<signals.columns).map { coverage(row, $0) })
      for column in stride(from: 0, to: signals.columns, by: 9) {
        let both = (inRow + mean((0..<signals.rows).map { coverage($0, column) })) / 2
        let margin = signals.values(row, column)[PairSignals.Signal.margin.rawValue]
        #expect(abs(margin - (both > 0 ? coverage(row, column) / (both + 0.1) : 0)) < 1e-4)
      }
    }
  }
}
