import Foundation
import Inspection
import Report
import TestSupport
import Testing

/// The page's search and that of `show --around` take texts alike.
@Suite struct SearchFoldingTests {
  private static let listed = [
    "Skłodowska": "sklodowska", "ŁÓDŹ": "lodz", "Søren Æ Œuvre Đà Nẵng": "soren ae oeuvre da nang",
    "Straße STRAẞE": "strasse strasse", "ısı İSİ": "isi isi", "Ёлка, елка": "елка, елка",
    "Йод йод иод": "и\u{306}од и\u{306}од иод", "Їжак ўсе": "іжак усе", "ΟΔΟΣ ὁδός": "οδοσ οδοσ",
    "ﬁsh ½ Ⅻ": "fish 1\u{2044}2 xii", "שָׁלוֹם": "שלום", "a\u{A0}\u{2003}\n b": "a b",
    "Re\u{AD}volu\u{200B}tion": "revolution",
    "Þórr Ħamrun Ŧ": "thorr hamrun t",
  ]

  /// Letters and marks of the scripts that have any.
  private static func random(_ generator: inout SeededGenerator) -> String {
    let blocks: [ClosedRange<UInt32>] = [
      0x20...0x7E, 0xA0...0x24F, 0x300...0x36F, 0x370...0x3FF, 0x400...0x4FF, 0x5D0...0x5EA, 0x620...0x66F,
      0x1E00...0x1FFC,
      0x2000...0x2063, 0xFB00...0xFB06,
    ]
    let scalars = (0..<Int.random(in: 1...12, using: &generator)).compactMap { _ in
      blocks.randomElement(using: &generator).flatMap {
        Unicode.Scalar(UInt32.random(in: $0, using: &generator))
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }

  @Test func textsAreFoldedAsListed() throws {
    let folding = try SearchFolding()
    for (text, folded) in Self.listed { #expect(folding.fold(text) == folded, "\(text)") }
  }

  @Test(.enabled(if: ReportPageTests.hasBrowser, "chromium or playwright (make test-packages) is absent"))
  func thePageFoldsTextsInTheSameWay() throws {
    var generator = SeededGenerator(seed: 7)
    let texts = Self.listed.keys.sorted() + (0..<2_000).map { _ in Self.random(&generator) }
    let folding = try SearchFolding()
    let source = Fixtures.package.appending(path: "Sources/Views/Report/Resources/Page/text.js")
    try Fixtures.withTemporaryFolder { folder in
      let script = folder.appending(path: "script.js")
      let page = try String(contentsOf: source, encoding: .utf8)
      try Data((try ReportPage.foldingTable() + page).utf8).write(to: script)
      let file = folder.appending(path: "texts.json")
      try JSONEncoder().encode(texts).write(to: file)
      let read = try ReportPageTests.python("fold_test.py", [script.path, file.path])
      try #require(read.status == 0, "\(read.output)")
      let folded = try JSONDecoder().decode([String].self, from: Data(read.output.utf8))
      #expect(folded.count == texts.count)
      for (text, page) in zip(texts, folded) {
        // Canonically equivalent strings are equal, and there are marks here.
        let own = folding.fold(text)
        #expect(
          Array(own.unicodeScalars) == Array(page.unicodeScalars),
          "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
      }
    }
  }
}
