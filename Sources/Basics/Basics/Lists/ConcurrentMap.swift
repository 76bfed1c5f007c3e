import Dispatch
import Synchronization

/// Whether lists are worked at on all processors, or by the thread that asks.
///
/// Who has work enough for all processors already, such as many sets of documents, gains nothing by dividing a single one.
package enum Concurrency {
  /// Whether `concurrentMap` leaves all to the thread that calls it.
  @TaskLocal package static var isOff = false
}

extension RandomAccessCollection where Self: Sendable, Index == Int {
  /// The results of a function for all elements, in order, made on all processors at once, or by this thread where `Concurrency` is off.
  ///
  /// - Complexity: O(n) calls of `transform`.
  package func concurrentMap<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
    if Concurrency.isOff || count < 2 { return map(transform) }
    var results: [Result?] = .init(repeating: nil, count: count)
    results.withUnsafeMutableBufferPointer { results in
      // Each call writes its own element, and all are done when `concurrentPerform` returns.
      nonisolated(unsafe) let results = results
      DispatchQueue.concurrentPerform(iterations: count) { index in
        results[index] = transform(self[startIndex + index])
      }
    }
    return results.compactMap(\.self)
  }

  /// The same, where somebody is told how many elements are done.
  ///
  /// - Parameter finished: called after each element, from any thread, with how many are done and how many there are.
  /// - Complexity: as above.
  package func concurrentMap<Result: Sendable>(
    finished: @Sendable (_ done: Int, _ total: Int) -> Void, _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    let done = Atomic(0)
    return concurrentMap { element in
      let result = transform(element)
      finished(done.add(1, ordering: .relaxed).newValue, count)
      return result
    }
  }
}
