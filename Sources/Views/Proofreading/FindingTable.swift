import Entities
import Texts

/// Findings as a table, a row for each place.
public struct FindingTable {
  /// What the columns hold.
  public static let columns = [
    "document", "line", "column", "start", "end", "kind", "scope", "entity", "written", "proposal",
    "elsewhere",
    "times", "sentence",
  ]

  private let check: NameCheck

  /// A table of findings.
  public init(_ check: NameCheck) { self.check = check }

  /// Calls `body` with the cells of each row, the names of the columns first.
  public func forEachRow(_ body: ([String]) throws -> Void) rethrows {
    try body(FindingTable.columns)
    for found in check.findings {
      try body([
        check.documents[found.document].document.id, String(found.place.line), String(found.place.column),
        String(found.span.lowerBound), String(found.span.upperBound), found.kind.name, found.scope.rawValue,
        found.entity ?? "", found.written, found.proposal, found.elsewhere?.text ?? "",
        found.elsewhere.map { String($0.count) } ?? "", found.sentence.text,
      ])
    }
  }
}
