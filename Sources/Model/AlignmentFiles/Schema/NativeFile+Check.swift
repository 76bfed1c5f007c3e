import AlignmentModel
import Basics

extension NativeFile {
  /// The JSON Schema of the file, as it stands in `Resources/alignment.schema.json`.
  public static var schema: [UInt8] { PackageResources.alignment_schema_json }

  /// The value of the key "format" of a stream of links: the same file with a link a line, and all else on the first line.
  static let streamFormat = "synoptic-links"

  /// What in a file or stream is not as the schema asks for, and the alignment, if it can be read all the same.
  ///
  /// - Throws: `InputError` if the file cannot be read, is no JSON, no alignment, or of a newer version.
  /// - Complexity: O(size of the file).
  public static func checked(
    _ path: String
  ) throws(InputError) -> (alignment: Alignment?, findings: [AlignmentFinding]) {
    try InputFile.bytes(path).withUnsafeBufferPointer { bytes throws(InputError) in
      if JSONHeader(bytes).format == streamFormat { return try checkedStream(bytes, path) }
      try checkHeader(bytes, path)
      var findings: [AlignmentFinding]
      do throws(JSONError) {
        var reader = JSONReader(bytes)
        findings = try parsedSchema().findings(&reader)
      } catch {
        throw damage(error, bytes, path)
      }
      do throws(JSONError) {
        var reader = JSONReader(bytes)
        let alignment = try reader.alignment()
        // What the schema has found is not told a second time.
        if findings.isEmpty { findings = self.findings(alignment) }
        return (alignment, findings)
      } catch {
        if findings.isEmpty {
          findings.append(
            AlignmentFinding(path: JSONPlace(error.offset, in: bytes).path, problem: error.problem))
        }
        return (nil, findings)
      }
    }
  }

  private static func parsedSchema() throws(JSONError) -> JSONSchema {
    try schema.withUnsafeBufferPointer { bytes throws(JSONError) in
      var reader = JSONReader(bytes)
      return try JSONSchema(&reader)
    }
  }

  /// The same of a stream: its first line is an alignment without links, every other a link.
  private static func checkedStream(
    _ bytes: UnsafeBufferPointer<UInt8>, _ path: String
  ) throws(InputError) -> (alignment: Alignment?, findings: [AlignmentFinding]) {
    if let number = JSONHeader(bytes).version, number > version {
      throw InputError(
        .newerVersion, file: path, "is of format version \(number), and this program reads up to \(version)",
        remedy: .newerVersion)
    }
    var findings: [AlignmentFinding] = []
    var alignment: Alignment?
    let schema: JSONSchema
    do throws(JSONError) { schema = try parsedSchema() } catch { throw damage(error, bytes, path) }
    var start = 0
    var number = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
      start = end + 1
      number += 1
      if line.allSatisfy({ $0 <= 0x20 }) { continue }
      do throws(JSONError) {
        var reader = JSONReader(line)
        if number == 1 {
          findings = try schema.findings(&reader).filter { !$0.isOfStream }
          reader = JSONReader(line)
          if findings.isEmpty { alignment = try reader.head(hasLinks: false).alignment }
        } else {
          let found = try schema.findings(&reader, of: "link", at: "line \(number)")
          findings += found
          reader = JSONReader(line)
          if found.isEmpty, alignment != nil { alignment?.links.append(try reader.link()) }
        }
      } catch {
        let column = JSONPlace(error.offset, in: line).column
        throw InputError(
          .damaged, file: path, at: .json(path: "", line: number, column: column),
          "is damaged: \(error.problem)")
      }
    }
    guard findings.isEmpty, let alignment else { return (nil, findings) }
    return (alignment, self.findings(alignment))
  }

  /// What whoever works with an alignment relies on and does not hold: every link has an id of its own, every score is a
  /// probability, every passage lies within a document of the alignment and counts sentences that a document of that length may
  /// have, evidence is between passages of its link.
  ///
  /// - Complexity: O(size of the alignment).
  package static func findings(_ alignment: Alignment) -> [AlignmentFinding] {
    var findings: [AlignmentFinding] = []
    let lengths = Dictionary(alignment.documents.map { ($0.id, $0.length) }) { first, _ in first }
    var numbers: [String: Int] = [:]
    for (number, link) in alignment.links.enumerated() {
      if let first = numbers.updateValue(number, forKey: link.id) {
        findings.append(
          .init(path: "links[\(number)].id", problem: "'\(link.id)' is the id of links[\(first)] too"))
      }
      if !(0...1).contains(link.score) {
        findings.append(.init(path: "links[\(number)].score", problem: "\(link.score) is no probability"))
      }
      findings += linkFindings(link).map {
        AlignmentFinding(path: "links[\(number)].\($0.path)", problem: $0.problem)
      }
      for (index, passage) in link.passages.enumerated() {
        var problem: String?
        if let length = lengths[passage.document] {
          if passage.start < 0 || passage.start >= passage.end || passage.end > length {
            problem =
              "a document of length \(length) has no passage from \(passage.start) to \(passage.end)"
          } else if let odd = passage.sentences.first(where: { $0 < 0 || $0 >= length }) {
            problem = "a document of length \(length) has no sentence \(odd)"
          }
        } else {
          problem = "the alignment has no document '\(passage.document)'"
        }
        if let problem {
          findings.append(.init(path: "links[\(number)].passages[\(index)]", problem: problem))
        }
      }
    }
    for (number, expectation) in alignment.expected.enumerated() {
      if !(0...1).contains(expectation.missed) {
        findings.append(
          .init(path: "expected[\(number)].missed", problem: "\(expectation.missed) is no share"))
      }
    }
    func check(_ path: String, _ document: String, _ start: Int, _ end: Int) {
      guard let length = lengths[document] else {
        findings.append(.init(path: path, problem: "the alignment has no document '\(document)'"))
        return
      }
      guard start < 0 || start >= end || end > length else { return }
      findings.append(
        .init(path: path, problem: "a document of length \(length) has nothing from \(start) to \(end)"))
    }
    for (number, decision) in alignment.conflicts.enumerated() {
      for (name, side) in [("a", decision.a), ("b", decision.b)] {
        check("contradictions[\(number)].\(name)", side.document, side.start, side.end)
      }
    }
    for (number, note) in alignment.notes.enumerated() {
      check("notes[\(number)]", note.document, note.start, note.end)
    }
    return findings
  }

  /// What of a link does not fit its passages: evidence that is not between two of them, and foci that are not within them.
  static func linkFindings(_ link: Link) -> [AlignmentFinding] {
    let foci = link.passages.enumerated().compactMap { index, passage -> AlignmentFinding? in
      guard let focus = passage.focus, focus.lowerBound < passage.start || focus.upperBound > passage.end
      else {
        return nil
      }
      return AlignmentFinding(
        path: "passages[\(index)].focus",
        problem:
          "\(focus.lowerBound) to \(focus.upperBound) is not within \(passage.start) to \(passage.end)")
    }
    return foci
      + link.evidence.enumerated().compactMap { index, evidence in
        guard let between = evidence.between else { return nil }
        if between.count == 2, between[0] != between[1],
          between.allSatisfy(link.passages.indices.contains)
        {
          return nil
        }
        return AlignmentFinding(
          path: "evidence[\(index)].between",
          problem: "not the indexes of two of the link's \(link.passages.count) passages")
      }
  }
}

extension AlignmentFinding {
  /// Whether it is but that a stream's first line has no links and another format.
  fileprivate var isOfStream: Bool {
    path == "format" || path.isEmpty && problem == "\"links\" is missing"
  }
}
