import Dates
import Foundation

/// A quantity as far as it is evidence: equal ones in two sentences speak for a link.
struct ComparedQuantity: Hashable {
  private let dimension: Dates.Dimension
  /// The canonical value in so many significant digits that units of different systems agree.
  private let value: Double

  /// Whole numbers of less than this agree by chance, and so do ordinals: "Chapter 1" and "Book 1" prove nothing.
  private static let leastCount = 10.0

  /// Nil for a quantity that proves nothing.
  init?(_ quantity: Quantity) {
    let (value, dimension) = quantity.canonical
    if quantity.unit == nil {
      guard quantity.kind == .cardinal else { return nil }
      if value == value.rounded(), value.magnitude < ComparedQuantity.leastCount { return nil }
    }
    self.dimension = dimension
    guard value != 0 else {
      self.value = 0
      return
    }
    let scale = pow(10, 2 - floor(log10(value.magnitude)))
    self.value = (value * scale).rounded() / scale
  }
}
