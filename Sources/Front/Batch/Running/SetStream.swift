import Foundation
import Synoptic

/// Sets that come one a line, each an object of JSON, and whose results go out one a line in the same order.
///
/// A set without output has its alignment in its result. A result goes out as soon as those before it have.
public final class SetStream: @unchecked Sendable {
  /// Gives the next line; nil at the end.
  public typealias Source = () throws -> [UInt8]?
  /// Takes a result.
  public typealias Sink = ([UInt8]) throws -> Void

  private let source: Source
  private let sink: Sink
  private let defaults: [SetOptions.Value]
  private let failsFast: Bool
  private let threads: Int

  // Of the following each is used only by who holds its lock.
  private let reading = NSLock()
  private var begun = 0
  /// How many lines were read, empty ones among them.
  private var line = 0
  private let writing = NSCondition()
  private var results: [Int: [UInt8]] = [:]
  private var written = 0
  private var isEnded = false
  private var error: (any Error)?
  private var failed = 0
  private var done = 0

  /// A stream.
  ///
  /// - Parameters:
  ///   - threads: how many sets are aligned at once.
  ///   - defaults: the options of all sets that say nothing else.
  ///   - failsFast: whether no more lines are read after a set that fails.
  ///   - source: gives lines; is called by one thread at a time.
  ///   - sink: takes results; is called by one thread at a time.
  public init(
    threads: Int, defaults: [SetOptions.Value] = [], failsFast: Bool = false, from source: @escaping Source,
    to sink: @escaping Sink
  ) {
    self.threads = max(1, threads)
    self.defaults = defaults
    self.failsFast = failsFast
    self.source = source
    self.sink = sink
  }

  /// Works at all lines and returns when the last result is written.
  ///
  /// - Parameter performer: makes who aligns sets, once for each thread.
  /// - Returns: how many sets were done, and how many failed.
  /// - Throws: what `source` and `sink` throw.
  public func run(_ performer: @escaping @Sendable () -> any SetPerformer) throws -> (done: Int, failed: Int)
  {
    SetThreads.start(threads, performer) { self.work($0) }.wait()
    if let error { throw error }
    return (done, failed)
  }

  private func work(_ performer: any SetPerformer) {
    do {
      while let (index, number, line) = try next() {
        let result: SetResult
        do throws(InputError) {
          result = performer.perform(try SetStream.set(line, defaults, index: index, number: number))
        } catch {
          result = SetResult(line: number, problem: error.description)
        }
        try put(result, index)
      }
    } catch {
      writing.withLock {
        self.error = self.error ?? error
        isEnded = true
        writing.broadcast()
      }
    }
  }

  /// The next line that is not empty, how many such stand before it, and its number among all from 1; waits until the results of lines long before it are written.
  private func next() throws -> (index: Int, number: Int, line: [UInt8])? {
    reading.lock()
    defer { reading.unlock() }
    writing.lock()
    while !isEnded, begun - written >= 4 * threads { writing.wait() }
    let isEnded = isEnded
    writing.unlock()
    if isEnded { return nil }
    while let bytes = try source() {
      line += 1
      if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
      begun += 1
      return (begun - 1, line, bytes)
    }
    writing.withLock { self.isEnded = true }
    return nil
  }

  /// Writes a result, if those before it are written, and those that have waited for it.
  private func put(_ result: SetResult, _ index: Int) throws {
    writing.lock()
    defer { writing.unlock() }
    if result.made == nil { failed += 1 } else { done += 1 }
    if result.made == nil, failsFast { isEnded = true }
    results[index] = result.json()
    while let bytes = results.removeValue(forKey: written) {
      try sink(bytes)
      written += 1
    }
    writing.broadcast()
  }

  private static func set(
    _ line: [UInt8], _ defaults: [SetOptions.Value], index: Int, number: Int
  ) throws(InputError) -> BatchSet {
    let fields: SetFields
    do throws(JSONError) {
      fields = try line.withUnsafeBufferPointer { line throws(JSONError) in try SetFields(line) }
    } catch {
      // Columns are code points.
      let column = line.prefix(error.offset).count { $0 & 0xC0 != 0x80 } + 1
      throw InputError(
        .damaged, at: .position(line: number, column: column), "is damaged: \(error.problem)")
    }
    return try BatchSet(fields, defaults: defaults, folder: nil, index: index, line: number)
  }
}
