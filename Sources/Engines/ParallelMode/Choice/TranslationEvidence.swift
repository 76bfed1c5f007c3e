import Basics
import Foundation

/// What says that two texts are translations of one another, and not independent accounts.
///
/// Both are aligned in order by what is known before anything is learned from them, and so are the same sentences in an order of
/// chance: what the shuffled texts reach is what any two texts reach. In translations nearly all that sentences have in common stands
/// in one order; lengths go together; most letters stand in beads. In accounts, or where passages were moved, much stands
/// elsewhere. A logistic regression makes a probability of these (`ParallelWeights.Translation`).
public struct TranslationEvidence: Equatable, Sendable {
  /// How much of what the sentences have in common stands in one order, above chance: 0 as in shuffled texts, 1 all.
  public let order: Double
  /// What lengths say for a bead above chance, in log-odds.
  public let lengths: Double
  /// The share of the letters that stand in beads, 0…1, and how much more that is than in shuffled texts.
  public let linked: Double
  public let linkedAboveChance: Double
  /// The share of the letters that have no place in the order but seem to belong together in another, about 0…1.
  public let moved: Double
  /// Whether nothing tells the sentences apart, so that only their number is known.
  public let isBlank: Bool
  /// The probability that the texts are translations, 0…1.
  public let probability: Double

  /// Whether the texts are taken for translations.
  public var isTranslation: Bool { probability >= 0.5 }

  /// How far beads can be trusted, 0…1, where the texts themselves have taught nothing: if nothing says that they are translations,
  /// lengths alone would make a diagonal of any two texts.
  var trust: Double { max(TranslationEvidence.leastTrust, min(1, 2 * probability)) }
  private static let leastTrust = 0.05

  /// How many sentences are shuffled in all, and how often the same ones at most.
  private static let shuffledSentences = 240
  private static let mostShuffles = 12
  /// Where sentences have less in common with any other than this on average, in log-odds, nothing tells them apart.
  private static let leastInCommon = 0.05
  /// Of such texts the numbers of sentences decide: translations have nearly as many.
  private static let likeCounts = (least: 0.8, probability: 0.6, otherwise: 0.4)
  /// As much in common, in log-odds, is assumed to have been seen anywhere but in order; and so many beads of no length's evidence.
  private static let assumed = (inCommon: 1.0, beads: 4.0)

  /// Tries two documents.
  ///
  /// - Complexity: that of the first pass of `ParallelAligner` for long texts; a fixed number of cells besides.
  init(_ input: ParallelInput, _ sizes: BeadSizes, _ weights: ParallelWeights) {
    let texts = input.texts
    let model = BeadModel(texts, pairs: input.pairs, sizes: sizes, weights: weights)
    let gains = model.gains(
      texts.map { $0.sentenceFrequencies() }, sentences: texts.map(\.count), weights)
    self.init(texts, gains, model, weights) {
      let band = Band.narrow(texts, gains: gains.a, postings: texts.b.postings())
      let scores = BeadScores(texts, gains: gains, length: model.length, band: band, weights: weights)
      return BeadSearch(scores: scores, priors: model.priors, band: band).best()
    }
  }

  /// Tries two texts by what is known of their terms.
  ///
  /// - Parameter beads: an alignment of both texts; asked for only where they are long.
  init(
    _ texts: Sides<ParallelText>, _ gains: Sides<TermGains>, _ model: BeadModel, _ weights: ParallelWeights,
    beads: () -> [Bead]
  ) {
    let parts = TrialParts.parts(texts, beads: beads)
    var real = OrderTrial()
    var chance = OrderTrial()
    var generator = SplitMix64(seed: 19)
    for part in parts {
      let (a, b) = (texts.a.part(part.a), texts.b.part(part.b))
      real.add(OrderTrial(Sides(a, b), gains, model, weights))
      let times = max(
        1, min(TranslationEvidence.mostShuffles, TranslationEvidence.shuffledSentences / max(1, a.count)))
      for _ in 0..<times {
        let shuffled = texts.b.part(part.b.shuffled(using: &generator))
        chance.add(OrderTrial(Sides(a, shuffled), gains, model, weights), weight: 1 / Double(times))
      }
    }
    self.init(real, chance, texts.map(\.count), weights.translation)
  }

  /// Weighs what was found against chance.
  init(
    _ real: OrderTrial, _ chance: OrderTrial, _ counts: Sides<Int>, _ weights: ParallelWeights.Translation
  ) {
    let assumed = TranslationEvidence.assumed
    order =
      (real.inOrder - chance.inOrder) / (max(0, real.anywhere - chance.inOrder) + assumed.inCommon)
    lengths = (real.lengths - chance.lengths) / (real.beadCount + assumed.beads)
    linked = real.linked
    linkedAboveChance = real.linked - chance.linked
    moved = TranslationEvidence.moved(real)
    isBlank = real.anywhere < TranslationEvidence.leastInCommon * real.sentences
    let likeCounts = TranslationEvidence.likeCounts
    if isBlank {
      let ratio = Double(min(counts.a, counts.b)) / Double(max(1, counts.a, counts.b))
      probability = ratio >= likeCounts.least ? likeCounts.probability : likeCounts.otherwise
    } else {
      let odds =
        weights.bias + weights.order * order + weights.lengths * max(-1, min(1, lengths))
        + weights.linked * linked + weights.linkedAboveChance * linkedAboveChance + weights.moved * moved
      probability = 1 / (1 + exp(-odds))
    }
  }

  /// The share of nulls, times how near they come to what sentences of beads have in common, where 0 is what these have in common with
  /// sentences that are not beside them.
  private static func moved(_ real: OrderTrial) -> Double {
    guard real.letters.nulls > 0, real.letters.linked > 0 else { return 0 }
    let (own, elsewhere) = (real.inOrder / real.letters.linked, real.elsewhere / real.letters.linked)
    let nulls = real.amongNulls / real.letters.nulls
    let likeness = (nulls - elsewhere) / ((own - elsewhere).magnitude + 0.2 * own + 0.0001)
    return max(-1, min(2, likeness)) * (1 - real.linked)
  }
}
