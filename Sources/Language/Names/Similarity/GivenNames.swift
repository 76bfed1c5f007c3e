import Texts

/// Given names that languages translate, such as Leo for Лев; `Resources/given-names.txt`.
struct GivenNames: Sendable {
  private let groups: [ArraySlice<NameLetters.Letter>: UInt8]

  /// Loads the list.
  init(_ alphabet: NameLetters) throws(ICUError) {
    var groups: [ArraySlice<NameLetters.Letter>: UInt8] = [:]
    for (number, line) in TranslatedNames.rows.enumerated() {
      for word in line { groups[try NameWords(word, alphabet).letters[...]] = UInt8(clamping: number + 1) }
    }
    self.groups = groups
  }

  /// The number that all translations of a given name share; 0 for any other word.
  func group(of word: ArraySlice<NameLetters.Letter>) -> UInt8 { groups[word] ?? 0 }
}
