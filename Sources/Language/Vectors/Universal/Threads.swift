import Dispatch
import Synchronization

/// Work in parts that some threads take one after the other.
enum Threads {
  /// Calls `body` for each part, on as many threads as are wanted; each thread makes a state of its own first.
  ///
  /// What comes out must not depend on which thread has which part.
  static func forEach<State>(
    _ parts: Int, threads: Int, state: @Sendable () -> State, _ body: @Sendable (Int, State) -> Void
  ) {
    let threads = max(1, min(threads, parts))
    guard threads > 1 else {
      let state = state()
      for part in 0..<parts { body(part, state) }
      return
    }
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      let state = state()
      while true {
        let part = next.add(1, ordering: .relaxed).oldValue
        guard part < parts else { return }
        body(part, state)
      }
    }
  }
}
