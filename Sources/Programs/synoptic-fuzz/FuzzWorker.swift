import Foundation
import Fuzzing

/// Makes inputs and reads them; a crash ends the process, and the input is in the folder.
struct FuzzWorker {
  /// The status with which the process ends when it has taken too much memory.
  static let tooMuchMemory: Int32 = 77

  private let plan: FuzzPlan
  private let targets: [FuzzTarget]
  private let folder: URL
  private let seconds, memory: Int
  private let counts: SharedCounts

  init(_ plan: FuzzPlan, _ targets: [FuzzTarget], _ folder: URL, seconds: Int, memory: Int) throws {
    self.plan = plan
    self.targets = targets
    self.folder = folder
    self.seconds = seconds
    self.memory = memory
    counts = try SharedCounts(folder.appending(path: "counts").path, targets: targets.count)
  }

  /// Makes runs.
  ///
  /// - Parameter without: findings in these words are left out.
  func run(_ runs: Range<Int>, without: String?) throws {
    var findings = Findings(folder)
    let file = open(folder.appending(path: "input").path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    for run in runs {
      let (index, bytes) = plan.input(ofRun: run)
      counts.run = run
      counts.target = index
      guard ftruncate(file, 0) == 0,
        bytes.withUnsafeBytes({ pwrite(file, $0.baseAddress, $0.count, 0) }) == bytes.count
      else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
      let before = FuzzWorker.usage().milliseconds
      setTimer(seconds)
      let outcome = targets[index].outcome(of: bytes)
      setTimer(0)
      let after = FuzzWorker.usage()
      counts[.runs, index] += 1
      counts[.slowest, index] = max(counts[.slowest, index], after.milliseconds - before)
      counts.memory = max(counts.memory, after.megabytes)
      switch outcome {
      case .read: break
      case .refused: counts[.refused, index] += 1
      case .broken(let problem):
        if let without, problem.contains(without) { continue }
        counts[.broken, index] += 1
        try findings.add(targets[index].name, run: run, problem, bytes)
      }
      // What was taken stays the process's; a new one begins with little.
      if after.megabytes > memory { exit(FuzzWorker.tooMuchMemory) }
    }
  }

  /// Ends the process by SIGPROF when it has used so many seconds of processor time; never if 0.
  private func setTimer(_ seconds: Int) {
    var timer = itimerval()
    timer.it_value.tv_sec = seconds
    setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
  }

  /// The processor time of the process so far, and the most memory that it took.
  private static func usage() -> (milliseconds: Int, megabytes: Int) {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    let seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
    let rest = Int(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000
    return (seconds * 1000 + rest, usage.ru_maxrss / 1024)
  }
}
