import AlignmentFiles
import AlignmentModel
import Basics
import Foundation
import Preparation
import Report

/// A review that windows work at: one state, saved after each change, of which all windows hear.
public actor ReviewSession {
  /// An answer to a window.
  public enum Answer: Sendable {
    /// What was asked for was done.
    case done([UInt8])
    /// It was not, and the answer says why.
    case refused([UInt8])
    /// It could not be saved, and was not done.
    case unsaved([UInt8])

    /// The JSON of it.
    public var json: [UInt8] {
      switch self {
      case .done(let json), .refused(let json), .unsaved(let json): json
      }
    }
  }

  /// Aligns the documents of an alignment again, keeping what was decided in it.
  public typealias Realign = @Sendable (Alignment, WorkObserver) throws -> Alignment
  /// The bytes of an alignment in another format, by the extension of its files.
  public typealias Export = @Sendable (Alignment, String) throws -> [UInt8]

  /// How long a window may wait for changes, in seconds.
  public static let longestWait = 25.0

  private var content: ReportContent
  private var file: ReviewFile
  private var review: Review
  private var data: ReviewPageData
  private let realign: Realign
  private let exports: [String]
  private let export: Export
  private var task: ReviewTask?
  private var isAligning = false
  private var warning: String?
  /// The windows that wait for a change.
  private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
  private var nextWaiting = 0
  private var isEnded = false

  /// Begins a review.
  ///
  /// - Parameters:
  ///   - content: the report of the alignment, with the texts of all its documents.
  ///   - file: the alignment file, in which decisions are kept, as it was before it was read.
  ///   - base: the number of the first state; greater than any of an earlier review that a window may still show.
  ///   - exports: the extensions of the formats that `export` makes.
  ///   - export: makes another format of the alignment.
  ///   - realign: aligns the documents again.
  /// - Complexity: O(size of the documents and the alignment).
  public init(
    _ content: ReportContent, file: ReviewFile, base: Int = 0, exports: [String], export: @escaping Export,
    realign: @escaping Realign
  ) {
    self.content = content
    self.file = file
    review = Review(content.alignment, documents: content.documents.compactMap(\.self), base: base)
    data = ReviewPageData(content, base: base)
    self.exports = exports
    self.export = export
    self.realign = realign
  }

  // MARK: - What windows ask for

  /// The page, as the review stands.
  ///
  /// - Throws: as `ReportPage.html()`.
  public func page() throws -> String {
    try readAgainIfChanged()
    let alignment = review.alignment
    let page = data.page(of: alignment, .init(revision: review.revision, exports: exports))
    return try ReportPage.html(page, source: [UInt8](NativeFile.data(alignment)))
  }

  /// Does what a reader does, and saves it.
  ///
  /// - Parameters:
  ///   - action: what.
  ///   - window: the window in which.
  ///   - revision: the state that the window shows.
  public func perform(_ action: ReviewAction, in window: String, seeing revision: Int) throws -> Answer {
    try change(window, revision) { review throws(ReviewProblem) in
      try review.perform(action, in: window, seeing: revision)
    }
  }

  /// Takes back what a window did last.
  public func undo(in window: String, seeing revision: Int) throws -> Answer {
    try change(window, revision) { review throws(ReviewProblem) in try review.undo(in: window) }
  }

  /// Does again what a window took back last.
  public func redo(in window: String, seeing revision: Int) throws -> Answer {
    try change(window, revision) { review throws(ReviewProblem) in try review.redo(in: window) }
  }

  /// What changed after a state, at once if anything did, else when something does.
  ///
  /// - Parameters:
  ///   - revision: the state that the window shows.
  ///   - window: the window.
  ///   - wait: how long to wait at most, in seconds.
  public func changes(since revision: Int, in window: String, wait: Double) async throws -> Answer {
    if revision == review.revision, wait > 0, !isEnded {
      await nextChange(within: min(wait, ReviewSession.longestWait))
    }
    return .done(try answer(window, revision))
  }

  /// Begins to align the documents again.
  public func align(in window: String, seeing revision: Int) throws -> Answer {
    guard review.changes(since: revision) != nil else { return .refused(try answer(window, revision)) }
    guard !isAligning else { return .refused(try answer(window, revision, .busy)) }
    isAligning = true
    task = ReviewTask()
    let (alignment, realign) = (review.alignment, realign)
    let observer = WorkObserver(progress: { [weak self] stage, done, total in
      let part = ReviewSession.part(stage, done, total)
      Task { [weak self] in await self?.note(part) }
    })
    // Not a task: the work keeps its thread for seconds, and tasks have few.
    let thread = Thread { [weak self] in
      let result = Result { try realign(alignment, observer) }
      Task { [weak self] in await self?.finishAligning(result, since: alignment, in: window) }
    }
    thread.stackSize = 1 << 23
    thread.start()
    return .done(try answer(window, revision))
  }

  /// The alignment in another format.
  ///
  /// - Parameters:
  ///   - name: the extension of the format's files.
  ///   - isConfirmedOnly: whether links that nobody has judged are left out.
  /// - Returns: nil if there is no such format.
  /// - Throws: what the format throws.
  public func exported(_ name: String, isConfirmedOnly: Bool) throws -> [UInt8]? {
    guard exports.contains(name) else { return nil }
    var alignment = review.alignment
    if isConfirmedOnly { alignment.links.removeAll { $0.status == .automatic } }
    return name == "json" ? [UInt8](try NativeFile.data(alignment)) : try export(alignment, name)
  }

  /// How many links there are, and how many of them were judged.
  public var progress: (links: Int, judged: Int) { (review.alignment.links.count, review.judged) }

  /// Ends all waiting: the server stops.
  public func end() {
    isEnded = true
    wake()
  }

  // MARK: - Changes

  /// Changes a copy of the review, and takes it for the review when it is saved.
  private func change(
    _ window: String, _ revision: Int, _ make: (inout Review) throws(ReviewProblem) -> Void
  ) throws -> Answer {
    do { try readAgainIfChanged() } catch let error as InputError {
      return .unsaved(try answer(window, revision, saying: error.problem))
    }
    guard review.changes(since: revision) != nil else { return .refused(try answer(window, revision)) }
    var next = review
    do throws(ReviewProblem) { try make(&next) } catch {
      return .refused(try answer(window, revision, error))
    }
    do { try take(next) } catch let error as InputError {
      return .unsaved(try answer(window, revision, saying: error.problem))
    }
    return .done(try answer(window, revision))
  }

  /// Saves a changed review, and tells all windows.
  ///
  /// - Throws: `InputError` if it cannot be saved: then the review stays as it was.
  private func take(_ next: Review) throws {
    guard next.revision > review.revision else { return }
    try file.write(next.alignment)
    warning = nil
    let new = next.changes(since: review.revision) ?? []
    review = next
    for change in new { data.note(change, of: review.alignment) { review.state.link($0)?.value } }
    wake()
  }

  private func answer(
    _ window: String, _ revision: Int, _ problem: ReviewProblem? = nil, saying warning: String? = nil
  ) throws -> [UInt8] {
    try ReviewAnswer(
      review: review, window: window, since: revision, task: task, problem: problem,
      warning: warning ?? self.warning
    ).json(data)
  }

  /// Reads the file if another program has changed it; windows are told to load their pages again.
  private func readAgainIfChanged() throws {
    guard file.isChanged else {
      warning = nil
      return
    }
    do {
      let next = file.readAgain()
      let alignment = try NativeFile.read(file.path)
      guard alignment.documents.map(\.sha256) == review.alignment.documents.map(\.sha256),
        alignment.documents.map(\.id) == review.alignment.documents.map(\.id)
      else {
        throw InputError(
          .documentChanged, file: file.path, "is an alignment of other documents now",
          remedy: "end the review and begin it anew")
      }
      file = next
      content.alignment = alignment
      let base = review.revision + 1
      review = Review(alignment, documents: content.documents.compactMap(\.self), base: base)
      data = ReviewPageData(content, base: base)
      warning = nil
      wake()
    } catch let error as InputError {
      warning = "\(file.path) \(error.problem)"
      throw error
    }
  }

  // MARK: - Waiting

  private func nextChange(within seconds: Double) async {
    nextWaiting += 1
    let number = nextWaiting
    let timer = Task { [weak self] in
      try? await Task.sleep(for: .seconds(seconds))
      await self?.wake(number)
    }
    await withCheckedContinuation { waiting[number] = $0 }
    timer.cancel()
  }

  private func wake(_ number: Int) { waiting.removeValue(forKey: number)?.resume() }

  private func wake() {
    for number in waiting.keys { wake(number) }
  }

  // MARK: - Aligning again

  /// The share of all work that is done, as far as stages tell.
  private static func part(_ stage: WorkObserver.Stage, _ done: Int, _ total: Int) -> Double {
    let stages = WorkObserver.Stage.allCases
    let before = Double(stages.firstIndex(of: stage) ?? 0)
    return (before + Double(done) / Double(max(1, total))) / Double(stages.count)
  }

  private func note(_ part: Double) {
    guard isAligning, part > task?.done ?? 0 else { return }
    task = ReviewTask(done: (part * 1_000).rounded() / 1_000)
    wake()
  }

  private func finishAligning(
    _ result: Result<Alignment, any Error>, since start: Alignment, in window: String
  ) {
    isAligning = false
    do {
      try readAgainIfChanged()
      var next = review
      next.take(try result.get(), since: start, in: window)
      try take(next)
      task = nil
    } catch {
      task = ReviewTask(done: 1, problem: (error as? InputError)?.problem ?? "\(error)")
    }
    wake()
  }
}
