import ArgumentParser
import Evaluation
import Foundation
import Synoptic

extension Evaluate {
  private struct LinkReport: Encodable {
    struct Row: Encodable {
      let a, b: String
      let precision, recall, f1, recallOfAllGrades: Double
      let interval: [Double]
      let pairs: Int
      let sentencePairs: EvaluateReport.Figures
      let comparison: EvaluateReport.Compared?
    }
    struct Events: Encodable {
      let precision, recall, f1: Double
      let events, gold, found, parts, mixed: Int

      init(_ score: GroupingScore) {
        precision = score.precision
        recall = score.recall
        f1 = score.f1
        events = score.events
        gold = score.gold
        found = score.found
        parts = score.parts
        mixed = score.mixed
      }
    }
    let signature, system: String
    let meanF1: Double
    let interval: [Double]
    let comparison: EvaluateReport.Compared?
    let against: String?
    let events: Events
    let pairs: [Row]
  }

  /// Scores the links of an alignment against gold ones.
  ///
  /// - Throws: `InputError` if a file cannot be read, or there is no gold for the documents.
  func scoreLinks(_ gold: String) throws {
    let errors = try errors.map { path in
      try EvaluateErrors(
        path, keeping: [file] + [against].compactMap(\.self) + lexicon.files + vectors.files,
        overwrites: writing.force)
    }
    let alignment = try NativeFile.read(file)
    let ids = Set(alignment.documents.map(\.id))
    let pairs = try EventGold.pairs(in: gold).filter { ids.contains($0.a) && ids.contains($0.b) }
    guard !pairs.isEmpty else {
      throw InputError(
        .unknownName, file: gold, "has no gold links between documents of \(file)",
        remedy: "its documents are \(Quotation.list(ids.sorted()))")
    }
    let other = try against.map { try Evaluate.other($0, of: alignment) }
    let report = EvaluateReport()
    let golds = try pairs.map { try EventGold(folder: gold, a: $0.a, b: $0.b) }
    if let errors {
      let name = file == StandardInput.name ? "alignment" : URL(fileURLWithPath: file).lastPathComponent
      try errors.write(try errorTable(alignment, golds), title: "Errors of \(name)")
      if self.errors == StandardInput.name { return }
    }
    let scores = golds.map { EventScore(alignment, gold: $0) }
    let others = other.map { other in golds.map { EventScore(other, gold: $0) } }
    let signature = try ScoreSignature(
      metric: "events", mode: alignment.mode, gold: EventGold.files(in: gold, pairs), unit: "paragraph",
      resampling: report.resampling, against: other != nil, version: SynopticVersion.current)
    let (texts, othersTexts) = (scores.map(\.units), others.map { $0.map(\.units) })

    if json {
      let rows = scores.enumerated().map { index, score in
        LinkReport.Row(
          a: pairs[index].a, b: pairs[index].b, precision: score.precision, recall: score.recall,
          f1: score.f1, recallOfAllGrades: score.recallOfAllGrades,
          interval: report.figures(score.units).interval, pairs: score.pairs,
          sentencePairs: report.figures(score.pairUnits),
          comparison: others.map { report.compared([score.units], [$0[index].units]) })
      }
      let range = report.resampling.interval(texts)
      try Terminal.writeJSON(
        LinkReport(
          signature: "\(signature)", system: Evaluate.system(alignment), meanF1: report.mean(texts),
          interval: [range.lowerBound, range.upperBound],
          comparison: othersTexts.map { report.compared(texts, $0) }, against: other.map(Evaluate.system),
          events: LinkReport.Events(GroupingScore(alignment, gold: golds)), pairs: rows))
      return
    }
    for (index, score) in scores.enumerated() {
      try Terminal.line(
        "\(pairs[index].a) \(pairs[index].b)  \(report.line(score.units))"
          + "  (recall of all grades \(text(score.recallOfAllGrades)), \(score.pairs) pairs; "
          + "sentence pairs P \(text(score.sentencePairs.precision)) R \(text(score.sentencePairs.recall)) "
          + "F1 \(text(score.sentencePairs.f1)))")
      if let others {
        try Terminal.line("  \(report.line([score.units], against: [others[index].units]))")
      }
    }
    try Terminal.line(events(GroupingScore(alignment, gold: golds)))
    try Terminal.line("mean \(report.f1(texts))  \(Evaluate.system(alignment))")
    if let othersTexts, let other {
      try Terminal.line("  \(report.line(texts, against: othersTexts))  \(Evaluate.system(other))")
    }
    try Terminal.line("\(signature)")
  }

  /// How well links are put together to events.
  private func events(_ score: GroupingScore) -> String {
    let parts = score.found > 0 ? Double(score.parts) / Double(score.found) : 0
    return
      "events  P \(text(score.precision))  R \(text(score.recall))  F1 \(text(score.f1))  (B³ of right pairs: "
      + "\(score.events) events, \(score.found) of \(score.gold) gold events found, in \(text(parts, 2)) each, \(score.mixed) mixed)"
  }

  /// The alignment of another system, of the same documents.
  ///
  /// - Throws: `InputError` if it cannot be read, or is of others.
  static func other(_ path: String, of alignment: Alignment) throws -> Alignment {
    let other = try NativeFile.read(path)
    for document in alignment.documents {
      guard let same = other.documents.first(where: { $0.id == document.id }) else {
        throw InputError(
          .unknownName, file: path, "has no document '\(document.id)'",
          remedy: "compare alignments of the same documents")
      }
      guard same.sha256 == document.sha256 else {
        throw InputError(
          .documentChanged, file: path, "is of another version of document '\(document.id)'",
          remedy: "compare alignments of the same documents")
      }
    }
    return other
  }

  /// Which program made an alignment, and how.
  static func system(_ alignment: Alignment) -> String { "\(alignment.generator)  \(alignment.signature)" }
}
