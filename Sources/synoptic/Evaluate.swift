import AlignmentFiles
import ArgumentParser
import Evaluation
import Foundation
import Texts

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Scores an alignment against gold links, or sentence borders against gold sentences.",
    discussion: """
      With --gold, the file is an alignment, and the gold folder holds sentences/DOC.tsv and links/A__B.tsv, as the annotation \
      guide in Corpus describes. \
      Precision is the share of linked sentence pairs that are gold, of either grade; recall the share of gold links of grade 2 \
      that are found.

      With --beads, the file is an alignment of two translations, and the gold has lines such as [0, 1]:[2], each with the sentences \
      of a bead, from 0. Strict F1 counts beads that are the same, lax F1 those that overlap on both sides; those with an empty \
      side are left out.

      With --invariants, it is checked that in an alignment of translations each sentence stands in one bead or none, that beads \
      are in order, and that offsets are those of the sentences. Ends with status 1 if not.

      With --segmentation, the file holds a gold sentence a line. They are joined by a space, and their borders found again.
      """)

  @Argument(help: "The alignment file, or with --segmentation the file of gold sentences.")
  var file: String

  @Option(help: ArgumentHelp("The folder with the gold.", valueName: "folder"))
  var gold: String?

  @Option(help: ArgumentHelp("The file with the gold beads.", valueName: "file"))
  var beads: String?

  @Flag(help: "Check what must hold of an alignment of translations.")
  var invariants = false

  @Flag(help: "Score sentence borders.")
  var segmentation = false

  @Option(
    help: ArgumentHelp("The language of the gold sentences. By default it is found out.", valueName: "code"))
  var language: String?

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

  func validate() throws {
    guard [gold != nil, beads != nil, invariants, segmentation].count(where: { $0 }) == 1 else {
      throw ValidationError("give one of --gold, --beads, --invariants and --segmentation")
    }
    guard segmentation || language == nil else {
      throw ValidationError("--language goes with --segmentation")
    }
  }

  func run() throws {
    if let gold {
      try scoreLinks(gold)
    } else if let beads {
      try scoreBeads(beads)
    } else if invariants {
      try checkInvariants()
    } else {
      try scoreBorders()
    }
  }

  private struct BorderReport: Encodable {
    let language: String
    let precision, recall, f1: Double
    let found, gold, right: Int
  }

  private func scoreBorders() throws {
    let document = try DocumentReader.readOne(file, language: language)
    let lines = document.scalars.split(whereSeparator: \.isLineEnd)
      .map { String(String.UnicodeScalarView($0)).trimmingCharacters(in: .whitespaces) }
    let score = try BoundaryScore(lines.filter { !$0.isEmpty }, language: document.language)
    if json {
      try Terminal.writeJSON(
        BorderReport(
          language: document.language.code, precision: score.precision, recall: score.recall, f1: score.f1,
          found: score.found, gold: score.gold, right: score.right))
    } else {
      try Terminal.write(
        "\(document.language)  P \(text(score.precision, 4))  R \(text(score.recall, 4))  F1 \(text(score.f1, 4))"
          + "  (\(score.found) borders found, \(score.gold) gold, \(score.right) both)\n")
    }
  }

  private func scoreLinks(_ gold: String) throws {
    let alignment = try NativeFile.read(file)
    let ids = Set(alignment.documents.map(\.id))
    let pairs = try EventGold.pairs(in: gold).filter { ids.contains($0.a) && ids.contains($0.b) }
    guard !pairs.isEmpty else {
      throw InputError(
        file: gold, "has no gold links between documents of \(file)",
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
      try Terminal.writeJSON(Report(signature: alignment.signature, meanF1: mean, pairs: rows))
      return
    }
    for row in rows {
      try Terminal.write(
        "\(row.a) \(row.b)  P \(text(row.precision))  R \(text(row.recall))  F1 \(text(row.f1))"
          + "  (recall of all grades \(text(row.recallOfAllGrades)), \(row.pairs) pairs)\n")
    }
    try Terminal.write("mean F1 \(text(mean))  \(alignment.generator)  \(alignment.signature)\n")
  }

  func text(_ value: Double, _ places: Int = 3) -> String { String(format: "%.\(places)f", value) }
}
