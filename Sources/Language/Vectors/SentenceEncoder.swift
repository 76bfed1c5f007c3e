/// What turns sentences into vectors that are the nearer to each other the more alike the sentences' meanings are.
public protocol SentenceEncoder: Sendable {
  /// Which model it is: the same model gives the same vectors.
  var identity: EncoderIdentity { get }

  /// How many sentences it is best given at once.
  var batch: Int { get }

  /// Whether vectors may be kept for the next run by sentence: not if they are in a file already.
  var isKept: Bool { get }

  /// The vectors of some sentences, a row each, in their order.
  ///
  /// The same sentences give the same vectors, whatever stands beside them and on however many processors.
  ///
  /// - Parameters:
  ///   - sentences: the sentences, of which any may be empty.
  ///   - threads: how many processors may be used.
  /// - Throws: `InputError` if vectors cannot be had of all of them; then there are none.
  func encode(_ sentences: [String], threads: Int) throws -> SentenceVectors
}

extension SentenceEncoder {
  /// A thousand.
  public var batch: Int { 1024 }

  /// They may.
  public var isKept: Bool { true }
}

/// Which encoder vectors are of.
public struct EncoderIdentity: Hashable, Sendable, CustomStringConvertible {
  /// The model's name.
  public let name: String
  /// Its version, or where it is served.
  public let version: String
  /// The beginning of the SHA-256 of what the vectors depend on, in hexadecimal; empty where only the server knows it.
  public let hash: String

  /// An identity; see the properties.
  public init(name: String, version: String, hash: String) {
    self.name = name
    self.version = version
    self.hash = hash
  }

  /// The identity as signatures have it: `NAME@VERSION#HASH`, without signs that signatures have a use for.
  public var description: String {
    let text =
      [name, version].filter { !$0.isEmpty }.joined(separator: "@") + (hash.isEmpty ? "" : "#" + hash)
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { "|+,=\\".unicodeScalars.contains($0) || $0.value <= 32 ? "_" : $0 }))
  }
}
