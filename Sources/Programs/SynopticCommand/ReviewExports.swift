import Foundation
import Publishing
import Synoptic

/// The formats in which the page of a review gives the alignment away.
enum ReviewExports {
  /// By the extensions of their files; "json" is the alignment file itself.
  static let formats = ["json", "tmx"] + SynopsisExport.allCases.map(\.fileExtension)

  /// The alignment in a format.
  ///
  /// - Parameters:
  ///   - alignment: the alignment.
  ///   - format: one of `formats`.
  ///   - path: the alignment file, from which its documents are found.
  ///   - documents: the documents, in its order.
  ///   - title: what the result is called.
  /// - Throws: `InputError` if it cannot be made.
  static func bytes(
    _ alignment: Alignment, as format: String, of path: String, documents: [NarratedDocument], title: String
  ) throws -> [UInt8] {
    if let export = SynopsisExport(rawValue: format) {
      return try export.bytes(of: alignment, documents: documents, title: title)
    }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "synoptic-export-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    let target = folder.appendingPathComponent("result.\(format)").path
    var options = Conversion.Options()
    options.alignment = alignment
    options.generator = SynopticVersion.generator
    _ = try Conversion(path, to: target, options: options).run()
    return try InputFile.bytes(target)
  }
}
