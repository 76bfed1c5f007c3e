import Basics
import Foundation

/// Where vectors come from: an encoder, and what is kept of it.
public struct VectorSource: Sendable {
  /// The encoder.
  public let encoder: any SentenceEncoder
  /// What is kept; nil if nothing is.
  public let cache: VectorCache?
  /// How many processors may be used.
  public let threads: Int
  /// What was made last, in memory; nil if nothing is kept there.
  private let recent: RecentValues<SentenceKey, [Int16]>?

  /// A source.
  ///
  /// - Parameters:
  ///   - encoder: the encoder.
  ///   - cache: what is kept on the disk; nil if nothing is.
  ///   - threads: how many processors may be used; nil for all.
  ///   - recent: of how many sentences vectors are kept in memory, for documents that stand in several sets.
  public init(
    _ encoder: any SentenceEncoder, cache: VectorCache? = nil, threads: Int? = nil, recent: Int = 0
  ) {
    self.encoder = encoder
    self.recent = recent > 0 && encoder.isKept ? RecentValues(most: recent) : nil
    self.cache = encoder.isKept ? cache : nil
    self.threads = max(1, threads ?? ProcessInfo.processInfo.activeProcessorCount)
  }

  /// Vectors, and how they were come by.
  public struct Result: Sendable {
    /// The vectors, a row for each sentence.
    public let vectors: SentenceVectors
    /// How many different sentences were encoded now; all others were kept, or occur twice.
    public let encoded: Int
    /// Why vectors could not be kept; nil if all is well.
    public let cacheProblem: InputError?
  }

  /// The vectors of some sentences, a row each, in their order.
  ///
  /// Equal sentences are encoded once, and what is kept is not encoded.
  ///
  /// - Parameters:
  ///   - sentences: the sentences.
  ///   - progress: called with how many of the sentences to be encoded are done, and how many there are.
  /// - Throws: `InputError` if vectors cannot be had of all of them; what `progress` throws; `CancellationError` if the task it runs in is cancelled.
  public func vectors(
    of sentences: [String], progress: VectorProvider.Progress = { _, _ in }
  ) throws -> Result {
    guard encoder.isKept else {
      return Result(
        vectors: try encoder.encode(sentences, threads: threads), encoded: sentences.count, cacheProblem: nil)
    }
    // The different sentences, in the order of their first places.
    var numbers: [SentenceKey: Int] = [:]
    var keys: [SentenceKey] = []
    var texts: [String] = []
    var order: [Int] = []
    order.reserveCapacity(sentences.count)
    for sentence in sentences {
      let key = SentenceKey(sentence)
      if let number = numbers[key] {
        order.append(number)
      } else {
        numbers[key] = keys.count
        order.append(keys.count)
        keys.append(key)
        texts.append(sentence)
      }
    }
    var rows = cache?.vectors(of: keys, encoder.identity) ?? [[Int16]?](repeating: nil, count: keys.count)
    if let recent {
      for index in rows.indices where rows[index] == nil { rows[index] = recent.value(keys[index]) }
    }
    var dimension = rows.lazy.compactMap { $0?.count }.first ?? 0
    // What is kept of a model has one length; where it has not, it is of another time.
    if rows.contains(where: { $0 != nil && $0?.count != dimension }) {
      rows = rows.map { _ in nil }
      dimension = 0
    }
    let encoded = try encode(texts, keys, &rows, &dimension, progress)
    if let recent {
      for (key, row) in zip(keys, rows) { if let row { recent.keep(row, for: key) } }
    }
    var elements: [Int16] = []
    elements.reserveCapacity(order.count * dimension)
    for number in order { elements += rows[number] ?? [] }
    return Result(
      vectors: SentenceVectors(dimension: dimension, elements: elements), encoded: encoded,
      cacheProblem: cache?.problem)
  }

  /// Encodes what has no row yet.
  ///
  /// - Returns: how many sentences that were.
  private func encode(
    _ texts: [String], _ keys: [SentenceKey], _ rows: inout [[Int16]?], _ dimension: inout Int,
    _ progress: VectorProvider.Progress
  ) throws -> Int {
    let missing = rows.indices.filter { rows[$0] == nil }
    var start = 0
    while start < missing.count {
      try Task.checkCancellation()
      try progress(start, missing.count)
      let batch = missing[start..<min(start + max(1, encoder.batch), missing.count)]
      let vectors = try encoder.encode(batch.map { texts[$0] }, threads: threads)
      guard vectors.count == batch.count, dimension == 0 || vectors.dimension == dimension else {
        guard start == 0, vectors.count == batch.count else {
          throw InputError(
            .invalidArgument,
            "\(encoder.identity) gives vectors of \(vectors.dimension) elements after some of \(dimension)",
            remedy: .clearVectors)
        }
        // The model is another than the one whose vectors are kept under its name.
        rows = rows.map { _ in nil }
        dimension = 0
        return try encode(texts, keys, &rows, &dimension, progress)
      }
      dimension = vectors.dimension
      for (row, index) in batch.enumerated() { rows[index] = Array(vectors.row(row)) }
      cache?.keep(vectors, of: batch.map { keys[$0] }, encoder.identity)
      start = batch.endIndex
    }
    if !missing.isEmpty { try progress(missing.count, missing.count) }
    return missing.count
  }

  /// The vectors of the sentences of several documents, a matrix for each.
  ///
  /// - Throws: as for one.
  public func vectors(
    of documents: [[String]], progress: VectorProvider.Progress = { _, _ in }
  ) throws -> (vectors: [SentenceVectors], result: Result) {
    let result = try vectors(of: documents.flatMap(\.self), progress: progress)
    var start = 0
    let parts = documents.map { sentences in
      defer { start += sentences.count }
      return result.vectors.rows(start..<start + sentences.count)
    }
    return (parts, result)
  }
}
