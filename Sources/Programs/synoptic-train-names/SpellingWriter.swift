import Foundation
import Names

/// Writes what was learned as the data files that are built into the program.
struct SpellingWriter {
  private let models: SpellingTrainer.Models
  private let alphabet: NameLetters

  init(_ models: SpellingTrainer.Models, _ alphabet: NameLetters) {
    self.models = models
    self.alphabet = alphabet
  }

  /// Writes the two models, and the learned weights into the file that has the others.
  func write(to folder: String) throws {
    try write(models.across, "Cyrillic and Latin", to: folder + "/spelling-cyrillic.txt")
    try write(models.latin, "Latin and Latin, in either order", to: folder + "/spelling-latin.txt")
    let file = folder + "/name-weights.txt"
    let learned = [
      "word-slope": models.weights.word.slope, "word-middle": models.weights.word.middle,
      "person-slope": models.weights.person.slope, "person-middle": models.weights.person.middle,
    ]
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    let text = lines.map { line in
      let name = line.prefix { $0 != " " }
      return learned[String(name)].map { "\(name) \(String(format: "%.3f", $0))" } ?? String(line)
    }.joined(separator: "\n")
    try text.write(toFile: file, atomically: true, encoding: .utf8)
  }

  private func write(_ pairs: [SpellingModel.Pair], _ scripts: String, to file: String) throws {
    var text =
      "# Runs of letters that stand for each other, \(scripts), with costs; learned by make spellings.\n"
    for pair in pairs {
      text += "\(alphabet.text(pair.source))\t\(alphabet.text(pair.target))\t"
      text += String(format: "%.2f\n", pair.cost)
    }
    try text.write(toFile: file, atomically: true, encoding: .utf8)
  }
}
