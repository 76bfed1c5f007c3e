// Learns the weights of comparable mode from gold links and writes them to standard output; what they reach on subjects they
// have not seen goes to standard error. `make weights` runs it.
//
//   synoptic-train [--vectors] NAME=DOCUMENTS_FOLDER:GOLD_FOLDER ... > comparable-weights.json
//
// With --vectors those for documents with sentence vectors are learned, by the encoder that is installed; else those for documents without.

import Basics
import ComparableMode
import Evaluation
import Foundation
import Vectors

func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
func decimal(_ value: Double) -> String { String(format: "%.3f", value) }

do {
  var arguments = CommandLine.arguments.dropFirst()
  var encoder: VectorSource?
  if arguments.first == "--vectors" {
    guard let path = InstalledEncoder.path() else {
      throw InputError(.missingFile, "no sentence encoder is installed", remedy: "run make encoder")
    }
    encoder = VectorSource(try UniversalEncoder(path), cache: VectorCache())
    arguments = arguments.dropFirst()
  }
  let subjects = try arguments.map(Subject.init)
  guard subjects.count > 1 else {
    throw InputError(
      .invalidArgument, "two subjects at least are needed, as NAME=DOCUMENTS_FOLDER:GOLD_FOLDER")
  }
  var pairs = try subjects.flatMap { try $0.pairs(encoder) }
  // These are tested only: to learn from them, too, halves what is kept of strangers and costs .013 of mean F1.
  var strangers: [DevelopmentPair] = []
  for (subject, next) in zip(subjects, subjects.dropFirst() + subjects.prefix(1)) {
    pairs += try subject.unrelated(to: next, encoder)
    strangers += try subject.pairs(withStrangerOf: next, encoder)
  }

  note(TimeLineScore(pairs).text)

  var scores: [Double] = []
  var calibration = Calibration()
  for held in subjects {
    let weights = WeightLearner.learn(pairs.filter { !$0.subjects.contains(held.name) })
    let tested = (pairs + strangers).filter { $0.subjects.contains(held.name) }
    for (pair, scored) in zip(tested, DevelopmentPair.scored(tested, weights)) where pair.isLabeled {
      let probabilities = scored.candidates.map(\.probability)
      let cut = ExpectedF1.cut(
        probabilities, sentences: min(scored.rows, scored.columns), recallShare: weights.recallShare)
      guard let score = pair.score(scored, cut: cut) else {
        note("\(pair.name): nothing to find, \(probabilities.count { $0 >= cut }) pairs kept")
        continue
      }
      for candidate in scored.candidates {
        calibration.add(candidate.probability, isRight: pair.isRight(candidate))
      }
      let best = stride(from: Float(0.04), through: 0.9, by: 0.02)
        .compactMap { pair.score(scored, cut: $0)?.f1 }.max()
      note(
        "\(pair.name)  P \(decimal(score.precision)) R \(decimal(score.recall)) F1 \(decimal(score.f1))"
          + "  at the best cut \(decimal(best ?? 0))")
      scores.append(score.f1)
    }
  }
  note(calibration.text)
  note("mean F1, each subject left out in turn: \(decimal(scores.reduce(0, +) / Double(scores.count)))")

  print(try WeightFile.text(of: WeightLearner.learn(pairs)))
} catch {
  note("synoptic-train: \(error)")
  exit(2)
}
