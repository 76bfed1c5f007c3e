import Synchronization

/// Values that are made once in a process, each for its key: what data files say of a language, for one.
package final class KeptValues<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let most: Int
  private let values = Mutex<[Key: Value]>([:])

  /// Keeps nothing yet.
  ///
  /// - Parameter most: how many values are kept; beyond that it is begun anew.
  package init(most: Int = .max) { self.most = most }

  /// The value of a key; made if it is not kept, by two threads at once perhaps.
  package func value<Failure: Error>(
    _ key: Key, _ make: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    if let known = values.withLock({ $0[key] }) { return known }
    let made = try make()
    values.withLock { values in
      if values.count >= most { values.removeAll(keepingCapacity: true) }
      values[key] = made
    }
    return made
  }
}
