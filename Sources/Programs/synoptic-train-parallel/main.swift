// Scores the parallel aligner on texts with gold beads, and tries other weights.
//
//   synoptic-train-parallel FOLDER [--no-lexicon] [NAME=VALUE …]

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

struct Row: Codable {
  var id: String
  var `class`: String
  var a: String
  var b: String
  var aLanguage: String?
  var bLanguage: String?
  var presegmented: Bool
  var expected: String
  var half: String?
}

func dumpModes(_ path: String) throws {
  let lexicon = try Lexicon.open(DictionarySource.installed()).lexicon
print("id\tclass\thalf\texpected\tlex\tn\tm\torder\tlengths\tlinked\tlinkedAboveChance\tmoved\tblank\tp")
  for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
    let row = try JSONDecoder().decode(Row.self, from: Data(line.utf8))
    var languages: [String: Language] = [:]
    if let x = row.aLanguage.flatMap({ Language($0) }) { languages["a"] = x }
    if let x = row.bLanguage.flatMap({ Language($0) }) { languages["b"] = x }
    do {
      let documents = try DocumentReader(languages: languages, format: row.presegmented ? .presegmented : nil).read(["a=\(row.a)", "b=\(row.b)"])
      for lex in [true, false] {
        let input = try ParallelInput(documents[0], documents[1], lexicon: lex ? lexicon : .empty)
        guard let t = ParallelAligner(weights: try .builtIn()).evidence(input) else { continue }
        let values: [Double] = [t.order, t.lengths, t.linked, t.linkedAboveChance, t.moved, t.isBlank ? 1 : 0, t.probability]
        print("\(row.id)\t\(row.class)\t\(row.half ?? "-")\t\(row.expected)\t\(lex ? 1 : 0)\t\(input.sentenceCounts.a)\t\(input.sentenceCounts.b)\t" + values.map { String(format: "%.3f", $0) }.joined(separator: "\t"))
      }
    } catch { note("\(row.id): \(error)") }
  }
}

do {
  let arguments = CommandLine.arguments.dropFirst()
  guard let folder = arguments.first else { throw InputError(.invalidArgument, "name a folder") }
  let settings = arguments.dropFirst().filter { !$0.hasPrefix("-") }
  if folder == "modes", arguments.count > 1 {
    try dumpModes(arguments.dropFirst().first ?? "")
    exit(0)
  }
  let kinds = ["clean", "noisy", "hard"]
  var samples: [String: [Sample]] = [:]
  for usesLexicon in [true, false] {
    let lexicon = try usesLexicon ? Lexicon.open(DictionarySource.installed()).lexicon : Lexicon.empty
    for kind in kinds {
      for (x, y) in [("de", "en"), ("en", "ru"), ("de", "ru")] {
        let base = "\(folder)/\(x)-\(y).\(kind)"
        guard let from = Language(x), let to = Language(y) else { continue }
        let documents = try DocumentReader(languages: ["a": from, "b": to], format: .presegmented).read([
          "a=\(base).\(x)", "b=\(base).\(y)",
        ])
        let input = try ParallelInput(documents[0], documents[1], lexicon: lexicon)
        let gold = try SentenceBead.beads(
          String(contentsOfFile: base + ".gold", encoding: .utf8), file: base + ".gold")
        samples[kind + (usesLexicon ? "" : " without"), default: []].append(
          Sample(name: "\(x)-\(y)", input: input, gold: gold))
      }
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
        let score = BeadScore(found.map { SentenceBead($0.bead) }, gold: sample.gold)
        strict += score.strictF1 / 3
        lax += score.laxF1 / 3
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
      fields[String(sides[0])] = value
    }
    let weights: ParallelWeights = try WeightFile.decode(
      from: JSONSerialization.data(withJSONObject: fields))
    evaluate(weights, setting)
  }
} catch {
  note("synoptic-train-parallel: \(error)")
  exit(2)
}
