import Dictionaries
import Foundation
import TestSupport
import Testing
import Texts

/// Looks words up as they stand in texts, and compares with what a translator would accept.
@Suite struct WordPairsTests {
  private struct Row {
    let kind: String
    let from, to: Language
    let word: String
    let right: [String]
    let wrong: String?
  }

  private func rows() throws -> [Row] {
    let file = Fixtures.package.appending(path: "Tests/DictionariesTests/Resources/word-pairs.tsv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map {
        let cells = $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        try #require(cells.count == 6)
        return Row(
          kind: cells[0], from: try #require(Language(cells[1])), to: try #require(Language(cells[3])),
          word: cells[2], right: cells[4].split(separator: "|").map(String.init),
          wrong: cells[5].isEmpty ? nil : cells[5])
      }
  }

  private static let openings: [String: Set<String>] = [
    "de": ["der", "die", "das", "ein", "eine", "sich"], "en": ["the", "a", "an", "to"], "ru": [],
  ]

  /// The words of a translation, folded, without article and the like at the beginning.
  private func words(_ text: String, _ language: Language) -> [String] {
    let words = PhraseFolder(language).words(of: text)
    let openings = Self.openings[language.code] ?? []
    return words.count > 1 && openings.contains(words[0]) ? Array(words.dropFirst()) : words
  }

  /// The words of a translation that say something, by their stems.
  private func stems(_ text: String, _ language: Language) -> Set<String> {
    let stemmer = Stemmer(language)
    return Set(words(text, language).filter { !FunctionWords.contains($0, language) }.map(stemmer.stem))
  }

  private func isFound(_ row: Row, _ found: [Lexicon.Translation]) -> Bool {
    let right = Set(row.right.map { words($0, row.to) })
    if found.contains(where: { right.contains(words($0.text, row.to)) }) { return true }
    let parts = found.filter { $0.way == .compound }.reduce(into: Set<String>()) {
      $0.formUnion(stems($1.text, row.to))
    }
    return row.right.contains { translation in
      let stems = stems(translation, row.to)
      return stems.count > 1 && stems.isSubset(of: parts)
    }
  }

  private func isWrong(_ row: Row, _ found: [Lexicon.Translation]) -> Bool {
    guard let wrong = row.wrong, let best = found.first?.weight else { return false }
    return found.contains { words($0.text, row.to) == words(wrong, row.to) && $0.weight >= best / 2 }
  }

  @Test(.enabled(if: Fixtures.hasDictionaries, "the five dictionaries of Debian are not installed"))
  func nineOfTenWordsAreTranslatedAsATranslatorWould() throws {
    let rows = try rows()
    try #require(rows.count >= 400)
    let sources = DictionarySource.installed(in: Fixtures.dictionaries.path).filter {
      ["deu-eng", "deu-rus", "eng-deu", "eng-rus", "mueller7"].contains($0.name)
    }
    var table: [String: (all: Int, found: Int, tested: Int, wrong: Int)] = [:]
    var missed: [String] = []
    var errors: [String] = []
    try Fixtures.withTemporaryFolder { folder in
      let lexicon = try Lexicon.open(sources, cache: folder).lexicon
      for row in rows {
        let found = lexicon.translations(of: row.word, from: row.from, to: row.to)
        let isFound = isFound(row, found)
        let isWrong = isWrong(row, found)
        for key in ["all", row.kind, "\(row.from)-\(row.to)"] {
          var counts = table[key] ?? (0, 0, 0, 0)
          counts.all += 1
          counts.found += isFound ? 1 : 0
          counts.tested += row.wrong == nil ? 0 : 1
          counts.wrong += isWrong ? 1 : 0
          table[key] = counts
        }
        let line = "\(row.from)-\(row.to) \(row.word)"
        if !isFound { missed.append(line + ": " + found.prefix(5).map(\.text).joined(separator: ", ")) }
        if isWrong { errors.append(line + ": " + (row.wrong ?? "")) }
      }
    }
    for (key, counts) in table.sorted(by: { $0.key < $1.key }) {
      print(
        "word pairs: \(key)  recall \(counts.found)/\(counts.all) = "
          + String(format: "%.3f", Double(counts.found) / Double(counts.all))
          + "  wrong \(counts.wrong)/\(counts.tested)")
    }
    for line in missed { print("word pairs: missed \(line)") }
    for line in errors { print("word pairs: wrong \(line)") }
    let all = try #require(table["all"])
    #expect(Double(all.found) >= 0.9 * Double(all.all))
    #expect(Double(all.wrong) <= 0.15 * Double(all.tested))
  }
}
