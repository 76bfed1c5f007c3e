import Foundation

/// Where an output goes, and whether it may: this is the one place that decides it.
///
/// `-` is standard output. A link is followed, also where it leads to nothing yet. What is found out here is found out before any work is done.
public struct OutputDestination: Sendable {
  /// The path, as the user named it.
  public let path: String
  /// The path of the file that is written: what links lead to.
  let target: String
  /// The open file that the path stands for, as `/dev/stdout` does: others may write to it too, so it is not replaced.
  let descriptor: Int32?
  /// Whether what is there is written to and not replaced: a device or a pipe.
  let isSpecial: Bool
  /// The file that is replaced; nil if there is none.
  let old: FileStatus?

  /// The error about a path that is empty.
  package static let unnamed = InputError(.invalidArgument, "the output has no name", remedy: "name a file")

  /// A destination that can be written to as far as the system is concerned.
  ///
  /// - Throws: `InputError` naming what is in the way: no folder, a folder that cannot be written to, a folder in the file's place.
  public init(_ path: String) throws(InputError) {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw OutputDestination.unnamed
    }
    self.path = path
    guard let target = FilePath.resolvingLinks(path == StandardInput.name ? "/dev/stdout" : path) else {
      throw InputError(.unwritableFile, file: path, "is a link that leads to itself", remedy: "name a file")
    }
    self.target = target
    descriptor = FilePath.descriptor(target)
    let status = FileStatus(target)
    isSpecial = descriptor != nil || status.map { $0.kind != .regular } ?? false
    old = isSpecial ? nil : status
    if descriptor != nil { return }
    if status?.kind == .directory || path.hasSuffix("/") {
      throw InputError(.isDirectory, file: path, "is a directory", remedy: "name a file")
    }
    if status?.kind == .socket {
      throw InputError(.unwritableFile, file: path, "is a socket", remedy: "name a file")
    }
    if isSpecial { return }
    guard FilePath.name(of: target).utf8.count <= FilePath.longestName else {
      throw InputError(
        .unwritableFile, file: path,
        "cannot be written: its name is longer than \(FilePath.longestName) bytes",
        remedy: "name another")
    }
    try OutputDestination.checkFolder(FilePath.folder(of: target), of: path, owner: old?.owner)
  }

  /// Makes sure that a folder is there and files can be made in it, and one of that owner replaced.
  private static func checkFolder(
    _ folder: String, of path: String, owner: uid_t?
  ) throws(InputError) {
    guard let status = FileStatus(folder), status.kind == .directory else {
      throw InputError(
        .missingFile, file: path, "there is no folder \(folder)", remedy: "make it, or name another")
    }
    // Renaming a temporary file needs write permission for the folder, not for a file that is there already.
    guard access(folder, W_OK | X_OK) == 0 else {
      throw InputError(
        .unwritableFile, file: path, "the folder \(folder) cannot be written to",
        remedy: "check its permissions")
    }
    if status.isSticky, let owner, ![0, owner, status.owner].contains(geteuid()) {
      throw InputError(
        .unwritableFile, file: path, "belongs to another user, who alone can replace it",
        remedy: "name another file")
    }
  }

  /// Makes sure that nothing is lost that the user may want to keep.
  ///
  /// Refused are a file that is an input of the run, under whatever name; one that is there and not of the format that is written;
  /// one that is read-only or belongs to another user; a disk. An empty file is as none.
  ///
  /// - Parameters:
  ///   - inputs: the paths of the files that the run reads, or that are the documents of its alignments; those that are not there do not matter.
  ///   - overwrites: whether the user has asked for what is there to be replaced: then nothing is refused.
  ///   - format: what the file becomes, such as "a synoptic alignment".
  ///   - isOfFormat: whether the file at a path is such a one.
  /// - Throws: `InputError` of the code `refused`.
  public func check(
    keeping inputs: some Sequence<String>, overwrites: Bool, format: String,
    isOfFormat: (_ path: String) -> Bool
  ) throws(InputError) {
    if overwrites || descriptor != nil { return }
    func refuse(_ problem: String) throws(InputError) {
      throw InputError(.refused, file: path, problem, remedy: .replaceOrRename)
    }
    if FileStatus(target)?.kind == .blockDevice { try refuse("is a disk") }
    guard let old else { return }
    for input in inputs {
      if let status = FileStatus(input), status.identity == old.identity {
        try refuse(
          input == path ? "is one of the files that are read" : "is the file \(input), which is read")
      }
    }
    if old.size > 0, !isOfFormat(target) { try refuse("is there already, and is not \(format)") }
    if old.permissions & 0o222 == 0 || access(target, W_OK) != 0 { try refuse("is read-only") }
    if geteuid() != 0, old.owner != geteuid() { try refuse("belongs to another user") }
  }
}
