import ArgumentParser
import Evaluation
import Synoptic

extension Evaluate {
  private struct DecisionReport: Encodable {
    /// A share with its interval.
    struct Share: Encodable {
      let share: Double
      let interval: [Double]
      /// How many are judged, and how many there are for which the share stands.
      let judged, count: Int

      init(_ estimate: ShareEstimate) {
        share = estimate.share
        interval = [estimate.interval.lowerBound, estimate.interval.upperBound]
        judged = estimate.judged
        count = estimate.count
      }
    }

    struct Band: Encodable {
      let from, to: Double
      let found, judged, confirmed: Int
      /// The mean score of the judged links; left out where none are.
      let said: Double?
      /// The share of them that are right; left out where too few are judged.
      let right: Share?
    }

    struct Cut: Encodable {
      let score: Double
      let kept, found: Int
      /// Left out where too few are judged.
      let precision: Share?
    }

    struct Recall: Encodable {
      let atMost: Double
      let interval: [Double]
    }

    struct Contradictions: Encodable {
      let judged, real, different, explained: Int
      /// The share of real ones; left out where too few are judged.
      let share: Share?
    }

    let signature, system: String
    let found, judged, confirmed, rejected, manual: Int
    let ofJudged, precision: Share?
    let said: Double?
    let bands: [Band]
    let cuts: [Cut]
    let wanted: Double
    /// The lowest cut that leaves the wanted share; left out where none does.
    let recommended: Cut?
    let recall: Recall?
    let contradictions: Contradictions
  }

  /// Scores the links of an alignment by what a person has decided about them.
  ///
  /// - Throws: `InputError` if the file cannot be read.
  func scoreDecisions(_ wanted: Double) throws {
    let alignment = try NativeFile.read(file)
    let score = DecisionScore(alignment)
    let signature = try ScoreSignature(
      metric: "decisions", mode: alignment.mode, gold: [file], unit: "link", resampling: nil,
      version: SynopticVersion.current)
    if json {
      return try Terminal.writeJSON(report(score, alignment, wanted, signature: "\(signature)"))
    }
    try Terminal.line(
      "\(score.judged) of \(counted(score.found, "link")) judged: \(score.confirmed) right, \(score.rejected) wrong; \(score.manual) made by hand"
    )
    if score.ofJudged == nil {
      try Terminal.line(
        "too few decisions for a figure: \(DecisionScore.least) links must be confirmed or rejected, better 50 of all bands of scores"
      )
    }
    try writePrecision(score)
    try writeCuts(score, wanted)
    try writeContradictions(score)
    try Terminal.line(Evaluate.system(alignment))
    try Terminal.line("\(signature)")
  }

  // MARK: Lines

  private func writePrecision(_ score: DecisionScore) throws {
    if let judged = score.ofJudged, let precision = score.precision, let said = score.said {
      try Terminal.line("precision of the judged links  \(text(judged))")
      let rest = score.found - precision.count
      try Terminal.line(
        "precision of all links found   \(text(precision))  if in each band of scores the judged ones are like the others"
          + (rest == 0 ? "" : "; without \(counted(rest, "link")) of bands in which none is judged"))
      let verdict =
        judged.interval.contains(said)
        ? "no difference to speak of" : said > judged.share ? "it is too sure" : "it is not sure enough"
      try Terminal.line(
        "what the program says          \(text(said)) on average of the judged ones: \(verdict)")
      if let recall = score.recall {
        let interval = "[\(text(recall.interval.lowerBound)), \(text(recall.interval.upperBound))]"
        try Terminal.line(
          "recall at most                 \(text(recall.share)) \(interval)  with the \(counted(score.manual, "link")) made by hand as missed"
        )
      }
    }
    for band in score.bands {
      let links = band.links
      try Terminal.line(
        "score \(text(band.from, 2))–\(text(band.to, 2))  \(links.count) found, \(links.judged) judged, \(links.right) right"
          + (band.said.map { "  it says \(text($0))" } ?? "")
          + (band.right.map { "  you say \(text($0))" } ?? (links.judged > 0 ? "  too few for a figure" : ""))
      )
    }
  }

  private func writeCuts(_ score: DecisionScore, _ wanted: Double) throws {
    for cut in score.cuts {
      try Terminal.line(
        "cut \(text(cut.score, 2)): \(share(cut)); \(cut.kept) stay after what you rejected")
    }
    guard score.ofJudged != nil else { return }
    guard let cut = score.cut(for: wanted), let precision = cut.precision else {
      return try Terminal.line(
        "no cut leaves \(text(wanted, 2)) right links by what is judged; judge more, of each band from the surest on"
      )
    }
    let doubt = precision.interval.lowerBound >= wanted ? "" : "; it may be less, as the interval says"
    if cut.found == score.found {
      return try Terminal.line(
        "for \(text(wanted, 2)) right links no cut is needed: \(share(cut))\(doubt)")
    }
    try Terminal.line(
      "for \(text(wanted, 2)) right links: cut \(text(cut.score, 2)), \(share(cut))\(doubt); \(cut.kept) of \(score.accepted) stay after what you rejected"
    )
    let name = ShellWord.quoted(file == StandardInput.name ? "result.json" : file)
    try Terminal.line("  to see them:    synoptic show \(name) --min-score \(cut.score)")
    try Terminal.line(
      "  to align so:    align again with your options of before and --keep \(name) --threshold \(cut.score)")
  }

  /// What is right of the links from a cut on, with those that are rejected: "of 107 links 0.664 [0.571, 0.746] right".
  private func share(_ cut: DecisionScore.Cut) -> String {
    let found = counted(cut.found, "link")
    guard let precision = cut.precision else { return "of \(found) too few are judged for a figure" }
    return "of " + (cut.isOfAll ? "" : "\(precision.count) of these ") + "\(found) \(text(precision)) right"
  }

  private func writeContradictions(_ score: DecisionScore) throws {
    let judged = score.contradictions.values.reduce(0, +)
    guard judged > 0 else { return }
    func count(_ verdict: ConflictDecision.Verdict) -> Int { score.contradictions[verdict, default: 0] }
    let share = score.realContradictions.map { text($0) }
    try Terminal.line(
      "\(counted(judged, "contradiction")) judged: \(count(.real)) real"
        + (share.map { " \($0)" } ?? "")
        + ", \(count(.different)) not the same thing, \(count(.explained)) explained"
        + (share == nil ? "; too few for a figure" : "; those not judged may be otherwise"))
  }

  private func counted(_ count: Int, _ name: String) -> String { "\(count) \(name)\(count == 1 ? "" : "s")" }

  private func text(_ estimate: ShareEstimate) -> String {
    "\(text(estimate.share)) [\(text(estimate.interval.lowerBound)), \(text(estimate.interval.upperBound))]"
  }

  // MARK: JSON

  private func report(
    _ score: DecisionScore, _ alignment: Alignment, _ wanted: Double, signature: String
  ) -> DecisionReport {
    func cut(_ cut: DecisionScore.Cut) -> DecisionReport.Cut {
      .init(
        score: cut.score, kept: cut.kept, found: cut.found, precision: cut.precision.map { .init($0) })
    }
    return DecisionReport(
      signature: signature, system: Evaluate.system(alignment), found: score.found, judged: score.judged,
      confirmed: score.confirmed, rejected: score.rejected, manual: score.manual,
      ofJudged: score.ofJudged.map { .init($0) }, precision: score.precision.map { .init($0) },
      said: score.said,
      bands: score.bands.map { band in
        .init(
          from: band.from, to: band.to, found: band.links.count, judged: band.links.judged,
          confirmed: band.links.right, said: band.said, right: band.right.map { .init($0) })
      }, cuts: score.cuts.map(cut), wanted: wanted, recommended: score.cut(for: wanted).map(cut),
      recall: score.recall.map {
        .init(atMost: $0.share, interval: [$0.interval.lowerBound, $0.interval.upperBound])
      },
      contradictions: .init(
        judged: score.contradictions.values.reduce(0, +), real: score.contradictions[.real, default: 0],
        different: score.contradictions[.different, default: 0],
        explained: score.contradictions[.explained, default: 0],
        share: score.realContradictions.map { .init($0) }))
  }
}
