import Texts

/// Given names that languages translate, such as Leo for Лев; `Resources/given-names.txt`.
struct GivenNames: Sendable {
  private let groups: [ArraySlice<NameLetters.Letter>: UInt8]
  /// For each group, the first letters of its names.
  private let initials: [Set<NameLetters.Letter>]

  /// Loads the list.
  init(_ alphabet: NameLetters) throws(ICUError) {
    var groups: [ArraySlice<NameLetters.Letter>: UInt8] = [:]
    var initials = [Set<NameLetters.Letter>](repeating: [], count: Int(UInt8.max) + 1)
    for (number, line) in TranslatedNames.rows.enumerated() {
      for word in line {
        let letters = try NameWords(word, alphabet).letters
        groups[letters[...]] = UInt8(clamping: number + 1)
        if let first = letters.first { initials[Int(UInt8(clamping: number + 1))].insert(first) }
      }
    }
    self.groups = groups
    self.initials = initials
  }

  /// The number that all translations of a given name share; 0 for any other word.
  func group(of word: ArraySlice<NameLetters.Letter>) -> UInt8 { groups[word] ?? 0 }

  /// The letters that translations of a given name begin with; none for no group.
  func initials(ofGroup group: UInt8) -> Set<NameLetters.Letter> { initials[Int(group)] }
}
