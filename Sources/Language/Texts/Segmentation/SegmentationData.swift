import Basics

/// What a language's file says about the ends of its sentences; see `Resources/Segmentation/de.txt`.
///
/// A language without a file has none of it, and goes by ICU and the rules that hold for all.
struct SegmentationData: Sendable {
  /// Abbreviations that always go on.
  private(set) var never: Set<String> = []
  /// Abbreviations that go on when a number follows.
  private(set) var beforeNumber: Set<String> = []
  /// Abbreviations that a sentence may end with.
  private(set) var mayEnd: Set<String> = []
  /// Abbreviations that end a sentence before a capital, though their last letter alone would not.
  private(set) var ends: Set<String> = []
  /// Words that begin sentences and are rarely names.
  private(set) var starters: Set<String> = []
  /// Up to how many digits a number with a full stop is an ordinal; 0 where ordinals are written otherwise.
  private(set) var ordinalDigits = 0

  /// Whether nouns are written with a capital, so that a capital within a sentence is no sign of a name.
  private(set) var capitalizesNouns = false

  init(_ language: Language) {
    for line in DataLines(SegmentationFiles.byName[language.code] ?? "") {
      switch line[0] {
      case "never": never.formUnion(line.dropFirst())
      case "before-number": beforeNumber.formUnion(line.dropFirst())
      case "may-end": mayEnd.formUnion(line.dropFirst())
      case "ends": ends.formUnion(line.dropFirst())
      case "starters": starters.formUnion(line.dropFirst())
      case "ordinals": ordinalDigits = line.last.flatMap { Int($0) } ?? 0
      case "capitalized-nouns": capitalizesNouns = true
      default: break
      }
    }
  }
}
