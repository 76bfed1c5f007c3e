import Synoptic

/// What is said of pictures and formulas that documents have, which are no text.
package enum OmissionNotes {
  /// The note on a document; nil if nothing is left out.
  package static func text(_ omitted: Omissions, of path: String) -> String? {
    guard !omitted.isEmpty else { return nil }
    let counts = [
      (omitted.pictures, "picture"), (omitted.formulas, "formula"), (omitted.objects, "embedded object"),
    ]
    let parts = counts.filter { $0.0 > 0 }.map { "\($0) \($1)\($0 == 1 ? "" : "s")" }
    let list =
      parts.count < 2
      ? parts.joined() : parts.dropLast().joined(separator: ", ") + " and " + parts[parts.count - 1]
    return "\(path): \(list) left out"
  }

  /// The notes on documents, in their order; if they are many, the first is said and they are counted.
  package static func texts(_ omissions: [(path: String, omitted: Omissions)]) -> [String] {
    let notes = omissions.compactMap { text($0.omitted, of: $0.path) }
    guard notes.count > AlignNotes.mostListed else { return notes }
    return [notes[0] + "; the first of \(notes.count) files of which this is true"]
  }
}
