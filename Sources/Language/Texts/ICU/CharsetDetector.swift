import ICUBridge

/// ICU's charset detector: guesses the encoding of bytes that are not UTF-8.
public struct CharsetDetector: ~Copyable {
  /// A guess: the charset's name, such as `windows-1251`, and ICU's confidence from 0 to 100.
  public struct Guess: Equatable, Sendable {
    /// The IANA name of the charset.
    public let name: String
    /// ICU's confidence, 0 to 100.
    public let confidence: Int
  }

  private let handle: OpaquePointer

  /// Opens a detector.
  public init() throws(ICUError) {
    handle = try ICUError.open("open the charset detector") { icub_charset_detector_open(&$0) }
  }

  deinit { icub_charset_detector_close(handle) }

  /// The likeliest charset of `bytes`, nil if ICU has no idea.
  ///
  /// ICU looks at the first few kilobytes.
  public borrowing func detect(_ bytes: [UInt8]) throws(ICUError) -> Guess? {
    var confidence: Int32 = 0
    // ICU ignores what comes after its first buffer, and an Int32 cannot count a file of 2 GB.
    let count = Int32(min(bytes.count, 1 << 20))
    let name = try ICUError.check("detect a charset") { error in
      bytes.withUnsafeBytes { raw in
        icub_charset_detect(
          handle, raw.bindMemory(to: CChar.self).baseAddress, count, &confidence, &error
        ).map { String(cString: $0) }
      }
    }
    return name.map { Guess(name: $0, confidence: Int(confidence)) }
  }
}
