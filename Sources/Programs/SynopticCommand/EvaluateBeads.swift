import ArgumentParser
import Evaluation
import Synoptic

extension Evaluate {
  private struct BeadReport: Encodable {
    struct Comparisons: Encodable {
      let strict, lax, pairs: EvaluateReport.Compared
    }
    let signature, system: String
    let strictPrecision, strictRecall, strictF1, laxPrecision, laxRecall, laxF1: Double
    let found, gold: Int
    let strict, lax, pairs: EvaluateReport.Figures
    let comparison: Comparisons?
    let against: String?
  }

  /// Scores the beads of two documents against gold ones.
  ///
  /// - Throws: `InputError` if a file cannot be read.
  func scoreBeads(_ path: String) throws {
    let alignment = try NativeFile.read(file)
    guard alignment.documents.count == 2 else {
      throw InputError(
        .invalidArgument, file: file, "has \(alignment.documents.count) documents, not two",
        remedy: "align two documents")
    }
    let gold = try SentenceBead.beads(String(decoding: try InputFile.bytes(path), as: UTF8.self), file: path)
    let score = BeadScore(SentenceBead.beads(of: alignment), gold: gold)
    let other = try against.map { try Evaluate.other($0, of: alignment) }
    // Its beads are of the documents in its own order.
    let otherScore = other.map { other in
      var other = other
      other.documents = alignment.documents
      return BeadScore(SentenceBead.beads(of: other), gold: gold)
    }
    let report = EvaluateReport()
    let signature = try ScoreSignature(
      metric: "beads", mode: alignment.mode, gold: [path], unit: "\(BeadScore.sentencesOfUnit) sentences",
      resampling: report.resampling, against: other != nil, version: SynopticVersion.current)
    if json {
      try Terminal.writeJSON(
        BeadReport(
          signature: "\(signature)", system: Evaluate.system(alignment),
          strictPrecision: score.strict.precision, strictRecall: score.strict.recall,
          strictF1: score.strict.f1, laxPrecision: score.lax.precision, laxRecall: score.lax.recall,
          laxF1: score.lax.f1, found: score.strict.found, gold: score.strict.gold,
          strict: report.figures(score.strictUnits), lax: report.figures(score.laxUnits),
          pairs: report.figures(score.pairUnits),
          comparison: otherScore.map {
            .init(
              strict: report.compared([score.strictUnits], [$0.strictUnits]),
              lax: report.compared([score.laxUnits], [$0.laxUnits]),
              pairs: report.compared([score.pairUnits], [$0.pairUnits]))
          }, against: other.map(Evaluate.system)))
      return
    }
    let measures: [(String, KeyPath<BeadScore, [MatchCounts]>)] = [
      ("strict", \.strictUnits), ("lax   ", \.laxUnits), ("pairs ", \.pairUnits),
    ]
    for (name, units) in measures {
      let counts = score[keyPath: units].total
      try Terminal.line(
        "\(name)  \(report.line(score[keyPath: units]))  (\(counts.found) found, \(counts.gold) gold)")
      if let otherScore {
        try Terminal.line(
          "  \(report.line([score[keyPath: units]], against: [otherScore[keyPath: units]]))")
      }
    }
    try Terminal.line(Evaluate.system(alignment))
    if let other { try Terminal.line("  against \(Evaluate.system(other))") }
    try Terminal.line("\(signature)")
  }
}
