import Foundation
import Synchronization
import Synoptic

/// Shows on a terminal how far a long run is; elsewhere nothing.
///
/// Nothing is shown of what is done at once: a line that comes and goes is a flicker.
final class WorkProgress: Sendable {
  /// How long a run may take before anything is shown, and how often the line is written anew, in milliseconds.
  private static let pause = (first: 2_000, next: 250)

  /// Not the queue of those who work, of whom one would wait with the terminal.
  private static let queue = DispatchQueue(label: "synoptic.progress")

  private let state: Mutex<ProgressWords>
  // Made, and ended, by whoever does the work; nobody else has it.
  nonisolated(unsafe) private let timer: (any DispatchSourceTimer)?

  /// Begins to show what the observer is told.
  ///
  /// - Parameter doing: what is being done until it is told anything.
  init(doing: String? = nil) {
    state = Mutex(ProgressWords(doing: doing))
    guard ProgressLine.isPossible else {
      timer = nil
      return
    }
    let timer = DispatchSource.makeTimerSource(queue: WorkProgress.queue)
    self.timer = timer
    timer.schedule(
      deadline: .now() + .milliseconds(WorkProgress.pause.first),
      repeating: .milliseconds(WorkProgress.pause.next))
    timer.setEventHandler { [weak self] in self?.show() }
    timer.resume()
  }

  /// What tells this how far the work is.
  var observer: WorkObserver {
    guard timer != nil else { return WorkObserver() }
    return WorkObserver(progress: { [self] stage, done, total in
      state.withLock { $0.note(stage, done, total, at: WorkProgress.now) }
    })
  }

  /// Ends it, and takes the line away.
  func end() {
    state.withLock { $0.isEnded = true }
    timer?.cancel()
    ProgressLine.clear()
  }

  /// Does some work whose progress is shown.
  ///
  /// - Parameter doing: what is being done until the observer is told anything.
  static func during<Result>(
    _ doing: String? = nil, _ body: (WorkObserver) throws -> Result
  ) rethrows -> Result {
    let progress = WorkProgress(doing: doing)
    defer { progress.end() }
    return try body(progress.observer)
  }

  private func show() {
    // The state is not held while the terminal is written to: that may wait (Ctrl-S), and all who work tell the state how far they are.
    ProgressLine.show {
      state.withLock { $0.isEnded ? nil : $0.text(at: WorkProgress.now) }
    }
  }

  private static var now: Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }
}
