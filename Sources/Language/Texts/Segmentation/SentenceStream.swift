import Basics

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
  /// What its reader should know before trusting what is made of it, as far as its first part tells.
  public let notes: [DocumentNote]
  /// How the document is written.
  public let format: DocumentFormat
  /// What is left out of it, such as pictures.
  public let omitted: Omissions
  /// How its bytes have been decoded so far.
  public private(set) var decoding: Decoding
  /// What was made of its lines so far.
  public private(set) var layout = TextLayout()

  /// A paragraph of less than a quarter of this, in code points, is never divided, however small the parts.
  private static let longestParagraph = 1 << 18

  /// A document that is read in parts is decoded and looked at so many bytes at a time, which processors' caches hold.
  private static let pieceSize = 1 << 19
  /// So many code points are enough to tell a language.
  private static let sample = 1 << 20

  private let path: String
  private let partSize: Int
  private let isLossy: Bool
  private let wrap: LineWrap?
  private let segmenter: SentenceSegmenter
  private let input: InputFile
  /// Bytes that were read, how many of them are decoded, and how many came before them.
  private var bytes: [UInt8]
  private var decoded = 0
  private var byteOffset = 0
  /// Text that was decoded but not given out, and how much came before it.
  private var pending: [Unicode.Scalar]
  private var offset = 0
  private var sentenceCount = 0
  private var paragraphCount = 0
  private var isInParagraph = false
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
    input = try InputFile(path, isReadOnce: true)
    bytes = try input.read(partSize)
    isAtEnd = bytes.count < partSize

    if DocumentText.isArchive(bytes, options.format) {
      if !isAtEnd { bytes += try input.readAll(after: bytes.count) }
      isAtEnd = true
      let text = try DocumentText(
        bytes, path: path, decoder: TextDecoder(lossy: options.lossy), format: options.format)
      bytes = []
      (pending, decoding, format, whole, wrap) = (text.scalars, text.decoding, text.format, text.view, nil)
      omitted = text.omitted
      (language, notes) = try DocumentReader.language(
        of: text.view, from: text.scalars, path: path, decoding: decoding, given: options.language,
        remedy: .sayLanguage(document: nil))
      segmenter = try SentenceSegmenter(language)
      return
    }
    omitted = Omissions()
    let decoder = TextDecoder(options.encoding, lossy: options.lossy)
    var cut = isAtEnd ? bytes.count : TextEncoding.cut(bytes, options.encoding)
    (pending, decoding) = try decoder.decode(Array(bytes[..<cut]), path: path)
    // There is no telling from nothing: a line may be longer than a part, and a text may begin with empty lines.
    while !isAtEnd, pending.allSatisfy(\.isBlank) {
      let more = try input.read(partSize)
      isAtEnd = more.count < partSize
      bytes += more
      cut = isAtEnd ? bytes.count : TextEncoding.cut(bytes, options.encoding)
      (pending, decoding) = try decoder.decode(Array(bytes[..<cut]), path: path)
    }
    format = options.format ?? .detected(path: path, scalars: pending)
    let isMarkup = format != .plainText && format != .presegmented
    if isMarkup, !isAtEnd {
      bytes += try input.readAll(after: bytes.count)
      isAtEnd = true
      cut = bytes.count
      (pending, decoding) = try decoder.decode(bytes, path: path)
    }
    let view: TextView
    if isAtEnd || isMarkup {
      view = try format.view(of: pending, path: path)
      whole = view
      wrap = nil
    } else {
      let text = BareText(Array(pending.lines(within: SentenceStream.sample)))
      wrap = format == .plainText ? LineWrap(text.lines, text.scalars) : nil
      view = TextView(plainText: Array(pending.lines(within: SentenceStream.sample)))
    }
    (language, notes) = try DocumentReader.language(
      of: view, from: whole == nil ? Array(pending.lines(within: SentenceStream.sample)) : pending,
      path: path, decoding: decoding, given: options.language, remedy: .sayLanguage(document: nil))
    segmenter = try SentenceSegmenter(language)
    if whole != nil {
      bytes = []
    } else {
      // The first part has told what it can; from here on it is looked at in pieces.
      pending = []
      decoding = Decoding(decoding.encoding, decoding.reason, disbelieved: decoding.disbelieved)
      try fill()
    }
  }

  /// The next part; nil at the end of the document.
  ///
  /// - Throws: `InputError` for bytes that cannot be decoded or read.
  /// - Complexity: O(size of the part).
  public func next() throws -> Part? {
    if let whole {
      self.whole = nil
      pending = []
      layout = whole.layout
      return Part(sentences: try segmenter.sentences(of: whole), view: whole)
    }
    while !pending.isEmpty || decoded < bytes.count || !isAtEnd {
      if let part = try part() { return part }
      try fill()
    }
    return nil
  }

  /// Decodes more of the document.
  private func fill() throws {
    if !isAtEnd, bytes.count - decoded < SentenceStream.pieceSize {
      let more = try input.read(partSize)
      isAtEnd = more.count < partSize
      bytes.removeFirst(decoded)
      byteOffset += decoded
      decoded = 0
      bytes += more
    }
    var end = bytes.count
    if end - decoded > SentenceStream.pieceSize {
      let piece = Array(bytes[decoded..<decoded + SentenceStream.pieceSize])
      end = decoded + TextEncoding.cut(piece, decoding.encoding)
    }
    if end == decoded || end == bytes.count {
      end = isAtEnd ? bytes.count : decoded + TextEncoding.cut(Array(bytes[decoded...]), decoding.encoding)
    }
    let next = try TextDecoder(decoding.encoding, lossy: isLossy).decode(
      Array(bytes[decoded..<end]), path: path, from: byteOffset + decoded)
    pending += next.scalars
    decoding = Decoding(
      decoding.encoding, decoding.reason, replaced: decoding.replaced + next.decoding.replaced,
      disbelieved: decoding.disbelieved)
    decoded = end
  }

  /// The sentences of the text at hand up to the last border between paragraphs; nil if more text is needed to tell.
  private func part() throws -> Part? {
    let isLast = isAtEnd && decoded == bytes.count
    if isLast { return try give(pending.count, endsInParagraph: false) }
    if let end = pending[...].lastEmptyLineEnd { return try give(end, endsInParagraph: false) }
    // Lines of a paragraph that is wrapped stay together.
    if let end = wrap.map({ lastParagraphStart($0) }) ?? pending.lastLineEnd {
      return try give(end, endsInParagraph: format == .presegmented)
    }
    // A wrapped paragraph that is cut within a line would lose its wrapping, so more of it is waited for.
    let longest = max(partSize, SentenceStream.longestParagraph)
    guard pending.count >= (wrap == nil ? longest / 4 : 4 * longest) else { return nil }
    // A line that goes on and on: all of its sentences but the last, which may not end here.
    let ranges = try segmenter.sentences(of: view(of: pending)).map(\.range)
    if ranges.count > 1, let last = ranges.last { return try give(last.lowerBound, endsInParagraph: true) }
    return pending.count < 4 * longest ? nil : try give(pending.count, endsInParagraph: true)
  }

  /// Where the last paragraph of a wrapped text without empty lines begins; nil if there is only one.
  private func lastParagraphStart(_ wrap: LineWrap) -> Int? {
    // As wide as in the view.
    let bare = BareText(pending)
    let (text, lines) = (bare.scalars, bare.lines)
    // The last line may not be whole yet.
    let starts = lines.indices.dropFirst().dropLast().filter {
      !wrap.joins(lines[$0 - 1], lines[$0], text)
    }
    return starts.last.map { bare.source(of: lines[$0].range.lowerBound - lines[$0].indent) }
  }

  private func view(of scalars: [Unicode.Scalar]) -> TextView {
    format == .presegmented
      ? PlainText.presegmented(scalars)
      : PlainText.shared.view(of: scalars, wrap: wrap)
  }

  /// Gives out the text at hand up to `end`.
  private func give(_ end: Int, endsInParagraph: Bool) throws -> Part {
    let view = view(of: end == pending.count ? pending : Array(pending[..<end]))
    layout.add(view.layout)
    let sentences = try segmenter.sentences(of: view)
    // What follows a part that ended within a paragraph is the same one, unless an empty line begins it.
    let goesOn = isInParagraph && !pending.prefix(while: \.isBlank).contains(where: \.isLineEnd)
    let before = goesOn ? paragraphCount - 1 : paragraphCount
    let moved = sentences.map { sentence in
      Sentence(
        index: sentenceCount + sentence.index,
        range: offset + sentence.range.lowerBound..<offset + sentence.range.upperBound,
        viewRange: sentence.viewRange, paragraph: before + sentence.paragraph, block: sentence.block,
        isPart: sentence.isPart)
    }
    sentenceCount += sentences.count
    if let last = moved.last { paragraphCount = last.paragraph }
    isInParagraph = endsInParagraph && (goesOn || !moved.isEmpty)
    offset += end
    pending.removeFirst(end)
    return Part(sentences: moved, view: view)
  }
}

extension [Unicode.Scalar] {
  /// The whole lines within the first `count` code points from where the text begins, or all of these if there is none.
  fileprivate func lines(within count: Int) -> ArraySlice<Unicode.Scalar> {
    let text = self[(firstIndex { !$0.isBlank } ?? 0)...]
    guard text.count > count else { return text }
    let some = text.prefix(count)
    return some.lastIndex(where: \.isLineEnd).map { text[..<$0] } ?? some
  }

  /// Where the last whole line ends; nil if there is none.
  fileprivate var lastLineEnd: Int? {
    // A CR at the end may be half of a line end.
    indices.last { self[$0].isLineEnd && ($0 + 1 < count || self[$0] != "\r") }.map { $0 + 1 }
  }
}

extension ArraySlice<Unicode.Scalar> {
  /// Where the last empty line ends; nil if there is none.
  fileprivate var lastEmptyLineEnd: Int? {
    var end: Int?
    for at in indices.reversed() {
      if self[at].isLineEnd {
        // CR and LF end one line, not two.
        if self[at] == "\r", at + 1 < endIndex, self[at + 1] == "\n" { continue }
        if let end { return end }
        end = at + 1
      } else if !self[at].isBlank {
        end = nil
      }
    }
    return nil
  }
}
