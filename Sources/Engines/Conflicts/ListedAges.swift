import Dates
import Texts

extension [Statement] {
  /// The statements of a sentence, those numbers taken as ages that stand in a list with one: "aged 33, 34 and 39", "33, 34 und 39 Jahre
  /// alt".
  ///
  /// - Parameters:
  ///   - scalars: the document's text, which the ranges are of.
  ///   - language: its language, by which the list's words are known.
  func withListedAges(in scalars: [Unicode.Scalar], _ language: Language) -> [Statement] {
    guard count > 1, contains(where: { $0.age != nil }) else { return self }
    var statements = self
    func isDigit(_ at: Int) -> Bool { scalars[at].properties.numericType == .decimal }
    func isJoined(_ index: Int) -> Bool {
      let gap = (statements[index - 1].range.upperBound, statements[index].range.lowerBound)
      return gap.0 < gap.1 && NumberList.joins(gap.0..<gap.1, of: scalars, language)
    }
    // What follows an age that ends with its number, and what stands before one that begins with it.
    for index in statements.indices.dropFirst()
    where statements[index - 1].age != nil && isDigit(statements[index - 1].range.upperBound - 1)
      && isJoined(index)
    {
      statements[index].becomeAge()
    }
    for index in statements.indices.dropFirst().reversed()
    where statements[index].age != nil && isDigit(statements[index].range.lowerBound) && isJoined(index) {
      statements[index - 1].becomeAge()
    }
    return statements
  }
}

extension Statement {
  /// The age that it states, in years.
  fileprivate var age: Int? {
    if case .age(let years) = content { return years }
    return nil
  }

  /// Takes a whole number that counts nothing, or years, for an age.
  fileprivate mutating func becomeAge() {
    guard case .quantity(let quantity) = content, let years = quantity.possibleAge else { return }
    content = .age(years)
    value = "A\(years)"
  }
}
