import Basics
import Texts

/// Words of names that may be left out; `Resources/name-particles.txt`.
struct NameParticles: Sendable {
  /// Where a word may be left out.
  enum Kind: String {
    /// Anywhere, such as "von".
    case particle
    /// Before the surname, such as "Sir".
    case title
    /// After it, such as "Jr.".
    case generation
  }

  private let kinds: [ArraySlice<NameLetters.Letter>: Kind]

  /// Loads the list.
  init(_ alphabet: NameLetters) throws(ICUError) {
    var kinds: [ArraySlice<NameLetters.Letter>: Kind] = [:]
    for line in DataLines(PackageResources.name_particles_txt) {
      guard let kind = Kind(rawValue: line[0]) else { continue }
      for word in line.dropFirst() {
        let taken = try NameWords(word, alphabet)
        kinds[taken.letters[...]] = kind
      }
    }
    self.kinds = kinds
  }

  /// Which words of a name may be left out; never all.
  func omissible(_ name: NameWords) -> [Bool] {
    var omissible = name.words.map { _ in false }
    var hasSurname = false
    for index in name.words.indices.reversed() {
      omissible[index] =
        switch kinds[name.letters(of: name.words[index])] {
        case .particle, .title: hasSurname
        case .generation: !hasSurname && index > 0
        case nil: false
        }
      if !omissible[index] { hasSurname = true }
    }
    return omissible
  }
}
