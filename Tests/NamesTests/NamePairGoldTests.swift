import Foundation
import Names
import Testing

/// Pairs made by hand: names that differ only in what tells persons apart, and foreign names as heard in Russian.
@Suite struct NamePairGoldTests {
  private let scorer: NameScorer

  init() throws { scorer = try NameScorer.shared() }

  private func rows(_ name: String) throws -> [[String]] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Resources")
    return try String(contentsOf: folder.appending(path: name), encoding: .utf8).split(separator: "\n")
      .dropFirst().map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }

  @Test func personsOfOneNameAreToldApart() throws {
    let rows = try rows("pairs-apart.tsv")
    #expect(rows.count == 300)
    let right = try rows.count { try (scorer.score($0[0], $0[1]) >= 0.5) == ($0[4] == "1") }
    #expect(Double(right) / Double(rows.count) >= 0.97)
  }

  @Test func foreignNamesAreKnownThroughRussian() throws {
    let rows = try rows("foreign-through-russian.tsv")
    #expect(rows.count == 600)
    let right = try rows.count { try (scorer.score($0[0], $0[1]) >= 0.5) == ($0[3] == "1") }
    #expect(Double(right) / Double(rows.count) >= 0.92)
  }

  @Test(arguments: [
    ("Alexander I. Solzhenitsyn", "Александр Исаевич Солженицын"), ("Nikolai II.", "Николай Второй"),
    ("Pius XII.", "Пий XII"), ("Napoleon III Bonaparte", "Наполеон III"), ("W. A. Mozart", "В. А. Моцарт"),
    ("Johann Strauss Sohn", "Johann Strauss II"), ("Ludwig der Vierzehnte", "Louis XIV"),
    ("Sofia Tolstaya", "Софья Толстая"), ("Mao Tse-tung", "Мао Цзэдун"), ("Linda Martin", "Линда Мартин"),
  ])
  func theseAreOnePerson(a: String, b: String) throws {
    #expect(try scorer.score(a, b) >= 0.5)
    #expect(try scorer.score(b, a) >= 0.5)
  }

  @Test(arguments: [
    ("Nicholas I", "Nicholas II"), ("Людовик XIV", "Людовик XV"), ("Николай ІІ", "Nicholas III"),
    ("Ivan Petrovich", "Ivan Pavlovich"), ("Валентин", "Валентина"), ("Louis", "Louise"),
    ("Dumas père", "Dumas fils"), ("Lucas Cranach d. Ä.", "Lucas Cranach d. J."), ("Onegin", "Onegina"),
    ("В. И. Ульянов", "В. Н. Ульянов"), ("Wostok 1", "Wostok 2"), ("John Smith Jr.", "John Smith Sr."),
  ])
  func theseAreTwo(a: String, b: String) throws {
    #expect(try scorer.score(a, b) < 0.5)
    #expect(try scorer.score(b, a) < 0.5)
  }

  @Test func inATextAnEndingMayBeThatOfACase() throws {
    let male = try scorer.prepare("Karl Schmidt", isInflected: true)
    #expect(scorer.score(male, try scorer.prepare("Карла Шмидта", isInflected: true)) >= 0.5)
    #expect(try scorer.score("Karl Schmidt", "Карла Шмидт") < 0.5)
  }
}
