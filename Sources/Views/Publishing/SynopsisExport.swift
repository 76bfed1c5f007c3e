import AlignmentModel
import Basics
import Foundation
import Preparation
import Texts

/// A file in which a synopsis is given to people: for a spreadsheet, a word processor or a browser.
///
/// Files are made in memory, and the same synopsis gives the same bytes. None of them is read back: the alignment file stays the one that is
/// worked on.
public enum SynopsisExport: String, CaseIterable, Sendable {
  /// A table between commas (RFC 4180).
  case csv
  /// A workbook of Excel (OOXML).
  case xlsx
  /// A page with a table, which can be pasted into a word processor.
  case html
  /// A text of LibreOffice Writer (OpenDocument 1.3).
  case odt
  /// A document of Word (OOXML).
  case docx

  /// A file that was made.
  public struct Made: Equatable, Sendable {
    /// The file.
    public let bytes: [UInt8]
    /// What is to be said about it, one sentence an item: what was left out, and how much.
    public let notes: [String]
  }

  /// The ending of its name.
  public var fileExtension: String { rawValue }

  /// Its media type.
  public var mediaType: String {
    switch self {
    case .csv: "text/csv; charset=utf-8; header=present"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .html: "text/html; charset=utf-8"
    case .odt: "application/vnd.oasis.opendocument.text"
    case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    }
  }

  /// Whether it is text, and no archive.
  public var isText: Bool { self == .csv || self == .html }

  /// What a name's ending tells; nil if that is none of these.
  public static func named(_ path: String) -> SynopsisExport? {
    let name = path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...]
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
    let ending = name[name.index(after: dot)...].lowercased()
    return ending == "htm" ? .html : SynopsisExport(rawValue: ending)
  }

  /// Makes the file of a synopsis.
  ///
  /// - Parameter table: the synopsis.
  /// - Throws: `InputError` if it has more rows or columns than the file may have, or there is no memory.
  /// - Complexity: O(size of the file).
  public func make(_ table: SynopsisTable) throws(InputError) -> Made {
    switch self {
    case .csv:
      let (bytes, marked) = CommaSheet.bytes(SynopsisSheet(table))
      return Made(bytes: bytes, notes: table.notes + CommaSheet.notes(marked))
    case .xlsx:
      let (bytes, cut) = try Workbook.bytes(table)
      return Made(bytes: bytes, notes: table.notes + Workbook.notes(cut))
    case .html: return Made(bytes: SynopsisPage.bytes(table), notes: table.notes)
    case .odt: return Made(bytes: try OpenDocumentSynopsis(table).bytes(), notes: table.notes)
    case .docx: return Made(bytes: try WordSynopsis(table).bytes(), notes: table.notes)
    }
  }

  /// The bytes of the file of an alignment.
  ///
  /// - Parameters:
  ///   - alignment: the links.
  ///   - documents: its documents in its order, nil for those whose text is not to be had.
  ///   - title: what it is called.
  /// - Throws: as `make`.
  /// - Complexity: O(size of the documents and of the file).
  public func bytes(
    of alignment: Alignment, documents: [NarratedDocument?], title: String
  ) throws(InputError) -> [UInt8] {
    try make(SynopsisTable(alignment, documents: documents, title: title)).bytes
  }

  /// Whether a file is one that was made here and not changed since.
  ///
  /// Files have a checksum of what is in them. A table between commas has no place for one: it is taken for one of these by its head row,
  /// whoever has changed it.
  ///
  /// - Parameter bytes: all of it.
  /// - Complexity: O(size of what is in the file).
  public func isOwn(_ bytes: [UInt8]) -> Bool {
    switch self {
    case .csv: return bytes.starts(with: CommaSheet.beginning)
    case .html: return SynopsisPage.isOwn(bytes)
    case .xlsx, .odt, .docx:
      guard let archive = try? ZipArchive(bytes, path: ""),
        let parts = try? markedParts.map({ try archive.bytes($0) }),
        let place = try? archive.bytes(self == .odt ? "meta.xml" : OfficePackage.app)
      else { return false }
      let mark = self == .odt ? OpenDocumentSynopsis.mark(parts) : OfficePackage.mark(parts)
      return String(decoding: place, as: UTF8.self).contains(mark)
    }
  }

  /// The parts of an archive that its checksum is of, in order.
  private var markedParts: [String] {
    switch self {
    case .csv, .html: []
    case .xlsx:
      [
        "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/styles.xml",
        "xl/sharedStrings.xml",
      ]
    case .odt: ["content.xml", "styles.xml"]
    case .docx:
      [
        "word/document.xml", "word/styles.xml", "word/settings.xml", "word/footnotes.xml", "word/footer1.xml",
      ]
    }
  }
}
