import Synchronization

/// The values that were asked for last, up to a size.
///
/// There are two halves: what is asked for goes to the younger one, and when that is full the older one is dropped.
package final class RecentValues<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct State {
    var young: [Key: (value: Value, size: Int)] = [:]
    var old: [Key: (value: Value, size: Int)] = [:]
    var size = 0
  }

  private let half: Int
  private let state = Mutex(State())

  /// Keeps nothing yet.
  ///
  /// - Parameter most: how large the values may be together.
  package init(most: Int) { half = max(1, most / 2) }

  /// The value of a key; nil if it is not kept.
  package func value(_ key: Key) -> Value? {
    state.withLock { state in
      if let known = state.young[key] { return known.value }
      guard let known = state.old[key] else { return nil }
      enter(key, known.value, known.size, &state)
      return known.value
    }
  }

  /// Keeps a value; one that would fill half of the room by itself is not.
  ///
  /// - Parameter size: how large it is.
  package func keep(_ value: Value, for key: Key, size: Int = 1) {
    guard size <= half else { return }
    state.withLock { state in
      if state.young[key] == nil { enter(key, value, size, &state) }
    }
  }

  private func enter(_ key: Key, _ value: Value, _ size: Int, _ state: inout State) {
    if state.size + size > half, state.size > 0 {
      state.old = state.young
      state.young = [:]
      state.size = 0
    }
    state.young[key] = (value, size)
    state.size += size
  }
}
