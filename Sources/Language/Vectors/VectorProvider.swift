import Basics

/// Where an aligner gets the vectors of its documents' sentences from.
///
///     let aligner = Aligner(vectors: .from(VectorSource(try InstalledEncoder.open("/srv/encoder"))))
public struct VectorProvider: Sendable {
  /// Is called with how many of the sentences to be encoded are done, and how many there are; may throw to end the work.
  public typealias Progress = (_ done: Int, _ total: Int) throws -> Void

  private let make: @Sendable ([DocumentVectors.Sentences], Progress) throws -> DocumentVectors?

  /// A provider.
  ///
  /// - Parameter make: gives the vectors of documents, a matrix for each with a row for each sentence; nil if they are to be aligned without.
  public init(_ make: @escaping @Sendable ([DocumentVectors.Sentences], Progress) throws -> DocumentVectors?)
  {
    self.make = make
  }

  /// No vectors.
  public static let none = VectorProvider { _, _ in nil }

  /// The encoder that is installed, and what is kept of it; no vectors if none is installed.
  public static let installed = VectorProvider { documents, progress in
    guard let path = InstalledEncoder.path() else { return nil }
    let source = VectorSource(try UniversalEncoder(path), cache: VectorCache())
    return try DocumentVectors(of: documents, from: source, progress: progress)
  }

  /// An encoder, and what is kept of it.
  public static func from(_ source: VectorSource) -> VectorProvider {
    VectorProvider { try DocumentVectors(of: $0, from: source, progress: $1) }
  }

  /// The vectors of documents; nil if there are none.
  ///
  /// - Parameters:
  ///   - documents: the documents by their names, with their sentences.
  ///   - progress: is told how far the work is.
  /// - Throws: `InputError` if vectors cannot be had, or are not one for each sentence; what `progress` throws; `CancellationError` if the task it
  ///   runs in is cancelled.
  /// - Complexity: a sentence takes about a millisecond, and next to nothing if its vector is kept.
  public func vectors(
    of documents: [DocumentVectors.Sentences], progress: Progress = { _, _ in }
  ) throws -> DocumentVectors? {
    guard let made = try make(documents, progress) else { return nil }
    guard made.vectors.map(\.count) == documents.map(\.sentences.count) else {
      throw InputError(
        .invalidArgument, "there is not one vector for each sentence of each document",
        remedy: "make one for each sentence, in their order")
    }
    return made
  }
}
