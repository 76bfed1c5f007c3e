import Basics
import Texts

/// How the words of a language are built, from `Resources/morphology.txt`.
struct Morphology: Sendable {
  /// What may stand between the parts of a compound.
  private(set) var links: [[UInt8]] = []
  /// What the first part of a compound may have lost at its end.
  private(set) var lost: [[UInt8]] = []
  /// Prefixes without which a word means something near.
  private(set) var prefixes: [[UInt8]] = []
  /// Endings without which a word is another of its own.
  private(set) var suffixes: [[UInt8]] = []
  /// Spellings of another time and those of today.
  private(set) var old: [(String, String)] = []
  /// Vowels that come and go before the last consonant of a stem.
  private(set) var fleeting: [[UInt8]] = []
  /// Irregular forms and what they are forms of.
  private(set) var irregular: [String: [String]] = [:]
  /// Whether words are compounded.
  var isCompounding: Bool { !links.isEmpty }

  private static let kept = KeptValues<Language, Morphology>()

  /// How the words of a language are built; read once in a process.
  static func of(_ language: Language) -> Morphology { kept.value(language) { Morphology(language) } }

  private init(_ language: Language) {
    for line in DataLines(PackageResources.morphology_txt) where line[0] == language.code && line.count > 2 {
      let values = line.dropFirst(2)
      let bytes = values.map { $0 == "-" ? [] : Array($0.utf8) }
      switch line[1] {
      case "link": links += bytes
      case "lost": lost += bytes
      case "prefix": prefixes += bytes.sorted { $0.count > $1.count }
      case "suffix": suffixes += bytes.sorted { $0.count > $1.count }
      case "old": if line.count > 3 { old.append((line[2], line[3])) }
      case "fleeting": fleeting += bytes
      case "form": for form in values.dropFirst() { irregular[form, default: []].append(line[2]) }
      default: break
      }
    }
  }
}
