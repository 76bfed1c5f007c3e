import Foundation
import Names
import TestSupport
import Testing

/// A table of names in five schemes that was made by hand, beside the project.
@Suite struct SchemeOracleTests {
  private static let table = Fixtures.shared?.appending(path: "gold/trotsky/names/schemes.tsv")

  @Test(.enabled(if: table != nil, "the table of names beside the project is absent"))
  func everyCellIsExact() throws {
    let path = try #require(Self.table)
    let columns: [TransliterationScheme] = [.iso9, .din1460, .bgn, .alalc, .duden]
    let transliterators = try columns.map { try SchemeTransliterator($0) }
    let tied = try SchemeTransliterator(.alalcWithTies)
    var cells = 0
    for line in try String(contentsOf: path, encoding: .utf8).split(separator: "\n") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      #expect(fields.count == 7)
      for (transliterator, expected) in zip(transliterators, fields.dropFirst()) {
        #expect(try transliterator.transliterate(fields[0]).text == expected)
        cells += 1
      }
      if let start = fields.last?.range(of: "with ties: ")?.upperBound, let note = fields.last {
        let expected = note[start...].prefix { $0 != ";" }
        #expect(try tied.transliterate(fields[0]).text == expected)
        cells += 1
      }
    }
    #expect(cells > 200)
  }
}
