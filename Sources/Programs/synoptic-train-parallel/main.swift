// Scores the parallel aligner on texts with gold beads, and tries other weights: all in a folder of which the gold beads have names such as
// de-en.noisy.gold.
//
//   synoptic-train-parallel FOLDER [--vectors] [--calibrate] [NAME=VALUE …]
//
// Or writes what says of pairs of texts whether they are translations, of which the weights in `ParallelWeights.Translation` are
// fitted (`Benchmarks/modes.py make` makes the pairs and `fit` fits the weights):
//
//   synoptic-train-parallel modes SET

import Basics
import Dictionaries
import Evaluation
import Foundation
import ParallelMode
import Texts

func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

struct Sample {
  let name: String
  let input: ParallelInput
  let gold: [SentenceBead]
}

do {
  let arguments = CommandLine.arguments.dropFirst()
  guard let folder = arguments.first else { throw InputError(.invalidArgument, "name a folder") }
  let settings = arguments.dropFirst().filter { !$0.hasPrefix("-") }
  if folder == "modes", arguments.count > 1 {
    try ModeFigures(set: arguments.dropFirst().first ?? "").write()
    exit(0)
  }
  let usesVectors = arguments.contains("--vectors")
  // Files such as de-en.noisy.gold, with the texts de-en.noisy.de and de-en.noisy.en.
  let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".gold") }
    .sorted()
  var samples: [String: [Sample]] = [:]
  for usesLexicon in [true, false] {
    let lexicon = try usesLexicon ? Lexicon.open(DictionarySource.installed()).lexicon : Lexicon.empty
    for name in names {
      let parts = name.split(separator: ".")
      let codes = parts[0].split(separator: "-").map(String.init)
      guard parts.count > 1, codes.count == 2, let from = Language(codes[0]), let to = Language(codes[1])
      else { continue }
      let base = folder + "/" + name.dropLast(".gold".count)
      let documents = try DocumentReader(languages: ["a": from, "b": to], format: .presegmented).read([
        "a=\(base).\(codes[0])", "b=\(base).\(codes[1])",
      ])
      let ready = try parallelDocuments(documents, usesVectors: usesVectors)
      let input = try ParallelInput(ready[0], ready[1], lexicon: lexicon)
      let gold = try SentenceBead.beads(
        String(contentsOfFile: base + ".gold", encoding: .utf8), file: base + ".gold")
      samples[String(parts[1]) + (usesLexicon ? "" : " without"), default: []].append(
        Sample(name: String(parts[0]), input: input, gold: gold))
    }
  }
  note("read")
  var options = ParallelAligner.Options()
  options.searchesWholeTable = arguments.contains("--whole")
  if arguments.contains("-3") { options.passes = 3 }
  func calibrate(_ weights: ParallelWeights) {
    for (x, samples) in samples.sorted(by: { $0.key < $1.key }) {
      var bins = [(n: Int, p: Double, right: Int)](repeating: (0, 0, 0), count: 10)
      var loss = 0.0
      var count = 0
      for sample in samples {
        let gold = Set(sample.gold)
        for scored in ParallelAligner(weights: weights, options: options).align(sample.input).beads
        where !scored.bead.isNull {
          let right = gold.contains(SentenceBead(scored.bead))
          let p = min(0.9999, max(0.0001, scored.score))
          loss -= log(right ? p : 1 - p)
          count += 1
          let bin = min(9, Int(p * 10))
          bins[bin].n += 1
          bins[bin].p += p
          bins[bin].right += right ? 1 : 0
        }
      }
      print(
        "    \(x) loss \(loss / Double(count)) "
          + bins.filter { $0.n > 0 }.map {
            String(format: "%.2f/%.2f(%d)", $0.p / Double($0.n), Double($0.right) / Double($0.n), $0.n)
          }.joined(separator: " "))
    }
  }
  func evaluate(_ weights: ParallelWeights, _ label: String) {
    var line = label
    for name in samples.keys.sorted() {
      var strict = 0.0
      var lax = 0.0
      var each = ""
      for sample in samples[name] ?? [] {
        let found = ParallelAligner(weights: weights, options: options).align(sample.input).beads
        if arguments.contains("--wrong") {
          let gold = Set(sample.gold)
          for scored in found where !gold.contains(SentenceBead(scored.bead)) {
            print("wrong \(name) \(sample.name) \(scored.bead.a) \(scored.bead.b) \(scored.score)")
          }
        }
        let score = BeadScore(found.map { SentenceBead($0.bead) }, gold: sample.gold)
        strict += score.strictF1 / Double(samples[name]?.count ?? 1)
        lax += score.laxF1 / Double(samples[name]?.count ?? 1)
        each += String(format: " %.3f", score.strictF1)
      }
      line += String(format: "\n  %@: %.4f %.4f  ", name, strict, lax) + each
    }
    print(line)
    if arguments.contains("--calibrate") { calibrate(weights) }
  }
  let standard = try ParallelWeights.builtIn()
  evaluate(standard, "standard")
  for setting in settings {
    var fields =
      try JSONSerialization.jsonObject(with: JSONEncoder().encode(standard)) as? [String: Any] ?? [:]
    for part in setting.split(separator: ",") {
      let sides = part.split(separator: "=")
      guard sides.count == 2, let value = Double(sides[1]) else {
        throw InputError(.invalidArgument, "'\(part)' is not of the form NAME=VALUE")
      }
      // The figures beside vectors are named vectors.NAME.
      let path = sides[0].split(separator: ".").map(String.init)
      if path.count == 2, var group = fields[path[0]] as? [String: Any] {
        group[path[1]] = value
        fields[path[0]] = group
      } else {
        fields[String(sides[0])] = value
      }
    }
    let weights: ParallelWeights = try WeightFile.decode(
      from: JSONSerialization.data(withJSONObject: fields))
    evaluate(weights, setting)
  }
} catch {
  note("synoptic-train-parallel: \(error)")
  exit(2)
}
