import Dictionaries
import Entities
import Foundation
import TestSupport
import Testing
import Texts

/// How many faults are found that were put into documents of the corpus: Resources/plants-*.tsv, one a line with the document, the
/// kind, what stands there and what is put there, which of its places it is, and its offset in code points.
///
/// Those of dostojewski were read while the rules were written, those of curie and nansen were made by a rule and have some that are no
/// faults (an abbreviation that nobody would write), those of katharina and mendelejew were made by hand before anybody looked what is found.
@Suite struct PlantedFaultTests {
  private struct Plant {
    let kind, original, planted: String
    let offset: Int
  }

  @Test(
    .enabled(if: Fixtures.hasDictionaries, "a dictionary is absent"),
    arguments: [
      ("dostojewski-en", 90), ("nansen-ru", 40), ("curie-de", 55), ("katharina-en", 25), ("mendelejew-ru", 4),
    ])
  func plantedFaultsAreFound(name: String, least: Int) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let rows = try String(
      contentsOf: folder.appending(path: "Resources/plants-\(name).tsv"), encoding: .utf8
    ).split(separator: "\n").dropFirst().map { $0.split(separator: "\t").map(String.init) }
    let path = try #require(rows.first)[0]
    let plants = try rows.map { row in
      Plant(kind: row[1], original: row[2], planted: row[3], offset: try #require(Int(row[5])))
    }.sorted { $0.offset < $1.offset }
    let corpus = folder.appending(path: "../../Corpus/\(path).txt")
    let document = try #require(try DocumentReader().read([corpus.path]).first)
    var text: [Unicode.Scalar] = []
    var places: [(plant: Plant, place: Range<Int>)] = []
    var end = 0
    for plant in plants {
      text += document.scalars[end..<plant.offset]
      end = plant.offset + plant.original.unicodeScalars.count
      #expect(
        String(String.UnicodeScalarView(document.scalars[plant.offset..<end])) == plant.original,
        "\(plant.original) at \(plant.offset)")
      places.append((plant, text.count..<text.count + plant.planted.unicodeScalars.count))
      text += plant.planted.unicodeScalars
    }
    text += document.scalars[end...]
    let probe = try Fixtures.withTemporaryFolder { cache in
      try EntityProbe(
        [EntityProbe.document(String(String.UnicodeScalarView(text)), document.language)],
        lexicon: Lexicon.open(DictionarySource.installed(in: Fixtures.dictionaries.path), cache: cache)
          .lexicon)
    }
    let spans = try probe.findings().flatMap(\.inconsistency.spans)
    let missed = places.filter { place in !spans.contains { $0.overlaps(place.place) } }.map(\.plant)
    print("\(name): \(places.count - missed.count) of \(places.count)")
    #expect(
      places.count - missed.count >= least,
      "missed: \(missed.map { "\($0.kind) \($0.original) -> \($0.planted)" })")
  }
}
