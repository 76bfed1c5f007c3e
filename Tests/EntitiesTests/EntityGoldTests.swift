import Dictionaries
import Entities
import Foundation
import TestSupport
import Testing
import Texts

/// How well forms are found and joined to entities in two subjects, by tables made by hand: of all forms, and of those that are found as
/// names at all.
@Suite struct EntityGoldTests {
  private static var isHere: Bool { Fixtures.shared != nil && Fixtures.hasDictionaries }

  private struct Named: Hashable {
    let document, form: String
  }

  @Test(
    .enabled(if: isHere, "the documents beside the project, or a dictionary, are absent"),
    arguments: [("nansen", 0.95, 0.93), ("dostojewski", 0.95, 0.94)])
  func formsAreJoined(subject: String, least: Double, leastOfAll: Double) throws {
    let table = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "Resources/entities-\(subject).tsv")
    let rows = try String(contentsOf: table, encoding: .utf8).split(separator: "\n").dropFirst()
      .map { $0.split(separator: "\t").map(String.init) }
    let ids = Set(rows.map { $0[2] }).sorted()
    let folder = try #require(Fixtures.shared).appending(path: "corpus/\(subject)")
    let documents = try DocumentReader().read(ids.map { folder.appending(path: $0 + ".txt").path })
    let probe = try Fixtures.withTemporaryFolder { cache in
      try EntityProbe(
        documents,
        lexicon: Lexicon.open(DictionarySource.installed(in: Fixtures.dictionaries.path), cache: cache)
          .lexicon)
    }
    let all = probe.table.entities.map { entity in
      entity.forms.map { Named(document: documents[$0.document].id, form: $0.text) }
    }
    let found = Set(all.joined())
    let gold = Dictionary(grouping: rows, by: { $0[0] }).mapValues { rows in
      rows.map { Named(document: $0[2], form: $0[3]) }
    }
    #expect(score(gold.mapValues { $0.filter(found.contains) }, all, "\(subject), forms found") >= least)
    #expect(score(gold, all, "\(subject), all forms") >= leastOfAll)
  }

  /// Ukrainian and Bulgarian texts of persons in several cases, without dictionaries, three of them first measured when the rules
  /// were made.
  @Test(arguments: [
    ("uk", 0.93), ("bg", 0.93), ("uk-held", 0.91), ("bg-held", 0.93), ("uk-second", 0.93),
  ])
  func formsOfTextsWithoutDictionaryAreJoined(code: String, least: Double) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Resources")
    let lines = try String(contentsOf: folder.appending(path: "names-\(code).tsv"), encoding: .utf8)
      .split(separator: "\n")
    try #require(lines.first == "entity\tform")
    let rows = lines.dropFirst().map { $0.split(separator: "\t").map(String.init) }
    let text = try String(contentsOf: folder.appending(path: "names-\(code).txt"), encoding: .utf8)
    let probe = try EntityProbe((try #require(Language(String(code.prefix(2)))), text))
    let all = probe.table.entities.map { entity in
      entity.forms.map { Named(document: code, form: $0.text) }
    }
    let gold = Dictionary(grouping: rows, by: { $0[0] }).mapValues { rows in
      rows.map { Named(document: code, form: $0[1]) }
    }
    #expect(gold.count > 20)
    #expect(score(gold, all, "\(code), all forms") >= least)
  }

  /// The harmonic mean of precision and recall, 0…1, of the pairs of forms that are of one entity.
  private func score(_ gold: [String: [Named]], _ found: [[Named]], _ name: String) -> Double {
    let known = Set(gold.values.joined())
    let wanted = pairs(Array(gold.values))
    let had = pairs(found.map { $0.filter(known.contains) })
    let right = Double(wanted.intersection(had).count)
    let (precision, recall) = (right / Double(had.count), right / Double(wanted.count))
    let f1 = 2 * precision * recall / (precision + recall)
    print("\(name): precision \(precision), recall \(recall), F1 \(f1) of \(wanted.count) pairs")
    return f1
  }

  /// The pairs of forms that are of one entity.
  private func pairs(_ entities: [[Named]]) -> Set<Set<Named>> {
    entities.reduce(into: []) { pairs, forms in
      for (index, one) in forms.enumerated() {
        for other in forms[(index + 1)...] where other != one { pairs.insert([one, other]) }
      }
    }
  }

  @Test func aGivenNameAloneIsWhomOtherDocumentsCallSo() throws {
    let probe = try EntityProbe(
      (.german, "Marie Curie, geborene Maria Skłodowska, kam nach Paris. Dort forschte Marie lange."),
      (
        .english,
        "There Marya Sklodovska studied at night. Nobody saw the drawer. But Marie did, and Marie smiled."
      ))
    #expect(
      probe.entity("Marya Sklodovska")?.forms.contains { $0.text == "Marie" && $0.document == 1 } ?? false)
  }

  @Test func theSovietUnionIsOneInAllLanguages() throws {
    let probe = try EntityProbe(
      (.english, "The USSR was founded in 1922. Many left the USSR then."),
      (.russian, "СССР основан в 1922 году. Многие покинули СССР тогда."))
    #expect(probe.areOne("USSR", "СССР"))
  }

  @Test func aPersonWithTwoNamesIsOneWhereAnotherDocumentSaysSo() throws {
    let probe = try EntityProbe(
      (.german, "Marie Curie, geborene Maria Skłodowska, kam nach Paris. Marie Curie forschte dort."),
      (.english, "Maria Sklodowska studied at night. Later, in 1911, Marie Curie travelled to Stockholm."))
    #expect(probe.areOne("Maria Sklodowska", "Marie Curie"))
  }

  @Test func rulersWithDifferentNumbersAreTwo() throws {
    let probe = try EntityProbe(
      (.german, "Zar Nikolaus I. regierte lange. Sein Urenkel war Nikolaus II. und regierte bis 1917."),
      (.english, "In 1855 Nicholas I died. In 1917 Nicholas II fell."))
    #expect(!probe.areOne("Nicholas I", "Nicholas II"))
    #expect(!probe.areOne("Nikolaus I.", "Nikolaus II."))
  }

  @Test func whatIsNoNameOfTheOtherIsNotJoined() throws {
    let probe = try EntityProbe(
      (.german, "Das Russisches Kaiserreich war groß. Sie zahlte in Rubeln."),
      (.english, "He saw an X-ray of it. The Nobel committee met."))
    #expect(!probe.areOne("Russisches Kaiserreich", "X-ray"))
    #expect(!probe.areOne("Rubeln", "Nobel"))
  }

  @Test func citiesKeepTheirEntityUnderAllTheirNames() throws {
    let probe = try EntityProbe(
      (.english, "He lived in Petrograd and later in Leningrad; she stayed in Lviv."))
    #expect(probe.areOne("Petrograd", "Leningrad"))
    #expect(!probe.areOne("Petrograd", "Lviv"))
  }
}
