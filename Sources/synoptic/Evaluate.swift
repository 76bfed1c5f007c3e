import AlignmentFiles
import ArgumentParser
import Evaluation
import Foundation
import Texts

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Scores an alignment against gold links.",
    discussion: """
      Precision is the share of linked sentence pairs that are gold, of either grade; recall the share of gold links of grade 2 \
      that are found. The gold folder holds sentences/DOC.tsv and links/A__B.tsv, as the annotation guide in Corpus describes.
      """)

  @Argument(help: "The alignment file.")
  var alignment: String

  @Option(help: ArgumentHelp("The folder with the gold.", valueName: "folder"))
  var gold: String

  @Flag(help: "Print JSON.")
  var json = false

  private struct Row: Encodable {
    let a, b: String
    let precision, recall, f1, recallOfAllGrades: Double
    let pairs: Int
  }

  private struct Report: Encodable {
    let signature: String
    let meanF1: Double
    let pairs: [Row]
  }

  func run() throws {
    let alignment = try NativeFile.read(alignment)
    let ids = Set(alignment.documents.map(\.id))
    let pairs = try EventGold.pairs(in: gold).filter { ids.contains($0.a) && ids.contains($0.b) }
    guard !pairs.isEmpty else {
      throw InputError(
        file: gold, "has no gold links between documents of \(self.alignment)",
        remedy: "its documents are \(ids.sorted().joined(separator: ", "))")
    }
    let rows = try pairs.map { a, b in
      let score = EventScore(alignment, gold: try EventGold(folder: gold, a: a, b: b))
      return Row(
        a: a, b: b, precision: score.precision, recall: score.recall, f1: score.f1,
        recallOfAllGrades: score.recallOfAllGrades, pairs: score.pairs)
    }
    let mean = rows.reduce(0) { $0 + $1.f1 } / Double(rows.count)
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      let report = Report(signature: alignment.signature, meanF1: mean, pairs: rows)
      try Terminal.write(String(decoding: encoder.encode(report), as: UTF8.self) + "\n")
      return
    }
    for row in rows {
      try Terminal.write(
        "\(row.a) \(row.b)  P \(text(row.precision))  R \(text(row.recall))  F1 \(text(row.f1))"
          + "  (recall of all grades \(text(row.recallOfAllGrades)), \(row.pairs) pairs)\n")
    }
    try Terminal.write("mean F1 \(text(mean))  \(alignment.generator)  \(alignment.signature)\n")
  }

  private func text(_ value: Double) -> String { String(format: "%.3f", value) }
}
