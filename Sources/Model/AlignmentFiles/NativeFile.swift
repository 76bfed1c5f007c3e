import AlignmentModel
import Basics
import Foundation

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
  public static func data(_ alignment: Alignment) throws -> Data { Data(try bytes(alignment)) }

  private static func bytes(_ alignment: Alignment) throws -> [UInt8] {
    try bytes(alignment) { link, writer in try writer.write(link) }
  }

  /// The bytes of an alignment, whose links somebody else writes: who has their lines need not make them again.
  ///
  /// - Throws: `EncodingError` if a number is not finite, and what `writeLink` throws.
  package static func bytes(
    _ alignment: Alignment, _ writeLink: (Link, inout JSONWriter) throws -> Void
  ) throws -> [UInt8] {
    var writer = JSONWriter()
    writer.write("{\n  \"format\": \"synoptic-alignment\",\n  \"version\": ")
    writer.write(version)
    writer.write(",\n  \"generator\": ")
    writer.write(string: alignment.generator)
    writer.write(",\n  \"signature\": ")
    writer.write(string: alignment.signature)
    writer.write(",\n  \"mode\": ")
    writer.write(string: alignment.mode.rawValue)
    writer.write(alignment.unknown, colon: ": ", comma: ",\n  ")
    writer.write(",\n  \"documents\": [")
    for (index, document) in alignment.documents.enumerated() {
      writer.write(index > 0 ? ",\n    " : "\n    ")
      writer.write(document)
    }
    writer.write(alignment.documents.isEmpty ? "]" : "\n  ]")
    for (index, expectation) in alignment.expected.enumerated() {
      writer.write(index > 0 ? ",\n    " : ",\n  \"expected\": [\n    ")
      try writer.write(expectation)
    }
    writer.write(alignment.expected.isEmpty ? "" : "\n  ]")
    for (index, decision) in alignment.conflicts.enumerated() {
      writer.write(index > 0 ? ",\n    " : ",\n  \"contradictions\": [\n    ")
      writer.write(decision)
    }
    writer.write(alignment.conflicts.isEmpty ? "" : "\n  ]")
    for (index, note) in alignment.notes.enumerated() {
      writer.write(index > 0 ? ",\n    " : ",\n  \"notes\": [\n    ")
      writer.write(note)
    }
    writer.write(alignment.notes.isEmpty ? "" : "\n  ]")
    writer.write(",\n  \"links\": [")
    for (index, link) in alignment.links.enumerated() {
      writer.write(index > 0 ? ",\n    " : "\n    ")
      try writeLink(link, &writer)
    }
    writer.write(alignment.links.isEmpty ? "]\n}\n" : "\n  ]\n}\n")
    return writer.bytes
  }

  /// A link as a line of the file has it, without a comma.
  ///
  /// - Throws: `EncodingError` if a number is not finite.
  package static func json(_ link: Link) throws -> String {
    var writer = JSONWriter()
    try writer.write(link)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// What is expected to be missed between two documents as a line of the file has it, without a comma.
  ///
  /// - Throws: `EncodingError` if a number is not finite.
  package static func json(_ expectation: LinkExpectation) throws -> String {
    var writer = JSONWriter()
    try writer.write(expectation)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// What a person has decided about a contradiction as a line of the file has it, without a comma.
  package static func json(_ decision: ConflictDecision) -> String {
    var writer = JSONWriter()
    writer.write(decision)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// What a person has noted on a sentence as a line of the file has it, without a comma.
  package static func json(_ note: SentenceNote) -> String {
    var writer = JSONWriter()
    writer.write(note)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// A document as a line of the file has it, without a comma.
  package static func json(_ document: DocumentReference) -> String {
    var writer = JSONWriter()
    writer.write(document)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The link of a line that holds nothing else.
  ///
  /// - Throws: `InputError` if it is none, with the place in the link and without a file.
  package static func link(_ line: UnsafeBufferPointer<UInt8>) throws(InputError) -> Link {
    let link = try value(line, file: nil, at: nil) { reader throws(JSONError) in try reader.link() }
    if let finding = linkFindings(link).first {
      throw InputError(.damaged, at: .json(path: finding.path), "is damaged: \(finding.problem)")
    }
    return link
  }

  /// What the first line of a stream of links says: its format and version, and an alignment without links.
  ///
  /// - Parameter number: the number of the line, for the error.
  /// - Throws: `InputError` naming the file if it says none of that.
  package static func head(
    _ line: UnsafeBufferPointer<UInt8>, file: String, at number: Int?
  ) throws(InputError) -> (format: String, version: Int, alignment: Alignment) {
    try value(line, file: file, at: number) { reader throws(JSONError) in try reader.head(hasLinks: false) }
  }

  private static func value<Value>(
    _ line: UnsafeBufferPointer<UInt8>, file: String?, at number: Int?,
    _ read: (inout JSONReader) throws(JSONError) -> Value
  ) throws(InputError) -> Value {
    do throws(JSONError) {
      var reader = JSONReader(line)
      let value = try read(&reader)
      try reader.end()
      return value
    } catch {
      let path = JSONPlace(error.offset, in: line).path
      throw InputError(
        .damaged, file: file, at: .json(path: path, line: number), "is damaged: \(error.problem)")
    }
  }

  /// Writes an alignment to a temporary file beside `path` and renames it, so that a reader never sees half a file.
  ///
  /// What is there is replaced, whatever it is (`OutputDestination.check`).
  ///
  /// - Throws: `InputError` naming the path if it cannot be written.
  public static func write(_ alignment: Alignment, to path: String) throws {
    try write(alignment, to: OutputDestination(path))
  }

  /// The same at a place of which it was asked before the work whether it may be written.
  ///
  /// - Throws: `InputError` naming the path if it cannot be written.
  public static func write(_ alignment: Alignment, to destination: OutputDestination) throws {
    let file = try AtomicFile(destination)
    try file.write(bytes(alignment))
    try file.commit()
  }

  /// Reads an alignment.
  ///
  /// What is not known in it is kept (`UnknownMembers`).
  ///
  /// - Throws: `InputError` if the file is missing, no alignment, damaged, or of a newer version.
  /// - Complexity: O(size of the file).
  public static func read(_ path: String) throws -> Alignment {
    try InputFile.bytes(path).withUnsafeBufferPointer { bytes in try read(bytes, path) }
  }

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ path: String) throws(InputError)
    -> Alignment
  {
    let alignment: Alignment
    do throws(JSONError) {
      var reader = JSONReader(bytes)
      alignment = try reader.alignment()
      try reader.end()
    } catch {
      // What is wrong may be so because it is something else altogether.
      try checkHeader(bytes, path)
      throw damage(error, bytes, path)
    }
    try checkHeader(bytes, path)
    if let finding = findings(alignment).first {
      throw InputError(.damaged, file: path, at: .json(path: finding.path), "is damaged: \(finding.problem)")
    }
    return alignment
  }

  /// Makes sure that a file is an alignment, and of a version that is known.
  ///
  /// - Throws: `InputError` if not.
  static func checkHeader(_ bytes: UnsafeBufferPointer<UInt8>, _ path: String) throws(InputError) {
    let header = JSONHeader(bytes)
    guard header.format == format, let number = header.version else {
      throw InputError(.notThisFormat, file: path, "is not a synoptic alignment", remedy: .align)
    }
    guard number <= version else {
      throw InputError(
        .newerVersion, file: path, "is of format version \(number), and this program reads up to \(version)",
        remedy: .newerVersion)
    }
  }

  /// What is wrong with a file, and where.
  static func damage(
    _ error: JSONError, _ bytes: UnsafeBufferPointer<UInt8>, _ path: String
  ) -> InputError {
    InputError(
      .damaged, file: path, at: JSONPlace(error.offset, in: bytes).place, "is damaged: \(error.problem)")
  }
}
