import Basics

/// Something in an alignment file that is not as it should be.
public struct AlignmentFinding: Equatable, Sendable, CustomStringConvertible {
  /// The way to it, such as `links[3].score`; empty for the whole file.
  public let path: String
  /// What is wrong there.
  public let problem: String

  /// Makes a finding; see the properties.
  ///
  /// What the problem quotes of the file is cut as in an `InputError`.
  public init(path: String, problem: String) {
    self.path = path
    self.problem = Quotation.shortened(PrintableText.line(problem), limit: 1_000)
  }

  /// Path and problem in one line; of a long path the beginning.
  public var description: String {
    path.isEmpty ? problem : "\(Quotation.cut(PrintableText.line(path))): \(problem)"
  }
}
