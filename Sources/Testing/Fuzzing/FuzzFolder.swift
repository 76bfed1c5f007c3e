import Foundation
import Synoptic

/// The folder of some targets: sound documents, and alignments of them, beside the input.
struct FuzzFolder {
  let url: URL
  /// Three accounts of one life, in German, English and Russian; their paths are names in the folder.
  let documents: [Document]
  /// They aligned as accounts, and the first two as translations.
  let comparable, parallel: Alignment

  /// Makes the folder, and writes sound documents into it.
  init(_ url: URL) throws {
    self.url = url
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    documents = try SoundTexts.accounts.map { name, text in
      let file = url.appending(path: name)
      try Data(text.utf8).write(to: file)
      let read = try DocumentReader.readOne(file.path, language: nil)
      // A path from the folder: sound inputs are to be the same wherever the folder is.
      return Document(
        id: String(name.prefix(2)), path: name, language: read.language, sha256: read.sha256,
        scalars: read.scalars,
        decoding: read.decoding, format: read.format, view: read.view)
    }
    var options = Aligner.Options()
    options.mode = .comparable
    options.preference = .recall
    comparable = try Aligner(options, lexicon: .empty, vectors: .none).align(documents).alignment
    options.mode = .parallel
    parallel = try Aligner(options, lexicon: .empty, vectors: .none).align(Array(documents.prefix(2)))
      .alignment
  }

  /// The path of a file in the folder.
  func path(_ name: String) -> String { url.appending(path: name).path }

  /// Writes a file into the folder.
  ///
  /// - Returns: its path.
  @discardableResult
  func write(_ bytes: [UInt8], _ name: String) throws -> String {
    let path = path(name)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// Takes a file away, if it is there.
  func remove(_ name: String) { try? FileManager.default.removeItem(atPath: path(name)) }

  /// What is in the folder.
  func names() -> Set<String> { Set((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []) }
}
