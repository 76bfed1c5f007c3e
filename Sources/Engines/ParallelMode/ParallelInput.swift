import Basics
import Dictionaries
import Texts

/// Two documents made ready to be aligned as translations of one another.
public struct ParallelInput {
  /// The two documents.
  public let documents: (a: Document, b: Document)
  /// What each dictionary gave; empty without dictionaries.
  public let uses: [TextLexicon.Use]
  /// The documents' sentences as they are compared.
  package let texts: Sides<ParallelText>
  /// The words that may stand for one another.
  package let pairs: TermPairs
  /// The words of the documents' languages.
  let vocabularies: Sides<Vocabulary>
  /// Which of the first document's terms are numbers.
  let isNumber: [Bool]

  /// The number of sentences of each document.
  public var sentenceCounts: (a: Int, b: Int) { (texts.a.count, texts.b.count) }

  /// The ranges of a document's sentences; nil for another document.
  public func sentenceRanges(_ document: String) -> [Range<Int>]? {
    switch document {
    case documents.a.id: texts.a.sentences.map(\.range)
    case documents.b.id: texts.b.sentences.map(\.range)
    default: nil
    }
  }

  /// Takes from two documents what is compared, and from `lexicon` what bears on them.
  ///
  /// - Parameters:
  ///   - a: the first.
  ///   - b: the second.
  ///   - lexicon: the dictionaries.
  ///   - anchors: finds what is known to be kept, such as the numbers of chapters; see `AnchorPattern`.
  /// - Throws: `ICUError` if ICU fails, `InputError` if the expression for anchors tries too many ways of matching.
  /// - Complexity: O(length of the documents), besides the look-ups and what `SpellingPairs` takes.
  public init(
    _ a: Document, _ b: Document, lexicon: Lexicon = .empty, anchors: AnchorPattern? = nil
  ) throws {
    try self.init(TokenizedDocument(a), TokenizedDocument(b), lexicon: lexicon, anchors: anchors)
  }

  /// The same of documents that are divided into words already.
  public init(
    _ a: TokenizedDocument, _ b: TokenizedDocument, lexicon: Lexicon = .empty, anchors: AnchorPattern? = nil
  ) throws {
    try self.init(
      ParallelDocument(a, anchors: anchors), ParallelDocument(b, anchors: anchors), lexicon: lexicon)
  }

  /// The same of documents that have been made ready.
  public init(_ a: ParallelDocument, _ b: ParallelDocument, lexicon: Lexicon = .empty) throws {
    documents = (a.document, b.document)
    texts = Sides(a.text, b.text)
    vocabularies = Sides(a.vocabulary, b.vocabulary)
    if a.document.language == b.document.language {
      uses = []
      pairs = try TermPairs(sameLanguage: a.vocabulary, b.vocabulary)
    } else {
      let (x, y) = (a.document.language, b.document.language)
      let translations = TextLexicon(
        lexicon.narrowed(to: [x, y]), vocabularies: [x: a.vocabulary, y: b.vocabulary])
      uses = translations.uses
      pairs = try TermPairs(
        from: a.vocabulary, to: b.vocabulary, lexicon: translations.lexicon(from: x, to: y))
    }
    isNumber = a.vocabulary.stems.map { !$0.hasPrefix(ParallelText.markPrefix) && TermPairs.isSign($0) }
  }
}
