import Foundation

/// The threads that align sets.
enum SetThreads {
  /// Starts threads.
  ///
  /// They have the stack of a main thread: files may have elements deep within one another.
  ///
  /// - Parameters:
  ///   - count: how many.
  ///   - performer: makes who aligns sets, once for each thread.
  ///   - work: has sets aligned until there are no more.
  /// - Returns: what waits for their end.
  static func start(
    _ count: Int, _ performer: @escaping @Sendable () -> any SetPerformer,
    _ work: @escaping @Sendable (any SetPerformer) -> Void
  ) -> DispatchGroup {
    let group = DispatchGroup()
    for _ in 0..<max(1, count) {
      group.enter()
      let thread = Thread {
        let performer = performer()
        work(performer)
        performer.finish()
        group.leave()
      }
      thread.stackSize = 16 << 20
      thread.start()
    }
    return group
  }
}
