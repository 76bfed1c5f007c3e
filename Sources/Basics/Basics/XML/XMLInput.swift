/// The text of an XML file, or text that has been decoded, piece by piece in UTF-8.
struct XMLInput {
  /// What follows a piece.
  enum Rest: Equatable {
    /// More text, it may be.
    case more
    /// Nothing.
    case nothing
    /// Bytes that are no text in an encoding.
    case undecodable(String)
  }

  private enum Origin {
    case file(InputFile)
    case scalars([Unicode.Scalar])
  }

  private let origin: Origin
  /// The next of the scalars.
  private var next = 0
  /// What of the file was read and is not given yet.
  private var beginning: [UInt8] = []
  private var decoder: (XMLDecoder, name: String)?

  /// Text that has been decoded.
  init(_ scalars: [Unicode.Scalar]) { origin = .scalars(scalars) }

  /// A file, whose encoding is that of its byte order mark, or else what it says, unless that is plainly wrong.
  ///
  /// - Parameter chunk: how many bytes are read to find the encoding.
  /// - Throws: `InputError` naming the file if it cannot be read, or says that it is in an encoding that it cannot be in.
  init(_ path: String, chunk: Int) throws(InputError) {
    let file = try InputFile(path)
    origin = .file(file)
    beginning = try file.read(chunk)
    if beginning.starts(with: ByteOrderMark.utf8) {
      beginning.removeFirst(ByteOrderMark.utf8.count)
      return
    }
    if let wide = XMLEncoding.wide(beginning), let name = wide.name {
      beginning.removeFirst(wide.markLength)
      try open(name, path)
    } else if let name = XMLInput.mainframe(beginning) {
      try open(name, path)
    } else if let name = XMLEncoding.declared(beginning),
      !["utf-8", "utf8", "us-ascii", "ascii"].contains(name.lowercased())
    {
      guard !XMLEncoding.isWide(name) else {
        throw InputError(
          .undecodable, file: path, at: .position(line: 1, column: 1),
          "says that it is in \(name), and is not",
          remedy: "let its XML declaration name the encoding it is in")
      }
      // UTF-8 hardly ever comes about by chance.
      if !XMLInput.isUTF8(beginning) { try open(name, path) }
    }
  }

  private mutating func open(_ name: String, _ path: String) throws(InputError) {
    guard let decoder = XMLDecoder(name) else {
      throw InputError(
        .unknownEncoding, file: path, at: .position(line: 1, column: 1),
        "says that it is in \(name), which is no encoding that is known", remedy: "convert it to UTF-8")
    }
    self.decoder = (decoder, name)
  }

  /// What a file in EBCDIC says it is in; nil if it is in no EBCDIC.
  private static func mainframe(_ bytes: [UInt8]) -> String? {
    guard bytes.starts(with: [0x4C, 0x6F, 0xA7, 0x94]) else { return nil }
    var text: [UInt8] = []
    _ = XMLDecoder("IBM037")?.decode(bytes.prefix(1_024), to: &text)
    return XMLEncoding.declared(text) ?? "IBM037"
  }

  /// Whether the beginning of a file has other characters than ASCII, all of them in well-formed UTF-8.
  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return false }
    let problem = bytes.withUnsafeBufferPointer { UTF8Check.firstProblem(in: $0) }
    // The last character may be cut.
    return problem.map { $0 > 0 && $0 + 3 >= bytes.count && bytes.count >= 1 << 10 } ?? true
  }

  /// Appends the next piece, of about so many bytes.
  ///
  /// - Throws: `InputError` naming the file if it cannot be read.
  mutating func append(to text: inout [UInt8], count: Int) throws(InputError) -> Rest {
    switch origin {
    case .scalars(let scalars):
      let end = min(scalars.count, next + count)
      text.reserveCapacity(text.count + end - next)
      for scalar in scalars[next..<end] {
        if scalar.isASCII {
          text.append(UInt8(truncatingIfNeeded: scalar.value))
        } else {
          text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
      }
      next = end
      return end == scalars.count ? .nothing : .more
    case .file(let file):
      var bytes = beginning
      beginning = []
      if bytes.count < count { bytes += try file.read(count - bytes.count) }
      guard let (decoder, name) = decoder else {
        text += bytes
        return bytes.count < count ? .nothing : .more
      }
      guard decoder.decode(bytes, to: &text) else { return .undecodable(name) }
      if bytes.count >= count { return .more }
      return decoder.holdsPart ? .undecodable(name) : .nothing
    }
  }
}
