import AlignmentModel
import Basics
import ComparableMode
import Dictionaries
import ParallelMode
import Texts
import Vectors

/// Aligns documents: translations sentence by sentence, independent accounts by the events they tell.
///
///     let synopsis = try Aligner().align([Document("de", german), Document("en", english)])
///     for link in synopsis.links { print(link.score, synopsis.texts(of: link)) }
public struct Aligner {
  /// How documents are taken.
  public enum Mode: String, CaseIterable, Sendable {
    /// As translations if an alignment in order shows that they are, or an option is set that only parallel mode has; else as
    /// independent accounts.
    case automatic
    /// As independent accounts of the same events.
    case comparable
    /// As translations of one another.
    case parallel
  }

  /// What can be set.
  public struct Options: Sendable {
    /// How documents are taken.
    public var mode = Mode.automatic
    /// Whether documents of one language are aligned with one another.
    public var alignsSameLanguage = false
    /// The least score of links in either mode, 0…1; nil: in comparable mode what gives the best F1, in parallel mode all.
    public var threshold: Double?
    /// What the cut of comparable mode favors, where no threshold is given.
    public var preference = ComparableAligner.Preference.balanced
    /// Whether two documents each are linked, instead of passages of all being put together to groups or rows.
    public var inPairs = false
    /// Whether a lexicon is learned from a first alignment in comparable mode; nil: where no dictionary helps.
    public var learnsLexicon: Bool?
    /// The largest number of sentences on a side of a bead in parallel mode; nil: three, and more beside lines that hold several
    /// sentences.
    public var largestBead: Int?
    /// A regular expression whose matches tie sentences of translations together; see `AnchorPattern`.
    public var anchor: String?

    /// The options of a run in which nothing is set.
    public init() {}

    /// The options by which an alignment with some settings is made again.
    public init(_ settings: AlignmentSettings) {
      alignsSameLanguage = settings.alignsSameLanguage
      switch settings.mode {
      case .comparable(let comparable):
        mode = .comparable
        threshold = comparable.threshold
        preference = comparable.preference
        inPairs = comparable.inPairs
        learnsLexicon = comparable.learnsLexicon
      case .parallel(let parallel):
        mode = .parallel
        threshold = parallel.leastScore
        largestBead = parallel.largestBead
        anchor = parallel.anchor
        inPairs = parallel.inPairs
      }
    }
  }

  /// What was set.
  public let options: Options
  let lexicon: Lexicon?
  let vectors: VectorProvider
  let observer: WorkObserver

  /// An aligner.
  ///
  /// - Parameters:
  ///   - options: what is set.
  ///   - lexicon: the dictionaries; nil for those that are installed, `.empty` for none.
  ///   - vectors: the sentence vectors; those of the encoder that is installed, if one is, unless said otherwise.
  ///   - observer: who is told how far the work is, and may end it.
  public init(
    _ options: Options = Options(), lexicon: Lexicon? = nil, vectors: VectorProvider = .installed,
    observer: WorkObserver = WorkObserver()
  ) {
    self.options = options
    self.lexicon = lexicon
    self.vectors = vectors
    self.observer = observer
  }

  /// Aligns documents.
  ///
  /// - Parameters:
  ///   - documents: two or more, their ids unique.
  ///   - edited: an alignment whose confirmed, rejected and manual links are taken over; its mode is that of the new one unless
  ///     `options` has one.
  ///   - file: the file of that alignment, for errors.
  /// - Throws: `InputError` if there is nothing to align, what is to be kept cannot be, or the vectors cannot be had; `ICUError` if ICU fails;
  ///   `CancellationError` if the task is cancelled or `observer` says so.
  /// - Complexity: see `ComparableAligner` and `ParallelAligner`.
  public func align(
    _ documents: [Document], keeping edited: Alignment? = nil, from file: String = ""
  ) throws -> Synopsis {
    guard documents.count > 1 else {
      throw InputError(
        .tooFewDocuments, file: documents.first?.path, "is one document only, with nothing to align it to",
        remedy: "name two or more")
    }
    let kept = try edited.map { try KeptLinks($0, for: documents, file: file) } ?? .none
    let lexicon = try self.lexicon ?? .installed()
    try observer.checkCancellation()
    return try align(TokenizedDocument.all(documents, observer), lexicon, keeping: kept, mode: mode(edited))
  }

  /// Aligns documents that are divided into words already; see `align(_:keeping:from:)`.
  package func align(_ documents: [TokenizedDocument]) throws -> Synopsis {
    try align(documents, lexicon ?? .installed(), keeping: .none, mode: mode(nil))
  }

  private func align(
    _ documents: [TokenizedDocument], _ lexicon: Lexicon, keeping kept: KeptLinks, mode: Mode
  ) throws -> Synopsis {
    var run = AlignmentRun(
      options: options, documents: documents, lexicon: lexicon, kept: kept, observer: observer)
    try run.check()
    run.vectors = try vectors.vectors(of: run.documents, observer)
    return try run.synopsis(mode: mode)
  }

  /// The mode that is asked for, by name or by an option that only one has, or that of the edited alignment.
  private func mode(_ edited: Alignment?) -> Mode {
    guard options.mode == .automatic else { return options.mode }
    if options.largestBead != nil || options.anchor != nil { return .parallel }
    guard let edited else { return .automatic }
    switch edited.mode {
    case .comparable: return .comparable
    case .parallel: return .parallel
    }
  }
}

extension Lexicon {
  /// The lexicon of the dictionaries that are installed, compiled at the first use.
  ///
  /// - Throws: `InputError` for a damaged dictionary.
  public static func installed() throws -> Lexicon { try open(DictionarySource.installed()).lexicon }
}
