import Foundation
import Synoptic

/// Has sets aligned by a process of its own, which is ended when a set is over its limits or ends by itself when one is too much for it.
///
/// The process is given a set a line at its standard input and answers with a result a line. The next set gets a new one where it has ended.
/// A set that comes after others in a process which ends, or whose memory is too much, is tried once more in a new one: those before may
/// have been the cause.
public final class SetWorker: SetPerformer {
  private let command: [String]
  private let limits: WorkerLimits
  private var process: ChildProcess?
  /// Whether the process has answered.
  private var hasAnswered = false

  /// A worker.
  ///
  /// - Parameters:
  ///   - command: the path of the program and its arguments.
  ///   - limits: what a set may take.
  public init(_ command: [String], _ limits: WorkerLimits) {
    self.command = command
    self.limits = limits
  }

  /// Has a set aligned; see `SetPerformer`.
  public func perform(_ set: BatchSet) -> SetResult {
    do {
      let isUsed = hasAnswered
      let (result, isOfProcess) = try attempt(set)
      return try isUsed && isOfProcess ? attempt(set).result : result
    } catch {
      return SetResult(set, problem: error.description)
    }
  }

  /// Has a set aligned once.
  ///
  /// - Returns: the result, and whether it is due to the process, which may have had other sets before.
  private func attempt(_ set: BatchSet) throws(InputError) -> (result: SetResult, isOfProcess: Bool) {
    let process = try running()
    if process.write(set.json) {
      switch process.line(within: limits) {
      case .line(let line):
        if let (result, _) = line.withUnsafeBufferPointer(SetResult.read) {
          hasAnswered = true
          return (result, false)
        }
      case .ended: break
      case .overTime:
        return (
          ended(set, "took longer than \(SetWorker.text(limits.seconds ?? 0)) s and was ended"), false
        )
      case .overMemory:
        return (
          ended(set, "needed more than \((limits.bytes ?? 0) >> 20) MB of memory and was ended"), true
        )
      }
    }
    return (ended(set, nil), true)
  }

  /// Ends the process.
  public func finish() {
    process?.finish()
    process = nil
    hasAnswered = false
  }

  private func running() throws(InputError) -> ChildProcess {
    if let process { return process }
    let made = try ChildProcess(command)
    process = made
    return made
  }

  /// The result of a set whose process has ended, or is ended now.
  private func ended(_ set: BatchSet, _ problem: String?) -> SetResult {
    let how = process?.kill()
    process = nil
    hasAnswered = false
    if let output = set.output { TemporaryFile.removeAbandoned(in: FilePath.folder(of: output)) }
    return SetResult(set, problem: problem ?? "its process ended\(how.map { ": \($0)" } ?? "")")
  }

  private static func text(_ seconds: Double) -> String {
    seconds == seconds.rounded() && seconds < 1e15 ? "\(Int(seconds))" : "\(seconds)"
  }
}
