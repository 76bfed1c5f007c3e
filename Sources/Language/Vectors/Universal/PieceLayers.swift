import VectorKernels

/// The layers over the pieces of sentences: the second convolutions, and the normalization of all that is known of each piece.
final class PieceLayers {
  typealias Lanes = NetworkWeights.Lanes

  /// A part of a sentence: so many pieces at most, from a multiple of that.
  struct Run {
    /// The sentence.
    let sentence: Int
    /// Its first and last piece, counted within the sentence.
    let range: Range<Int>

    /// How far around itself a piece is influenced by others.
    static let reach = 4
  }

  /// How many pieces a run has at most, and how many pieces runs have that are worked at together.
  static let block = 256

  private let features = LaneBuffer(rows: block, columns: EncoderShape.features)
  // A run has up to four rows more than pieces, of which there is one at least.
  private let first = LaneBuffer(rows: 5 * block, columns: EncoderShape.convolution)

  /// Makes for each run the sum of what is known of its pieces, normalized but for gain and shift.
  ///
  /// - Parameters:
  ///   - runs: with `block` pieces at most.
  ///   - sentences: the pieces of the sentences.
  ///   - pieces: what depends on pieces alone, of those in the runs and within `Run.reach` of them.
  ///   - sums: where the sum of each run goes.
  func apply(
    _ runs: ArraySlice<Run>, sentences: [[Int32]], _ pieces: PieceFeatures, _ weights: NetworkWeights,
    _ kernels: vk_instructions, sums: (Int) -> UnsafeMutablePointer<Lanes>
  ) {
    let convolution = EncoderShape.convolution / 16
    var row = 0
    for run in runs {
      for index in run.range {
        weights.embed(sentences[run.sentence][index], into: features.row(row))
        row += 1
      }
    }
    let count = row
    var part = 3 * convolution
    for (number, layer) in weights.convolutions.enumerated() {
      var windows: [UnsafePointer<Float>?] = []
      windows.reserveCapacity(count)
      var next = 0
      for run in runs {
        let sentence = sentences[run.sentence]
        for index in run.range.lowerBound - layer.before..<run.range.upperBound + layer.size - 1
          - layer.before
        {
          let target = first.row(next)
          if sentence.indices.contains(index) {
            firstConvolution(sentence, index, layer, number, part, pieces, target)
          } else {
            for lane in 0..<convolution { target[lane] = .zero }
          }
          next += 1
        }
        // The window of a piece begins as many rows after the run's first as the piece is after the run's first piece.
        let start = next - run.range.count - layer.size + 1
        for index in 0..<run.range.count { windows.append(UnsafePointer(first.floats(start + index))) }
      }
      vk_product(
        kernels, windows, count, layer.size * EncoderShape.convolution, layer.second,
        EncoderShape.convolution,
        layer.secondStart, features.floats(0) + layer.feature * 16, EncoderShape.features)
      for index in 0..<count {
        guard let window = windows[index] else { continue }
        let own = UnsafeRawPointer(window).assumingMemoryBound(to: Lanes.self) + layer.before * convolution
        let target = features.row(index) + layer.feature
        for lane in 0..<convolution { target[lane] = target[lane].positive + own[lane] }
      }
      part += layer.size * convolution
    }
    row = 0
    for (index, run) in runs.enumerated() {
      let sum = sums(index)
      for lane in 0..<features.width { sum[lane] = .zero }
      for _ in run.range {
        let source = features.row(row)
        let (mean, scale) = normalization(source, features.width)
        for lane in 0..<features.width { sum[lane] += (source[lane] - mean) * scale }
        row += 1
      }
    }
  }

  /// What the first convolution makes of the piece at an index, added to its projection.
  @inline(__always)
  private func firstConvolution(
    _ sentence: [Int32], _ index: Int, _ layer: NetworkWeights.Convolution, _ number: Int, _ part: Int,
    _ pieces: PieceFeatures, _ target: UnsafeMutablePointer<Lanes>
  ) {
    let convolution = EncoderShape.convolution / 16
    for lane in 0..<convolution { target[lane] = layer.firstStart[lane] }
    for place in 0..<layer.size {
      let other = index - layer.before + place
      guard sentence.indices.contains(other) else { continue }
      let source = pieces.rows.row(Int(pieces.rowOf[Int(sentence[other])])) + part + place * convolution
      for lane in 0..<convolution { target[lane] += source[lane] }
    }
    let own = pieces.rows.row(Int(pieces.rowOf[Int(sentence[index])])) + number * convolution
    for lane in 0..<convolution { target[lane] = target[lane].positive + own[lane] }
  }
}
