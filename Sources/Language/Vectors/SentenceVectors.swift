import Basics

/// Unit vectors of sentences as one flat matrix, a row for each sentence.
///
/// Elements are multiples of 2⁻¹⁴, kept in 16 bits: what two processors or two builds of a server compute differently in the last bits is the
/// same here, and the cosine of two rows is exact, so that nothing depends on the order in which it is added up. That changes a cosine by less
/// than 0.0001.
public struct SentenceVectors: Equatable, Sendable {
  /// What the element 1 is kept as.
  public static let unit: Float = 16_384
  /// The longest vectors that are taken, in elements.
  public static let largestDimension = 1 << 14

  /// How many vectors there are.
  public let count: Int
  /// How many elements a vector has; 0 if there are no vectors and nothing is known of them.
  public let dimension: Int
  /// All elements, row by row, in units of 2⁻¹⁴.
  public private(set) var elements: [Int16]

  /// No vectors.
  public static let empty = SentenceVectors(dimension: 0, elements: [])

  /// Vectors whose elements are kept already.
  ///
  /// - Parameter elements: rows of `dimension` elements each; what is more than whole rows is left out.
  package init(dimension: Int, elements: [Int16]) {
    self.dimension = max(0, dimension)
    count = dimension > 0 ? elements.count / dimension : 0
    self.elements = elements
    if count * self.dimension < elements.count {
      self.elements.removeLast(elements.count - count * self.dimension)
    }
  }

  /// An element as a number from -1 to 1.
  public subscript(row: Int, column: Int) -> Float {
    Float(elements[row * dimension + column]) / SentenceVectors.unit
  }

  /// The elements of a row, in units of 2⁻¹⁴.
  public func row(_ index: Int) -> ArraySlice<Int16> { elements[index * dimension..<(index + 1) * dimension] }

  /// The rows of some indexes, in that order.
  ///
  /// - Complexity: O(`indexes.count` · `dimension`).
  public func rows(_ indexes: [Int]) -> SentenceVectors {
    var chosen: [Int16] = []
    chosen.reserveCapacity(indexes.count * dimension)
    for index in indexes { chosen += row(index) }
    return SentenceVectors(dimension: dimension, elements: chosen)
  }

  /// The rows of a range.
  public func rows(_ range: Range<Int>) -> SentenceVectors {
    SentenceVectors(
      dimension: dimension,
      elements: Array(elements[range.lowerBound * dimension..<range.upperBound * dimension]))
  }
}

extension [Int16] {
  /// Appends a vector at the length 1, rounded.
  ///
  /// - Returns: false, and nothing is appended, if it has no direction: it is 0, or an element is not finite.
  package mutating func appendUnit(_ vector: UnsafeBufferPointer<Float>) -> Bool {
    var squares = 0.0
    for element in vector { squares += Double(element) * Double(element) }
    guard squares.isFinite, squares > 0 else { return false }
    let scale = Double(SentenceVectors.unit) / squares.squareRoot()
    for element in vector { append(Int16((Double(element) * scale).rounded(.toNearestOrEven))) }
    return true
  }
}
