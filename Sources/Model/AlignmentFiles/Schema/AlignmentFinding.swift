/// Something in an alignment file that is not as it should be.
public struct AlignmentFinding: Equatable, Sendable, CustomStringConvertible {
  /// The way to it, such as `links[3].score`; empty for the whole file.
  public let path: String
  /// What is wrong there.
  public let problem: String

  /// Makes a finding; see the properties.
  public init(path: String, problem: String) {
    self.path = path
    self.problem = problem
  }

  /// Path and problem in a line.
  public var description: String { path.isEmpty ? problem : "\(path): \(problem)" }
}
