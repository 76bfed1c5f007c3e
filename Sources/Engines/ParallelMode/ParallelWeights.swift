import Basics

/// What the parallel aligner assumes of texts before it has seen them, and how far it trusts each kind of evidence.
public struct ParallelWeights: Codable, Equatable, Sendable {
  /// How often a term finds a match in its translation, by how the match is known.
  public var dictionaryHit, spellingHit, identityHit, inducedHit, anchorHit: Double
  /// How many occurrences these count for when they are estimated from an alignment.
  public var hitStrength: Double
  /// Terms whose matches stand in a larger share of sentences are left out.
  public var commonest: Double
  /// Terms that stand in a larger share of sentences take no part in learning.
  public var commonestLearnt: Double
  /// The weight of what terms, lengths and sentence counts say.
  public var terms, length, sentenceCounts: Double
  /// What is assumed where there are sentence vectors.
  public var vectors: Vectors
  /// The variance of the logarithm of the ratio of lengths.
  public var lengthFloor, lengthPerLetter: Double
  /// How much rarer a bead is with each sentence above two.
  public var merge: Double
  /// The probability that a null follows a bead, and that one follows a null.
  public var nullAfterBead, nullAfterNull: Double
  /// How many beads these count for when they are estimated from an alignment.
  public var priorStrength: Double
  /// How likely the number of sentences a line seems to hold differs by one from its translation's.
  public var sentenceCountDifference: Double
  /// The weight of a learned translation, as a power of its probability.
  public var inducedPower: Double

  /// What all evidence is divided by where probabilities are asked for, since its parts are not independent.
  public var temperature: Double

  /// What makes the log-odds that two texts are translations; see the figures of the same names in `TranslationEvidence`.
  public var translation: Translation

  /// What sentence vectors say, and the figures that take the place of those of the same names beside them.
  public struct Vectors: Codable, Equatable, Sendable {
    /// The weight of what vectors say, and the least that they say of a sentence, in log-odds.
    public var weight, least: Double
    /// What the deviation of the cosines of translations is multiplied by.
    public var spread: Double
    /// See `ParallelWeights`.
    public var terms, length, nullAfterNull, temperature: Double
  }

  /// The weights of a logistic regression.
  public struct Translation: Codable, Equatable, Sendable {
    /// The log-odds where all figures are 0.
    public var bias: Double
    /// What a figure of 1 adds.
    public var order, lengths, linked, linkedAboveChance, moved, learned: Double
    /// What is added where dictionaries have words of both texts, and for the order besides.
    public var dictionary, orderWithDictionary: Double
  }

  /// The weights for two texts: others if there are vectors of both.
  func suited(to texts: Sides<ParallelText>) -> ParallelWeights {
    guard texts.a.vectors != nil, texts.b.vectors != nil else { return self }
    var weights = self
    weights.terms = vectors.terms
    weights.length = vectors.length
    weights.nullAfterNull = vectors.nullAfterNull
    weights.temperature = vectors.temperature
    return weights
  }

  /// The weights that come with the program; they are read once.
  ///
  /// - Throws: `DecodingError` if the built-in file is damaged, which a test rules out.
  public static func builtIn() throws -> ParallelWeights { try fromFile.get() }

  private static let fromFile = Result<ParallelWeights, any Error> {
    try WeightFile.decode(from: PackageResources.parallel_weights_json)
  }
}
