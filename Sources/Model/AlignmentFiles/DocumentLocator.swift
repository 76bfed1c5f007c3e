import AlignmentModel
import Basics
import Foundation
import Texts

/// Finds the documents that an alignment names, and makes sure that they are the ones it was made from.
///
/// An alignment may come from somebody else, so what it names is opened with care: only regular files are, never pipes or devices; what
/// is in a file counts only if it has the hash and the length that the alignment says; and whoever asks is told which files lie elsewhere
/// than beside the alignment or in the working directory.
public struct DocumentLocator: Sendable {
  /// A document with the file it was found in.
  public struct Found: Sendable {
    /// The document; its path is as the alignment has it.
    public let document: Document
    /// The path at which it was found.
    public let file: String
    /// Whether the file lies neither in the alignment's folder nor in the working directory, nor below them.
    public let isOutside: Bool
  }

  /// What to tell the user of documents that lie outside: one sentence, which names the first and counts them; nil if none does.
  public static func noteOutside(_ found: [Found]) -> String? {
    let outside = found.filter(\.isOutside)
    guard let first = outside.first else { return nil }
    return
      "\(first.file): read as document '\(Quotation.cut(first.document.id))', outside the alignment's folder and the working directory"
      + (outside.count > 1 ? "; the first of \(outside.count) documents that lie there" : "")
  }

  private let folders: [String]
  private let scope: FolderScope

  /// A locator for the documents of the alignment file at `path`.
  ///
  /// A relative path is looked for from the working directory, then from the alignment's own folder and those above
  /// it, so that a repository of texts and alignments can be moved as a whole.
  public init(alignment path: String) {
    var folder = URL(fileURLWithPath: path).deletingLastPathComponent().standardizedFileURL
    var folders = [FileManager.default.currentDirectoryPath]
    // An alignment that comes through a pipe lies nowhere.
    let isPipe = FilePath.descriptor(path) != nil || FileStatus(path).map { $0.kind != .regular } ?? false
    scope = FolderScope(isPipe ? folders : folders + [folder.path])
    while !isPipe, folder.path != "/" {
      folders.append(folder.path)
      folder.deleteLastPathComponent()
    }
    self.folders = folders
  }

  /// The text of a document.
  ///
  /// - Throws: as `find`; `InputError` if there is no file of its path.
  public func document(_ reference: DocumentReference) throws -> Document {
    if let document = try documentIfThere(reference) { return document }
    throw DocumentLocator.missing(reference)
  }

  /// The text of a document; nil if there is no file of its path.
  ///
  /// - Throws: as `find`.
  public func documentIfThere(_ reference: DocumentReference) throws -> Document? {
    try find(reference)?.document
  }

  /// A document with the file it was found in; nil if there is no file of its path.
  ///
  /// - Throws: `InputError` if the files of that path cannot be read, are no regular files, have another hash, or do not have the length that the
  ///   alignment says.
  public func find(_ reference: DocumentReference) throws -> Found? {
    let found = try findOfAnyLength(reference)
    if let found, found.document.scalars.count != reference.length {
      throw InputError(
        .documentChanged, file: found.file,
        "has \(found.document.scalars.count) code points, not \(reference.length) as the alignment says of document '\(reference.id)'",
        remedy: .alignAgain)
    }
    return found
  }

  /// As `find`, whatever the length.
  package func findOfAnyLength(_ reference: DocumentReference) throws -> Found? {
    var problem: InputError?
    for candidate in candidates(reference) {
      let bytes: [UInt8]
      do throws(InputError) {
        bytes = try InputFile.bytes(candidate, isRegular: true)
      } catch {
        if error.code != .missingFile { problem = problem ?? error }
        continue
      }
      guard Checksum.sha256(bytes) == reference.sha256 else {
        // That a file has changed says more than that another cannot be read.
        if problem?.code != .documentChanged { problem = DocumentLocator.changed(reference, candidate) }
        continue
      }
      // Decoded as it was for the alignment: the offsets in there count what came out.
      let text = try DocumentText(
        bytes, path: candidate, decoder: TextDecoder(reference.encoding, lossy: reference.lossy),
        format: reference.format)
      let document = Document(
        id: reference.id, path: reference.path, language: reference.language, sha256: reference.sha256,
        text: text)
      return Found(document: document, file: candidate, isOutside: !scope.contains(candidate))
    }
    if let problem { throw problem }
    return nil
  }

  /// The file at the path of a document whose text has changed; nil if there is none.
  ///
  /// There is no hash that tells it, so that it must lie where the user works.
  ///
  /// - Parameters:
  ///   - reference: the document as the alignment names it.
  ///   - root: a folder below which it may lie too.
  /// - Throws: `InputError` if there is one elsewhere than in the alignment's folder, the working directory, or below.
  public func changedFile(_ reference: DocumentReference, root: String? = nil) throws(InputError) -> String? {
    let files = candidates(reference).filter { FileStatus($0) != nil }
    let allowed = FolderScope([root].compactMap { $0 })
    if let file = files.first(where: { scope.contains($0) || allowed.contains($0) }) { return file }
    if let file = files.first { throw DocumentLocator.outside(file, of: reference.id) }
    return nil
  }

  /// The files that may be a document, whichever of them are there.
  public func candidates(_ reference: DocumentReference) -> [String] {
    reference.path.hasPrefix("/") ? [reference.path] : folders.map { $0 + "/" + reference.path }
  }

  /// The error about a document of which there is no file.
  package static func missing(_ reference: DocumentReference) -> InputError {
    InputError(
      .documentMissing, file: reference.path, "document '\(reference.id)' of the alignment is not there",
      remedy: .changeFolder)
  }

  /// The error about a document that a file without hashes names, or whose hash does not count, and that lies elsewhere.
  package static func outside(_ file: String, of id: String?) -> InputError {
    InputError(
      .refused, file: file,
      "\(id.map { "document '\($0)'" } ?? "the document") lies outside the folder of the file that names it and the working directory",
      remedy: .allowDocuments(below: FilePath.folder(of: file)))
  }

  private static func changed(_ reference: DocumentReference, _ file: String) -> InputError {
    InputError(
      .documentChanged, file: file, "has changed since document '\(reference.id)' was aligned",
      remedy: .either([.alignAgain, .relocate(document: reference.id, alignment: nil)]))
  }
}
