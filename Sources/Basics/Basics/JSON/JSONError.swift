/// Where JSON is not what it should be, and why.
package struct JSONError: Error, Equatable {
  /// The byte, counted from 0.
  package let offset: Int
  /// What is wrong there.
  package let problem: String

  /// Makes an error; see the properties.
  package init(offset: Int, problem: String) {
    self.offset = offset
    self.problem = problem
  }
}
