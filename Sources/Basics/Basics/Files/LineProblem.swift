/// What is wrong with a line.
package struct LineProblem: Error {
  /// The offset of the byte that it is about.
  package let at: Int
  /// What is wrong.
  package let what: String
  /// What to do about it.
  package let remedy: Remedy?
  /// What kind of thing it is.
  package let code: InputError.Code

  /// Makes a problem; see the properties.
  package init(
    _ at: Int, _ what: String, code: InputError.Code = .damaged, remedy: Remedy? = nil
  ) {
    self.at = at
    self.what = what
    self.remedy = remedy
    self.code = code
  }
}
