import Synoptic

/// The documents of an alignment, as `show` and `report` need them.
enum AlignedDocuments {
  /// The documents of `references`.
  ///
  /// - Parameter path: the alignment file's.
  /// - Throws: `InputError` that names every one that is not there, or no longer is what was aligned.
  static func read(_ references: [DocumentReference], of path: String) throws -> [Document] {
    let locator = DocumentLocator(alignment: path)
    var documents: [Document] = []
    var problems: [InputError] = []
    for reference in references {
      do { documents.append(try locator.document(reference)) } catch let error as InputError {
        problems.append(error)
      }
    }
    guard let first = problems.first else { return documents }
    let remedies = [first.remedy, .showOffsets].compactMap { $0 }
    let others = problems.dropFirst().map { "; \($0.file ?? ""): \($0.problem)" }.joined()
    throw InputError(
      first.code, file: first.file, at: first.place, first.problem + others, remedy: .either(remedies))
  }
}
