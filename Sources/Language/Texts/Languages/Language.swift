import ICUBridge

/// A language, named by its ISO 639 code as ICU lists them, such as `de`.
public struct Language: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The code, in lower case.
  public let code: String

  /// A language ICU knows by this ISO 639 code of two or three letters; nil for any other.
  ///
  /// Case does not matter, and a region or script after `-` or `_` is dropped.
  public init?(_ code: String) {
    let known = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 12) { buffer -> String in
      guard let start = buffer.baseAddress, icub_language_code(code, start) else { return "" }
      return String(cString: start)
    }
    if known.isEmpty { return nil }
    self.code = known
  }

  private init(unchecked code: String) { self.code = code }

  /// German.
  public static let german = Language(unchecked: "de")
  /// English.
  public static let english = Language(unchecked: "en")
  /// Russian.
  public static let russian = Language(unchecked: "ru")

  /// Whether it is written from right to left.
  public var isWrittenFromTheRight: Bool { icub_language_is_right_to_left(code) }

  /// The code.
  public var description: String { code }

  /// Reads the code as a string.
  ///
  /// - Throws: `DecodingError` if ICU does not know the code.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let code = try container.decode(String.self)
    guard let language = Language(code) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "unknown language '\(code)'")
    }
    self = language
  }

  /// Writes the code as a string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(code)
  }
}
