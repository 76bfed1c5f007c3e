import AlignmentModel
import Foundation
import Inspection
import Texts

/// What a synopsis says in words besides its texts, the same for all that is read as a document.
enum SynopsisWords {
  /// What stands at the head of the column of dates.
  static let event = "Event"
  /// What the list of documents is called.
  static let documents = "Documents"
  /// What stands between passages of a document that do not adjoin.
  static let omission = "[…]"
  /// What is said in the place of a table without rows.
  static let noRows = "There are no links."

  /// The number of a row and how sure its links are.
  ///
  /// It is such as "no. 12 · 83 % sure [l4], confirmed".
  static func links(_ row: SynopsisTable.Row) -> String {
    let links = row.links.map { link in
      let status = EvidenceWords.english(link.status)
      return switch link.status {
      case .manual: "\(status) [\(link.id)]"
      case .automatic: "\(SideBySide.percent(link.score)) sure [\(link.id)]"
      case .confirmed, .rejected: "\(SideBySide.percent(link.score)) sure [\(link.id)], \(status)"
      }
    }
    return "no. \(row.number) · \(links.joined(separator: "; "))"
  }

  /// What a row is sorted by; nil where that is nothing.
  static func tags(_ row: SynopsisTable.Row) -> String? {
    row.tags.isEmpty ? nil : "tags: \(row.tags.joined(separator: ", "))"
  }

  /// A document in the list: who wrote what, when, where it is, and its language; its file where it does not say.
  static func citation(_ column: SynopsisTable.Column) -> String {
    (column.details.isEmpty ? column.path : column.details.citation) + " (\(name(of: column.language)))"
  }

  /// The name of a language.
  static func name(of language: Language) -> String {
    Locale(identifier: "en").localizedString(forLanguageCode: language.code) ?? language.code
  }

  /// The country that a language is most likely written in, which spelling checkers ask for; nil if that is none.
  static func country(of language: Language) -> String? {
    let likely = Locale.Language(
      identifier: Locale.Language(identifier: language.code).maximalIdentifier)
    return likely.region.flatMap { $0.identifier.count == 2 ? $0.identifier : nil }
  }

  /// What stands at the end: what made it, and what is left out.
  static func closing(_ table: SynopsisTable) -> [String] {
    ["Made from an alignment of \(table.generator)."]
      + table.notes.map { note in note.prefix(1).uppercased() + note.dropFirst() + "." }
  }
}
