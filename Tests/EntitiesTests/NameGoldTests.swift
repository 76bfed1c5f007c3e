import Dictionaries
import Entities
import Foundation
import TestSupport
import Testing
import Texts

/// How well entities and inconsistencies agree with tables that two readers made of four documents beside the project.
@Suite struct NameGoldTests {
  private static let shared = Fixtures.shared.map { $0.appending(path: "gold/trotsky/names") }
  private static var isHere: Bool { shared != nil && Fixtures.hasDictionaries }
  private static let ids = ["de-wiki", "en-thoughtco", "en-bl", "ru-article"]

  private struct Named: Hashable {
    let document, form: String
  }

  private func probe() throws -> EntityProbe {
    let folder = try #require(Fixtures.shared).appending(path: "corpus/trotsky")
    let documents = try DocumentReader().read(Self.ids.map { folder.appending(path: $0 + ".txt").path })
    return try Fixtures.withTemporaryFolder { cache in
      try EntityProbe(
        documents,
        lexicon: Lexicon.open(DictionarySource.installed(in: Fixtures.dictionaries.path), cache: cache)
          .lexicon)
    }
  }

  private func rows(_ name: String) throws -> [[String]] {
    let table = try #require(Self.shared).appending(path: name)
    return try String(contentsOf: table, encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }

  /// The pairs of forms that are of one entity.
  private func pairs(_ entities: [[Named]]) -> Set<Set<Named>> {
    entities.reduce(into: []) { pairs, forms in
      for (index, one) in forms.enumerated() {
        for other in forms[(index + 1)...] { pairs.insert([one, other]) }
      }
    }
  }

  @Test(.enabled(if: isHere, "the gold beside the project, or a dictionary, is absent"))
  func formsAreJoinedAsReadersJoinThem() throws {
    let gold = try rows("entities.tsv").map { row in
      zip(Self.ids, row.dropFirst(3)).flatMap { document, cell -> [Named] in
        cell == "-"
          ? []
          : cell.components(separatedBy: " | ").compactMap { form in
            form.range(of: " (", options: .backwards).map {
              Named(document: document, form: String(form[..<$0.lowerBound]))
            }
          }
      }
    }
    let known = Set(gold.joined())
    #expect(known.count > 200)
    let probe = try probe()
    let found = probe.table.entities.map { entity in
      entity.forms.map { Named(document: probe.documents[$0.document].id, form: $0.text) }
        .filter(known.contains)
    }
    let (wanted, had) = (pairs(gold), pairs(found))
    let right = Double(wanted.intersection(had).count)
    let (precision, recall) = (right / Double(had.count), right / Double(wanted.count))
    let f1 = 2 * precision * recall / (precision + recall)
    print("entities: precision \(precision), recall \(recall), F1 \(f1) of \(wanted.count) pairs")
    #expect(f1 >= 0.90)
  }

  @Test(.enabled(if: isHere, "the gold beside the project, or a dictionary, is absent"))
  func inconsistenciesAreThoseThatReadersSee() throws {
    let gold = Set(try rows("inconsistencies.tsv").map { [$0[0]] + [$0[2], $0[4]].sorted() })
    #expect(gold.count > 20)
    let probe = try probe()
    let found = Set(
      try probe.findings(Set(Inconsistency.Scope.allCases)).map { document, found in
        [probe.documents[document].id] + [found.a.text, found.b.text].sorted()
      }.filter { $0[0] != "ru-article" })
    let right = Double(gold.intersection(found).count)
    let (precision, recall) = (right / Double(found.count), right / Double(gold.count))
    print("inconsistencies: precision \(precision), recall \(recall) of \(gold.count)")
    #expect(recall >= 0.90)
    #expect(precision >= 0.70)
  }
}
