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
  /// The share of the letters that stand in beads, 0…1.
  public let linked: Double
  /// How much more that is than in shuffled texts.
  public let linkedAboveChance: Double
  /// The share of the letters that have no place in the order but seem to belong together in another, about 0…1.
  public let moved: Double
  /// How many more words than by chance find the translation beside them that the other half of the beads teaches, as a share; see
  /// `LearningCheck`.
  public let learned: Double
  /// Whether dictionaries have words of both texts: the order of what they have in common says more then.
  public let hasDictionary: Bool
  /// Whether nothing tells the sentences apart, so that only their number is known.
  public let isBlank: Bool
  /// The probability that the texts are translations, 0…1.
  public private(set) var probability: Double

  /// Whether the texts are taken for translations.
  public var isTranslation: Bool { probability >= 0.5 }

  /// How far beads can be trusted, 0…1, where the texts themselves have taught nothing: if nothing says that they are translations,
  /// lengths alone would make a diagonal of any two texts.
  var trust: Double { max(TranslationEvidence.leastTrust, min(1, 2 * probability)) }
  private static let leastTrust = 0.05

  /// Accounts of one life teach their names: what is learned to this share says nothing.
  private static let learnedByAccounts = 0.1
  /// What fewer sentences teach says less.
  private static let manySentences = 100.0
  /// So many beads show what can be learned.
  private static let mostPassages = 1_000
  /// Fewer beads and nulls than these are not halved.
  private static let leastHalved = 60
  /// How many sentences are shuffled in all, and how often the same ones at most.
  private static let shuffledSentences = 240
  private static let mostShuffles = 12
  /// Where sentences have less in common with any other than this on average, in log-odds, nothing tells them apart.
  private static let leastInCommon = 0.05
  /// Of such texts the numbers of sentences decide: translations have nearly as many.
  private static let likeCounts = (least: 0.8, probability: 0.6, otherwise: 0.4)
  /// As much in common, in log-odds, is assumed to have been seen anywhere but in order; and so many beads of no length's evidence.
  private static let assumed = (inCommon: 1.0, beads: 4.0)

  /// Tries two texts.
  ///
  /// Where they are long, what half of a first alignment teaches is used for the other half, and the other way round: nothing
  /// is found right by what was learned from it.
  ///
  /// - Complexity: a fixed number of cells and beads, besides O(size of the texts).
  init(
    _ texts: Sides<ParallelText>, _ pairs: TermPairs, _ first: FirstAlignment, _ weights: ParallelWeights
  ) {
    let (frequencies, counts, beads) = (first.frequencies, texts.map(\.count), first.beads)
    let unexplained = pairs.unexplained(in: beads, texts, frequencies, weights: weights)
    let learned = LearningCheck(unexplained, most: TranslationEvidence.mostPassages).rate

    var trials = Trials()
    if beads.count < TranslationEvidence.leastHalved {
      trials.add(texts, beads, first.gains, first.model, weights)
    } else {
      let halves = BeadHalves(BeadHalves.sample(of: beads))
      for (half, other) in [(halves.odd, halves.even), (halves.even, halves.odd)] {
        let taught = first.model.estimated(from: other, texts, frequencies, weights)
        let parts = Sides(texts.a.part(half.flatMap(\.a)), texts.b.part(half.flatMap(\.b)))
        trials.add(
          parts, BeadHalves.closedUp(half), taught.gains(frequencies, sentences: counts, weights), taught,
          weights)
      }
    }
    self.init(
      trials, learned: learned, comparesLengths: first.sizes.expected == Sides(1, 1),
      hasDictionary: TranslationEvidence.hasDictionary(texts.a, pairs), counts, weights.translation)
  }

  /// Tries two texts by what is known of their terms already.
  ///
  /// - Parameter beads: an alignment of both.
  init(
    _ texts: Sides<ParallelText>, _ gains: Sides<TermGains>, _ model: BeadModel, _ weights: ParallelWeights,
    beads: [Bead], learned: Double
  ) {
    var trials = Trials()
    trials.add(texts, beads, gains, model, weights)
    self.init(
      trials, learned: learned, comparesLengths: true,
      hasDictionary: TranslationEvidence.hasDictionary(texts.a, model.pairs), texts.map(\.count),
      weights.translation)
  }

  /// What parts of texts reach in their order and shuffled.
  private struct Trials {
    var real = OrderTrial()
    var chance = OrderTrial()
    private var generator = SplitMix64(seed: 19)

    mutating func add(
      _ texts: Sides<ParallelText>, _ beads: [Bead], _ gains: Sides<TermGains>, _ model: BeadModel,
      _ weights: ParallelWeights
    ) {
      for part in TrialParts.parts(texts, beads: beads) {
        let (a, b) = (texts.a.part(part.a), texts.b.part(part.b))
        var coverage: Coverage?
        real.add(OrderTrial(Sides(a, b), gains, model, weights) { coverage = $0 })
        let times = max(
          1, min(TranslationEvidence.mostShuffles, TranslationEvidence.shuffledSentences / max(1, a.count)))
        for _ in 0..<times {
          let order = part.b.shuffled(using: &generator)
          // How far a sentence is covered by the first text does not depend on where it stands itself.
          let known = coverage.map { Coverage($0, order: order.map { $0 - part.b.lowerBound }) }
          chance.add(
            OrderTrial(Sides(a, texts.b.part(order)), gains, model, weights, coverageOfSecond: known),
            weight: 1 / Double(times))
        }
      }
    }
  }

  /// The same with the probability that lies between its own and that of other evidence: the mean of the log-odds of both.
  func averaged(with other: TranslationEvidence) -> TranslationEvidence {
    func odds(_ probability: Double) -> Double {
      let (least, most) = TranslationEvidence.distinguished
      let probability = max(least, min(most, probability))
      return log(probability / (1 - probability))
    }
    var result = self
    let mean = (odds(probability) + odds(other.probability)) / 2
    result.probability = 1 / (1 + exp(-mean))
    return result
  }

  /// Probabilities beyond these are no surer.
  private static let distinguished = (least: 0.001, most: 0.999)

  /// Weighs what was found against chance.
  private init(
    _ trials: Trials, learned: Double, comparesLengths: Bool, hasDictionary: Bool, _ counts: Sides<Int>,
    _ weights: ParallelWeights.Translation
  ) {
    self.hasDictionary = hasDictionary
    let (real, chance) = (trials.real, trials.chance)
    self.learned = learned
    let assumed = TranslationEvidence.assumed
    func order(_ side: KeyPath<Sides<Double>, Double>) -> Double {
      (real.inOrder[keyPath: side] - chance.inOrder[keyPath: side])
        / (max(0, real.anywhere[keyPath: side] - chance.inOrder[keyPath: side]) + assumed.inCommon)
    }
    self.order = (order(\.a) + order(\.b)) / 2
    // Where a line holds a paragraph, lengths fit chance as well.
    lengths =
      comparesLengths ? (real.lengths - chance.lengths) / (real.beadCount + assumed.beads) : 0
    linked = (real.linked.a + real.linked.b) / 2
    linkedAboveChance = linked - (chance.linked.a + chance.linked.b) / 2
    moved = TranslationEvidence.moved(real)
    isBlank = real.anywhere.a + real.anywhere.b < TranslationEvidence.leastInCommon * real.sentences
    let likeCounts = TranslationEvidence.likeCounts
    if isBlank {
      let ratio = Double(min(counts.a, counts.b)) / Double(max(1, counts.a, counts.b))
      probability = ratio >= likeCounts.least ? likeCounts.probability : likeCounts.otherwise
    } else {
      let parts: [Double] = [
        weights.bias, weights.order * self.order, weights.lengths * max(-1, min(1, lengths)),
        weights.linked * linked, weights.linkedAboveChance * linkedAboveChance, weights.moved * moved,
        weights.learned * max(0, learned - TranslationEvidence.learnedByAccounts)
          * min(1, Double(min(counts.a, counts.b)) / TranslationEvidence.manySentences),
      ]
      let ofDictionary = hasDictionary ? weights.dictionary + weights.orderWithDictionary * self.order : 0
      let odds = parts.reduce(ofDictionary, +)
      probability = 1 / (1 + exp(-odds))
    }
  }

  /// Whether dictionaries have a good part of a text's words.
  private static func hasDictionary(_ text: ParallelText, _ pairs: TermPairs) -> Bool {
    let isKnown = (0..<pairs.matches.a.count).map { term in
      pairs.matches.a[term].contains { $0.kind == .dictionary }
    }
    let known = text.terms.values.count { isKnown[Int($0)] }
    return Double(known) > leastKnown * Double(text.terms.values.count)
  }

  /// The share of words that a dictionary of the texts' languages has at least.
  private static let leastKnown = 0.1

  /// The share of nulls, times how near they come to what sentences of beads have in common, where 0 is what these have in common with
  /// sentences that are not beside them.
  private static func moved(_ real: OrderTrial) -> Double {
    let linked = real.linkedLetters.a + real.linkedLetters.b
    let nullLetters = real.nullLetters.a + real.nullLetters.b
    guard nullLetters > 0, linked > 0 else { return 0 }
    let (own, elsewhere) = ((real.inOrder.a + real.inOrder.b) / linked, real.elsewhere / linked)
    let nulls = real.amongNulls / nullLetters
    let likeness = (nulls - elsewhere) / ((own - elsewhere).magnitude + 0.2 * own + 0.0001)
    return max(-1, min(2, likeness)) * nullLetters / (linked + nullLetters)
  }
}
