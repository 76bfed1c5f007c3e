import VectorKernels

/// The layers over a sentence: from the sum of what its pieces are to its vector.
final class SentenceLayers {
  /// How many sentences go through them at once.
  static let block = 64

  private let means = LaneBuffer(rows: block, columns: EncoderShape.width)
  private let hidden0 = LaneBuffer(rows: block, columns: EncoderShape.hidden)
  private let hidden1 = LaneBuffer(rows: block, columns: EncoderShape.hidden)
  private let bypass1 = LaneBuffer(rows: block, columns: EncoderShape.hidden)
  private let hidden2 = LaneBuffer(rows: block, columns: EncoderShape.width)
  private let output = LaneBuffer(rows: block, columns: EncoderShape.width)
  private let bypass3 = LaneBuffer(rows: block, columns: EncoderShape.width)

  /// Makes the vectors of some sentences, `block` at most.
  ///
  /// - Parameters:
  ///   - sums: for each the sum of the features of its pieces, normalized.
  ///   - counts: how many pieces each has.
  ///   - store: called with the number of each sentence, and its vector before it has the length 1.
  func apply(
    _ sums: [UnsafePointer<Float>?], counts: [Int], _ weights: NetworkWeights, _ kernels: vk_instructions,
    store: (Int, UnsafeBufferPointer<Float>) -> Void
  ) {
    let (width, hidden, count) = (EncoderShape.width, EncoderShape.hidden, sums.count)
    vk_product(kernels, sums, count, EncoderShape.features, weights.sum, width, nil, means.floats(0), width)
    for (index, pieces) in counts.enumerated() {
      let mean = means.floats(index)
      let scale = 1 / Float(pieces).squareRoot()
      for column in 0..<width {
        mean[column] = (mean[column] + Float(pieces) * weights.sumStart[column]) * scale
      }
    }
    func multiply(_ input: LaneBuffer, _ inner: Int, _ matrix: UnsafePointer<Float>, _ result: LaneBuffer) {
      let rows = (0..<count).map { UnsafePointer<Float>?(input.floats($0)) }
      vk_product(
        kernels, rows, count, inner, matrix, result.width * 16, nil, result.floats(0), result.width * 16)
    }
    func each(_ buffer: LaneBuffer, _ body: (Int) -> Void) {
      for index in 0..<count * buffer.width { body(index) }
    }
    multiply(means, width, weights.dense0, hidden0)
    each(hidden0) { hidden0.start[$0] = hidden0.start[$0].positive }
    multiply(means, width, weights.bypass1, bypass1)
    multiply(hidden0, hidden, weights.dense1, hidden1)
    each(hidden1) { hidden1.start[$0] = (hidden1.start[$0] + bypass1.start[$0]).positive }
    multiply(hidden1, hidden, weights.dense2, hidden2)
    each(hidden2) { hidden2.start[$0] = hidden2.start[$0].positive }
    multiply(hidden1, hidden, weights.bypass3, bypass3)
    multiply(hidden2, width, weights.dense3, output)
    for index in 0..<count {
      let row = output.floats(index)
      let other = bypass3.floats(index)
      for column in 0..<width { row[column] = HyperbolicTangent.of(other[column] + row[column]) }
      store(index, UnsafeBufferPointer(start: row, count: width))
    }
  }
}
