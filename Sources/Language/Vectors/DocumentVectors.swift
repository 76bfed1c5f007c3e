import Basics

/// The vectors of the sentences of several documents: what an aligner takes.
public struct DocumentVectors: Sendable {
  /// A document by its name, and its sentences in order.
  public typealias Sentences = (document: String, sentences: [String])

  /// A matrix for each document, with a row for each sentence; all have the same number of columns.
  public let vectors: [SentenceVectors]
  /// What they depend on besides the sentences, for the signature of a result: `NAME@VERSION#HASH`.
  public let signature: String
  /// How many sentences were encoded now, and not found in the cache.
  public let encoded: Int
  /// Why vectors could not be kept; nil if all is well.
  public let cacheProblem: InputError?
  /// What made them; nil if they are from files.
  let source: VectorSource?

  /// Has sentences encoded, all documents at once.
  ///
  /// - Parameters:
  ///   - documents: the documents.
  ///   - source: the encoder, and the cache of what it made before.
  ///   - progress: called with how many of the sentences to be encoded are done, and how many there are.
  /// - Throws: `InputError` if vectors cannot be had of all of them; what `progress` throws; `CancellationError` if the task it runs in is cancelled.
  public init(
    of documents: [Sentences], from source: VectorSource,
    progress: VectorProvider.Progress = { _, _ in }
  ) throws {
    let (vectors, result) = try source.vectors(of: documents.map(\.sentences), progress: progress)
    self.vectors = vectors
    signature = source.encoder.identity.description
    encoded = result.encoded
    cacheProblem = result.cacheProblem
    self.source = source
  }

  /// Takes vectors that somebody else has made.
  ///
  /// - Parameters:
  ///   - documents: the documents.
  ///   - files: the file of each document, by its name.
  /// - Throws: `InputError` if a document has no file or a file no document, its rows are not as many as the sentences, or files differ in columns:
  ///   then they are not of one model.
  public init(of documents: [Sentences], from files: [String: VectorFile]) throws {
    let names = Set(documents.map(\.document))
    if let stranger = files.keys.sorted().first(where: { !names.contains($0) }) {
      throw InputError(
        .unknownName, "there are vectors of '\(stranger)', and no such document",
        remedy: .nameDocuments(names.sorted()))
    }
    var vectors: [SentenceVectors] = []
    var hash = FNV1a.start
    var first: VectorFile?
    for (document, sentences) in documents {
      guard let file = files[document] else {
        throw InputError(
          .documentMissing, "there are no vectors of '\(document)'",
          remedy: "make vectors of all documents with one model, or of none")
      }
      vectors.append(try file.encode(sentences, threads: 1))
      if let first, first.vectors.dimension != file.vectors.dimension {
        throw InputError(
          .invalidArgument, file: file.path,
          "has \(file.vectors.dimension) columns, and \(first.path) has \(first.vectors.dimension)",
          remedy: "make vectors of all documents with one model")
      }
      first = first ?? file
      for byte in file.identity.hash.utf8 { hash = FNV1a.add(UInt64(byte), to: hash) }
    }
    self.vectors = vectors
    signature = EncoderIdentity(name: "file", version: "", hash: String(hash, radix: 16)).description
    encoded = 0
    cacheProblem = nil
    source = nil
  }
}
