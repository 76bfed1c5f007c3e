import Basics
import Texts

/// The letters that spellings of names are compared by, as small numbers: lower case, without the marks that are too rare to
/// learn anything about.
///
/// The alphabet stands in `Resources/name-letters.txt`.
package struct NameLetters: Sendable {
  /// A letter's number.
  ///
  /// Those of the alphabet are from 1 up, below `unlisted`; a letter of any other script has a number from `unlisted` up that
  /// it may share with others.
  package typealias Letter = UInt16

  /// The scripts whose letters are listed.
  package enum Script: UInt8, Sendable {
    /// Latin letters and, as they are compared only with their like, those of all other scripts.
    case latin
    case cyrillic
  }

  /// The first number of letters that are not listed.
  package static let unlisted: Letter = 256
  /// What a code point is that is no letter but may stand in a word, such as an apostrophe.
  static let silent: Letter = .max
  /// What a code point is that stands between words.
  static let separator: Letter = 0

  /// Letters by code point, for the scripts of Europe; `undecided` where it has to be worked out.
  private let table: [Letter]
  private static let undecided: Letter = .max - 1
  /// Letters by code point.
  private let listed: [UInt32: Letter]
  private let scripts: [Script]
  private let scalars: [Unicode.Scalar]
  /// What stands behind the last letter of a word, `$` in data files: endings are spelled in their own way.
  package let end: Letter
  /// For each letter, the one it is made from, or itself.
  let bases: [Letter]

  /// Loads the alphabet.
  package init() throws(ICUError) {
    let decomposition = try Normalizer(.nfd)
    var listed: [UInt32: Letter] = [:]
    var scripts: [Script] = [.latin]
    var scalars: [Unicode.Scalar] = ["-"]
    for line in DataLines(PackageResources.name_letters_txt) {
      for scalar in line.dropFirst().joined().unicodeScalars {
        listed[scalar.value] = Letter(scalars.count)
        scalars.append(scalar)
        scripts.append(line[0] == "cyrillic" ? .cyrillic : .latin)
      }
    }
    // No text has it as a letter, only runs in data files: it stands for the end of a word.
    end = Letter(scalars.count)
    listed[Unicode.Scalar("$").value] = end
    scalars.append("$")
    scripts.append(.latin)
    self.listed = listed
    self.scripts = scripts
    self.scalars = scalars
    bases = try scalars.map { (scalar) throws(ICUError) in
      let base = try decomposition.normalize(String(scalar)).unicodeScalars.first ?? scalar
      return listed[base.value] ?? listed[scalar.value] ?? 0
    }
    table = try (0..<0x600).map { (value) throws(ICUError) in
      guard let scalar = Unicode.Scalar(UInt32(value)) else { return NameLetters.separator }
      return try NameLetters.letter(scalar, listed, decomposition)
    }
  }

  /// How many numbers the listed letters take, 0 included.
  package var count: Int { scalars.count }

  /// The letter of a code point, whatever its case.
  ///
  /// - Throws: `ICUError` if ICU fails.
  func letter(_ scalar: Unicode.Scalar) throws(ICUError) -> Letter {
    if scalar.value < table.count { return table[Int(scalar.value)] }
    return try NameLetters.letter(scalar, listed, Normalizer(.nfd))
  }

  private static func letter(
    _ scalar: Unicode.Scalar, _ listed: [UInt32: Letter], _ decomposition: Normalizer
  ) throws(ICUError) -> Letter {
    switch scalar.properties.generalCategory {
    case .modifierLetter, .modifierSymbol, .nonspacingMark, .spacingMark, .enclosingMark, .format:
      return silent
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .decimalNumber, .letterNumber,
      .otherNumber:
      break
    default:
      switch scalar {
      case "'", "’", "‘", "\"", "“", "”", "„", "´", "`", "′", "″": return silent
      default: return separator
      }
    }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    if let letter = listed[lower.value] { return letter }
    let base = try decomposition.normalize(String(lower)).unicodeScalars.first ?? lower
    // A prime, so that neighbors in a script get different numbers.
    return listed[base.value] ?? unlisted + Letter(base.value % 65_027)
  }

  /// The script of a letter.
  package func script(of letter: Letter) -> Script {
    letter < scripts.count ? scripts[Int(letter)] : .latin
  }

  /// The letters of a string of listed letters, such as a run in a data file; nil if another is among them.
  package func run(_ text: Substring) -> [Letter]? {
    var letters: [Letter] = []
    for scalar in text.unicodeScalars {
      guard let letter = listed[scalar.value] else { return nil }
      letters.append(letter)
    }
    return letters
  }

  /// The string of listed letters, as in a data file.
  package func text(_ run: some Sequence<Letter>) -> String {
    String(String.UnicodeScalarView(run.map { $0 < scalars.count ? scalars[Int($0)] : "?" }))
  }
}
