import Foundation
import Synchronization
import Synoptic

/// A run over the sets of a manifest, on several threads.
///
/// Each thread takes the next set when it is done with one, so that no more sets are in memory than there are threads. A set is passed over
/// whose last line in the journal is about the same work and whose alignment file is as the line says, and so is one whose alignment somebody has edited.
public final class BatchRun: Sendable {
  /// What can be set.
  public struct Options: Sendable {
    /// Which part of the manifest is worked at.
    public var shard = Shard.whole
    /// How many sets are aligned at once.
    public var threads = ProcessInfo.processInfo.activeProcessorCount
    /// Whether the first set that fails ends the run, after those that are being aligned.
    public var failsFast = false
    /// What all sets depend on: a set that was done with another is done again.
    public var context = ""
    /// Whether alignments that somebody has edited are made anew.
    public var overwrites = false

    /// The options of a run in which nothing is set.
    public init() {}
  }

  private struct State {
    var reader: ManifestReader
    var counts: BatchCounts
    var isEnded = false
    var error: (any Error)?
  }

  private let options: Options
  private let journal: Journal
  private let state: Mutex<State>
  private let start = ContinuousClock.now

  /// A run.
  ///
  /// - Parameters:
  ///   - reader: the manifest from its beginning.
  ///   - sets: how many sets of it are worked at (`ManifestCheck`).
  ///   - journal: what was done before, and what is done now.
  ///   - options: what is set.
  public init(_ reader: sending ManifestReader, sets: Int, journal: Journal, _ options: Options = Options()) {
    self.options = options
    self.journal = journal
    state = Mutex(State(reader: reader, counts: BatchCounts(sets: sets)))
  }

  /// How far the run is.
  public var counts: BatchCounts {
    let elapsed = ContinuousClock.now - start
    return state.withLock { state in
      var counts = state.counts
      counts.seconds = elapsed / .seconds(1)
      return counts
    }
  }

  /// Works at all sets and returns when they are done.
  ///
  /// - Parameters:
  ///   - performer: makes who aligns sets, once for each thread.
  ///   - progress: called five times a second, and at the end, with how far the run is; on the caller's thread.
  /// - Returns: the counts at the end.
  /// - Throws: `InputError` if the manifest can no longer be read or the journal not be written.
  public func run(
    _ performer: @escaping @Sendable () -> any SetPerformer, progress: (BatchCounts) -> Void = { _ in }
  ) throws -> BatchCounts {
    let group = SetThreads.start(options.threads, performer) { self.work($0) }
    while group.wait(timeout: .now() + .milliseconds(200)) == .timedOut { progress(counts) }
    try journal.sync()
    let counts = counts
    progress(counts)
    if let error = state.withLock(\.error) { throw error }
    return counts
  }

  private func work(_ performer: any SetPerformer) {
    do {
      while let set = try next() {
        let key = set.key(options.context)
        if let output = set.output {
          switch OutputState(output, key, journal.records[output]) {
          case .done:
            state.withLock { $0.counts.known += 1 }
            continue
          case .edited where !options.overwrites:
            state.withLock { $0.counts.addEdited(set.id) }
            continue
          case .edited, .open: break
          }
        }
        let began = ContinuousClock.now
        let result = performer.perform(set)
        let milliseconds = Int((ContinuousClock.now - began) / .milliseconds(1))
        try journal.add(result, key: key, milliseconds: milliseconds)
        state.withLock { state in
          state.counts.add(result, line: set.line)
          if result.made == nil, options.failsFast { state.isEnded = true }
        }
      }
    } catch {
      state.withLock { state in
        state.error = state.error ?? error
        state.isEnded = true
      }
    }
  }

  /// The next set of this part of the manifest; nil if the run is to end.
  private func next() throws -> BatchSet? {
    try state.withLock { state in
      while !state.isEnded {
        guard let set = try state.reader.next() else {
          state.isEnded = true
          break
        }
        if options.shard.contains(set.index) { return set }
      }
      return nil
    }
  }
}
