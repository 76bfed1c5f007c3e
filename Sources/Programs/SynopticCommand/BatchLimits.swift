import ArgumentParser
import Batch
import Foundation
import Synoptic

/// What `batch` asks about the limits of a set.
struct BatchLimits: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A set that takes longer than this is ended and counts as failed.", valueName: "seconds"))
  var timeout: Double?

  @Option(
    help: ArgumentHelp(
      "A set that needs more memory than this, such as 800M or 2G, is ended and counts as failed.",
      valueName: "size"))
  var memory: String?

  /// The process that has started this one for its sets; nil if a user has.
  @Option(name: .customLong("worker-of"), help: .hidden)
  var parent: Int32?

  func validate() throws {
    if let timeout, !(timeout > 0 && timeout <= 1e7) {
      throw ValidationError("--timeout \(timeout) is no number of seconds")
    }
    if let memory, WorkerLimits.bytes(memory) == nil {
      throw ValidationError("--memory \(memory) is no size such as 800M or 2G")
    }
  }

  /// The limits.
  var limits: WorkerLimits {
    var limits = WorkerLimits()
    limits.seconds = timeout
    limits.bytes = memory.flatMap(WorkerLimits.bytes)
    return limits
  }

  /// The command of a process that aligns sets one by one.
  ///
  /// It is the program that runs, also where another has been installed in its place since.
  ///
  /// - Parameter arguments: what it opens.
  func command(_ arguments: [String]) -> [String] {
    ["/proc/self/exe", "batch", "--stdin", "--worker-of=\(getpid())", "--jobs=1"] + arguments
  }

  /// Ends this process when the one that has started it is gone, killed perhaps: nobody waits for its results then.
  func endWithParent() {
    guard let parent else { return }
    Thread.detachNewThread {
      while getppid() == parent { usleep(200_000) }
      // Its temporary files are removed as after any signal.
      kill(getpid(), SIGTERM)
    }
  }
}
