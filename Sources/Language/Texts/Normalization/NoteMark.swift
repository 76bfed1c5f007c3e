import Basics

/// A mark in a text that calls a footnote or an endnote: a raised number, a star, a number in brackets.
struct NoteMark: Equatable, Sendable {
  /// Where it stands, with white space before it that belongs to it.
  let range: Range<Int>
  /// What it calls the note by: a number, a letter or a sign, without brackets.
  let label: String
}

/// The words and units that tell marks from text, from `Resources/note-marks.txt`.
struct NoteMarkWords: Sendable {
  /// The words; reading their data once is enough.
  static let shared = NoteMarkWords()

  /// Words that a note's number stands after.
  private(set) var words: Set<String> = []
  /// What asks for a source.
  private(set) var requests: Set<String> = []
  /// Units with exponents.
  private(set) var units: Set<String> = []
  /// Letters that call notes.
  private(set) var letters: Set<Unicode.Scalar> = []
  /// Abbreviations of all languages: a number glued to one belongs to it, as in "Nr.5".
  private(set) var abbreviations: Set<String> = []

  private init() {
    for line in DataLines(PackageResources.note_marks_txt) {
      let values = line.dropFirst()
      switch line[0] {
      case "word": words.formUnion(values)
      case "request": requests.insert(values.joined(separator: " "))
      case "unit": units.formUnion(values)
      case "letters": letters.formUnion(values.flatMap(\.unicodeScalars))
      default: break
      }
    }
    abbreviations = SegmentationData.abbreviations
  }
}
