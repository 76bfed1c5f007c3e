import Batch
import Synoptic

/// Shows on standard error how far a run is: on a terminal in its last line (`ProgressLine`), elsewhere a line from time to time; and the sets that fail.
struct BatchProgress {
  /// A bar that comes and goes at once is a flicker, and one of a few sets says little.
  private static let leastForBar = (seconds: 2.0, sets: 10)

  private let interval: Double
  private let isTerminal = ProgressLine.isPossible
  private var last = 0.0
  private var told = 0

  /// Shows nothing yet.
  ///
  /// - Parameter interval: after how many seconds a line is written where there is no terminal.
  init(every interval: Double) { self.interval = interval }

  /// Shows how far the run is, if it is time for that.
  mutating func show(_ counts: BatchCounts) {
    if counts.failures.count > told, told < AlignNotes.mostListed {
      for failure in counts.failures.prefix(AlignNotes.mostListed).dropFirst(told) {
        Terminal.note(BatchNotes.failed(failure))
      }
      told = counts.failures.count
    }
    if isTerminal {
      let least = BatchProgress.leastForBar
      guard counts.seconds >= least.seconds, counts.sets >= least.sets else { return }
      ProgressLine.show { BatchNotes.bar(counts, width: Terminal.widthOfNotes) }
    } else if counts.seconds - last >= interval {
      last = counts.seconds
      Terminal.note(BatchNotes.progress(counts))
    }
  }
}
