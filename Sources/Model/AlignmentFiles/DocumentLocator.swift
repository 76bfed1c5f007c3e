import AlignmentModel
import Basics
import Foundation
import Texts

/// Finds the documents that an alignment names, and makes sure that they are the ones it was made from.
public struct DocumentLocator: Sendable {
  private let folders: [String]

  /// A locator for the documents of the alignment file at `path`.
  ///
  /// A relative path is looked for from the working directory, then from the alignment's own folder and those above
  /// it, so that a repository of texts and alignments can be moved as a whole.
  public init(alignment path: String) {
    var folder = URL(fileURLWithPath: path).deletingLastPathComponent().standardizedFileURL
    var folders = [FileManager.default.currentDirectoryPath]
    while folder.path != "/" {
      folders.append(folder.path)
      folder.deleteLastPathComponent()
    }
    self.folders = folders
  }

  /// The text of a document.
  ///
  /// - Throws: `InputError` if no file of that path has the hash in the alignment.
  public func document(_ reference: DocumentReference) throws -> Document {
    if let document = try documentIfThere(reference) { return document }
    throw InputError(
      .documentMissing, file: reference.path, "document '\(reference.id)' of the alignment is not there",
      remedy: .changeFolder)
  }

  /// The text of a document; nil if there is no file of its path.
  ///
  /// - Throws: `InputError` if no file of that path has the hash in the alignment.
  public func documentIfThere(_ reference: DocumentReference) throws -> Document? {
    // Decoded as it was for the alignment: the offsets in there count what came out.
    let decoder = TextDecoder(reference.encoding, lossy: reference.lossy)
    var changed: String?
    for candidate in candidates(reference) where FileManager.default.fileExists(atPath: candidate) {
      guard let file = try? DecodedFile(path: candidate, decoder: decoder) else { continue }
      if file.sha256 == reference.sha256 {
        return Document(
          id: reference.id, path: reference.path, language: reference.language, sha256: file.sha256,
          scalars: file.scalars, decoding: file.decoding, format: reference.format,
          view: try reference.format.view(of: file.scalars, path: candidate))
      }
      changed = changed ?? candidate
    }
    if let changed {
      throw InputError(
        .documentChanged, file: changed, "has changed since document '\(reference.id)' was aligned",
        remedy: .either([.alignAgain, .relocate(document: reference.id, alignment: nil)]))
    }
    return nil
  }

  /// The file at the path of a document whose text has changed; nil if there is none.
  public func changedFile(_ reference: DocumentReference) -> String? {
    candidates(reference).first { FileManager.default.fileExists(atPath: $0) }
  }

  private func candidates(_ reference: DocumentReference) -> [String] {
    reference.path.hasPrefix("/") ? [reference.path] : folders.map { $0 + "/" + reference.path }
  }
}
