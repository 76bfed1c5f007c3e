import XMLBridge

/// Converts bytes to UTF-8 piece by piece, in any encoding that libxml2 knows.
final class XMLDecoder {
  private let decoder: OpaquePointer

  /// A decoder; nil for an encoding that libxml2 does not know.
  init?(_ name: String) {
    // Who says Latin-1 means what Windows has, as in browsers: it differs in control characters only, which no text has.
    let isLatin1 = ["ISO-8859-1", "ISO_8859-1", "LATIN1", "ISO8859-1"].contains(name.uppercased())
    guard let decoder = xmlb_decoder_open(isLatin1 ? "windows-1252" : name) else { return nil }
    self.decoder = decoder
  }

  deinit { xmlb_decoder_close(decoder) }

  /// Whether a part of a character waits for more bytes.
  var holdsPart: Bool { xmlb_decoder_holds(decoder) }

  /// Appends the text of bytes.
  ///
  /// - Returns: false if what follows the text that was appended cannot be decoded.
  func decode(_ bytes: some Collection<UInt8>, to text: inout [UInt8]) -> Bool {
    var result: UnsafePointer<UInt8>?
    var count: Int64 = 0
    let isWhole = Array(bytes).withUnsafeBufferPointer { bytes in
      xmlb_decode(decoder, bytes.baseAddress, Int32(clamping: bytes.count), &result, &count)
    }
    text.append(contentsOf: UnsafeBufferPointer(start: result, count: Int(count)))
    return isWhole
  }
}
