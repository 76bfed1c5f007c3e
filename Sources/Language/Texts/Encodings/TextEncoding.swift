import Basics

/// An encoding of text, named as the IANA registry prefers it, such as `windows-1251`.
public struct TextEncoding: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The name.
  public let name: String

  /// What no file of text should be in: they hide text from whoever reads the bytes, and browsers refuse them too (WHATWG Encoding).
  private static let refused: Set<String> = ["UTF-7", "CESU-8", "SCSU", "BOCU-1", "IMAP-mailbox-name"]

  /// The encoding that ICU knows by this name; nil for any other.
  ///
  /// ISO-8859-1 is read as windows-1252, as in browsers: it differs only in control characters, which no text has, and whoever
  /// says the one nearly always means the other.
  public init?(_ name: String) {
    // After a comma ICU takes options, which its name for the charset does not tell.
    guard !name.contains(","), let converter = try? CharsetConverter(name),
      !TextEncoding.refused.contains(converter.name)
    else { return nil }
    self.name = converter.name == "ISO-8859-1" ? "windows-1252" : converter.name
  }

  private init(unchecked name: String) { self.name = name }

  /// UTF-8.
  public static let utf8 = TextEncoding(unchecked: "UTF-8")
  /// UTF-16, least significant byte first.
  public static let utf16LittleEndian = TextEncoding(unchecked: "UTF-16LE")
  /// UTF-16, most significant byte first.
  public static let utf16BigEndian = TextEncoding(unchecked: "UTF-16BE")
  /// UTF-32, least significant byte first.
  public static let utf32LittleEndian = TextEncoding(unchecked: "UTF-32LE")
  /// UTF-32, most significant byte first.
  public static let utf32BigEndian = TextEncoding(unchecked: "UTF-32BE")

  /// The UTF-16 or UTF-32 whose byte order mark `bytes` begin with.
  static func marked(_ bytes: [UInt8]) -> TextEncoding? {
    // UTF-32 first: its little-endian mark begins with that of UTF-16.
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return .utf32LittleEndian }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return .utf32BigEndian }
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    return nil
  }

  /// The UTF-16 or UTF-32 of a document in HTML or XML without a byte order mark.
  static func wideMarkup(_ bytes: [UInt8]) -> TextEncoding? {
    guard bytes.prefix(4).first(where: { $0 != 0 }) == UInt8(ascii: "<") else { return nil }
    return XMLEncoding.wide(bytes)?.name.flatMap { TextEncoding($0) }
  }

  /// The encoding that a document in HTML or XML says it is in, within its first kilobyte.
  package static func declared(_ bytes: [UInt8]) -> TextEncoding? {
    let beginning = String(decoding: bytes.prefix(1_024), as: UTF8.self)
    guard beginning.drop(while: \.isWhitespace).first == "<",
      let declaration = beginning.firstMatch(
        of: /(?i)(?:<\?xml[^>]*?encoding|<meta[^>]*?charset)\s*=\s*["']?([A-Za-z0-9._:-]+)/)
    else { return nil }
    // What could be read byte by byte is in neither of these, whatever it says.
    guard let encoding = TextEncoding(String(declaration.1)), !encoding.name.hasPrefix("UTF-16"),
      !encoding.name.hasPrefix("UTF-32")
    else { return nil }
    return encoding
  }

  /// Where the last whole line of `bytes` ends, or else the last whole character; 0 if that cannot be told.
  ///
  /// - Parameter encoding: nil if it is not known yet: then it is that of the byte order mark, or one in which a line feed is a byte.
  package static func cut(_ bytes: [UInt8], _ encoding: TextEncoding?) -> Int {
    let encoding = encoding?.ordered(for: bytes) ?? marked(bytes) ?? .utf8
    let unit: (size: Int, low: Int)
    switch encoding {
    case .utf16LittleEndian: unit = (2, 0)
    case .utf16BigEndian: unit = (2, 1)
    case .utf32LittleEndian: unit = (4, 0)
    case .utf32BigEndian: unit = (4, 3)
    default: unit = (1, 0)
    }
    let count = bytes.count / unit.size * unit.size
    for start in stride(from: count - unit.size, through: 0, by: -unit.size)
    where bytes[start + unit.low] == 0x0A {
      let isLineFeed = (0..<unit.size).allSatisfy { $0 == unit.low || bytes[start + $0] == 0 }
      if isLineFeed { return start + unit.size }
    }
    switch encoding {
    case .utf8: return bytes.lastIndex { $0 & 0xC0 != 0x80 } ?? 0
    case .utf16LittleEndian, .utf16BigEndian:
      // The first half of a surrogate pair waits for the second.
      let high = unit.low == 0 ? count - 1 : count - 2
      return high >= 0 && bytes[high] & 0xFC == 0xD8 ? count - 2 : count
    case .utf32LittleEndian, .utf32BigEndian: return count
    default: return 0
    }
  }

  /// With a byte order: where the name leaves it open, the order of the mark that `bytes` begin with, or else the most
  /// significant byte first (RFC 2781).
  func ordered(for bytes: [UInt8]) -> TextEncoding {
    let marked = TextEncoding.marked(bytes)
    switch name {
    case "UTF-16":
      return marked == .utf16LittleEndian || marked == .utf32LittleEndian
        ? .utf16LittleEndian : .utf16BigEndian
    case "UTF-32": return marked == .utf32LittleEndian ? .utf32LittleEndian : .utf32BigEndian
    default: return self
    }
  }

  /// The name.
  public var description: String { name }

  /// Reads the name as a string.
  ///
  /// - Throws: `DecodingError` if ICU does not know it.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let name = try container.decode(String.self)
    guard let encoding = TextEncoding(name) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "unknown encoding '\(name)'")
    }
    self = encoding
  }

  /// Writes the name as a string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}
