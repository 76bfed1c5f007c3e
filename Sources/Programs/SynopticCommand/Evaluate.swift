import ArgumentParser
import Evaluation
import Foundation
import Synoptic

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Scores an alignment against gold links or what a person has decided, or sentence borders against gold sentences.",
    discussion: """
      With --gold, the file is an alignment, and the gold folder holds sentences/DOC.tsv and links/A__B.tsv, as the annotation \
      guide in Corpus describes. \
      Precision is the share of linked sentence pairs that are gold, of either grade; recall the share of gold links of grade 2 \
      that are found. Sentence pairs by themselves are scored too.

      With --beads, the file is an alignment of two translations, and the gold has lines such as [0, 1]:[2], each with the sentences \
      of a bead, from 0. Strict F1 counts beads that are the same, lax F1 those that overlap on both sides; those with an empty \
      side are left out. F1 of pairs is that of the pairs of sentences which beads stand for.

      After F1 stands its 95 % interval, by drawing paragraphs, or runs of ten sentences, anew. With --against, another alignment of \
      the same documents is scored too, and p says how often so large a difference comes about by chance. The last line names all \
      that the figures depend on. Links that a person has rejected do not count.

      With --errors, all missed gold links and false links are written to a file, with their texts, neighbors and evidence, and an \
      empty column for the cause: as a table (.tsv; - is standard output, without figures) or as a page to be read in a browser \
      (.html). The alignment's documents are aligned again for what bears on missed links.

      With --decisions, what a person has confirmed and rejected in the alignment says how many of its links are right, and which cut leaves \
      the share of right ones that --precision names. The judged links of a band of scores are taken to be like the others in it, so that it \
      does not matter whether the least sure were judged first. Every figure has its 95 % interval, and of fewer than ten decisions there is \
      none. Verdicts on contradictions are counted too.

      With --invariants, it is checked that in an alignment of translations each sentence stands in one bead or none, that beads \
      are in order, and that offsets are those of the sentences. Ends with status 1 if not.

      With --segmentation, the file holds a gold sentence a line. They are joined by a space, and their borders found again.
      """)

  @Argument(
    help: "The alignment file, or with --segmentation the file of gold sentences.", completion: .file())
  var file: String

  @Option(help: ArgumentHelp("The folder with the gold.", valueName: "folder"), completion: .directory)
  var gold: String?

  @Option(help: ArgumentHelp("The file with the gold beads.", valueName: "file"), completion: .file())
  var beads: String?

  @Option(
    help: ArgumentHelp("With --gold or --beads: compare with this alignment.", valueName: "alignment"),
    completion: .file(extensions: ["json"]))
  var against: String?

  @Option(
    help: ArgumentHelp(
      "With --gold: write missed and false links with their evidence to this file, .tsv or .html.",
      valueName: "file"), completion: .file())
  var errors: String?

  @Flag(help: "Score the links by what a person has decided about them.")
  var decisions = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "With --decisions: the share of right links that is wanted, 0 to 1; 0.9 by default.", valueName: "share"
    ))
  var precision: Double?

  @Flag(help: "Check what must hold of an alignment of translations.")
  var invariants = false

  @Flag(help: "Score sentence borders.")
  var segmentation = false

  @Option(
    help: ArgumentHelp("The language of the gold sentences. By default it is found out.", valueName: "code"),
    completion: .list(CompletionLists.languages))
  var language: String?

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var writing: WritingOptions

  @OptionGroup var lexicon: LexiconOptions

  @OptionGroup(title: "Sentence vectors") var vectors: VectorOptions

  func validate() throws {
    guard [gold != nil, beads != nil, decisions, invariants, segmentation].count(where: { $0 }) == 1 else {
      throw ValidationError("give one of --gold, --beads, --decisions, --invariants and --segmentation")
    }
    guard decisions || precision == nil else { throw ValidationError("--precision goes with --decisions") }
    if let precision, !(0...1).contains(precision) {
      throw ValidationError("--precision \(precision) is not between 0 and 1")
    }
    guard segmentation || language == nil else {
      throw ValidationError("--language goes with --segmentation")
    }
    guard gold != nil || beads != nil || against == nil else {
      throw ValidationError("--against goes with --gold or --beads")
    }
    guard gold != nil || errors == nil else { throw ValidationError("--errors goes with --gold") }
    guard errors != StandardInput.name || !json else {
      throw ValidationError("--json and --errors - both go to standard output; name a file")
    }
  }

  func run() throws {
    if let gold {
      try scoreLinks(gold)
    } else if let beads {
      try scoreBeads(beads)
    } else if decisions {
      try scoreDecisions(precision ?? Evaluate.wantedPrecision)
    } else if invariants {
      try checkInvariants()
    } else {
      try scoreBorders()
    }
  }

  /// The share of right links that is wanted where nobody says another.
  private static let wantedPrecision = 0.9

  private struct BorderReport: Encodable {
    let signature: String
    let language: String
    let precision, recall, f1: Double
    let interval: [Double]
    let found, gold, right: Int
  }

  private func scoreBorders() throws {
    let document = try DocumentReader.readOne(file, language: language)
    let lines = document.scalars.split(whereSeparator: \.isLineEnd)
      .map { String(String.UnicodeScalarView($0)).trimmingCharacters(in: .whitespaces) }
    let score = try BoundaryScore(lines.filter { !$0.isEmpty }, language: document.language)
    let report = EvaluateReport()
    let signature = try ScoreSignature(
      metric: "borders", gold: [file], unit: "\(BoundaryScore.sentencesOfUnit) sentences",
      resampling: report.resampling, version: SynopticVersion.current)
    if json {
      try Terminal.writeJSON(
        BorderReport(
          signature: "\(signature)", language: document.language.code, precision: score.precision,
          recall: score.recall, f1: score.f1, interval: report.figures(score.units).interval,
          found: score.found, gold: score.gold, right: score.right))
    } else {
      try Terminal.line(
        "\(document.language)  \(report.line(score.units, 4))"
          + "  (\(score.found) borders found, \(score.gold) gold, \(score.right) both)")
      try Terminal.line("\(signature)")
    }
  }

  func text(_ value: Double, _ decimals: Int = 3) -> String { String(format: "%.\(decimals)f", value) }
}
