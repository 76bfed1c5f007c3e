import Synoptic

/// Moves the links of an alignment to changed documents, for `convert --relocate`.
struct Relocate {
  /// The alignment of the documents as they are now.
  ///
  /// - Parameters:
  ///   - settings: such as `page=old/page.txt`, each the id of a document that has changed and the file as it was.
  ///   - file: the alignment's file.
  ///   - root: a folder below which changed documents may lie, besides those of the alignment and the working directory.
  /// - Throws: `InputError` if a setting is of another form, or a file cannot be read or is not the one that was aligned.
  static func apply(_ settings: [String], to alignment: Alignment, file: String, root: String?) throws
    -> Alignment
  {
    let locator = DocumentLocator(alignment: file)
    var alignment = alignment
    for setting in settings {
      // An id may hold the sign, and so may a path.
      let signs = setting.indices.filter { setting[$0] == "=" }
      let known = signs.first { sign in alignment.documents.contains { $0.id == setting[..<sign] } }
      guard let sign = known ?? signs.first else {
        throw InputError(
          .invalidArgument, "--relocate \(setting) is not of the form ID=FILE",
          remedy: "name the document, and the file as it was when it was aligned")
      }
      let id = String(setting[..<sign])
      guard let reference = alignment.documents.first(where: { $0.id == id }) else {
        throw InputError(
          .unknownName, "--relocate names '\(id)', but no document is called so",
          remedy: "the documents are \(Quotation.list(alignment.documents.map(\.id)))")
      }
      guard let path = try locator.changedFile(reference, root: root) else {
        throw DocumentLocator.missing(reference)
      }
      let old = try document(reference, String(setting[setting.index(after: sign)...]))
      let new = try document(reference, path)
      if new.sha256 == reference.sha256 {
        Terminal.note("\(path): has not changed")
        continue
      }
      let relocation = try Relocation(alignment, old: old, new: new)
      let lost = [
        relocation.lostConflicts > 0
          ? "what was decided about \(relocation.lostConflicts) contradictions" : nil,
        relocation.lostNotes > 0 ? AlignNotes.counted(relocation.lostNotes, "note") + " on sentences" : nil,
      ].compactMap(\.self)
      Terminal.note(
        "\(Quotation.cut(id)): \(relocation.found) passages found again, \(relocation.lost) gone, \(relocation.lostLinks) links left out with them"
          + lost.map { ", and \($0)" }.joined())
      if !relocation.shortenedLinks.isEmpty {
        Terminal.note(
          "\(Quotation.cut(id)): what \(AlignNotes.counted(relocation.shortenedLinks.count, "link")) had is parted by new text, and the larger part of it kept: \(Quotation.list(relocation.shortenedLinks))"
        )
      }
      alignment = relocation.alignment
    }
    return alignment
  }

  /// A version of a document, read as the alignment says.
  private static func document(_ reference: DocumentReference, _ path: String) throws -> Document {
    let file = try DecodedFile(
      path: path, decoder: TextDecoder(reference.encoding, lossy: reference.lossy), format: reference.format)
    return Document(
      id: reference.id, path: path, language: reference.language, sha256: file.sha256, text: file.text)
  }
}
