// Learns the weights of comparable mode from gold links, and prints what they reach on subjects they have not seen.
//
//   synoptic-train SUBJECT=DOCUMENTS_DIR:GOLD_DIR ... > comparable-weights.json

import Alignment
import Evaluation
import Foundation
import Lexicon
import Texts

struct Subject {
  let name: String
  var pairs: [DevelopmentPair] = []
}

struct DevelopmentPair {
  let name: String
  let gold: EventGold
  let signals: PairSignals
  /// For each of our sentences, the gold sentences it stands for.
  let goldA: [[Int]]
  let goldB: [[Int]]
  let labels: [Bool]

  func probabilities(_ weights: ComparableWeights) -> [Float] {
    PairScores(signals, weights: weights).logOdds.values.map(PairScores.probability)
  }

  func score(_ probabilities: [Float], recallShare: Double) -> EventScore {
    score(probabilities, cut: ExpectedF1.cut(probabilities, recallShare: recallShare))
  }

  func score(_ probabilities: [Float], cut: Float) -> EventScore {
    var predicted = Set<EventGold.Pair>()
    for at in probabilities.indices where probabilities[at] >= cut {
      let (row, column) = at.quotientAndRemainder(dividingBy: signals.columns)
      for a in goldA[row] { for b in goldB[column] { predicted.insert(EventGold.Pair(a, b)) } }
    }
    return EventScore(predicted, gold: gold)
  }
}

func load(_ argument: String) throws -> Subject {
  let parts = argument.split(separator: "=")
  let folders = parts[1].split(separator: ":").map(String.init)
  var subject = Subject(name: String(parts[0]))
  let pairs = try EventGold.pairs(in: folders[1])
  let ids = Set(pairs.flatMap { [$0.a, $0.b] }).sorted()
  let documents = try ids.map { id in
    let file = try DecodedFile(path: "\(folders[0])/\(id).txt")
    guard let language = LanguageIdentifier().identify(file.scalars) else {
      throw InputError(file: file.path, "unknown language")
    }
    return Document(
      id: id, path: file.path, language: language, sha256: file.sha256, scalars: file.scalars)
  }
  let input = try AlignmentInput(documents, dictionaries: DictdDictionary.installed())
  for pair in pairs {
    guard let a = ids.firstIndex(of: pair.a), let b = ids.firstIndex(of: pair.b),
      let signals = input.signals(a, b)
    else { continue }
    let gold = try EventGold(folder: folders[1], a: pair.a, b: pair.b)
    let goldA = input.documents[a].sentences.map {
      EventGold.covered(by: $0.sentence.range, in: gold.sentences.a)
    }
    let goldB = input.documents[b].sentences.map {
      EventGold.covered(by: $0.sentence.range, in: gold.sentences.b)
    }
    let right = gold.pairs
    let labels = (0..<signals.rows * signals.columns).map { at in
      let (row, column) = at.quotientAndRemainder(dividingBy: signals.columns)
      return goldA[row].contains { x in goldB[column].contains { right.contains(EventGold.Pair(x, $0)) } }
    }
    subject.pairs.append(
      DevelopmentPair(
        name: "\(subject.name) \(pair.a)/\(pair.b)", gold: gold, signals: signals, goldA: goldA, goldB: goldB,
        labels: labels))
  }
  return subject
}

/// How many steps look at neighbours and rivals. More than two gained nothing.
let contextSteps = 2

func fit(_ pairs: [DevelopmentPair]) -> ComparableWeights {
  let labels = pairs.flatMap(\.labels)
  func learn(_ names: [String], _ features: [Float]) -> [String: Double] {
    let names = ["bias"] + names
    let regression = LogisticRegression(features: features, width: names.count, labels: labels, penalty: 1)
    return Dictionary(uniqueKeysWithValues: zip(names, regression.weights))
  }
  var features: [Float] = []
  for pair in pairs {
    for row in 0..<pair.signals.rows {
      for column in 0..<pair.signals.columns { features += [1] + pair.signals.values(row, column) }
    }
  }
  var weights = ComparableWeights(
    pair: learn(PairSignals.Signal.allCases.map { "\($0)" }, features), context: [], recallShare: 1)
  for _ in 0..<contextSteps {
    features = []
    for pair in pairs {
      let logOdds = PairScores(pair.signals, weights: weights).logOdds
      let context = PairScores.context(of: logOdds)
      for at in pair.labels.indices { features += [1, logOdds.values[at]] + context.map { $0.values[at] } }
    }
    weights.context.append(learn(["pair"] + ComparableWeights.Context.allCases.map(\.rawValue), features))
  }
  let probabilities = pairs.map { $0.probabilities(weights) }
  func meanF1(_ recallShare: Double) -> Double {
    zip(pairs, probabilities).reduce(0) { $0 + $1.0.score($1.1, recallShare: recallShare).f1 }
  }
  let shares = stride(from: 0.2, through: 1.6, by: 0.1).map { ($0, meanF1($0)) }
  weights.recallShare = shares.max { $0.1 < $1.1 }?.0 ?? 1
  return weights
}

func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
func format(_ value: Double) -> String { String(format: "%.3f", value) }

let subjects = try CommandLine.arguments.dropFirst().map(load)
var total = 0.0
var count = 0.0
for held in subjects {
  let weights = fit(subjects.filter { $0.name != held.name }.flatMap(\.pairs))
  for pair in held.pairs {
    let probabilities = pair.probabilities(weights)
    let result = pair.score(probabilities, recallShare: weights.recallShare)
    let best = stride(from: Float(0.04), through: 0.9, by: 0.02).map { pair.score(probabilities, cut: $0).f1 }.max()
    note(
      "\(pair.name)  P \(format(result.precision)) R \(format(result.recall)) F1 \(format(result.f1))"
        + "  at the best cut \(format(best ?? 0))")
    total += result.f1
    count += 1
  }
}
note("mean F1, each subject left out: \(format(total / count))")
let all = fit(subjects.flatMap(\.pairs))
let encoder = JSONEncoder()
encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
print(String(decoding: try encoder.encode(all), as: UTF8.self))
