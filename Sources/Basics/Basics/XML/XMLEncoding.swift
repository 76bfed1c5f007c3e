/// The encoding of an XML file, found by how it begins (XML 1.0, appendix F).
package struct XMLEncoding: Equatable, Sendable {
  /// Its name; nil for UTF-8.
  package var name: String?
  /// How many bytes its mark takes.
  package var markLength = 0

  /// The encoding that a byte order mark tells; nil if there is none.
  ///
  /// - Parameter bytes: the beginning of the file.
  package static func marked(_ bytes: some Collection<UInt8>) -> XMLEncoding? {
    let first = Array(bytes.prefix(4))
    // UTF-32 first: its little-endian mark begins with that of UTF-16.
    if first.starts(with: [0xFF, 0xFE, 0, 0]) { return XMLEncoding(name: "UTF-32LE", markLength: 4) }
    if first.starts(with: [0, 0, 0xFE, 0xFF]) { return XMLEncoding(name: "UTF-32BE", markLength: 4) }
    if first.starts(with: [0xFF, 0xFE]) { return XMLEncoding(name: "UTF-16LE", markLength: 2) }
    if first.starts(with: [0xFE, 0xFF]) { return XMLEncoding(name: "UTF-16BE", markLength: 2) }
    return first.starts(with: ByteOrderMark.utf8) ? XMLEncoding(name: nil, markLength: 3) : nil
  }

  /// The encoding that a byte order mark or the first character tells; nil if it is one in which ASCII is as it is.
  ///
  /// - Parameter bytes: the beginning of the file.
  package static func wide(_ bytes: some Collection<UInt8>) -> XMLEncoding? {
    if let marked = marked(bytes) { return marked.name == nil ? nil : marked }
    let first = Array(bytes.prefix(4))
    switch (first.first, first.dropFirst().first, first.dropFirst(2).first, first.dropFirst(3).first) {
    // Without a mark: all XML begins with '<', or with white space before it.
    case (let low?, 0, 0, 0) where isFirst(low): return XMLEncoding(name: "UTF-32LE")
    case (0, 0, 0, let low?) where isFirst(low): return XMLEncoding(name: "UTF-32BE")
    case (let low?, 0, _?, _?) where isFirst(low): return XMLEncoding(name: "UTF-16LE")
    case (0, let low?, _?, _?) where isFirst(low): return XMLEncoding(name: "UTF-16BE")
    default: return nil
    }
  }

  private static func isFirst(_ byte: UInt8) -> Bool { [0x3C, 0x20, 0x09, 0x0A, 0x0D].contains(byte) }

  /// The name of an encoding in the XML declaration that a file begins with; nil if it has none.
  package static func declared(_ bytes: some Collection<UInt8>) -> String? {
    let beginning = Array(bytes.prefix(1_024))
    guard beginning.starts(with: "<?xml".utf8) else { return nil }
    let declaration = String(decoding: beginning.prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self)
    return declaration.firstMatch(of: /\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._:-]*)["']/)
      .map { String($0.output.1.prefix(64)) }
  }

  /// Whether an encoding has more than one byte for each character, ASCII too.
  static func isWide(_ name: String) -> Bool {
    ["UTF-16", "UTF16", "UTF-32", "UTF32", "UCS", "ISO-10646", "UNICODE"].contains {
      name.uppercased().hasPrefix($0)
    }
  }

  /// Whether an encoding has bytes of ASCII that stand for other characters.
  static func hasShifts(_ name: String) -> Bool {
    ["ISO-2022", "HZ", "UTF-7", "CSISO2022"].contains { name.uppercased().hasPrefix($0) }
  }

  /// The beginning of an XML file as text, in whatever encoding it is.
  package static func beginning(_ bytes: [UInt8]) -> String {
    guard let wide = wide(bytes), let name = wide.name else { return String(decoding: bytes, as: UTF8.self) }
    return beginning(Array(bytes.dropFirst(wide.markLength)), name)
  }

  /// The beginning of a file without its mark as text.
  static func beginning(_ bytes: [UInt8], _ name: String) -> String {
    let bytes = bytes.prefix(4_096)
    guard name != "UTF-8", let decoder = EncodingDecoder(name) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    var text: [UInt8] = []
    _ = decoder.decode(bytes, to: &text)
    return String(decoding: text, as: UTF8.self)
  }
}
