/// What neighbors say of each pair, given log-odds so far.
package struct PairContext {
  /// Pairs whose log-odds are above minus this take part in chains.
  private static let chainOffset: Float = 2

  /// What the surroundings of one pair say of it.
  package struct Surroundings: Sendable {
    /// Its `ChainSupport`.
    package let neighbors: Float
    /// Its log-odds by `EpisodePosterior`, when either document is followed in the other, added up.
    package let episodes: Float

    /// Makes surroundings; see the properties.
    package init(neighbors: Float, episodes: Float) {
      self.neighbors = neighbors
      self.episodes = episodes
    }
  }

  /// The `ChainSupport` of each pair.
  package let neighbors: [Float]
  /// The log-odds by `EpisodePosterior` of each pair, when either document is followed in the other, added up.
  package let episodes: [Float]

  /// The context of some pairs.
  ///
  /// - Parameter logOdds: those of each pair.
  /// - Complexity: that of `ChainSupport.support(_:strengths:)` and of `EpisodePosterior.posteriors(_:_:)`.
  package init(_ cells: PairCells, _ logOdds: [Float]) {
    neighbors = ChainSupport.support(cells, strengths: logOdds.map { $0 + PairContext.chainOffset })
    var episodes = EpisodePosterior.logOdds(cells, logOdds)
    let (turned, order) = cells.transposed()
    let followed = EpisodePosterior.logOdds(turned, order.map { logOdds[Int($0)] })
    for (value, at) in zip(followed, order) { episodes[Int(at)] += value }
    self.episodes = episodes
  }

  /// What is said of a pair, by its index among the pairs.
  package subscript(cell: Int) -> Surroundings {
    Surroundings(neighbors: neighbors[cell], episodes: episodes[cell])
  }
}
