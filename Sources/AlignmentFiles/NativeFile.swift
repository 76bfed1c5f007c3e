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
    func lines(_ items: [String]) -> String {
      items.isEmpty ? "[]" : "[\n    " + items.joined(separator: ",\n    ") + "\n  ]"
    }
    let documents = try alignment.documents.map { try json($0) }
    let links = try alignment.links.map { try json($0) }
    return Data(
      """
      {
        "format": \(try json(encoded: format)),
        "version": \(version),
        "generator": \(try json(encoded: alignment.generator)),
        "signature": \(try json(encoded: alignment.signature)),
        "mode": \(try json(encoded: alignment.mode)),
        "documents": \(lines(documents)),
        "links": \(lines(links))
      }

      """.utf8)
  }

  /// A link as a line of the file has it.
  ///
  /// - Throws: `EncodingError` if a number is not finite.
  package static func json(_ link: Link) throws -> String {
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

  /// A document as a line of the file has it.
  ///
  /// - Throws: nothing in practice: every part of a reference can be encoded.
  package static func json(_ document: DocumentReference) throws -> String {
    let encoding = document.encoding == .utf8 ? "" : ", \"encoding\": \(try json(encoded: document.encoding))"
    let format = document.format == .plainText ? "" : ", \"format\": \(try json(encoded: document.format))"
    return """
      { "id": \(try json(encoded: document.id)), "language": \(try json(encoded: document.language)), \
      "path": \(try json(encoded: document.path)), "sha256": \(try json(encoded: document.sha256)), \
      "length": \(document.length)\(encoding)\(format)\(document.lossy ? ", \"lossy\": true" : "") }
      """
  }

  private static func json(encoded value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// Writes an alignment to a temporary file beside `path` and renames it, so that a reader never sees half a file.
  ///
  /// - Throws: `InputError` naming the path if it cannot be written.
  public static func write(_ alignment: Alignment, to path: String) throws {
    // Before the work, so that nobody waits for nothing.
    let file = try AtomicFile(path)
    try file.write([UInt8](data(alignment)))
    try file.commit()
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
