import Synoptic

/// The documents of an alignment, as the commands need that show or compare their texts.
///
/// A document that lies neither beside the alignment nor in the working directory is read if its hash is right, and a line on standard
/// error says so.
enum AlignedDocuments {
  /// The documents of `references`.
  ///
  /// - Parameter path: the alignment file's.
  /// - Throws: `InputError` about the first that is not there, or no longer is what was aligned.
  static func all(_ references: [DocumentReference], of path: String) throws -> [Document] {
    let locator = DocumentLocator(alignment: path)
    return noted(try references.map { try document($0, locator) })
  }

  /// The same for commands that can do without texts.
  ///
  /// - Throws: `InputError` that names every one that is not there, or no longer is what was aligned.
  static func read(_ references: [DocumentReference], of path: String) throws -> [Document] {
    let locator = DocumentLocator(alignment: path)
    var found: [DocumentLocator.Found] = []
    var problems: [InputError] = []
    for reference in references {
      do { found.append(try document(reference, locator)) } catch let error as InputError {
        problems.append(error)
      }
    }
    guard let first = problems.first else { return noted(found) }
    let remedies = [first.remedy, .showOffsets].compactMap { $0 }
    let others = problems.dropFirst().map { "; \($0.file ?? ""): \($0.problem)" }.joined()
    throw InputError(
      first.code, file: first.file, at: first.place, first.problem + others, remedy: .either(remedies))
  }

  /// Those of some documents whose text is to be had, for what is said of others besides their text.
  static func found(_ references: [DocumentReference], of path: String) -> [Document] {
    let locator = DocumentLocator(alignment: path)
    return references.compactMap { try? document($0, locator).document }
  }

  private static func document(
    _ reference: DocumentReference, _ locator: DocumentLocator
  ) throws -> DocumentLocator.Found {
    guard let found = try locator.find(reference) else { throw DocumentLocator.missing(reference) }
    return found
  }

  /// The documents that were found; says that some lie elsewhere.
  private static func noted(_ found: [DocumentLocator.Found]) -> [Document] {
    if let note = DocumentLocator.noteOutside(found) { Terminal.note(note) }
    return found.map(\.document)
  }
}
