import Entities
import Names
import Texts

/// Findings as JSON: a value for each place.
public struct FindingFile: Encodable {
  private struct Source: Encodable {
    let id, path, language, sha256: String
    /// The system that its author follows; null where none is known.
    let system: String?
  }

  private struct Place: Encodable {
    let document: String
    /// The number that places of one finding have in common.
    let finding: Int
    let entity: String?
    let line, column, start, end: Int
    let kind, scope, written, proposal, message: String
    let elsewhere: Elsewhere?
    /// The scheme of the house style that the name leaves.
    let houseStyle: String?
    let sentence: String
  }

  private struct Elsewhere: Encodable {
    let text: String
    let times, start, end: Int
  }

  private let format = "synoptic-names"
  private let version = 1
  private let documents: [Source]
  private let findings: [Place]

  private enum CodingKeys: CodingKey { case format, version, documents, findings }

  /// The findings of a check.
  public init(_ check: NameCheck) {
    let systems = Dictionary(check.authors.map { ($0.document, $0.system?.rawValue) }) { first, _ in first }
    documents = check.documents.enumerated().map { index, tokenized in
      let document = tokenized.document
      return Source(
        id: document.id, path: document.path, language: document.language.code, sha256: document.sha256,
        system: systems[index] ?? nil)
    }
    findings = check.findings.map { found in
      Place(
        document: check.documents[found.document].document.id, finding: found.finding, entity: found.entity,
        line: found.place.line, column: found.place.column, start: found.span.lowerBound,
        end: found.span.upperBound, kind: found.kind.name, scope: found.scope.rawValue,
        written: found.written, proposal: found.proposal, message: found.message,
        elsewhere: found.elsewhere.map {
          Elsewhere(text: $0.text, times: $0.count, start: $0.first.lowerBound, end: $0.first.upperBound)
        },
        houseStyle: found.scheme?.rawValue, sentence: found.sentence.text)
    }
  }
}
