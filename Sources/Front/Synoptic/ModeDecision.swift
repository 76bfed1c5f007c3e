import Foundation
import ParallelMode

/// Whether two documents are taken for translations, and what says so.
public struct ModeDecision: Equatable, Sendable {
  /// The ids of the documents.
  public let a, b: String
  /// What says for a translation and against it.
  public let evidence: TranslationEvidence

  /// The probability that the documents are translations of one another, 0…1.
  public var probability: Double { evidence.probability }
  /// Whether the documents are taken for translations.
  public var isTranslation: Bool { evidence.isTranslation }
  /// Whether it is likely to be right: the other way is at most as probable as `leastSure`.
  public var isSure: Bool { min(probability, 1 - probability) < ModeDecision.leastSure }

  /// What is not sure is said.
  private static let leastSure = 0.2

  /// The decision of several documents, by all pairs: the mean of their log-odds, unless one pair is surely no translation.
  static func areTranslations(_ decisions: [ModeDecision]) -> Bool {
    guard !decisions.contains(where: { !$0.isTranslation && $0.isSure }) else { return false }
    let odds = decisions.reduce(0) { sum, decision in
      let probability = max(0.001, min(0.999, decision.probability))
      return sum + log(probability / (1 - probability))
    }
    return odds >= 0
  }
}
