import Foundation
import Names
import Testing

/// Names that were spelled by hand in schemes of a language.
///
/// The first line of `Resources/schemes-LANGUAGE.tsv` names the schemes of each column.
@Suite struct SchemeTableTests {
  /// The letters of an alphabet, each of which stands in a name.
  static let alphabets: [(language: CyrillicLanguage, letters: String)] = [
    (.belarusian, "абвгґдеёжзійклмнопрстуўфхцчшыьэюя’"), (.serbian, "абвгдђежзијклљмнњопрстћуфхцчџш"),
    (.ukrainian, "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’"), (.bulgarian, "абвгдежзийклмнопрстуфхцчшщъьюя"),
  ]

  @Test(arguments: alphabets)
  func everyCellIsExact(language: CyrillicLanguage, letters: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "Resources/schemes-\(language).tsv")
    let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: "\t").map(String.init)
    }
    let header = try #require(rows.first)
    let columns = try header.dropFirst().map { names in
      try names.split(separator: " ").map {
        try SchemeTransliterator(TransliterationScheme(named: String($0)), language: language)
      }
    }
    let recognizer = try SpellingRecognizer(language)
    var seen: Set<Character> = []
    for row in rows.dropFirst() {
      seen.formUnion(row[0].lowercased())
      for (column, expected) in zip(columns, row.dropFirst()) {
        for transliterator in column {
          let found = try transliterator.transliterate(row[0])
          #expect(
            found.text.unicodeScalars.elementsEqual(expected.unicodeScalars), "\(transliterator.scheme)")
          #expect(found.unchangedLetters == 0)
          let fit = try recognizer.fit(cyrillic: row[0], latin: expected)
          #expect(fit?.schemes.contains(transliterator.scheme) ?? false, "\(transliterator.scheme)")
        }
      }
    }
    #expect(rows.count > 25)
    #expect(letters.filter { !seen.contains($0) } == "")
  }

  @Test(arguments: alphabets)
  func everySchemeWritesEveryLetter(language: CyrillicLanguage, letters: String) throws {
    let schemes = TransliterationScheme.allCases.filter { $0.languages.contains(language) }
    #expect(schemes.count > 7)
    for scheme in schemes {
      let written = try SchemeTransliterator(scheme, language: language).transliterate(letters)
      #expect(written.unchangedLetters == 0, "\(scheme)")
    }
  }
}
