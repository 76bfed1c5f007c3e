// Learns how names are spelled from pairs of names, and writes the models into a folder; what they reach on names they have not
// seen goes to standard error. `make spellings` runs it.
//
//   synoptic-train-names TABLES_FOLDER PAIRS_FOLDER RESOURCES_FOLDER

import Basics
import Foundation
import Names

func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
func decimal(_ value: Double) -> String { String(format: "%.4f", value) }

do {
  let arguments = Array(CommandLine.arguments.dropFirst())
  guard arguments.count == 3 else {
    throw InputError(
      .invalidArgument, "three arguments are needed: TABLES_FOLDER PAIRS_FOLDER RESOURCES_FOLDER")
  }
  let trainer = try SpellingTrainer(tables: arguments[0])
  let examples =
    try NamePairExample.read(arguments[1] + "/token.tsv")
    + NamePairExample.read(arguments[1] + "/person.tsv")

  // Each half is scored by what was learned from the other.
  var halves: [[NamePairExample: Float]] = []
  var foreign: [(right: Int, count: Int)] = []
  func isHeld(_ row: [String], _ half: Int) -> Bool { Int(FNV1a.hash(row[0].utf8) >> 40 & 1) == half }
  for held in 0...1 {
    let unseen = examples.filter { $0.fold == held }
    let words = Set(unseen.filter { $0.languages.isEmpty }.flatMap { [$0.a, $0.b] })
    let models = try trainer.learn(
      examples.filter { $0.fold == 1 - held }, excluding: words,
      foreign: trainer.foreign.filter { !isHeld($0, held) })
    let scorer = try trainer.scorer(models)
    var scores: [NamePairExample: Float] = [:]
    for example in try unseen + NamePairExample.nearMisses(unseen, scorer) {
      scores[example] = try scorer.score(example.a, example.b)
    }
    halves.append(scores)
    let heard = try trainer.lookalikes(trainer.foreign.filter { isHeld($0, held) }, scorer)
    foreign.append(
      (try heard.count { try (scorer.score($0.a, $0.b) >= 0.5) == $0.isSame }, heard.count))
  }
  for languages in Set(halves.joined().map(\.key.languages)).sorted() {
    let different = examples.count { $0.languages == languages && !$0.isSame }
    var best: [Double] = []
    var atHalf: [Double] = []
    for half in halves {
      let pairs = half.filter { $0.key.languages == languages }
      guard different > 0 else {
        note("\(languages): \(pairs.count { $0.value < 0.5 }) of \(pairs.count) below .5")
        continue
      }
      // Pairs of different names that are in both halves were left out; the others count for them.
      let weight = Double(different) / 2 / Double(pairs.count { !$0.key.isSame })
      let scored = pairs.map { (score: $0.value, isSame: $0.key.isSame, weight: $0.key.isSame ? 1 : weight) }
      best.append(SpellingTrainer.best(scored).f1)
      atHalf.append(SpellingTrainer.f1(scored, from: 0.5))
    }
    guard !best.isEmpty else { continue }
    note(
      "\(languages.isEmpty ? "words" : languages): F1 \(decimal(best.reduce(0, +) / 2)), "
        + "\(decimal(atHalf.reduce(0, +) / 2)) at .5")
  }

  for half in foreign {
    note("foreign names in Russian and those that look most like them: \(half.right) of \(half.count) right")
  }
  let models = try trainer.learn(examples, foreign: trainer.foreign)
  try SpellingWriter(models, trainer.alphabet).write(to: arguments[2])
} catch {
  note("synoptic-train-names: \(error)")
  exit(2)
}
