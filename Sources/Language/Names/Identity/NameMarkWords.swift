import Basics
import Texts

/// The words and endings of `Resources/name-marks.txt`.
struct NameMarkWords: Sendable {
  typealias Letters = ArraySlice<NameLetters.Letter>

  /// What a word behind a name says.
  enum Meaning: Sendable {
    /// A number, by itself, or behind an article.
    case number(Int)
    case ordinal(Int)
    /// A generation; the same where the word is no surname.
    case generation(NameIdentity.Generation)
    case relative(NameIdentity.Generation)
  }

  private(set) var meanings: [Letters: Meaning] = [:]
  private(set) var articles: Set<Letters> = []
  private(set) var suffixes: Set<Letters> = []
  /// The letters of the German abbreviations for the elder and the younger.
  let d, elder, younger: Letters
  /// How patronymics end, the longest first.
  private var patronymics: [(letters: Letters, sex: NameIdentity.Sex)] = []
  private var surnames: [Letters] = []

  /// The fewest letters that are left of a father's name.
  private static let shortestFather = 2

  /// Loads the file.
  init(_ alphabet: NameLetters) throws(ICUError) {
    func letters(_ word: String) throws(ICUError) -> Letters { try NameWords(word, alphabet).letters[...] }
    d = try letters("d")
    elder = try letters("ä")
    younger = try letters("j")
    for line in DataLines(PackageResources.name_marks_txt) {
      let number = line.count > 1 ? Int(line[1]) : nil
      for word in line.dropFirst(number == nil ? 1 : 2) {
        let word = try letters(word)
        switch line[0] {
        case "number": meanings[word] = .number(number ?? 0)
        case "ordinal": meanings[word] = .ordinal(number ?? 0)
        case "elder": meanings[word] = .generation(.elder)
        case "younger": meanings[word] = .generation(.younger)
        case "father": meanings[word] = .relative(.elder)
        case "son": meanings[word] = .relative(.younger)
        case "article": articles.insert(word)
        case "suffix": suffixes.insert(word)
        case "patronymic-male": patronymics.append((word, .male))
        case "patronymic-female": patronymics.append((word, .female))
        case "surname": surnames.append(word)
        default: continue
        }
      }
    }
    patronymics.sort { ($1.letters.count, $0.letters[0]) < ($0.letters.count, $1.letters[0]) }
  }

  /// How many letters of a patronymic are the father's name, and whose it is; nil for any other word.
  ///
  /// - Complexity: O(number of endings).
  func patronymic(_ word: Letters) -> (father: Int, sex: NameIdentity.Sex)? {
    for (ending, sex) in patronymics
    where word.count >= ending.count + NameMarkWords.shortestFather
      && word.suffix(ending.count).elementsEqual(ending)
    {
      return (word.count - ending.count, sex)
    }
    return nil
  }

  /// Whether a word ends as Slavic surnames do.
  func endsLikeSurname(_ word: Letters) -> Bool {
    surnames.contains { word.count > $0.count && word.suffix($0.count).elementsEqual($0) }
  }
}
