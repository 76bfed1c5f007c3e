import Basics
import Entities
import Foundation
import Texts

/// Findings in the Static Analysis Results Interchange Format (SARIF 2.1.0, OASIS), which editors and code hosts show beside the text.
///
/// Regions count code points and lines of the file. Of a document that is an archive nobody sees the lines, so the paragraph stands in the
/// place of a region.
public struct FindingSARIF: Encodable {
  private struct Run: Encodable {
    let tool: Tool
    let columnKind = "unicodeCodePoints"
    let artifacts: [Artifact]
    let results: [Result]
    enum CodingKeys: CodingKey { case tool, columnKind, artifacts, results }
  }
  private struct Tool: Encodable { let driver: Driver }
  private struct Driver: Encodable {
    let name = "synoptic"
    let semanticVersion: String
    let rules: [Rule]
    enum CodingKeys: CodingKey { case name, semanticVersion, rules }
  }
  private struct Rule: Encodable {
    let id, name: String
    let shortDescription: Message
  }
  private struct Message: Encodable { let text: String }
  private struct Artifact: Encodable {
    let location: ArtifactLocation
    let encoding: String?
    let hashes: [String: String]
    let sourceLanguage: String
  }
  private struct ArtifactLocation: Encodable {
    let uri: String
    let index: Int?
  }
  private struct Result: Encodable {
    let ruleId: String
    let ruleIndex: Int
    let level = "warning"
    let message: Message
    let locations: [Location]
    let relatedLocations: [Location]?
    let fixes: [Fix]?
    let partialFingerprints: [String: String]
    let properties: [String: String]
    enum CodingKeys: CodingKey {
      case ruleId, ruleIndex, level, message, locations, relatedLocations, fixes, partialFingerprints,
        properties
    }
  }
  private struct Location: Encodable {
    let id: Int?
    let physicalLocation: PhysicalLocation
    let logicalLocations: [LogicalLocation]?
    let message: Message?
  }
  private struct PhysicalLocation: Encodable {
    let artifactLocation: ArtifactLocation
    let region: Region?
  }
  private struct LogicalLocation: Encodable {
    let name: String
    let kind = "paragraph"
    enum CodingKeys: CodingKey { case name, kind }
  }
  private struct Region: Encodable {
    let startLine, startColumn, endLine, endColumn, charOffset, charLength: Int
    let snippet: Message?
  }
  private struct Fix: Encodable {
    let description: Message
    let artifactChanges: [ArtifactChange]
  }
  private struct ArtifactChange: Encodable {
    let artifactLocation: ArtifactLocation
    let replacements: [Replacement]
  }
  private struct Replacement: Encodable {
    let deletedRegion: Region
    let insertedContent: Message
  }

  private let schema = "https://json.schemastore.org/sarif-2.1.0.json"
  private let version = "2.1.0"
  private let runs: [Run]

  private enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version, runs
  }

  /// The findings of a check.
  ///
  /// - Parameters:
  ///   - check: what was found.
  ///   - version: the program's version.
  public init(_ check: NameCheck, version: String) {
    let documents = check.documents.map(\.document)
    let finders = documents.map { PlaceFinder($0) }
    let kinds = Inconsistency.Kind.allCases.map(NameFinding.Kind.inconsistency) + [.houseStyle]
    let rules = kinds.map { kind in
      Rule(
        id: FindingSARIF.id(of: kind), name: FindingSARIF.id(of: kind).capitalized.replacing("-", with: ""),
        shortDescription: Message(text: FindingSARIF.description(of: kind)))
    }
    func artifact(_ document: Int) -> ArtifactLocation {
      ArtifactLocation(uri: FindingSARIF.uri(documents[document].path), index: document)
    }
    func region(_ document: Int, _ span: Range<Int>, snippet: Bool = false) -> Region? {
      guard !documents[document].format.isArchive else { return nil }
      let (start, end) = (
        finders[document].place(of: span.lowerBound), finders[document].place(of: span.upperBound)
      )
      return Region(
        startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column,
        charOffset: span.lowerBound, charLength: span.count,
        snippet: snippet ? Message(text: PrintableText.lines(documents[document].text(in: span))) : nil)
    }
    let results = check.findings.map { found in
      let document = found.document
      let own = region(document, found.span, snippet: true)
      let fix = TextCorrection(found, in: documents[document])
      let replacements = (fix?.replacements ?? []).compactMap { change in
        region(document, change.range).map {
          Replacement(deletedRegion: $0, insertedContent: Message(text: change.text))
        }
      }
      return Result(
        ruleId: FindingSARIF.id(of: found.kind), ruleIndex: kinds.firstIndex(of: found.kind) ?? 0,
        message: Message(text: PrintableText.line(found.message)),
        locations: [
          Location(
            id: nil, physicalLocation: PhysicalLocation(artifactLocation: artifact(document), region: own),
            logicalLocations: own == nil
              ? [LogicalLocation(name: "paragraph \(found.place.line)")] : nil,
            message: nil)
        ],
        relatedLocations: found.elsewhere.flatMap { elsewhere in
          region(document, elsewhere.first).map {
            [
              Location(
                id: 1, physicalLocation: PhysicalLocation(artifactLocation: artifact(document), region: $0),
                logicalLocations: nil,
                message: Message(text: PrintableText.line("written \"\(elsewhere.text)\" here")))
            ]
          }
        },
        fixes: replacements.isEmpty
          ? nil
          : [
            Fix(
              description: Message(text: PrintableText.line("write \"\(found.proposal)\"")),
              artifactChanges: [
                ArtifactChange(artifactLocation: artifact(document), replacements: replacements)
              ])
          ],
        partialFingerprints: [
          "name/v1": Checksum.sha256(
            Array("\(found.kind.name)\n\(found.written)\n\(found.sentence.text)".utf8))
        ],
        properties: ["scope": found.scope.rawValue])
    }
    runs = [
      Run(
        tool: Tool(driver: Driver(semanticVersion: version, rules: rules)),
        artifacts: documents.map { document in
          Artifact(
            location: ArtifactLocation(uri: FindingSARIF.uri(document.path), index: nil),
            encoding: document.format.isArchive ? nil : document.decoding.encoding.name,
            hashes: ["sha-256": document.sha256], sourceLanguage: document.language.code)
        },
        results: results)
    ]
  }

  private static func id(of kind: NameFinding.Kind) -> String { kind.name.replacing(" ", with: "-") }

  private static func description(of kind: NameFinding.Kind) -> String {
    switch kind {
    case .inconsistency(let kind): "A name is written in several ways in one document: \(kind.words)."
    case .houseStyle: "A name is not written by the transliteration of the house."
    }
  }

  /// A path as a relative or absolute URI reference.
  private static func uri(_ path: String) -> String {
    if path == StandardInput.name { return "stdin" }
    let name = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
    if path.hasPrefix("/") { return "file://" + name }
    // A colon in the first step would be taken for the end of a scheme.
    return name.split(separator: "/").first?.contains(":") ?? false ? "./" + name : name
  }
}
