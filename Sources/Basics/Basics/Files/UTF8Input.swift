/// The text of a file piece by piece in UTF-8, whatever encoding the file is in.
///
/// The encoding is the one that the caller says; or that of the byte order mark; or the UTF-16 or UTF-32 that the zeros of the first characters
/// show; or what an XML declaration says, unless that is plainly wrong; or UTF-8, which is passed on as it is. Memory does not grow with the file.
package struct UTF8Input {
  /// What follows a piece.
  package enum Rest: Equatable {
    /// More text, it may be.
    case more
    /// Nothing.
    case nothing
    /// Bytes that are no text in an encoding.
    case undecodable(String)
  }

  /// What a file may be.
  package enum Content {
    /// XML, which may say what encoding it is in.
    case xml
    /// Lines, of which some must end or have spaces or tabs.
    case lines
  }

  private let file: InputFile
  private let path: String
  /// What of the file was read and is not given yet.
  private var beginning: [UInt8]
  private var decoder: (decoder: EncodingDecoder, name: String)?
  /// The encoding of bytes that a declaration names, as long as all text is ASCII.
  private var declared: String?
  /// How the file says wrongly what encoding it is in, after its name; nil if it does not.
  package private(set) var note: String?

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - content: what is in it.
  ///   - encoding: the encoding that it is known to be in, as the IANA registry names it; nil to find out.
  ///   - chunk: how many bytes are read to find the encoding.
  ///   - isRegular: whether it must be a regular file (`InputFile`).
  /// - Throws: `InputError` naming the file if it cannot be read, or its encoding is not known.
  package init(
    _ path: String, _ content: Content, encoding: String? = nil, chunk: Int = 1 << 16, isRegular: Bool = false
  ) throws(InputError) {
    let file = try InputFile(path, isRegular: isRegular)
    self.file = file
    self.path = path
    beginning = try file.read(chunk)
    try choose(content, encoding)
  }

  private mutating func choose(_ content: Content, _ encoding: String?) throws(InputError) {
    if let encoding {
      // A mark tells the byte order, which the name may leave open.
      let marked = XMLEncoding.marked(beginning)
      beginning.removeFirst(marked?.markLength ?? 0)
      let isOpen = ["utf-16", "utf-32"].contains(encoding.lowercased())
      guard encoding.lowercased() != "utf-8" else { return }
      return try open(isOpen ? marked?.name ?? encoding + "BE" : encoding)
    }
    if let marked = XMLEncoding.marked(beginning) {
      beginning.removeFirst(marked.markLength)
      if let name = marked.name { try open(name) }
      if content == .xml { compare(marked.name ?? "UTF-8") }
      return
    }
    guard content == .xml else {
      if let name = UTF8Input.unmarked(beginning) { try open(name) }
      return
    }
    if let name = XMLEncoding.wide(beginning)?.name {
      try open(name)
      compare(name)
    } else if let name = UTF8Input.mainframe(beginning) {
      try open(name)
    } else if let name = XMLEncoding.declared(beginning), !UTF8Input.isASCII(name) {
      if XMLEncoding.isWide(name) {
        note = UTF8Input.note(name, "UTF-8")
      } else if XMLEncoding.hasShifts(name) {
        try open(name)
      } else {
        guard EncodingDecoder(name) != nil else { throw unknown(name) }
        declared = name
      }
    }
  }

  private mutating func open(_ name: String) throws(InputError) {
    guard let decoder = EncodingDecoder(name) else { throw unknown(name) }
    self.decoder = (decoder, name)
  }

  private func unknown(_ name: String) -> InputError {
    InputError(
      .unknownEncoding, file: path, at: .position(line: 1, column: 1),
      "says that it is in \(name), which is no encoding that is known",
      remedy: .sayEncoding(likely: nil, certainty: nil))
  }

  /// Notes a declaration that says another encoding than the bytes show.
  private mutating func compare(_ name: String) {
    guard let declared = XMLEncoding.declared(Array(XMLEncoding.beginning(beginning, name).utf8)) else {
      return
    }
    let agrees =
      name == "UTF-8"
      ? UTF8Input.isASCII(declared)
      : XMLEncoding.isWide(declared) && (name.contains("16") != declared.contains("32"))
    if !agrees { note = UTF8Input.note(declared, name) }
  }

  private static func note(_ declared: String, _ found: String) -> String {
    "says that it is in \(declared), and is in \(found), as which it is read"
  }

  private static func isASCII(_ name: String) -> Bool {
    ["utf-8", "utf8", "us-ascii", "ascii"].contains(name.lowercased())
  }

  /// What a file in EBCDIC says it is in; nil if it is in no EBCDIC.
  private static func mainframe(_ bytes: [UInt8]) -> String? {
    guard bytes.starts(with: [0x4C, 0x6F, 0xA7, 0x94]) else { return nil }
    var text: [UInt8] = []
    _ = EncodingDecoder("IBM037")?.decode(bytes.prefix(1_024), to: &text)
    return XMLEncoding.declared(text) ?? "IBM037"
  }

  /// The UTF-16 that lines without a mark are in: the ends of lines, spaces and tabs of any script have a zero in one of two bytes.
  private static func unmarked(_ bytes: [UInt8]) -> String? {
    let sample = bytes.prefix(1 << 12)
    var zeros = [0, 0]
    for (index, byte) in sample.enumerated() where byte == 0 { zeros[index & 1] += 1 }
    let least = max(1, sample.count / 100)
    if zeros[1] >= least, zeros[0] == 0 { return "UTF-16LE" }
    return zeros[0] >= least && zeros[1] == 0 ? "UTF-16BE" : nil
  }

  /// Whether a piece of a file has other characters than ASCII, all of them in well-formed UTF-8.
  ///
  /// UTF-8 hardly ever comes about by chance.
  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return false }
    let problem = bytes.withUnsafeBufferPointer { UTF8Check.firstProblem(in: $0) }
    // The last character may be cut.
    return problem.map { $0 > 0 && $0 + 3 >= bytes.count && bytes.count >= 1 << 10 } ?? true
  }

  /// Appends the next piece, of about so many bytes.
  ///
  /// - Throws: `InputError` naming the file if it cannot be read.
  package mutating func append(to text: inout [UInt8], count: Int) throws(InputError) -> Rest {
    var bytes = beginning
    beginning = []
    if bytes.isEmpty {
      bytes = try file.read(count)
    } else if bytes.count < count {
      bytes += try file.read(count - bytes.count)
    }
    if let name = declared, bytes.contains(where: { $0 >= 0x80 }) {
      declared = nil
      if UTF8Input.isUTF8(bytes) { note = UTF8Input.note(name, "UTF-8") } else { try open(name) }
    }
    guard let (decoder, name) = decoder else {
      text += bytes
      return bytes.count < count ? .nothing : .more
    }
    guard decoder.decode(bytes, to: &text) else { return .undecodable(name) }
    if bytes.count >= count { return .more }
    return decoder.holdsPart ? .undecodable(name) : .nothing
  }
}
