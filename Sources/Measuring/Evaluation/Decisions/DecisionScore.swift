import AlignmentModel

/// How good the links of an alignment are by what a person has decided about them, on his own documents.
///
/// Confirmed links are right, rejected ones wrong, and those made by hand were missed. As readers look at the least sure first, or at
/// what interests them, the judged links are no fair sample of all; so links are counted in bands of their scores (`ShareEstimate`).
public struct DecisionScore: Equatable, Sendable {
  /// The links whose scores are in a band.
  public struct Band: Equatable, Sendable {
    /// The lowest score in it.
    public let from: Double
    /// The score from which on links are in the next band; 1 for the last, which has those of 1 too.
    public let to: Double
    /// The links that the program has found.
    public internal(set) var links = ShareEstimate.Stratum(count: 0, judged: 0, right: 0)
    /// How many of them were not rejected.
    public internal(set) var accepted = 0
    /// The sum of the scores of those that are judged.
    var sum = 0.0

    /// The mean score of those that are judged: the share that the program expects to be right; nil if none are.
    public var said: Double? { links.judged > 0 ? sum / Double(links.judged) : nil }

    /// The share of the judged ones that are right; nil if too few are judged.
    public var right: ShareEstimate? {
      links.judged < DecisionScore.leastOfBand ? nil : ShareEstimate(right: links.right, of: links.judged)
    }
  }

  /// What is left if links below a score are left out.
  public struct Cut: Equatable, Sendable {
    /// The score from which on links are kept.
    public let score: Double
    /// How many links are kept, without those that are rejected.
    public let kept: Int
    /// How many links of that score the program has found, with those that are rejected.
    public let found: Int
    /// The share of the links found that are right; nil if too few are judged.
    ///
    /// It has the rejected ones in it, and stands for those of bands of which some are judged.
    public let precision: ShareEstimate?

    /// Whether the share stands for all links of these scores, as some are judged in each band of them.
    public var isOfAll: Bool { precision?.count == found }
  }

  /// How many links must be judged for a figure, and how many of a band for one of its own.
  public static let least = 10
  static let leastOfBand = 5

  /// Where bands begin.
  private static let bounds = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]

  /// The bands in which there are links, the lowest scores first.
  public let bands: [Band]
  /// How many links were made by hand.
  public let manual: Int
  /// How many contradictions are judged, by the verdict.
  public let contradictions: [ConflictDecision.Verdict: Int]

  /// Counts the decisions of an alignment.
  ///
  /// - Complexity: O(links).
  public init(_ alignment: Alignment) {
    var bands = DecisionScore.bounds.enumerated().map { index, from in
      Band(from: from, to: index + 1 < DecisionScore.bounds.count ? DecisionScore.bounds[index + 1] : 1)
    }
    for link in alignment.links where link.status != .manual {
      let index = max(0, (DecisionScore.bounds.firstIndex { $0 > link.score } ?? bands.count) - 1)
      bands[index].links.count += 1
      if link.isAccepted { bands[index].accepted += 1 }
      guard link.status != .automatic else { continue }
      bands[index].links.judged += 1
      bands[index].sum += link.score
      if link.status == .confirmed { bands[index].links.right += 1 }
    }
    self.bands = bands.filter { $0.links.count > 0 }
    manual = alignment.links.count { $0.status == .manual }
    contradictions = Dictionary(grouping: alignment.conflicts.compactMap(\.verdict)) { $0 }.mapValues(\.count)
  }

  /// How many links the program has found.
  public var found: Int { bands.reduce(0) { $0 + $1.links.count } }
  /// How many of them were not rejected.
  public var accepted: Int { bands.reduce(0) { $0 + $1.accepted } }
  /// How many of them are judged.
  public var judged: Int { bands.reduce(0) { $0 + $1.links.judged } }
  /// How many of those are right.
  public var confirmed: Int { bands.reduce(0) { $0 + $1.links.right } }
  /// How many are wrong.
  public var rejected: Int { judged - confirmed }

  /// The share of the judged links that are right; nil if too few are judged.
  public var ofJudged: ShareEstimate? {
    judged < DecisionScore.least ? nil : ShareEstimate(right: confirmed, of: judged)
  }

  /// The share of all links found that are right, as far as they are in bands of which some are judged; nil if too few are.
  public var precision: ShareEstimate? {
    judged < DecisionScore.least ? nil : ShareEstimate(bands.map(\.links))
  }

  /// The mean score of the judged links: the share of them that the program expects to be right; nil if none are judged.
  public var said: Double? {
    judged > 0 ? bands.reduce(0) { $0 + $1.sum } / Double(judged) : nil
  }

  /// What is left if links below each of the bounds are left out, the lowest first.
  public var cuts: [Cut] {
    bands.indices.map { index in
      let rest = bands[index...]
      let judged = rest.reduce(0) { $0 + $1.links.judged }
      return Cut(
        score: bands[index].from, kept: rest.reduce(0) { $0 + $1.accepted },
        found: rest.reduce(0) { $0 + $1.links.count },
        precision: judged < DecisionScore.least ? nil : ShareEstimate(rest.map(\.links)))
    }
  }

  /// The lowest cut that leaves at least a wanted share of right links; nil if none does.
  ///
  /// It is one from which on some links of each band are judged: what nobody has looked at is not recommended.
  ///
  /// - Parameter precision: the wanted share. The higher it is, the higher is the cut.
  public func cut(for precision: Double) -> Cut? {
    cuts.first { cut in
      guard cut.isOfAll, let estimate = cut.precision else { return false }
      return estimate.share >= precision
    }
  }

  /// The share of what is known to belong together that the program has found; nil if too few links are judged, some
  /// are in a band in which none is, or none was made by hand.
  ///
  /// Of all that belongs together it is that at most, for what nobody has looked for is not known.
  public var recall: (share: Double, interval: ClosedRange<Double>)? {
    guard manual > 0, let precision, precision.count == found else { return nil }
    func recall(_ share: Double) -> Double {
      let right = share * Double(precision.count)
      return right / (right + Double(manual))
    }
    return (
      recall(precision.share), recall(precision.interval.lowerBound)...recall(precision.interval.upperBound)
    )
  }

  /// The share of the judged contradictions that are real ones; nil if too few are judged.
  public var realContradictions: ShareEstimate? {
    let judged = contradictions.values.reduce(0, +)
    return judged < DecisionScore.leastOfBand
      ? nil : ShareEstimate(right: contradictions[.real, default: 0], of: judged)
  }
}
