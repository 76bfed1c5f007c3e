import Basics

/// Decodes bytes to text: in the encoding it is told, or else in the one it finds out.
///
/// What it finds out is, in this order:
/// 1. UTF-16 or UTF-32, if the bytes begin with the byte order mark of one, or with a '<' in one, as XML does;
/// 2. UTF-8, if they are well-formed UTF-8;
/// 3. what an HTML or XML document says, if they can be decoded so and another encoding does not give a much more plausible text;
/// 4. an error, if they are damaged UTF-8: they begin with its byte order mark, or at least a fifth of the sequences of bytes
///    above 7F are well formed;
/// 5. the encoding of one byte a letter whose text is the most plausible (`EncodingChoice`), if it is plausible enough and no other is as much so;
/// 6. an error that names those that it may be.
public struct TextDecoder: Sendable {
  /// How many malformed sequences there must be: a few stray bytes in ASCII are damage, whatever letters they could be.
  private static let leastMalformed = 5
  /// From so many on, encodings that give plausible texts are named.
  private static let leastNamed = 3
  /// What ICU says of a charset that nothing speaks against, and nothing for.
  private static let noConfidence = 10
  /// How much more plausible a text must be in another encoding than in the one that the document says.
  private static let disbelief = 0.08
  /// How much of the text before the first undecodable byte ICU sees: it only looks at the first 8 KB of what it gets, and what is
  /// ASCII says nothing of the encoding.
  private static let contextSize = 64
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private let encoding: TextEncoding?
  /// Whether undecodable sequences are replaced with U+FFFD instead of being an error.
  let isLossy: Bool

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
    if bytes.contains(0), let wide = UnmarkedUTF16.encoding(of: bytes) {
      return try decode(bytes, wide, .guessed(confidence: 99), path)
    }
    try TextDecoder.refuseBinary(bytes, path)
    let malformed: Int
    do {
      return (TextDecoder.withoutMark(try TextDecoder.utf8(bytes)), .utf8)
    } catch {
      malformed = error.byteOffsets.lowerBound
    }

    let declared = TextEncoding.declared(bytes)
    let census = UTF8Census(bytes)
    let hasMark = bytes.starts(with: TextDecoder.byteOrderMark)
    if let declared, declared != .utf8, !hasMark, !census.isSurelyUTF8,
      let decoded = try? decode(bytes, declared, .declared, path)
    {
      let judged = EncodingChoice(bytes, also: declared)
      return TextDecoder.better(bytes, than: declared, judged) ?? decoded
    }
    let choice = EncodingChoice(bytes)
    if let best = choice.best, census.malformed >= TextDecoder.leastMalformed, !hasMark,
      !census.isDamagedUTF8 || (!census.isMostlyUTF8 && best.isSure),
      let text = EncodingChoice.decode(bytes, best.encoding)
    {
      return (
        text, Decoding(best.encoding, .guessed(confidence: best.confidence), disbelieved: declared)
      )
    }
    if hasMark || census.isDamagedUTF8 {
      if isLossy { return try decode(bytes, .utf8, .certain, path) }
      throw InputError(
        .undecodable, file: path, at: .byte(malformed), "not valid UTF-8",
        remedy: .either(["the rest looks like UTF-8: mend the file", .replaceUndecodable]))
    }
    if isLossy { return try decode(bytes, .utf8, .assumed, path) }
    throw InputError(
      .undecodable, file: path, at: .byte(malformed), "not valid UTF-8",
      remedy: try remedy(bytes, malformed, choice, isEnough: census.malformed >= TextDecoder.leastNamed))
  }

  /// The text in an encoding that gives a much more plausible one than that which the document says; nil if there is none.
  private static func better(
    _ bytes: [UInt8], than declared: TextEncoding, _ choice: EncodingChoice
  ) -> (scalars: [Unicode.Scalar], decoding: Decoding)? {
    guard let best = choice.best, let found = choice.candidate(best.encoding) else { return nil }
    if let said = choice.candidate(declared) {
      guard said.text != found.text, found.total - said.total > disbelief else { return nil }
    }
    guard let text = EncodingChoice.decode(bytes, best.encoding) else { return nil }
    return (
      text, Decoding(best.encoding, .guessed(confidence: best.confidence), disbelieved: declared)
    )
  }

  /// What to do about bytes that no encoding was found for: encodings whose text is plausible, or else what ICU thinks of them.
  private func remedy(
    _ bytes: [UInt8], _ malformed: Int, _ choice: EncodingChoice, isEnough: Bool
  ) throws -> Remedy {
    let names = isEnough ? choice.names : []
    if names.count > 1 { return .either([.chooseEncoding(names), .replaceUndecodable]) }
    if let name = names.first {
      return .either([.sayEncoding(likely: name, certainty: nil), .replaceUndecodable])
    }
    let guess = try CharsetDetector().detect(
      Array(bytes[max(0, malformed - TextDecoder.contextSize)...].prefix(1 << 16)))
    guard let guess, guess.confidence > TextDecoder.noConfidence, let encoding = TextEncoding(guess.name),
      let text = EncodingChoice.decode(bytes, encoding),
      encoding.name != "windows-1252" || !TextDecoder.hasWordsOfAccents(text)
    else {
      return .either([.sayEncoding(likely: nil, certainty: nil), .replaceUndecodable])
    }
    return .either([
      .sayEncoding(likely: encoding.name, certainty: guess.confidence), .replaceUndecodable,
    ])
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

  /// Whether most letters above U+007F stand in runs of four or more, as those of another alphabet do, and never accented ones.
  private static func hasWordsOfAccents(_ scalars: [Unicode.Scalar]) -> Bool {
    var letters = 0
    var inRuns = 0
    var run = 0
    for scalar in scalars + [" "] {
      if !scalar.isASCII, scalar.isAlphabetic {
        run += 1
      } else {
        letters += run
        if run >= 4 { inRuns += run }
        run = 0
      }
    }
    return inRuns * 2 > letters
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
    _ = try UTF8Span(validating: bytes.span)
    return bytes.withUnsafeBufferPointer { bytes in
      [Unicode.Scalar](unsafeUninitializedCapacity: bytes.count) { scalars, count in
        var at = 0
        while at < bytes.count {
          let first = UInt32(bytes[at])
          let value: UInt32
          // Bytes that follow the first of a sequence have six bits each.
          func next(_ offset: Int) -> UInt32 { UInt32(bytes[at + offset]) & 0x3F }
          if first < 0x80 {
            value = first
            at += 1
          } else if first < 0xE0 {
            value = (first & 0x1F) << 6 | next(1)
            at += 2
          } else if first < 0xF0 {
            value = (first & 0x0F) << 12 | next(1) << 6 | next(2)
            at += 3
          } else {
            value = (first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3)
            at += 4
          }
          scalars.initializeElement(at: count, to: Unicode.Scalar(value) ?? "\u{FFFD}")
          count += 1
        }
      }
    }
  }

  private static func withoutMark(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    scalars.first == "\u{FEFF}" ? Array(scalars.dropFirst()) : scalars
  }
}
