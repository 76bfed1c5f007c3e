import Synchronization

/// What is made of a document by itself, whatever it is compared with: kept with it where it stands in several sets.
package final class DerivedValues: Sendable {
  private let values = Mutex<[String: any Sendable]>([:])

  /// Nothing is kept yet.
  package init() {}

  /// What is kept under a name; made if it is not there, by two threads at once perhaps.
  package func value<Value: Sendable, Failure: Error>(
    _ name: String, _ make: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    if let known = values.withLock({ $0[name] }) as? Value { return known }
    let made = try make()
    values.withLock { $0[name] = made }
    return made
  }
}
