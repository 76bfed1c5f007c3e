import AlignmentFiles
import AlignmentModel
import Basics
import Foundation

/// The file of a review: written whole after each change, and never over what another program wrote meanwhile.
struct ReviewFile: Sendable {
  /// Its path.
  let path: String
  /// The file as it was read or written last.
  private var version: FileStatus.Version?
  /// The links as they were written last, each with its line: of many, few change at once.
  private var lines: [String: (link: Link, line: String)] = [:]

  /// The file of an alignment that was just read.
  ///
  /// What a killed server has left beside it is removed.
  init(_ path: String) {
    self.path = path
    TemporaryFile.removeAbandoned(in: FilePath.folder(of: FilePath.resolvingLinks(path) ?? path))
    version = FileStatus(path)?.version
  }

  /// Whether another program has changed it since it was read or written here.
  var isChanged: Bool { FileStatus(path)?.version != version }

  /// Writes the alignment: to a file beside it, which takes its place when it is on the disk.
  ///
  /// - Throws: `InputError` if it cannot be written, or another program has changed it: then all is as it was.
  mutating func write(_ alignment: Alignment) throws {
    guard !isChanged else {
      throw InputError(
        .refused, file: path, "was changed by another program, and is not written over",
        remedy: "load the page again")
    }
    let file = try AtomicFile(OutputDestination(path), removesAbandoned: false)
    try file.write(
      NativeFile.bytes(alignment) { link, writer in
        if let known = lines[link.id], known.link == link { return writer.write(verbatim: known.line) }
        let line = try NativeFile.json(link)
        lines[link.id] = (link, line)
        writer.write(verbatim: line)
      })
    try file.commit(isSynced: true)
    version = FileStatus(path)?.version
  }
}
