import Basics

/// Which terms of two documents match, in both directions: what stands for a term in one direction need not do so in the other.
package struct PairMatches: Sendable {
  /// The matches of each document's terms.
  package let ofTerms: Sides<TermMatches>
  /// The matches of the second document's terms, by the terms of the first.
  let ofSecondByFirst: TermMatches

  /// Puts matches together.
  ///
  /// - Parameter ofSecondByFirst: the matches of the second document's terms, inverted.
  init(_ ofTerms: Sides<TermMatches>, ofSecondByFirst: TermMatches) {
    self.ofTerms = ofTerms
    self.ofSecondByFirst = ofSecondByFirst
  }
}
