/// Where JSON is not what it should be, and why.
struct JSONError: Error, Equatable {
  /// The byte, counted from 0.
  let offset: Int
  /// What is wrong there.
  let problem: String
}
