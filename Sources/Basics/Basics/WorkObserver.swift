/// Who is told how far a long piece of work is, and may end it.
public struct WorkObserver: Sendable {
  /// What is being done.
  public enum Stage: String, CaseIterable, Sendable {
    /// Documents are divided into sentences and words.
    case segmenting
    /// Sentences are turned into vectors, as far as they are not kept from an earlier run.
    case encoding
    /// Pairs of documents are aligned as translations.
    case aligningTranslations
    /// Terms, names, dates and numbers of the documents are found.
    case preparing
    /// Sentences of pairs of documents are compared.
    case comparing
    /// The names in documents are found and compared.
    case findingNames
    /// Pairs of documents are searched for contradictions.
    case findingContradictions
  }

  /// Called with what is being done, how much of it is done, and how much there is: documents, sentences or pairs of documents.
  ///
  /// It may be called from several threads at once, and not in order.
  public var progress: @Sendable (_ stage: Stage, _ done: Int, _ total: Int) -> Void
  /// Asked between steps whether the work is to end.
  public var isCancelled: @Sendable () -> Bool

  /// An observer; by default nobody is told, and the work goes on to its end.
  public init(
    progress: @escaping @Sendable (_ stage: Stage, _ done: Int, _ total: Int) -> Void = { _, _, _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.progress = progress
    self.isCancelled = isCancelled
  }

  /// Says that a stage has come so far.
  ///
  /// - Throws: `CancellationError` if the work is to end.
  package func start(_ stage: Stage, of total: Int, done: Int = 0) throws {
    try checkCancellation()
    progress(stage, done, total)
  }

  /// What counts the steps of a stage that are done.
  package func counter(_ stage: Stage) -> @Sendable (_ done: Int, _ total: Int) -> Void {
    { done, total in progress(stage, done, total) }
  }

  /// Makes sure that the work is still wanted.
  ///
  /// - Throws: `CancellationError` if the task it runs in was cancelled, or `isCancelled` says so.
  package func checkCancellation() throws {
    try Task.checkCancellation()
    if isCancelled() { throw CancellationError() }
  }
}
