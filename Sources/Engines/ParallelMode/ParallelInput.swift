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
    _ tokenizedA: TokenizedDocument, _ tokenizedB: TokenizedDocument, lexicon: Lexicon = .empty,
    anchors: AnchorPattern? = nil
  ) throws {
    let (a, b) = (tokenizedA.document, tokenizedB.document)
    documents = (a, b)
    var first = Vocabulary(a.language)
    let x = try ParallelText(tokenizedA, vocabulary: &first, anchors: anchors)
    if a.language == b.language {
      // One vocabulary: a word stands for itself.
      let y = try ParallelText(tokenizedB, vocabulary: &first, anchors: anchors)
      texts = Sides(x.enlarged(to: first), y)
      uses = []
      pairs = TermPairs(identity: first)
      vocabularies = Sides(first, first)
    } else {
      var second = Vocabulary(b.language)
      let y = try ParallelText(tokenizedB, vocabulary: &second, anchors: anchors)
      texts = Sides(x, y)
      let translations = TextLexicon(
        lexicon.narrowed(to: [a.language, b.language]), vocabularies: [a.language: first, b.language: second])
      uses = translations.uses
      pairs = try TermPairs(
        from: first, to: second, lexicon: translations.lexicon(from: a.language, to: b.language))
      vocabularies = Sides(first, second)
    }
    isNumber = first.stems.map { !$0.hasPrefix(ParallelText.markPrefix) && TermPairs.isSign($0) }
  }
}
