import XMLBridge

/// Converts bytes to UTF-8 piece by piece, in any encoding that libxml2 knows, and with it iconv.
final class EncodingDecoder {
  private let decoder: OpaquePointer

  /// Names of other registries than iconv's, in lower case.
  private static let otherNames = [
    // Who says Latin-1 means what Windows has, as in browsers: it differs in control characters only, which no text has.
    "iso-8859-1": "windows-1252", "iso_8859-1": "windows-1252", "latin1": "windows-1252",
    "iso8859-1": "windows-1252", "l1": "windows-1252",
    "x-mac-cyrillic": "MAC-CYRILLIC", "unicode": "UTF-16", "unicodefffe": "UTF-16BE",
  ]

  /// A decoder; nil for an encoding that is not known.
  init?(_ name: String) {
    let known = EncodingDecoder.otherNames[name.lowercased()] ?? name
    guard let decoder = xmlb_decoder_open(known) else { return nil }
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
