import AlignmentModel
import Evaluation
import TestSupport
import Testing
import Texts

/// Links with scores and what a person has decided about them.
private func alignment(
  _ links: [(score: Double, status: Link.Status)], verdicts: [ConflictDecision.Verdict?] = []
) -> Alignment {
  var alignment = Alignment(
    generator: "test", signature: "", mode: .comparable, documents: [],
    links: links.enumerated().map { index, link in
      Link(id: "l\(index)", score: link.score, status: link.status, passages: [], evidence: [])
    })
  alignment.conflicts = verdicts.enumerated().map { index, verdict in
    let side = ConflictDecision.Side(document: "a", start: index, end: index + 1)
    return ConflictDecision(a: side, b: side, verdict: verdict, comment: "a")
  }
  return alignment
}

/// So many links of a score.
private func links(_ count: Int, _ score: Double, _ status: Link.Status) -> [(Double, Link.Status)] {
  Array(repeating: (score, status), count: count)
}

private func isNear(_ estimate: ShareEstimate?, _ share: Double, _ lower: Double, _ upper: Double) -> Bool {
  guard let estimate else { return false }
  return abs(estimate.share - share) < 1e-6 && abs(estimate.interval.lowerBound - lower) < 1e-6
    && abs(estimate.interval.upperBound - upper) < 1e-6
}

@Suite struct ShareEstimateTests {
  /// Wilson's interval by hand; those of 8 of 10 and of 0 and 10 of 10 are in textbooks (Newcombe 1998; Agresti and Coull 1998).
  @Test(arguments: [
    (8, 10, 0.4901625, 0.9433178), (0, 10, 0, 0.2775328), (10, 10, 0.7224672, 1), (5, 5, 0.5655175, 1),
    (81, 263, 0.2552885, 0.3662096), (1, 1, 0.2065493, 1),
  ])
  func wilson(_ right: Int, _ count: Int, _ lower: Double, _ upper: Double) {
    let share = Double(right) / Double(count)
    #expect(isNear(ShareEstimate(right: right, of: count), share, lower, upper))
  }

  /// 30 links of which 8 of 10 are right, and 10 of which 5 of 5 are: .75 · .8 + .25 · 1 = .85; the distances to the ends are the roots of
  /// (.75 · .3098375)² + (.25 · .4344825)² and of (.75 · .1433178)².
  @Test func strataCountByTheirSize() {
    let strata = [
      ShareEstimate.Stratum(count: 30, judged: 10, right: 8), .init(count: 10, judged: 5, right: 5),
    ]
    let estimate = ShareEstimate(strata)
    #expect(isNear(estimate, 0.85, 0.5934887, 0.9574884))
    #expect(estimate?.judged == 15)
    #expect(estimate?.count == 40)
    // What is not judged is not spoken of.
    let more = ShareEstimate(strata + [.init(count: 100, judged: 0, right: 0)])
    #expect(more == estimate)
    #expect(ShareEstimate([ShareEstimate.Stratum(count: 7, judged: 0, right: 0)]) == nil)
    #expect(ShareEstimate(right: 0, of: 0) == nil)
  }

  /// Of strata as large as what is judged of them the share is that of all together; the interval holds it, and is narrower the more is judged.
  @Test func propertiesOfRandomStrata() {
    var generator = SeededGenerator(seed: 27)
    for _ in 0..<500 {
      let strata = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
        let judged = Int.random(in: 1...30, using: &generator)
        return ShareEstimate.Stratum(
          count: judged, judged: judged, right: Int.random(in: 0...judged, using: &generator))
      }
      let judged = strata.reduce(0) { $0 + $1.judged }
      let right = strata.reduce(0) { $0 + $1.right }
      guard let estimate = ShareEstimate(strata),
        let more = ShareEstimate(
          strata.map { .init(count: $0.count, judged: $0.judged * 4, right: $0.right * 4) })
      else {
        Issue.record("no estimate")
        continue
      }
      #expect(abs(estimate.share - Double(right) / Double(judged)) < 1e-9)
      #expect(estimate.interval.contains(estimate.share))
      #expect(estimate.interval.lowerBound >= 0 && estimate.interval.upperBound <= 1)
      let width = estimate.interval.upperBound - estimate.interval.lowerBound
      #expect(more.interval.upperBound - more.interval.lowerBound < width)
    }
  }
}

@Suite struct DecisionScoreTests {
  /// The least sure were judged first: of what is judged, half is right; of what is found, more.
  @Test func whoJudgesTheLeastSureFirstIsNotMisled() throws {
    let score = DecisionScore(
      alignment(
        links(6, 0.35, .confirmed) + links(6, 0.35, .rejected) + links(8, 0.75, .confirmed)
          + links(2, 0.75, .rejected) + links(20, 0.75, .automatic) + links(5, 0.97, .confirmed)
          + links(53, 0.97, .automatic)))
    #expect(score.found == 100)
    #expect(score.judged == 27)
    #expect(score.confirmed == 19)
    #expect(score.rejected == 8)
    #expect(try abs(#require(score.ofJudged).share - 19.0 / 27) < 1e-9)
    // .12 · .5 + .3 · .8 + .58 · 1
    let precision = try #require(score.precision)
    #expect(abs(precision.share - 0.88) < 1e-9)
    #expect(precision.count == 100)
    #expect(score.bands.map(\.from) == [0.3, 0.7, 0.95])
    #expect(score.bands.map(\.links.judged) == [12, 10, 5])
    #expect(try abs(#require(score.bands[1].said) - 0.75) < 1e-9)
    let said = (12 * 0.35 + 10 * 0.75 + 5 * 0.97) / 27.0
    #expect(try abs(#require(score.said) - said) < 1e-9)
    // From .7 on: (.3 · .8 + .58) / .88.
    let cuts = score.cuts
    #expect(cuts.map(\.score) == [0.3, 0.7, 0.95])
    #expect(cuts.map(\.kept) == [92, 86, 58])
    #expect(cuts.map(\.found) == [100, 88, 58])
    #expect(try abs(#require(cuts[1].precision).share - 0.82 / 0.88) < 1e-9)
    // Five decisions are no figure.
    #expect(cuts[2].precision == nil)
    #expect(score.cut(for: 0.5)?.score == 0.3)
    #expect(score.cut(for: 0.9)?.score == 0.7)
    #expect(score.cut(for: 0.95) == nil)
    #expect(cuts.map(\.isOfAll) == [true, true, false])
  }

  @Test func bandsOfWhichNothingIsJudgedAreNotSpokenOf() throws {
    let score = DecisionScore(
      alignment(links(10, 0.25, .confirmed) + links(10, 0.25, .rejected) + links(40, 0.85, .automatic)))
    let precision = try #require(score.precision)
    #expect(precision.share == 0.5)
    #expect(precision.count == 20)
    // It would stand for a third of the links only.
    #expect(score.cut(for: 0.4) == nil)
    #expect(score.cuts.map(\.isOfAll) == [false, false])
    #expect(score.bands[1].right == nil)
    #expect(score.bands[1].said == nil)
  }

  /// Of most links something is judged, but nothing of a band below, between or above: no cut is recommended that has it.
  @Test(arguments: [(0.05, 0.3), (0.55, 0.8), (0.97, nil)] as [(Double, Double?)])
  func noCutGoesDownIntoWhatNobodyHasJudged(_ unjudged: Double, _ cut: Double?) throws {
    let score = DecisionScore(
      alignment(links(60, 0.35, .confirmed) + links(60, 0.85, .confirmed) + links(20, unjudged, .automatic)))
    #expect(score.cut(for: 0.9)?.score == cut)
  }

  @Test(arguments: [0, 1, 9])
  func tooFewDecisions(_ count: Int) {
    let score = DecisionScore(alignment(links(count, 0.9, .confirmed) + links(30, 0.9, .automatic)))
    #expect(score.judged == count)
    #expect(score.ofJudged == nil)
    #expect(score.precision == nil)
    #expect(score.recall == nil)
    #expect(score.cuts.allSatisfy { $0.precision == nil })
    #expect(score.cut(for: 0) == nil)
  }

  @Test func allJudgedAlike() throws {
    let right = DecisionScore(alignment(links(10, 0.4, .confirmed) + links(10, 0.96, .confirmed)))
    let precision = try #require(right.precision)
    #expect(precision.share == 1)
    #expect(precision.interval.upperBound == 1)
    #expect(precision.interval.lowerBound > 0.7 && precision.interval.lowerBound < 1)
    #expect(right.cut(for: 1)?.score == 0.4)
    let wrong = DecisionScore(alignment(links(10, 0.4, .rejected) + links(10, 0.96, .rejected)))
    #expect(wrong.precision?.share == 0)
    #expect(wrong.precision?.interval.lowerBound == 0)
    #expect(wrong.accepted == 0)
    #expect(wrong.cut(for: 0.1) == nil)
  }

  @Test func noLinks() {
    let score = DecisionScore(alignment([]))
    #expect(score.found == 0)
    #expect(score.bands.isEmpty && score.cuts.isEmpty)
    #expect(score.precision == nil && score.said == nil && score.realContradictions == nil)
  }

  @Test func scoresAtTheEndsOfBands() {
    let score = DecisionScore(
      alignment([(0, .automatic), (0.1, .automatic), (0.95, .automatic), (1, .automatic), (0.5, .confirmed)]))
    #expect(score.bands.map(\.from) == [0, 0.1, 0.5, 0.95])
    #expect(score.bands.map(\.links.count) == [1, 1, 1, 2])
  }

  @Test func whatWasMadeByHandWasMissed() throws {
    let score = DecisionScore(
      alignment(links(18, 0.9, .confirmed) + links(2, 0.9, .rejected) + links(6, 1, .manual)))
    #expect(score.manual == 6)
    #expect(score.found == 20)
    let recall = try #require(score.recall)
    #expect(abs(recall.share - 18.0 / 24) < 1e-9)
    #expect(recall.interval.contains(recall.share))
    #expect(DecisionScore(alignment(links(20, 0.9, .confirmed))).recall == nil)
    // What is right of a band in which none is judged is not known, so that it is no bound.
    let more = links(20, 0.9, .confirmed) + links(6, 1, .manual) + links(30, 0.35, .automatic)
    #expect(DecisionScore(alignment(more)).recall == nil)
  }

  @Test func contradictions() throws {
    let score = DecisionScore(
      alignment([], verdicts: [.real, .real, .real, .different, .explained, nil]))
    #expect(score.contradictions == [.real: 3, .different: 1, .explained: 1])
    #expect(isNear(score.realContradictions, 0.6, 0.2307242, 0.8823794))
    #expect(DecisionScore(alignment([], verdicts: [.real, nil])).realContradictions == nil)
  }

  /// A higher share that is wanted has a cut that is no lower and keeps no more; what is kept falls with the cut.
  @Test func cutsRiseWithWhatIsWanted() {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<300 {
      let made = (0..<Int.random(in: 0...120, using: &generator)).map { _ -> (Double, Link.Status) in
        let score = Double.random(in: 0...1, using: &generator)
        let status = Link.Status.allCases.randomElement(using: &generator) ?? .automatic
        return (score, status)
      }
      let score = DecisionScore(alignment(made))
      #expect(score.found + score.manual == made.count)
      #expect(score.judged == score.confirmed + score.rejected)
      let cuts = score.cuts
      #expect(zip(cuts, cuts.dropFirst()).allSatisfy { $0.kept >= $1.kept && $0.score < $1.score })
      #expect(cuts.allSatisfy { ($0.precision?.judged ?? DecisionScore.least) >= DecisionScore.least })
      #expect(cuts.first?.precision == score.precision)
      var last = 0.0
      var isGone = false
      for wanted in stride(from: 0, through: 1, by: 0.05) {
        guard let cut = score.cut(for: wanted) else {
          isGone = true
          continue
        }
        #expect(!isGone && cut.score >= last)
        last = cut.score
      }
    }
  }
}
