import Basics

/// The weights by which the signals of a comparison add up; see `Comparison`.
package struct ConflictWeights: Codable, Equatable {
  /// The log-odds that two statements are about one thing, when nothing speaks for it.
  let bias: Double
  /// For each unit of log-odds that the two sentences tell the same event.
  let sentences: Double
  /// For the words that match around both, within the sentence and close by; see `Surroundings.Match`.
  let words, nearWords: Double
  /// For the share of the words around that match.
  let coverage: Double
  /// For each unit of `Comparison.closeness`.
  let closeness: Double
  /// For log(1 + d), where d is what lies between two statements that differ: years, the logarithm of the ratio of two numbers, hours.
  package let years, ratio, hours: Double
  /// For two statements that agree.
  package let agreement: Double
  /// For two that agree, for each unit of the agreement's rarity; see `AgreementChances`.
  let rareAgreement: Double
  /// How much of the score the side decides whose statement has the better rivals; the other decides the rest.
  let weakerSide: Double
  /// For each of a contradiction's two statements that has a likelier one.
  let secondBest: Double
  /// For a contradiction both sides of which a third document tells.
  let toldBoth: Double
  /// For one between sentences that are not linked.
  let unlinked: Double

  /// The weights that come with the program.
  ///
  /// - Throws: `DecodingError` if the built-in file is damaged, which a test rules out.
  package static func builtIn() throws -> ConflictWeights {
    try WeightFile.decode(from: PackageResources.conflict_weights_json)
  }
}
