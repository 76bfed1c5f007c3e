/// Something that does not hold which the library promises, whatever its input.
public struct BrokenPromise: Error, Equatable, CustomStringConvertible {
  /// What does not hold.
  public let description: String

  /// A promise that is broken.
  public init(_ description: String) { self.description = description }

  /// Makes sure that something holds.
  ///
  /// - Throws: `BrokenPromise` if not.
  static func unless(_ holds: Bool, _ problem: @autoclosure () -> String) throws(BrokenPromise) {
    if !holds { throw BrokenPromise(problem()) }
  }
}
