import Foundation

/// Watches the process that reads, and starts another when it has ended before its time.
struct FuzzSupervisor {
  /// One run after which a process takes no more than this much more than it may is let be; beyond, it is ended from outside.
  private static let memoryFactor = 3

  private let names: [String]
  private let folder: URL
  private let memory: Int
  private let counts: SharedCounts

  init(_ names: [String], _ folder: URL, memory: Int) throws {
    self.names = names
    self.folder = folder
    self.memory = memory
    counts = try SharedCounts(folder.appending(path: "counts").path, targets: names.count)
  }

  /// Makes runs, and prints a summary.
  ///
  /// - Parameter arguments: what the process that reads is told besides.
  /// - Returns: how many things were found.
  func run(_ runs: Range<Int>, arguments: [String]) throws -> Int {
    let begin = Date()
    var findings = Findings(folder)
    var ended: [String: Int] = [:]
    var next = runs.lowerBound
    counts.clear()
    // Where a process was when it took too much memory by and by, and not for one input.
    var restarts = 0
    while next < runs.upperBound {
      counts.run = next - 1
      let status = try start(arguments + ["--from", "\(next)", "--runs", "\(runs.upperBound - next)"])
      if status == .finished { break }
      let run = counts.run
      if run < next {
        print("synoptic-fuzz: the process that reads does not start: \(status)")
        return 1
      }
      next = run + 1
      if case .tooMuchMemory = status, restarts == 0 || run > restarts + 1 {
        // Once more by itself: many inputs may have taken it together.
        restarts = run
        if try start(arguments + ["--from", "\(run)", "--runs", "1"]) == .finished { continue }
      }
      ended["\(status.description)", default: 0] += 1
      let input = [UInt8](try Data(contentsOf: folder.appending(path: "input")))
      try findings.add(names[counts.target], run: run, status.description, input)
    }
    return summarize(ended, seconds: Int(Date().timeIntervalSince(begin)))
  }

  /// How a process ended.
  private enum Status: Equatable, CustomStringConvertible {
    case finished
    case crash(signal: Int32)
    case tooSlow
    case tooMuchMemory
    case exit(Int32)

    var description: String {
      switch self {
      case .finished: "finished"
      case .crash(let signal): "crash by signal \(signal)"
      case .tooSlow: "too much processor time"
      case .tooMuchMemory: "too much memory"
      case .exit(let status): "exit status \(status)"
      }
    }
  }

  private func start(_ arguments: [String]) throws -> Status {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = arguments
    // A trace of the stack takes seconds, and can be had from the input.
    process.environment = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
    try process.run()
    var wasEnded = false
    while process.isRunning {
      usleep(100_000)
      if resident(process.processIdentifier) > memory * FuzzSupervisor.memoryFactor {
        wasEnded = true
        kill(process.processIdentifier, SIGKILL)
      }
    }
    process.waitUntilExit()
    if wasEnded { return .tooMuchMemory }
    let status = process.terminationStatus
    guard process.terminationReason == .uncaughtSignal else {
      return status == 0 ? .finished : status == FuzzWorker.tooMuchMemory ? .tooMuchMemory : .exit(status)
    }
    return status == SIGPROF ? .tooSlow : .crash(signal: status)
  }

  /// The memory that a process takes now, in MB; 0 if it has ended.
  private func resident(_ process: Int32) -> Int {
    guard let text = try? String(contentsOfFile: "/proc/\(process)/statm", encoding: .utf8) else { return 0 }
    let fields = text.split(separator: " ")
    return fields.count > 1 ? (Int(fields[1]) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE))) >> 20 : 0
  }

  private func summarize(_ ended: [String: Int], seconds: Int) -> Int {
    func padded(_ text: String, _ width: Int) -> String {
      text.padding(toLength: width, withPad: " ", startingAt: 0)
    }
    print(
      padded("target", 22) + padded("runs", 10) + padded("read", 10) + padded("refused", 10)
        + padded("broken", 10) + "slowest")
    var sums = (runs: 0, refused: 0, broken: 0)
    for (index, name) in names.enumerated() where counts[.runs, index] > 0 {
      let (runs, refused, broken) = (counts[.runs, index], counts[.refused, index], counts[.broken, index])
      sums = (sums.runs + runs, sums.refused + refused, sums.broken + broken)
      print(
        padded(name, 22) + padded("\(runs)", 10) + padded("\(runs - refused - broken)", 10)
          + padded("\(refused)", 10)
          + padded("\(broken)", 10) + "\(counts[.slowest, index]) ms")
    }
    let endings = ended.sorted { $0.key < $1.key }.map { ", \($0.key): \($0.value)" }.joined()
    print(
      "\(sums.runs) inputs, \(sums.refused) refused, \(sums.broken) broken promises\(endings); \(counts.memory) MB, \(seconds) s"
    )
    return sums.broken + ended.values.reduce(0, +)
  }
}
