import Basics

/// A document divided into sentences, and these into words.
///
/// Made once in a run; engines and the finder of names take their words from here.
public struct TokenizedDocument: Sendable {
  /// The document with its sentences.
  public let segmented: SegmentedDocument

  /// Where each word stands in the document's view, sentence by sentence.
  private let words: [Range<Int32>]
  /// Where the words of each sentence begin in `words`; one more at the end.
  private let starts: [Int32]

  /// What was made of it before; nil where nothing is kept.
  private var kept: DerivedValues?

  /// The document.
  public var document: Document { segmented.document }
  /// Its sentences in order.
  public var sentences: [Sentence] { segmented.sentences }

  /// Divides a document into sentences and words.
  ///
  /// - Throws: `ICUError` if ICU fails.
  /// - Complexity: O(length of the document).
  public init(_ document: Document) throws(ICUError) {
    try self.init(SegmentedDocument(document))
  }

  /// Divides the sentences of a document into words.
  ///
  /// - Throws: `ICUError` if ICU fails.
  /// - Complexity: O(length of the document).
  public init(_ segmented: SegmentedDocument) throws(ICUError) {
    self.segmented = segmented
    let segmenter = try WordSegmenter(segmented.document.language)
    let scalars = segmented.document.view.scalars
    var words: [Range<Int32>] = []
    var starts: [Int32] = [0]
    starts.reserveCapacity(segmented.sentences.count + 1)
    for sentence in segmented.sentences {
      try segmenter.forEachWord(in: sentence.viewRange, of: scalars) {
        words.append(Int32($0.lowerBound)..<Int32($0.upperBound))
      }
      starts.append(Int32(words.count))
    }
    self.words = words
    self.starts = starts
  }

  /// Documents divided into sentences and words, on all processors.
  ///
  /// - Parameters:
  ///   - documents: the documents.
  ///   - observer: who is told how many are done.
  /// - Throws: `ICUError` if ICU fails.
  /// - Complexity: O(length of the documents).
  public static func all(
    _ documents: [Document], _ observer: WorkObserver = WorkObserver()
  ) throws(ICUError) -> [TokenizedDocument] {
    var tokenized: [TokenizedDocument] = []
    observer.progress(.segmenting, 0, documents.count)
    let results = documents.concurrentMap(finished: observer.counter(.segmenting)) { document in
      Result { () throws(ICUError) in try TokenizedDocument(document) }
    }
    for result in results { tokenized.append(try result.get()) }
    return tokenized
  }

  /// The same document, with which is kept what is made of it, for as long as it is.
  package var keepingDerived: TokenizedDocument {
    var document = self
    document.kept = kept ?? DerivedValues()
    return document
  }

  /// What is made of the document by itself: made once where that is kept.
  ///
  /// - Parameter name: what it is, and what it depends on besides the document.
  package func derived<Value: Sendable, Failure: Error>(
    _ name: String, _ make: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    guard let kept else { return try make() }
    return try kept.value(name, make)
  }

  /// Where the words of a sentence stand in the document's view.
  ///
  /// - Parameter sentence: its index.
  public func words(of sentence: Int) -> some RandomAccessCollection<Range<Int>> {
    words[Int(starts[sentence])..<Int(starts[sentence + 1])].lazy.map {
      Int($0.lowerBound)..<Int($0.upperBound)
    }
  }

  /// The text of a word without an English possessive, which ICU leaves on it.
  ///
  /// - Parameter word: where it stands in the document's view.
  public func text(of word: Range<Int>) -> String {
    let scalars = document.view.scalars
    return scalars.text(in: scalars.withoutPossessive(word))
  }

  /// Whether a word is made of digits only.
  ///
  /// - Parameter word: where it stands in the document's view.
  public func isNumber(_ word: Range<Int>) -> Bool {
    document.view.scalars[word].allSatisfy(\.isDigit)
  }
}
