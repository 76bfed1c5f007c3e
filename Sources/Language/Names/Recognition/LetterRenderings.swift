import Texts

/// What each letter of Cyrillic words becomes in one scheme.
///
/// The rules that look at neighbors leave a letter for a letter; the others write each letter by itself, so that what they make
/// of the alphabet is all there is to know.
final class LetterRenderings {
  /// The scheme.
  let scheme: TransliterationScheme
  /// The files of rules that look at neighbors; schemes with the same share their work.
  let positionFiles: [String]
  private let written: [Unicode.Scalar: [Unicode.Scalar]]

  /// Has ICU write the alphabet, in lower case.
  init(_ scheme: TransliterationScheme, _ rules: SchemeRules) throws(ICUError) {
    self.scheme = scheme
    positionFiles = rules.positionFiles
    let transliterator = try Transliterator(name: "letters of \(scheme)", rules: rules.letters)
    var written: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    // Cyrillic letters in lower case, the apostrophe, and the marks of cyrillic.txt.
    let values = Array(0x430...0x45F) + Array(0x460...0x4FF) + [0x2019] + Array(0xE000...0xE07F)
    for scalar in values.compactMap({ Unicode.Scalar($0) }) {
      written[scalar] = Array(try transliterator.transliterate(String(scalar)).unicodeScalars)
    }
    self.written = written
  }

  /// What a letter or mark becomes.
  func rendering(of letter: Unicode.Scalar) -> [Unicode.Scalar] { written[letter] ?? [letter] }
}
