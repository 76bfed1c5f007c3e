import Alignment
import Texts

extension NativeFile {
  /// The JSON Schema of the file, as it stands in `Resources/alignment.schema.json`.
  public static var schema: [UInt8] { PackageResources.alignment_schema_json }

  /// What in a file is not as its schema asks for, and the alignment, if it can be read all the same.
  ///
  /// - Throws: `InputError` if the file cannot be read, is no JSON, no alignment, or of a newer version.
  /// - Complexity: O(size of the file).
  public static func checked(
    _ path: String
  ) throws(InputError) -> (alignment: Alignment?, findings: [AlignmentFinding]) {
    try InputFile.bytes(path).withUnsafeBufferPointer { bytes throws(InputError) in
      try checkHeader(bytes, path)
      var findings: [AlignmentFinding]
      do throws(JSONError) {
        let schema = try schema.withUnsafeBufferPointer { bytes throws(JSONError) in
          var reader = JSONReader(bytes)
          return try JSONSchema(&reader)
        }
        var reader = JSONReader(bytes)
        findings = try schema.findings(&reader)
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

  /// What whoever works with an alignment relies on and does not hold: every score is a probability, every passage lies
  /// within a document of the alignment, evidence is between passages of its link.
  ///
  /// - Complexity: O(size of the alignment).
  static func findings(_ alignment: Alignment) -> [AlignmentFinding] {
    var findings: [AlignmentFinding] = []
    let lengths = Dictionary(alignment.documents.map { ($0.id, $0.length) }) { first, _ in first }
    for (number, link) in alignment.links.enumerated() {
      if !(0...1).contains(link.score) {
        findings.append(.init(path: "links[\(number)].score", problem: "\(link.score) is no probability"))
      }
      for (index, evidence) in link.evidence.enumerated() {
        guard let between = evidence.between else { continue }
        if between.count != 2 || !between.allSatisfy(link.passages.indices.contains) {
          findings.append(
            .init(
              path: "links[\(number)].evidence[\(index)].between",
              problem: "not the places of two of the link's \(link.passages.count) passages"))
        }
      }
      for (index, passage) in link.passages.enumerated() {
        var problem: String?
        if let length = lengths[passage.document] {
          if passage.start < 0 || passage.start >= passage.end || passage.end > length {
            problem =
              "a document of length \(length) has no passage from \(passage.start) to \(passage.end)"
          }
        } else {
          problem = "the alignment has no document '\(passage.document)'"
        }
        if let problem {
          findings.append(.init(path: "links[\(number)].passages[\(index)]", problem: problem))
        }
      }
    }
    return findings
  }
}
