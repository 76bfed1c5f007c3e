extension Int {
  /// The sum of two counts; the largest number where it would be larger.
  func addingSaturated(_ other: Int) -> Int {
    let (sum, isOver) = addingReportingOverflow(other)
    return isOver ? .max : sum
  }
}
