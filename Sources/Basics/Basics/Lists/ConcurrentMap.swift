import Dispatch

extension RandomAccessCollection where Self: Sendable, Index == Int {
  /// The results of a function for all elements, in order, made on all processors at once.
  ///
  /// - Complexity: O(n) calls of `transform`.
  package func concurrentMap<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
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
}
