import Basics

/// Decodes bytes to text: in the encoding it is told, or else in the one it finds out.
///
/// What it finds out is, in this order:
/// 1. UTF-16 or UTF-32, if the bytes begin with the byte order mark of one, or with a '<' in one, as XML does;
/// 2. UTF-8, if they are well-formed UTF-8;
/// 3. what an HTML or XML document says, if they can be decoded so;
/// 4. an error, if they are damaged UTF-8: they begin with its byte order mark, or at least a fifth of the sequences of bytes
///    above 7F are well formed;
/// 5. windows-1251, KOI8-R, windows-1252 or ISO-8859-5, if there are enough bytes to judge by, ICU's charset detector thinks it the likeliest of all and is sure
///    enough, and the text that comes out has neither characters that the encoding leaves open nor words of accents only;
/// 6. an error.
public struct TextDecoder: Sendable {
  /// The encodings that are taken on ICU's word.
  static let guessed: Set<String> = ["windows-1251", "KOI8-R", "windows-1252", "ISO-8859-5"]
  /// How sure ICU must be, of 100.
  ///
  /// Measured on the corpus: of 400 bytes or more of Russian in one of the three Cyrillic encodings it is 30 sure or more
  /// and right in 99 of 100 cases, of whole documents 40 and always right; of German in windows-1252, 40 and 78. Of random bytes it is
  /// 10 sure at most, and of Russian in code page 866, which it does not know, 22.
  static let minimumConfidence = 30
  /// How many malformed sequences there must be: a few stray bytes in ASCII are damage, whatever letters they could be.
  private static let leastMalformed = 5
  /// What ICU says of a charset that nothing speaks against, and nothing for.
  private static let noConfidence = 10
  /// How much of the text before the first undecodable byte ICU sees: it only looks at the first 8 KB of what it gets, and what is
  /// ASCII says nothing of the encoding.
  private static let contextSize = 64
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private let encoding: TextEncoding?
  private let isLossy: Bool

  /// A decoder.
  ///
  /// - Parameters:
  ///   - encoding: the encoding; nil to find it out.
  ///   - lossy: whether undecodable sequences are replaced with U+FFFD instead of being an error.
  public init(_ encoding: TextEncoding? = nil, lossy: Bool = false) {
    self.encoding = encoding
    isLossy = lossy
  }

  /// The text of `bytes` without byte order mark, and how it was decoded.
  ///
  /// - Parameters:
  ///   - bytes: the file's bytes.
  ///   - path: the file of the bytes, as errors name it.
  /// - Throws: `InputError` with the byte offset if the bytes are binary or cannot be decoded.
  /// - Complexity: O(`bytes.count`).
  public func decode(
    _ bytes: [UInt8], path: String
  ) throws -> (scalars: [Unicode.Scalar], decoding: Decoding) {
    try decode(bytes, path: path, from: 0)
  }

  /// As above, of a part of a file: only its first part may begin with a byte order mark, and errors name offsets in the file.
  func decode(
    _ bytes: [UInt8], path: String, from offset: Int
  ) throws -> (scalars: [Unicode.Scalar], decoding: Decoding) {
    if offset == 0, let kind = OfficeFile(bytes) { throw kind.error(path) }
    if let encoding { return try decode(bytes, encoding.ordered(for: bytes), .given, path, from: offset) }
    if let marked = TextEncoding.marked(bytes) ?? TextEncoding.wideMarkup(bytes) {
      return try decode(bytes, marked, .certain, path)
    }
    try TextDecoder.refuseBinary(bytes, path)
    let malformed: Int
    do {
      return (TextDecoder.withoutMark(try TextDecoder.utf8(bytes)), .utf8)
    } catch {
      malformed = error.byteOffsets.lowerBound
    }

    if let declared = TextEncoding.declared(bytes), declared != .utf8,
      let decoded = try? decode(bytes, declared, .declared, path)
    {
      return decoded
    }
    let census = UTF8Census(bytes)
    if bytes.starts(with: TextDecoder.byteOrderMark) || census.isDamagedUTF8 {
      if isLossy { return try decode(bytes, .utf8, .certain, path) }
      throw InputError(
        .undecodable, file: path, at: .byte(malformed), "not valid UTF-8",
        remedy: .either(["the rest looks like UTF-8: mend the file", .replaceUndecodable]))
    }
    let guess = try CharsetDetector().detect(
      Array(bytes[max(0, malformed - TextDecoder.contextSize)...].prefix(1 << 16)))
    let possible = guess.flatMap { TextDecoder.decode(bytes, $0) }
    if let possible, TextDecoder.isTaken(possible.decoding), census.malformed >= TextDecoder.leastMalformed {
      return possible
    }
    if isLossy { return try decode(bytes, .utf8, .assumed, path) }
    throw InputError(
      .undecodable, file: path, at: .byte(malformed), "not valid UTF-8",
      remedy: TextDecoder.remedy(possible?.decoding))
  }

  /// Decodes in one encoding, which the user or the bytes name.
  private func decode(
    _ bytes: [UInt8], _ encoding: TextEncoding, _ reason: Decoding.Reason, _ path: String,
    from offset: Int = 0
  ) throws -> (scalars: [Unicode.Scalar], decoding: Decoding) {
    let converter = try CharsetConverter(encoding.name, lossy: isLossy)
    if converter.unitSize == 1 { try TextDecoder.refuseBinary(bytes, path, from: offset) }
    do {
      let isStart = offset == 0
      if encoding == .utf8, let scalars = try? TextDecoder.utf8(bytes) {
        return (isStart ? TextDecoder.withoutMark(scalars) : scalars, Decoding(encoding, reason))
      }
      let decoded = try converter.decode(bytes)
      let scalars = isStart ? TextDecoder.withoutMark(decoded) : decoded
      return (scalars, Decoding(encoding, reason, replaced: converter.replaced))
    } catch let error as CharsetConverter.Undecodable {
      throw InputError(
        .undecodable, file: path, at: .byte(offset + error.offset), "not valid \(encoding)",
        remedy: .either([
          reason == .given ? "name another encoding" : "mend the file", .replaceUndecodable,
        ]))
    }
  }

  /// Decodes in the encoding that ICU guesses; nil if that cannot be it.
  private static func decode(
    _ bytes: [UInt8], _ guess: CharsetDetector.Guess
  ) -> (scalars: [Unicode.Scalar], decoding: Decoding)? {
    guard let encoding = TextEncoding(guess.name),
      let scalars = try? CharsetConverter(encoding.name).decode(bytes),
      // Bytes that the encoding has no characters for: German in code page 850 and Russian in 866 have them, which ICU
      // does not know and takes for windows-1252.
      !scalars.contains(where: \.isStrangeControl),
      encoding.name != "windows-1252" || !hasWordsOfAccents(scalars)
    else { return nil }
    return (scalars, Decoding(encoding, .guessed(confidence: guess.confidence)))
  }

  /// Whether most letters above U+007F stand in runs of four or more, as those of another alphabet do, and never accented ones.
  private static func hasWordsOfAccents(_ scalars: [Unicode.Scalar]) -> Bool {
    var letters = 0
    var inRuns = 0
    var run = 0
    for scalar in scalars + [" "] {
      if !scalar.isASCII, scalar.properties.isAlphabetic {
        run += 1
      } else {
        letters += run
        if run >= 4 { inRuns += run }
        run = 0
      }
    }
    return inRuns * 2 > letters
  }

  private static func isTaken(_ decoding: Decoding) -> Bool {
    guard case .guessed(let confidence) = decoding.reason else { return false }
    return confidence >= minimumConfidence && guessed.contains(decoding.encoding.name)
  }

  private static func remedy(_ possible: Decoding?) -> Remedy {
    guard let possible, case .guessed(let confidence) = possible.reason, confidence > noConfidence else {
      return .either([.sayEncoding(likely: nil, certainty: nil), .replaceUndecodable])
    }
    return .either([
      .sayEncoding(likely: possible.encoding.name, certainty: confidence), .replaceUndecodable,
    ])
  }

  private static func refuseBinary(
    _ bytes: [UInt8], _ path: String, from offset: Int = 0
  ) throws(InputError) {
    guard let zero = bytes.firstIndex(of: 0) else { return }
    throw InputError(
      .binaryFile, file: path, at: .byte(offset + zero), "a NUL byte: this is a binary file, not text",
      remedy: "name a file of text")
  }

  /// Strict UTF-8.
  private static func utf8(_ bytes: [UInt8]) throws(Unicode.UTF8.ValidationError) -> [Unicode.Scalar] {
    let text = try UTF8Span(validating: bytes.span)
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(bytes.count)
    var iterator = text.makeUnicodeScalarIterator()
    while let scalar = iterator.next() { scalars.append(scalar) }
    return scalars
  }

  private static func withoutMark(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    scalars.first == "\u{FEFF}" ? Array(scalars.dropFirst()) : scalars
  }
}

extension Unicode.Scalar {
  /// Whether it is a C1 control character other than NEL, which IBM's mainframes end lines with.
  fileprivate var isStrangeControl: Bool { (0x80...0x9F).contains(value) && value != 0x85 }
}
