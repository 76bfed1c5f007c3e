import Foundation
import Synchronization
import Synoptic

/// A process that is given lines and answers with lines.
final class ChildProcess {
  /// What came of waiting for a line.
  enum Answer: Equatable {
    case line([UInt8])
    /// The process has ended, or writes no more.
    case ended
    case overTime, overMemory
  }

  /// How often its memory is looked at, in milliseconds.
  private static let interval = 20.0

  private let identifier: pid_t
  private var input: Int32
  private var output: Int32
  private var rest: [UInt8] = []
  private var hasClosedOutput = false
  /// How it ended, as the system says; nil before that is known.
  private var status: Int32?

  /// Starts a process, whose messages nobody reads.
  ///
  /// - Parameter command: the path of the program and its arguments.
  /// - Throws: `InputError` if it cannot be started.
  init(_ command: [String]) throws(InputError) {
    let started = ChildProcess.starting.withLock { _ in ChildProcess.start(command) }
    guard started.identifier > 0 else {
      throw InputError(
        .internalFault, "a process for sets cannot be started: \(SystemError(started.problem).text)")
    }
    identifier = started.identifier
    input = started.input
    output = started.output
  }

  /// Held while pipes are open that a process started at the same time must not get.
  private static let starting = Mutex(())

  /// Starts a process with a pipe at its input and another at its output; without one, the number of the system's error.
  private static func start(
    _ command: [String]
  ) -> (identifier: pid_t, input: Int32, output: Int32, problem: Int32) {
    var toChild: [Int32] = [-1, -1]
    var fromChild: [Int32] = [-1, -1]
    guard pipe(&toChild) == 0 else { return (0, -1, -1, errno) }
    guard pipe(&fromChild) == 0 else {
      let problem = errno
      for descriptor in toChild { close(descriptor) }
      return (0, -1, -1, problem)
    }
    for descriptor in toChild + fromChild { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, toChild[0], STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, fromChild[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    // The thread that starts it may have signals blocked, and the new process would have them blocked for good.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var identifier: pid_t = 0
    let problem = posix_spawn(&identifier, command.first ?? "", &actions, &attributes, &arguments, environ)
    close(toChild[0])
    close(fromChild[1])
    if problem != 0 {
      close(toChild[1])
      close(fromChild[0])
      return (0, -1, -1, problem)
    }
    return (identifier, toChild[1], fromChild[0], 0)
  }

  /// Gives it bytes; false if it takes no more.
  func write(_ bytes: [UInt8]) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.write(input, $0.baseAddress?.advanced(by: done), bytes.count - done)
      }
      if count >= 0 { done += count } else if errno != EINTR { return false }
    }
    return true
  }

  /// The next line, without its end.
  func line(within limits: WorkerLimits) -> Answer {
    let start = ContinuousClock.now
    while true {
      if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        let line = Array(rest[..<end])
        rest.removeFirst(end + 1)
        return .line(line)
      }
      var wait = -1.0
      if let seconds = limits.seconds {
        wait = seconds * 1000 - (ContinuousClock.now - start) / .milliseconds(1)
        if wait <= 0 { return .overTime }
      }
      if let bytes = limits.bytes {
        if let own = ownMemory, own > bytes { return .overMemory }
        wait = wait < 0 ? ChildProcess.interval : min(wait, ChildProcess.interval)
      }
      var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      // Longer waits are made of several.
      let ready = poll(&waiting, 1, wait < 0 ? -1 : Int32(min(wait.rounded(.up), 60_000)))
      if ready < 0, errno != EINTR { return .ended }
      guard ready > 0 else { continue }
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      let count = read(output, &buffer, buffer.count)
      if count > 0 {
        rest += buffer.prefix(count)
      } else if count == 0 || errno != EINTR {
        hasClosedOutput = true
        return .ended
      }
    }
  }

  /// How much memory the process has for itself, in bytes: not that of files which it shares with others.
  private var ownMemory: Int? {
    guard let bytes = try? InputFile("/proc/\(identifier)/status").read(1 << 14) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("RssAnon:") }) else {
      return nil
    }
    return line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }.map { $0 << 10 }
  }

  /// Ends it at once, if it has not ended.
  ///
  /// - Returns: how it had ended by itself; nil if it had not.
  func kill() -> String? {
    // One that has closed its output is about to end.
    for _ in 0..<100 where hasClosedOutput && status == nil {
      collect(WNOHANG)
      if status == nil { usleep(10_000) }
    }
    let status = status
    if status == nil { Foundation.kill(identifier, SIGKILL) }
    finish()
    return status.map { status in
      let number = status & 0x7F
      return number == 0 ? "exit status \(status >> 8 & 0xFF)" : "signal \(number)"
    }
  }

  /// Lets it end what it does, and waits for that.
  func finish() {
    if input >= 0 { close(input) }
    input = -1
    while status == nil { collect(0) }
    if output >= 0 { close(output) }
    output = -1
  }

  /// Asks the system how it ended.
  private func collect(_ options: Int32) {
    var status: Int32 = 0
    let answer = waitpid(identifier, &status, options)
    if answer == identifier || answer < 0 && errno != EINTR { self.status = status }
  }
}
