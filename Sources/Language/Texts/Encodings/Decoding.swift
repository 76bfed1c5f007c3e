/// How the bytes of a file became text.
public struct Decoding: Hashable, Sendable {
  /// Why the encoding was chosen.
  public enum Reason: Hashable, Sendable {
    /// The bytes leave no doubt: well-formed UTF-8, or a byte order mark.
    case certain
    /// The document says so itself, in its XML declaration or a `meta` element.
    case declared
    /// The user said so, or the alignment that names the document.
    case given
    /// It gives the most plausible text, with this confidence from 0 to 100.
    case guessed(confidence: Int)
    /// UTF-8 for want of anything better, because replacing was allowed.
    case assumed
  }

  /// The encoding.
  public let encoding: TextEncoding
  /// Why it was chosen.
  public let reason: Reason
  /// How many undecodable sequences were replaced with U+FFFD.
  public let replaced: Int
  /// The encoding that the document says it is in, where its bytes say otherwise.
  public let disbelieved: TextEncoding?

  /// Makes a decoding; see the properties.
  public init(_ encoding: TextEncoding, _ reason: Reason, replaced: Int = 0, disbelieved: TextEncoding? = nil)
  {
    self.encoding = encoding
    self.reason = reason
    self.replaced = replaced
    self.disbelieved = disbelieved
  }

  /// Well-formed UTF-8.
  public static let utf8 = Decoding(.utf8, .certain)
}
