import Texts

/// What is said of a text as it is read from a file.
enum DamageProbe {
  static func notes(_ text: String) -> [DocumentNote] {
    DamagedText.notes(on: Array(text.unicodeScalars), .utf8)
  }
}
