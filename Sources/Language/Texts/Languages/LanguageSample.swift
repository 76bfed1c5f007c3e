/// What of a text its language is told by: its running words, in pieces of some sentences.
///
/// Addresses and what stands between digits say nothing of a language and are left out. A long text is looked at in places that are spread
/// over it.
struct LanguageSample {
  /// Some sentences of a text.
  struct Piece {
    /// All of it.
    var text = ""
    /// The same without what stands in quotation marks.
    var outsideQuotes = ""
    /// How many letters both have.
    var letters = 0
    var lettersOutside = 0
  }

  /// The pieces in the order of the text.
  let pieces: [Piece]
  /// How many letters they have, and how many of them do not stand in quotation marks.
  let letters: Int
  let lettersOutside: Int
  /// Whether nearly all words begin with a capital and go on in small letters, as in a list of names.
  let isListOfNames: Bool

  /// A text of more code points is looked at in so many windows of so many code points.
  private static let windows = (count: 32, size: 2_000)
  /// How many letters a piece has, at the end of a line and at the end of a sentence.
  private static let leastLetters = (line: 50, sentence: 150)
  /// A quotation of fewer letters may as well be a title or a word that is spoken of.
  private static let leastQuoted = 12
  /// A quotation of more code points has lost its closing mark.
  private static let longestQuoted = 2_000
  /// From how many words on, and from which share of them, capitals make a list of names.
  private static let names = (words: 3, share: 0.8)

  /// Takes the sample of a text.
  ///
  /// - Complexity: O(length of the text), up to some 64,000 code points.
  init(_ scalars: [Unicode.Scalar]) {
    let seen = LanguageSample.windows(of: scalars)
    let words = OldRussianSpelling.modernized(seen) ?? seen
    var pieces: [Piece] = []
    var piece = Piece()
    var counts = (words: 0, names: 0)
    let quoted = LanguageSample.quotations(in: words)
    var nextQuotation = 0
    func endPiece() {
      if piece.letters > 0 { pieces.append(piece) }
      piece = Piece()
    }
    var start = 0
    while start < words.count {
      // A word with its marks, up to the next space.
      var end = start
      while end < words.count, !words[end].isWhitespace { end += 1 }
      let word = words[start..<end]
      if !word.isEmpty, !LanguageSample.isAddress(word) {
        while nextQuotation < quoted.count, quoted[nextQuotation].upperBound <= start { nextQuotation += 1 }
        let isQuoted = nextQuotation < quoted.count && quoted[nextQuotation].overlaps(start..<end)
        let letters = word.count { $0.isAlphabetic }
        let text = String(String.UnicodeScalarView(word.map { $0 == "ſ" ? "s" : $0 })) + " "
        piece.text += text
        piece.letters += letters
        if !isQuoted {
          piece.outsideQuotes += text
          piece.lettersOutside += letters
        }
        LanguageSample.count(word, &counts)
      }
      let endsSentence = word.last.map { ".!?…。！？".unicodeScalars.contains($0) } ?? false
      let endsLine = end < words.count && words[end].isLineEnd
      if (endsLine && piece.letters >= LanguageSample.leastLetters.line)
        || (endsSentence && piece.letters >= LanguageSample.leastLetters.sentence)
        || piece.letters >= 8 * LanguageSample.leastLetters.sentence
      {
        endPiece()
      }
      start = end + 1
    }
    endPiece()
    self.pieces = pieces
    letters = pieces.reduce(0) { $0 + $1.letters }
    lettersOutside = pieces.reduce(0) { $0 + $1.lettersOutside }
    isListOfNames =
      counts.words >= LanguageSample.names.words
      && Double(counts.names) >= LanguageSample.names.share * Double(counts.words)
  }

  /// All of the sample as one text.
  var text: String { pieces.lazy.map(\.text).joined() }

  /// The same without what stands in quotation marks.
  var outsideQuotes: String { pieces.lazy.map(\.outsideQuotes).joined() }

  private static func windows(of scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    guard scalars.count > windows.count * windows.size else { return scalars }
    let step = scalars.count / windows.count
    return (0..<windows.count).flatMap { index -> [Unicode.Scalar] in
      let window = scalars[index * step..<index * step + windows.size]
      // Words are not cut.
      let start = window.firstIndex { $0.isWhitespace } ?? window.startIndex
      let end = window.lastIndex { $0.isWhitespace } ?? window.endIndex
      return (start < end ? Array(window[start..<end]) : Array(window)) + ["\n"]
    }
  }

  private static func isAddress(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    if word.contains("@") || word.contains("_") { return true }
    guard word.count > 4 else { return false }
    return word.starts(with: "www.".unicodeScalars)
      || zip(word, word.dropFirst()).contains { $0 == ":" && $1 == "/" }
  }

  /// Counts a word of two letters and more in a script with capitals, and whether it is written as names are.
  private static func count(_ word: ArraySlice<Unicode.Scalar>, _ counts: inout (words: Int, names: Int)) {
    let letters = word.filter(\.isAlphabetic)
    guard letters.count > 1, let first = letters.first, let second = letters.dropFirst().first,
      first.isUppercase || first.isLowercase
    else { return }
    counts.words += 1
    if first.isUppercase, second.isLowercase { counts.names += 1 }
  }

  /// What stands in quotation marks, in one line and long enough.
  private static func quotations(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    var quotations: [Range<Int>] = []
    var open: (offset: Int, closing: [Unicode.Scalar], letters: Int)?
    for (offset, scalar) in scalars.enumerated() {
      if let quotation = open {
        if quotation.closing.contains(scalar) {
          if quotation.letters >= leastQuoted { quotations.append(quotation.offset..<offset + 1) }
          open = nil
        } else if scalar.isLineEnd || offset - quotation.offset > longestQuoted {
          open = nil
        } else if scalar.isAlphabetic {
          open?.letters += 1
        }
      } else if let closing = closings[scalar] {
        open = (offset, closing, 0)
      }
    }
    return quotations
  }

  /// What closes a quotation that a mark opens.
  private static let closings: [Unicode.Scalar: [Unicode.Scalar]] = [
    "„": ["“", "”", "\""], "“": ["”", "“"], "«": ["»"], "»": ["«", "»"], "\"": ["\""], "”": ["”"], "「": ["」"],
    "『": ["』"],
  ]
}
