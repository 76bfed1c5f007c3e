import Basics
import Foundation

/// The folder that a report is written to, and whether it may be.
public struct ReportFolder: Sendable {
  /// The path, as the user named it.
  public let path: String
  private let inputs: [String]
  private let overwrites: Bool

  /// A folder that is there or can be made, with no page in it that is not one of ours.
  ///
  /// Nothing is made or written yet, so that it can be asked for before the work.
  ///
  /// - Parameters:
  ///   - path: the folder.
  ///   - inputs: the paths of the files that the run reads.
  ///   - plots: whether plots are written too.
  ///   - overwrites: whether what is there is replaced, whatever it is.
  /// - Throws: `InputError` naming what is in the way.
  public init(
    _ path: String, keeping inputs: [String] = [], plots: Bool = false, overwrites: Bool = false
  ) throws(InputError) {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw InputError(.invalidArgument, "the folder for the report has no name", remedy: "name one")
    }
    self.path = path
    self.inputs = inputs
    self.overwrites = overwrites
    if let status = FileStatus(path) {
      guard status.kind == .directory else {
        throw InputError(.unwritableFile, file: path, "is no folder", remedy: .otherFolder)
      }
      for name in ["index.html"] + (plots ? ReportPlots.alwaysWritten : []) { _ = try destination(name) }
    } else {
      try ReportFolder.checkParent(of: path)
    }
  }

  /// Makes sure that a folder can be made.
  private static func checkParent(of path: String) throws(InputError) {
    var folder = FilePath.resolvingLinks(path) ?? path
    repeat {
      while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
      guard FilePath.name(of: folder).utf8.count <= FilePath.longestName else {
        throw InputError(
          .unwritableFile, file: path, "has a name longer than \(FilePath.longestName) bytes",
          remedy: .otherFolder)
      }
      folder = FilePath.folder(of: folder)
    } while FileStatus(folder) == nil && folder != "." && folder != "/"
    guard FileStatus(folder)?.kind == .directory, access(folder, W_OK | X_OK) == 0 else {
      throw InputError(
        .unwritableFile, file: path, "cannot be made in \(folder), which cannot be written to",
        remedy: .otherFolder)
    }
  }

  /// The destination of a file in the folder.
  ///
  /// - Throws: `InputError` if it would take the place of an input, or of what no report has written.
  private func destination(_ name: String) throws(InputError) -> OutputDestination {
    let destination = try OutputDestination((path.hasSuffix("/") ? path : path + "/") + name)
    try destination.check(
      keeping: inputs, overwrites: overwrites,
      format: name.hasSuffix(".svg") ? "a plot of a report" : "a report"
    ) { file in
      guard let bytes = try? InputFile(file, isRegular: true).read(ReportFolder.beginning) else {
        return false
      }
      let text = String(decoding: bytes, as: UTF8.self)
      return name.hasSuffix(".svg")
        ? text.hasPrefix(SVGDrawing.beginning) && text.contains(SVGDrawing.mark)
        : text.contains(ReportFolder.mark)
          || text.hasPrefix("<!doctype html>") && text.contains(" – Synoptic</title>\n")
    }
    return destination
  }

  /// What every page has at its beginning; those of version 0.1 are told by their titles.
  static let mark = "<meta name=\"generator\" content=\"synoptic\">"
  /// So many bytes of a file tell what it is.
  private static let beginning = 1 << 16

  /// Writes files, each of which takes its place only when all are whole; the folder is made where it is not there.
  ///
  /// - Returns: their paths.
  /// - Throws: `InputError` naming the path if one cannot be written, or would take the place of something else: then none is.
  func write(_ files: [(name: String, text: String)]) throws -> [String] {
    try make()
    let destinations = try files.map { try destination($0.name) }
    var open: [AtomicFile] = []
    for (index, (destination, file)) in zip(destinations, files).enumerated() {
      let output = try AtomicFile(destination, removesAbandoned: index == 0)
      try output.write(Array(file.text.utf8))
      try output.close()
      open.append(output)
    }
    for file in open { try file.commit() }
    return destinations.map(\.path)
  }

  /// Makes the folder, with those above it, unless it is there.
  private func make() throws(InputError) {
    guard FileStatus(path) == nil else { return }
    // A link that leads to nothing yet stands for what it leads to.
    let target = FilePath.resolvingLinks(path) ?? path
    var folder = ""
    for name in target.split(separator: "/", omittingEmptySubsequences: false) {
      folder += name
      if !folder.isEmpty, FileStatus(folder) == nil, mkdir(folder, 0o777) != 0, errno != EEXIST {
        throw InputError(
          .unwritableFile, file: path, "cannot be made: \(SystemError().text)", remedy: .otherFolder)
      }
      folder += "/"
    }
  }
}
