/// What a name says of who it is of, besides how it is spelled: two persons of one name differ in it.
package struct NameIdentity: Hashable, Sendable {
  /// Which of two of one name.
  package enum Generation: String, Sendable {
    /// The older one: Sr., père, d. Ä., старший.
    case elder
    /// The younger one: Jr., fils, d. J., младший.
    case younger
  }

  /// A man's name or a woman's.
  package enum Sex: String, Sendable {
    case male, female
  }

  /// The number of a ruler, a pope or a thing of a series: 14 of Ludwig XIV.; nil if there is none.
  package var number: Int?
  /// Which of two of one name; nil where the name does not say.
  package var generation: Generation?
  /// Whether a man or a woman has the name; nil where it does not show.
  package var sex: Sex?

  /// What says nothing.
  package init(number: Int? = nil, generation: Generation? = nil, sex: Sex? = nil) {
    self.number = number
    self.generation = generation
    self.sex = sex
  }

  /// Whether two names cannot be of one person: both say something, and it differs.
  package func contradicts(_ other: NameIdentity) -> Bool {
    func differ<T: Equatable>(_ a: T?, _ b: T?) -> Bool {
      guard let a, let b else { return false }
      return a != b
    }
    return differ(number, other.number) || differ(generation, other.generation) || differ(sex, other.sex)
      || NameIdentity.contradict(number, other.generation) || NameIdentity.contradict(other.number, generation)
  }

  /// Whether it is another generation than a number says: Johann Strauss I is the father, II the son.
  private static func contradict(_ number: Int?, _ generation: Generation?) -> Bool {
    guard let number, let generation else { return false }
    return number != (generation == .elder ? 1 : 2)
  }

  /// What two names of one person say together; what the first says counts.
  package func united(with other: NameIdentity) -> NameIdentity {
    NameIdentity(
      number: number ?? other.number, generation: generation ?? other.generation, sex: sex ?? other.sex)
  }
}
