import Foundation

/// Lexicons of the same dictionaries, lent to one thread each: what one has looked up is known to whoever gets it next.
package final class LexiconPool: @unchecked Sendable {
  private let make: @Sendable () -> Lexicon
  // A lexicon in here is used by nobody, so that it can pass from one thread to another.
  private let lock = NSLock()
  private var free: [Lexicon] = []

  init(_ make: @escaping @Sendable () -> Lexicon) { self.make = make }

  /// Calls `body` with a lexicon that nobody else uses meanwhile.
  package func lend<Result>(_ body: (Lexicon) -> Result) -> Result {
    let lexicon = lock.withLock { free.popLast() } ?? make()
    defer { lock.withLock { free.append(lexicon) } }
    return body(lexicon)
  }
}
