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
  /// Whether a man or a woman has the given name and the patronymic; nil where they do not show it.
  package var sex: Sex?
  /// Whose surname it is by its ending, as Slavic ones have it; nil where that does not show.
  package var surnameSex: Sex?

  /// What says nothing.
  package init(
    number: Int? = nil, generation: Generation? = nil, sex: Sex? = nil, surnameSex: Sex? = nil
  ) {
    self.number = number
    self.generation = generation
    self.sex = sex
    self.surnameSex = surnameSex
  }

  /// Whether two names cannot be of one person: both say something, and it differs.
  package func contradicts(_ other: NameIdentity) -> Bool {
    func differ<T: Equatable>(_ a: T?, _ b: T?) -> Bool {
      guard let a, let b else { return false }
      return a != b
    }
    return differ(number, other.number) || differ(generation, other.generation) || isOfOtherSex(other)
      || NameIdentity.contradict(number, other.generation)
      || NameIdentity.contradict(other.number, generation)
  }

  /// Given names decide; where one name has none that does, surnames, but for those that women have in the form of men's.
  private func isOfOtherSex(_ other: NameIdentity) -> Bool {
    if let sex, let its = other.sex { return sex != its }
    guard let surnameSex, let its = other.surnameSex, surnameSex != its else { return false }
    return (sex ?? surnameSex) == surnameSex && (other.sex ?? its) == its
  }

  /// Whether it is another generation than a number says: Johann Strauss I is the father, II the son.
  private static func contradict(_ number: Int?, _ generation: Generation?) -> Bool {
    guard let number, let generation else { return false }
    return number != (generation == .elder ? 1 : 2)
  }

  /// What two names of one person say together; what the first says counts.
  package func united(with other: NameIdentity) -> NameIdentity {
    NameIdentity(
      number: number ?? other.number, generation: generation ?? other.generation, sex: sex ?? other.sex,
      surnameSex: surnameSex ?? other.surnameSex)
  }
}
