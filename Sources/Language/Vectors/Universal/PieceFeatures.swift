import VectorKernels

/// What of a sentence's network depends on each piece alone: its projection, and what that adds to each place of the first convolutions.
///
/// Most pieces of a text are a few thousand ones that come again and again, so these are kept and reckoned once: that saves more than half of all
/// work. When there is no room, the pieces make way that are not needed now.
///
/// Threads may read it at once, and make different pieces at once; `makeRoom` is called by one alone.
final class PieceFeatures: @unchecked Sendable {
  /// How many pieces are kept.
  static let capacity = 1536
  /// The numbers of a piece: three projections, and 2 + 3 + 5 parts of convolutions.
  static let columns = (3 + 2 + 3 + 5) * EncoderShape.convolution

  /// The rows of the pieces that are kept.
  let rows = LaneBuffer(rows: capacity, columns: columns)
  /// The row of each piece; -1 for none.
  let rowOf: UnsafeMutableBufferPointer<Int32>
  private var pieceOf = [Int32](repeating: -1, count: capacity)
  /// The batch that needed each row last, and the batch of now.
  private var lastBatch = [Int](repeating: 0, count: capacity)
  private var batch = 0
  private var hand = 0

  init() {
    rowOf = .allocate(capacity: EncoderShape.pieces)
    rowOf.initialize(repeating: -1)
  }

  deinit { rowOf.deallocate() }

  /// Gives each of some pieces a row.
  ///
  /// - Parameter needed: different pieces, `capacity` at most.
  /// - Returns: those whose features must be made, in `rowOf`.
  func makeRoom(for needed: [Int32]) -> [Int32] {
    batch += 1
    var missing: [Int32] = []
    for piece in needed {
      let row = rowOf[Int(piece)]
      if row >= 0 { lastBatch[Int(row)] = batch } else { missing.append(piece) }
    }
    for piece in missing {
      while lastBatch[hand] == batch { hand = (hand + 1) % PieceFeatures.capacity }
      if pieceOf[hand] >= 0 { rowOf[Int(pieceOf[hand])] = -1 }
      pieceOf[hand] = piece
      rowOf[Int(piece)] = Int32(truncatingIfNeeded: hand)
      lastBatch[hand] = batch
    }
    return missing
  }

  /// How many pieces are made at once.
  static let block = 64

  /// Makes the features of some pieces that have a row, `block` at most.
  func make(
    _ pieces: ArraySlice<Int32>, _ weights: NetworkWeights, _ kernels: vk_instructions, _ scratch: Scratch
  ) {
    let convolution = EncoderShape.convolution
    for (index, piece) in pieces.enumerated() { weights.embed(piece, into: scratch.embeddings.row(index)) }
    let embeddings = (0..<pieces.count).map { UnsafePointer<Float>?(scratch.embeddings.floats($0)) }
    vk_product(
      kernels, embeddings, pieces.count, EncoderShape.width, weights.projection, 3 * convolution,
      weights.projectionStart, scratch.projections.floats(0), 3 * convolution)
    let lanes = 3 * convolution / 16
    for (index, piece) in pieces.enumerated() {
      let source = scratch.projections.row(index)
      let target = rows.row(Int(rowOf[Int(piece)]))
      let (mean, scale) = normalization(source, lanes)
      for lane in 0..<lanes {
        target[lane] =
          (source[lane] - mean) * scale * weights.projectionGain[lane] + weights.projectionShift[lane]
      }
    }
    var part = 3 * convolution
    for (index, layer) in weights.convolutions.enumerated() {
      let sources = pieces.map { piece in
        UnsafePointer<Float>?(rows.floats(Int(rowOf[Int(piece)])) + index * convolution)
      }
      let columns = layer.size * convolution
      vk_product(
        kernels, sources, pieces.count, convolution, layer.first, columns, nil, scratch.parts.floats(0),
        columns)
      for (row, piece) in pieces.enumerated() {
        (rows.floats(Int(rowOf[Int(piece)])) + part).update(
          from: scratch.parts.floats(0) + row * columns, count: columns)
      }
      part += columns
    }
  }

  /// What a thread needs to make features.
  final class Scratch {
    let embeddings = LaneBuffer(rows: block, columns: EncoderShape.width)
    let projections = LaneBuffer(rows: block, columns: 3 * EncoderShape.convolution)
    let parts = LaneBuffer(rows: block, columns: 5 * EncoderShape.convolution)
  }
}
