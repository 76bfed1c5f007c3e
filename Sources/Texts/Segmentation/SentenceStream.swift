/// Reads a document of any size and finds its sentences part by part.
///
/// Plain text is held in memory a part at a time. A part ends where a paragraph does, or, in a line longer than a part, where a
/// sentence does. Language, encoding and wrapping are told from the first part. A document of one part is read as a whole, and
/// so is markup.
public final class SentenceStream {
  /// How a document is read.
  public struct Options: Sendable {
    /// Its language; nil to find out.
    public var language: Language?
    /// Its encoding; nil to find out.
    public var encoding: TextEncoding?
    /// Whether undecodable sequences are replaced with U+FFFD instead of being an error.
    public var lossy = false
    /// How it is written; nil to tell from its name and beginning.
    public var format: DocumentFormat?
    /// How many bytes are read at a time.
    public var partSize = 1 << 24

    /// Finds out everything.
    public init() {}
  }

  /// Sentences that follow each other.
  public struct Part {
    /// The sentences.
    ///
    /// Their offsets count from the beginning of the document, those in the view from the beginning of the part's.
    public let sentences: [Sentence]
    /// The view of the part of the document that they stand in.
    public let view: TextView
  }

  /// The language of the document.
  public let language: Language
  /// How the document is written.
  public let format: DocumentFormat
  /// How its bytes have been decoded so far.
  public private(set) var decoding: Decoding

  private let path: String
  private let partSize: Int
  private let isLossy: Bool
  private let wrap: LineWrap?
  private let segmenter: SentenceSegmenter
  private let input: InputFile
  /// Bytes that were read but not decoded, and how many came before them.
  private var bytes: [UInt8]
  private var byteOffset = 0
  /// Text that was decoded but not given out, and how much came before it.
  private var pending: [Unicode.Scalar]
  private var offset = 0
  private var sentenceCount = 0
  private var paragraphCount = 0
  private var isInLine = false
  private var isAtEnd = false
  /// The view of a document that was read as a whole.
  private var whole: TextView?

  /// Opens a document and reads its first part.
  ///
  /// - Throws: `InputError` as `DocumentReader` does.
  public init(_ path: String, _ options: Options = Options()) throws {
    self.path = path
    partSize = max(options.partSize, 1)
    isLossy = options.lossy
    input = try InputFile(path)
    bytes = try input.read(partSize)
    isAtEnd = bytes.count < partSize

    var first = bytes
    if !isAtEnd { first.removeSubrange(TextEncoding.cut(bytes, options.encoding)...) }
    let decoder = TextDecoder(options.encoding, lossy: options.lossy)
    (pending, decoding) = try decoder.decode(first, path: path)
    format = options.format ?? .detected(path: path, scalars: pending)
    let isMarkup = format != .plainText && format != .presegmented
    if isMarkup, !isAtEnd {
      bytes += try input.readAll(after: bytes.count)
      isAtEnd = true
      (pending, decoding) = try decoder.decode(bytes, path: path)
      first = bytes
    }
    byteOffset = first.count
    bytes.removeFirst(first.count)

    let view: TextView
    if isAtEnd || isMarkup {
      view = try format.view(of: pending, path: path)
      whole = view
      wrap = nil
    } else {
      wrap = format == .plainText ? LineWrap(TextLine.lines(of: pending), pending) : nil
      view = TextView(plainText: pending)
    }
    language = try DocumentReader.language(
      of: view, path: path, decoding: decoding, given: options.language, remedy: "say it: --language CODE")
    segmenter = try SentenceSegmenter(language)
  }

  /// The next part; nil at the end of the document.
  ///
  /// - Throws: `InputError` for bytes that cannot be decoded or read.
  /// - Complexity: O(size of the part).
  public func next() throws -> Part? {
    if let whole {
      self.whole = nil
      pending = []
      return Part(sentences: try segmenter.sentences(of: whole), view: whole)
    }
    while !pending.isEmpty || !isAtEnd {
      if let part = try part() { return part }
      try fill()
    }
    return nil
  }

  /// Decodes more of the document.
  private func fill() throws {
    if !isAtEnd {
      let more = try input.read(partSize)
      isAtEnd = more.count < partSize
      bytes += more
    }
    let cut = isAtEnd ? bytes.count : TextEncoding.cut(bytes, decoding.encoding)
    let next = try TextDecoder(decoding.encoding, lossy: isLossy).decode(
      Array(bytes[..<cut]), path: path, from: byteOffset)
    pending += next.scalars
    decoding = Decoding(
      decoding.encoding, decoding.reason, replaced: decoding.replaced + next.decoding.replaced)
    bytes.removeFirst(cut)
    byteOffset += cut
  }

  /// The sentences of the text at hand up to the last border between paragraphs; nil if more text is needed to tell.
  private func part() throws -> Part? {
    let isLast = isAtEnd && bytes.isEmpty
    let paragraphsEnd = isLast ? pending.count : pending.lastParagraphEnd
    if let paragraphsEnd { return try give(paragraphsEnd, endsInLine: false) }
    guard pending.count >= partSize / 4 else { return nil }
    // A line that goes on and on: all of its sentences but the last, which may not end here.
    let ranges = try segmenter.sentences(of: view(of: pending)).map(\.range)
    if ranges.count > 1, let last = ranges.last { return try give(last.lowerBound, endsInLine: true) }
    return pending.count < 4 * partSize ? nil : try give(pending.count, endsInLine: true)
  }

  private func view(of scalars: [Unicode.Scalar]) -> TextView {
    format == .presegmented
      ? PlainText.presegmented(scalars)
      : PlainText.shared.view(of: scalars, TextLine.lines(of: scalars), wrap: wrap)
  }

  /// Gives out the text at hand up to `end`.
  private func give(_ end: Int, endsInLine: Bool) throws -> Part {
    let view = view(of: Array(pending[..<end]))
    let sentences = try segmenter.sentences(of: view)
    // What follows a part that ended within a line is the same paragraph.
    let before = isInLine ? paragraphCount - 1 : paragraphCount
    let moved = sentences.map { sentence in
      Sentence(
        index: sentenceCount + sentence.index,
        range: offset + sentence.range.lowerBound..<offset + sentence.range.upperBound,
        viewRange: sentence.viewRange, paragraph: before + sentence.paragraph, block: sentence.block)
    }
    sentenceCount += sentences.count
    if let last = moved.last { paragraphCount = last.paragraph }
    isInLine = endsInLine && !moved.isEmpty
    offset += end
    pending.removeFirst(end)
    return Part(sentences: moved, view: view)
  }
}

extension [Unicode.Scalar] {
  /// Where the last paragraph begins: after the last empty line, or else after the last line end; nil if there is neither.
  fileprivate var lastParagraphEnd: Int? {
    var lastLine: Int?
    var at = count
    while at > 0 {
      at -= 1
      guard self[at].isLineEnd else { continue }
      // The two line ends of an empty line, but not the two characters of one line end.
      if at > 0, self[at - 1].isLineEnd, !(self[at] == "\n" && self[at - 1] == "\r") { return at + 1 }
      if at > 2, self[at] == "\n", self[at - 1] == "\r", self[at - 2] == "\n" { return at + 1 }
      if lastLine == nil, at + 1 < count || self[at] != "\r" { lastLine = at + 1 }
    }
    return lastLine
  }
}
