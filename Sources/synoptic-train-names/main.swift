// Learns how names are spelled from pairs of names, and writes the models into a folder; what they reach on names they have not
// seen goes to standard error. `make spellings` runs it.
//
//   synoptic-train-names SPELLINGS.tsv PAIRS_FOLDER RESOURCES_FOLDER

import Foundation
import Names
import Texts

func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
func decimal(_ value: Double) -> String { String(format: "%.4f", value) }

do {
  let arguments = Array(CommandLine.arguments.dropFirst())
  guard arguments.count == 3 else {
    throw InputError("three arguments are needed: SPELLINGS.tsv PAIRS_FOLDER RESOURCES_FOLDER")
  }
  let trainer = try SpellingTrainer(
    tables: String(decoding: try InputFile.bytes(arguments[0]), as: UTF8.self))
  let examples =
    try NamePairExample.read(arguments[1] + "/token.tsv")
    + NamePairExample.read(arguments[1] + "/person.tsv")

  var scored: [String: [(score: Float, isSame: Bool, weight: Double)]] = [:]
  for held in 0...1 {
    let heldWords = Set(examples.filter { $0.languages.isEmpty && $0.fold == held }.flatMap { [$0.a, $0.b] })
    let models = try trainer.learn(examples.filter { $0.fold == 1 - held }, excluding: heldWords)
    let scorer = try trainer.scorer(models)
    note(
      "half \(held): \(models.across.count) and \(models.latin.count) pairs of runs, "
        + "middles \(models.weights.word.middle) \(models.weights.person.middle)")
    for example in examples where example.fold == held {
      let score = try scorer.score(example.a, example.b)
      scored[example.languages, default: []].append((score, example.isSame, 1))
    }
  }
  for (languages, pairs) in scored.sorted(by: { $0.key < $1.key }) {
    // Pairs of different names that are in both halves were left out; the others count for them.
    let all = examples.count { $0.languages == languages && !$0.isSame }
    let weight = Double(all) / Double(pairs.count { !$0.isSame })
    let weighted = pairs.map { ($0.score, $0.isSame, $0.isSame ? 1 : weight) }
    let (f1, threshold) = SpellingTrainer.best(weighted)
    let right = weighted.reduce(0) { $0 + ($1.1 && $1.0 > 0.5 ? $1.2 : 0) }
    let atHalf = 2 * right / weighted.reduce(0) { $0 + ($1.1 ? $1.2 : 0) + ($1.0 > 0.5 ? $1.2 : 0) }
    note(
      "\(languages.isEmpty ? "words" : languages): F1 \(decimal(f1)) at \(decimal(Double(threshold))), "
        + "\(decimal(atHalf)) at .5")
  }

  let models = try trainer.learn(examples)
  try SpellingWriter(models, trainer.alphabet).write(to: arguments[2])
} catch {
  note("synoptic-train-names: \(error)")
  exit(2)
}
