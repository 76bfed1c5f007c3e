/// The letters of a name with what stands between them: what tells Alma-Ata from Alma Ata and Almaata.
package struct LetterKey: Hashable {
  /// The letters and digits in lower case.
  package let letters: String
  /// For each space or hyphen how many letters stand before it.
  package let separators: [Separator]
  /// The number of letters and digits.
  package let count: Int

  /// A space or a hyphen.
  package struct Separator: Hashable {
    let at: Int
    let isHyphen: Bool
  }

  /// The key of a text of words with single spaces.
  package init(_ text: String) {
    var letters = ""
    var count = 0
    var separators: [Separator] = []
    for character in text {
      if character == " " {
        separators.append(Separator(at: count, isHyphen: false))
      } else if "-\u{2010}\u{2011}".contains(character) {
        separators.append(Separator(at: count, isHyphen: true))
      } else if character.isLetter || character.isNumber {
        letters += character.lowercased()
        count += 1
      }
    }
    self.letters = letters.contains("ё") ? letters.replacing("ё", with: "е") : letters
    self.separators = separators
    self.count = count
  }

  /// A text with spaces and hyphens, and with capitals, where another has them.
  static func applied(of model: String, to text: String) -> String {
    let separators = Dictionary(LetterKey(model).separators.map { ($0.at, $0.isHyphen ? "-" : " ") }) {
      first, _ in first
    }
    let capitals = Set(
      model.filter { $0.isLetter || $0.isNumber }.enumerated().filter { $1.isUppercase }.map(\.offset))
    var written = ""
    for (index, letter) in text.filter({ $0.isLetter || $0.isNumber }).enumerated() {
      if index > 0, let separator = separators[index] { written += separator }
      written += capitals.contains(index) ? letter.uppercased() : letter.lowercased()
    }
    return written
  }
}
