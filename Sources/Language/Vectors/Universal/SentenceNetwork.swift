import VectorKernels

/// The network from pieces to vectors, and what is kept of one call for the next.
///
/// Sentences are cut into runs of pieces. Of a batch of them the pieces that are new are made first, then runs, then sentences, each by as many
/// threads as are wanted. Every number depends on its sentence alone: the order of its sum is that of the pieces.
final class SentenceNetwork {
  /// How many pieces a batch has at most.
  private static let batch = 8192

  private let weights: NetworkWeights
  private let kernels: vk_instructions
  private let pieces = PieceFeatures()
  /// In which batch each piece was needed last.
  private var neededIn = [Int32](repeating: 0, count: EncoderShape.pieces)
  private var number: Int32 = 0

  init(_ weights: NetworkWeights, _ instructions: Instructions) {
    self.weights = weights
    kernels = instructions.kernels
  }

  /// The vectors of sentences that are cut into pieces, not brought to length 1, row by row.
  func encode(_ sentences: [[Int32]], threads: Int) -> [Float] {
    let width = EncoderShape.width
    var vectors = [Float](repeating: 0, count: sentences.count * width)
    let runs = SentenceNetwork.runs(sentences)
    // The sum so far of the sentence that the batch before has ended in.
    var carried: LaneBuffer?
    var start = 0
    while start < runs.count {
      let (end, needed) = takeBatch(runs, from: start, sentences)
      makePieces(pieces.makeRoom(for: needed), threads: threads)
      let sums = sum(runs[start..<end], sentences, threads: threads)
      // Runs of one sentence are added up in their order; whole sentences go on.
      let first = runs[start].sentence
      let last = runs[end - 1].sentence
      let isLastOpen = end < runs.count && runs[end].sentence == last
      let totals = LaneBuffer(rows: last - first + 1, columns: EncoderShape.features)
      var isBegun = [Bool](repeating: false, count: last - first + 1)
      func add(_ source: UnsafeMutablePointer<NetworkWeights.Lanes>, to index: Int) {
        let total = totals.row(index)
        for lane in 0..<totals.width {
          total[lane] = isBegun[index] ? total[lane] + source[lane] : source[lane]
        }
        isBegun[index] = true
      }
      if let carried { add(carried.row(0), to: 0) }
      for index in start..<end { add(sums.row(index - start), to: runs[index].sentence - first) }
      carried = nil
      if isLastOpen {
        let rest = LaneBuffer(rows: 1, columns: EncoderShape.features)
        rest.row(0).update(from: totals.row(last - first), count: totals.width)
        carried = rest
      }
      finish(totals, first..<(isLastOpen ? last : last + 1), sentences, threads: threads, into: &vectors)
      start = end
    }
    return vectors
  }

  /// Sentences as runs, in their order.
  private static func runs(_ sentences: [[Int32]]) -> [PieceLayers.Run] {
    sentences.enumerated().flatMap { sentence, pieces in
      stride(from: 0, to: pieces.count, by: PieceLayers.block).map {
        PieceLayers.Run(sentence: sentence, range: $0..<min($0 + PieceLayers.block, pieces.count))
      }
    }
  }

  /// How far a batch goes: as long as there is room for what it needs of pieces, and which these are.
  private func takeBatch(
    _ runs: [PieceLayers.Run], from start: Int, _ sentences: [[Int32]]
  ) -> (end: Int, needed: [Int32]) {
    number += 1
    var needed: [Int32] = []
    var count = 0
    var end = start
    while end < runs.count {
      let run = runs[end]
      let sentence = sentences[run.sentence]
      let before = needed.count
      let reach = PieceLayers.Run.reach
      for index in max(0, run.range.lowerBound - reach)..<min(sentence.count, run.range.upperBound + reach)
      where neededIn[Int(sentence[index])] != number {
        neededIn[Int(sentence[index])] = number
        needed.append(sentence[index])
      }
      count += run.range.count
      if end > start, needed.count > PieceFeatures.capacity || count > SentenceNetwork.batch {
        needed.removeLast(needed.count - before)
        break
      }
      end += 1
    }
    return (end, needed)
  }

  private func makePieces(_ missing: [Int32], threads: Int) {
    let block = PieceFeatures.block
    // Each part writes rows of its own.
    let (pieces, weights, kernels) = (pieces, weights, kernels)
    Threads.forEach((missing.count + block - 1) / block, threads: threads, state: { PieceFeatures.Scratch() })
    {
      part, scratch in
      pieces.make(
        missing[part * block..<min((part + 1) * block, missing.count)], weights, kernels, scratch)
    }
  }

  /// The sums of runs.
  private func sum(
    _ runs: ArraySlice<PieceLayers.Run>, _ sentences: [[Int32]], threads: Int
  ) -> LaneBuffer {
    let sums = LaneBuffer(rows: runs.count, columns: EncoderShape.features)
    // Short runs are worked at together.
    var parts: [Range<Int>] = []
    var count = 0
    for index in runs.indices {
      let length = runs[index].range.count
      if let last = parts.last, count + length <= PieceLayers.block {
        parts[parts.count - 1] = last.lowerBound..<index + 1
        count += length
      } else {
        parts.append(index..<index + 1)
        count = length
      }
    }
    let (pieces, weights, kernels, first, groups) = (
      pieces, weights, kernels, runs.startIndex, parts
    )
    Threads.forEach(groups.count, threads: threads, state: { PieceLayers() }) { part, layers in
      let group = groups[part]
      layers.apply(runs[group], sentences: sentences, pieces, weights, kernels) {
        sums.row(group.lowerBound - first + $0)
      }
    }
    return sums
  }

  /// Makes the vectors of sentences whose sums are whole.
  private func finish(
    _ totals: LaneBuffer, _ range: Range<Int>, _ sentences: [[Int32]], threads: Int,
    into vectors: inout [Float]
  ) {
    let block = SentenceLayers.block
    let width = EncoderShape.width
    let (weights, kernels) = (weights, kernels)
    vectors.withUnsafeMutableBufferPointer { vectors in
      // Each part writes rows of its own.
      nonisolated(unsafe) let vectors = vectors
      Threads.forEach((range.count + block - 1) / block, threads: threads, state: { SentenceLayers() }) {
        part, layers in
        let own =
          range.lowerBound + part * block..<min(range.lowerBound + (part + 1) * block, range.upperBound)
        for sentence in own {
          let row = totals.row(sentence - range.lowerBound)
          let count = Float(sentences[sentence].count)
          for lane in 0..<totals.width {
            row[lane] = row[lane] * weights.gain[lane] + weights.shift[lane] * count
          }
        }
        layers.apply(
          own.map { UnsafePointer<Float>?(totals.floats($0 - range.lowerBound)) },
          counts: own.map { sentences[$0].count }, weights, kernels
        ) { index, vector in
          let target = (own.lowerBound + index) * width
          for column in 0..<width { vectors[target + column] = vector[column] }
        }
      }
    }
  }
}
