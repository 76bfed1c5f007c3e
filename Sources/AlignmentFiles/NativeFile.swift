import Alignment
import Foundation
import Texts

/// The native alignment file: JSON, UTF-8, stand-off.
///
/// Written with the keys in a fixed order, one document and one link a line, so that the same alignment gives the same bytes and
/// a change shows in a diff as the lines it concerns.
public enum NativeFile {
  /// The value of the key "format".
  public static let format = "synoptic-alignment"
  /// The version of the format that is written, and the newest that is read.
  public static let version = 1

  /// The bytes of an alignment.
  ///
  /// - Throws: `EncodingError` if a number is not finite.
  /// - Complexity: O(size of the alignment).
  public static func data(_ alignment: Alignment) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    func json(_ value: some Encodable) throws -> String {
      String(decoding: try encoder.encode(value), as: UTF8.self)
    }
    func lines(_ items: [String]) -> String {
      items.isEmpty ? "[]" : "[\n    " + items.joined(separator: ",\n    ") + "\n  ]"
    }
    let documents = try alignment.documents.map { document in
      let encoding = document.encoding == .utf8 ? "" : ", \"encoding\": \(try json(document.encoding))"
      let format = document.format == .plainText ? "" : ", \"format\": \(try json(document.format))"
      return """
        { "id": \(try json(document.id)), "language": \(try json(document.language)), \
        "path": \(try json(document.path)), "sha256": \(try json(document.sha256)), \
        "length": \(document.length)\(encoding)\(format)\(document.lossy ? ", \"lossy\": true" : "") }
        """
    }
    let links = try alignment.links.map { link in
      let passages = link.passages.map {
        """
        { "document": \(JSONText.string($0.document)), "start": \($0.start), "end": \($0.end), \
        "sentences": [\($0.sentences.map(String.init).joined(separator: ","))] }
        """
      }
      // There are tens of thousands of these.
      let evidence = try link.evidence.map { try JSONText.object($0) }
      return """
        { "id": \(JSONText.string(link.id)), "score": \(try JSONText.number(link.score)), \
        "status": "\(link.status.rawValue)", \
        "passages": [\(passages.joined(separator: ", "))], "evidence": [\(evidence.joined(separator: ", "))] }
        """
    }
    return Data(
      """
      {
        "format": \(try json(format)),
        "version": \(version),
        "generator": \(try json(alignment.generator)),
        "signature": \(try json(alignment.signature)),
        "mode": \(try json(alignment.mode)),
        "documents": \(lines(documents)),
        "links": \(lines(links))
      }

      """.utf8)
  }

  /// Writes an alignment to a temporary file beside `path` and renames it, so that a reader never sees half a file.
  ///
  /// - Throws: `InputError` naming the path if it cannot be written.
  public static func write(_ alignment: Alignment, to path: String) throws {
    try checkWritable(path)
    let data = try data(alignment)
    do {
      if isSpecial(path) {
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try handle.write(contentsOf: data)
        try handle.close()
      } else {
        try data.write(to: URL(fileURLWithPath: path), options: .atomic)
      }
    } catch {
      throw InputError(file: path, "cannot be written: \(error.localizedDescription)")
    }
  }

  /// Whether `path` is there and no regular file: a device or a pipe, which must be written to and not replaced.
  private static func isSpecial(_ path: String) -> Bool {
    let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    guard let type = try? FileManager.default.attributesOfItem(atPath: resolved)[.type] as? FileAttributeType
    else { return false }
    return type != .typeRegular && type != .typeDirectory
  }

  /// Finds out before any work is done whether a file could be written.
  ///
  /// - Throws: `InputError` naming what is in the way.
  public static func checkWritable(_ path: String) throws {
    let files = FileManager.default
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    var isDirectory: ObjCBool = false
    guard files.fileExists(atPath: folder, isDirectory: &isDirectory), isDirectory.boolValue else {
      throw InputError(file: path, "there is no folder \(folder)", remedy: "make it, or name another")
    }
    if files.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue {
      throw InputError(file: path, "is a directory", remedy: "name a file")
    }
    if isSpecial(path) { return }
    // Renaming a temporary file needs write permission for the folder, not for a file that is there already.
    guard files.isWritableFile(atPath: folder) else {
      throw InputError(
        file: path, "the folder \(folder) cannot be written to", remedy: "check its permissions")
    }
  }

  /// Reads an alignment.
  ///
  /// - Throws: `InputError` if the file is missing, no alignment, damaged, or of a newer version.
  public static func read(_ path: String) throws -> Alignment {
    let data = Data(try InputFile.bytes(path))
    struct Header: Decodable {
      let format: String
      let version: Int
    }
    let decoder = JSONDecoder()
    guard let header = try? decoder.decode(Header.self, from: data), header.format == format else {
      throw InputError(file: path, "is not a synoptic alignment", remedy: "make one with synoptic align")
    }
    guard header.version <= version else {
      throw InputError(
        file: path, "is of format version \(header.version), and this program reads up to \(version)",
        remedy: "install a newer synoptic")
    }
    do {
      let alignment = try decoder.decode(Alignment.self, from: data)
      try check(alignment, path)
      return alignment
    } catch let error as DecodingError {
      throw InputError(file: path, at: error.place, "is damaged: \(error.problem)")
    }
  }

  /// Makes sure that every score is a probability and every passage lies within a document of the alignment: whoever works with it
  /// relies on that.
  private static func check(_ alignment: Alignment, _ path: String) throws(InputError) {
    let lengths = Dictionary(alignment.documents.map { ($0.id, $0.length) }) { first, _ in first }
    for (number, link) in alignment.links.enumerated() {
      guard (0...1).contains(link.score) else {
        throw InputError(
          file: path, at: "links[\(number)].score", "is damaged: \(link.score) is no probability")
      }
      for (index, evidence) in link.evidence.enumerated() {
        guard let between = evidence.between else { continue }
        guard between.count == 2, between.allSatisfy(link.passages.indices.contains) else {
          throw InputError(
            file: path, at: "links[\(number)].evidence[\(index)].between",
            "is damaged: not the places of two of the link's \(link.passages.count) passages")
        }
      }
      for (index, passage) in link.passages.enumerated() {
        let place = "links[\(number)].passages[\(index)]"
        guard let length = lengths[passage.document] else {
          throw InputError(
            file: path, at: place, "is damaged: the alignment has no document '\(passage.document)'")
        }
        guard 0 <= passage.start, passage.start < passage.end, passage.end <= length else {
          throw InputError(
            file: path, at: place,
            "is damaged: a document of length \(length) has no passage from \(passage.start) to \(passage.end)"
          )
        }
      }
    }
  }
}

extension DecodingError {
  private var context: Context? {
    switch self {
    case .keyNotFound(_, let context), .typeMismatch(_, let context), .valueNotFound(_, let context),
      .dataCorrupted(let context):
      context
    @unknown default: nil
    }
  }

  /// The path of keys to the damage, such as "links[3].score".
  fileprivate var place: String? {
    guard let path = context?.codingPath, !path.isEmpty else { return nil }
    return path.reduce("") { place, key in
      if let index = key.intValue { return place + "[\(index)]" }
      return place.isEmpty ? key.stringValue : place + "." + key.stringValue
    }
  }

  fileprivate var problem: String {
    if case .keyNotFound(let key, _) = self { return "\"\(key.stringValue)\" is missing" }
    return context?.debugDescription ?? "\(self)"
  }
}
