/// Memory for rows of numbers, sixteen of them in each element, that is used again and again.
///
/// Threads may use different rows at once.
final class LaneBuffer: @unchecked Sendable {
  typealias Lanes = NetworkWeights.Lanes

  /// The first element.
  let start: UnsafeMutablePointer<Lanes>
  /// How many elements a row has.
  let width: Int

  /// Memory for some rows of `columns` numbers, a multiple of 16, in which there may be anything.
  init(rows: Int, columns: Int) {
    width = columns / 16
    start = .allocate(capacity: max(1, rows * width))
  }

  deinit { start.deallocate() }

  /// A row.
  func row(_ index: Int) -> UnsafeMutablePointer<Lanes> { start + index * width }

  /// A row, number by number.
  func floats(_ index: Int) -> UnsafeMutablePointer<Float> {
    UnsafeMutableRawPointer(row(index)).assumingMemoryBound(to: Float.self)
  }
}

/// Brings a row to mean 0 and variance 1, as far as the variance is not 0.
///
/// - Returns: the mean, and what differences from it are multiplied with.
func normalization(_ row: UnsafeMutablePointer<NetworkWeights.Lanes>, _ count: Int) -> (
  mean: Float, scale: Float
) {
  var sum = NetworkWeights.Lanes.zero
  for index in 0..<count { sum += row[index] }
  let mean = sum.total / Float(count * 16)
  var squares = NetworkWeights.Lanes.zero
  for index in 0..<count {
    let difference = row[index] - mean
    squares += difference * difference
  }
  let variance = squares.total / Float(count * 16)
  return (mean, 1 / (variance + EncoderShape.epsilon).squareRoot())
}
