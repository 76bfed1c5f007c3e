/// How many things of a kind there are, and where the first of them stand.
package struct PlacedCount: Sendable {
  /// So many places are kept.
  private static let most = 3

  /// How many there are.
  package private(set) var count = 0
  /// The places of the first of them.
  package private(set) var places: [InputError.Place] = []

  /// None.
  package init() {}

  /// Counts one more.
  ///
  /// - Parameter place: where it stands, which is asked for only if it is kept.
  package mutating func count(at place: @autoclosure () -> InputError.Place) {
    count += 1
    if places.count < PlacedCount.most { places.append(place()) }
  }

  /// Where the first stand, in parentheses after a space.
  package var firstPlaces: String {
    guard !places.isEmpty else { return "" }
    return " (at \(places.map(\.description).joined(separator: ", "))\(count > places.count ? " …" : ""))"
  }
}
