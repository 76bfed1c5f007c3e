import Basics
import Texts

/// Tells men's names from women's: `Resources/given-name-sexes.txt` and how Slavic surnames end.
struct NameSexes: Sendable {
  typealias Letters = ArraySlice<NameLetters.Letter>

  private var sexes: [Letters: NameIdentity.Sex] = [:]
  /// What makes a woman's name of a man's: Karla, Louise, Wilhelmine.
  private let feminine: [Letters]
  /// What a man's name may have in its place: Юл-ия, Юл-ий.
  private let soft: Letters
  /// How a man's surname ends, and a woman's.
  private let surnames: [(letters: Letters, sex: NameIdentity.Sex, isCase: Bool)]

  /// The fewest letters of a surname before its ending.
  private static let shortestStem = 2

  /// Loads the lists.
  init(_ alphabet: NameLetters) throws(ICUError) {
    func letters(_ word: String) throws(ICUError) -> Letters { try NameWords(word, alphabet).letters[...] }
    var names: [String: NameIdentity.Sex] = [:]
    var feminine: [Letters] = []
    var surnames: [(letters: Letters, sex: NameIdentity.Sex, isCase: Bool)] = []
    for line in DataLines(PackageResources.given_name_sexes_txt) {
      for word in line.dropFirst() {
        switch line[0] {
        case "male": names[word] = .male
        case "female": names[word] = .female
        case "feminine": feminine.append(try letters(word))
        case "surname-male": surnames.append((try letters(word), .male, false))
        case "surname-female": surnames.append((try letters(word), .female, false))
        case "surname-male-or-case": surnames.append((try letters(word), .male, true))
        case "surname-female-or-case": surnames.append((try letters(word), .female, true))
        default: continue
        }
      }
    }
    for row in TranslatedNames.rows {
      guard let sex = row.lazy.compactMap({ names[$0] }).first else { continue }
      for name in row where names[name] == nil { names[name] = sex }
    }
    for (name, sex) in names { sexes[try letters(name)] = sex }
    soft = try letters("ий")
    self.feminine = feminine.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
    self.surnames = surnames.sorted { ($1.letters.count, $0.letters[0]) < ($0.letters.count, $1.letters[0]) }
  }

  /// Whose given name a word is; nil if it is not known or may be either's.
  ///
  /// - Parameter isInflected: whether it stands in a text, where Карла may be a case of Карл.
  func sex(ofGiven word: Letters, isCyrillic: Bool, isInflected: Bool) -> NameIdentity.Sex? {
    let isCase = isInflected && isCyrillic
    if let sex = sexes[word] {
      if sex == .female, isCase, masculine(word) { return nil }
      return sex
    }
    return !isCase && masculine(word) ? .female : nil
  }

  /// Whether a word is a man's name with an ending that makes it a woman's.
  private func masculine(_ word: Letters) -> Bool {
    feminine.contains { ending in
      word.count > ending.count + 1 && word.suffix(ending.count).elementsEqual(ending)
        && (sexes[word.dropLast(ending.count)] == .male || sexes[word.dropLast(ending.count) + soft] == .male)
    }
  }

  /// Whose surname a word is, by its ending; nil where that does not show.
  func sex(ofSurname word: Letters, isCyrillic: Bool, isInflected: Bool) -> NameIdentity.Sex? {
    for (ending, sex, isCase) in surnames
    where word.count >= ending.count + NameSexes.shortestStem
      && word.suffix(ending.count).elementsEqual(ending)
    {
      return isCase && isInflected && isCyrillic ? nil : sex
    }
    return nil
  }
}
