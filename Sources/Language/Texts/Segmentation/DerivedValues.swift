import Basics

/// What is made of a document by itself, whatever it is compared with: kept with it where it stands in several sets.
///
/// Of what depends on more than the document, such as names by the dictionaries of several languages, what was asked for last is kept.
package final class DerivedValues: Sendable {
  /// No more values are kept.
  package static let most = 16

  /// A value as it is kept: of a type of its own, so that nothing is not taken for a value that is nil.
  private struct Kept<Value: Sendable>: Sendable {
    let value: Value
  }

  private let values = RecentValues<String, any Sendable>(most: most)

  /// Nothing is kept yet.
  package init() {}

  /// What is kept under a name; made if it is not there, by two threads at once perhaps.
  package func value<Value: Sendable, Failure: Error>(
    _ name: String, _ make: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    if let known = values.value(name) as? Kept<Value> { return known.value }
    let made = try make()
    values.keep(Kept(value: made), for: name)
    return made
  }
}
