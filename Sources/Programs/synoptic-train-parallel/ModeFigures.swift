import Basics
import Dictionaries
import Foundation
import ParallelMode
import Texts

/// Writes what says of the pairs of a set whether they are translations, as a table with a row for each pair with and without dictionaries.
struct ModeFigures {
  /// The folder of the set, with its `manifest.jsonl`.
  let set: String

  /// A pair of the manifest.
  private struct Pair: Codable {
    let id, `class`, half, a, b, mode: String
    let languages, options: [String]
  }

  private static let columns =
    "id class half mode lexicon vectors a b order lengths linked linkedAboveChance moved learned dictionary blank probability"
    .split(separator: " ").joined(separator: "\t")

  /// Writes the table to standard output; a pair that cannot be read is told on standard error.
  func write() throws {
    let dictionaries = try Lexicon.open(DictionarySource.installed()).lexicon
    print(ModeFigures.columns)
    for line in try String(contentsOfFile: set + "/manifest.jsonl", encoding: .utf8).split(separator: "\n") {
      let pair = try JSONDecoder().decode(Pair.self, from: Data(line.utf8))
      do {
        for (name, lexicon) in [("all", dictionaries), ("none", .empty)] {
          for usesVectors in [false, true] {
            guard let row = try row(pair, lexicon, usesVectors) else { continue }
            print(
              [pair.id, pair.class, pair.half, pair.mode, name, usesVectors ? "yes" : "no"].joined(
                separator: "\t")
                + "\t" + row)
          }
        }
      } catch {
        note("\(pair.id): \(error)")
      }
    }
  }

  private func row(_ pair: Pair, _ lexicon: Lexicon, _ usesVectors: Bool) throws -> String? {
    let languages = zip(["a", "b"], pair.languages).compactMap { id, code in Language(code).map { (id, $0) } }
    let documents = try DocumentReader(
      languages: Dictionary(languages) { first, _ in first },
      format: pair.options.contains("--presegmented") ? .presegmented : nil
    ).read(["a=" + path(pair.a), "b=" + path(pair.b)])
    let ready = try parallelDocuments(documents, usesVectors: usesVectors)
    let input = try ParallelInput(ready[0], ready[1], lexicon: lexicon)
    guard let evidence = ParallelAligner(weights: try .builtIn()).evidence(input) else { return nil }
    let figures = [
      evidence.order, evidence.lengths, evidence.linked, evidence.linkedAboveChance, evidence.moved,
      evidence.learned, evidence.hasDictionary ? 1 : 0, evidence.isBlank ? 1 : 0, evidence.probability,
    ]
    return
      (["\(input.sentenceCounts.a)", "\(input.sentenceCounts.b)"]
      + figures.map { String(format: "%.3f", $0) }).joined(separator: "\t")
  }

  private func path(_ file: String) -> String { file.hasPrefix("/") ? file : set + "/" + file }
}
