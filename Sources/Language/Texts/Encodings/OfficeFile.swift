import Basics

/// A file of a word processor, for pages or for books, which holds text but is none.
///
/// It is told by its first bytes, whatever its name, so that its user learns what it is and how to get its text.
enum OfficeFile: CaseIterable {
  /// Word, since 2007.
  case word
  /// Word and other programs of Microsoft, before 2007.
  case oldOffice
  case excel
  case powerPoint
  case openDocument
  case epub
  case pdf
  case rtf
  /// An archive of anything else.
  case zip

  /// How many bytes of an archive's beginning and end are searched for the names of its files.
  private static let searched = 1 << 16

  /// What a file of these bytes is; nil if it is none of them.
  ///
  /// - Complexity: O(1).
  init?(_ bytes: [UInt8]) {
    if bytes.starts(with: "%PDF-".utf8) {
      self = .pdf
    } else if bytes.starts(with: #"{\rtf"#.utf8) {
      self = .rtf
    } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self = .oldOffice
    } else if bytes.starts(with: [0x50, 0x4B, 3, 4]) {
      self = .zip
      // The names of the files in an archive stand before each of them, and all of them at its end.
      let names =
        String(decoding: bytes.prefix(OfficeFile.searched), as: UTF8.self)
        + String(decoding: bytes.dropFirst(OfficeFile.searched).suffix(OfficeFile.searched), as: UTF8.self)
      for (name, kind) in OfficeFile.names where names.contains(name) {
        self = kind
        return
      }
    } else {
      return nil
    }
  }

  /// What stands in archives of some kind only.
  private static let names: [(String, OfficeFile)] = [
    ("mimetypeapplication/epub+zip", .epub), ("mimetypeapplication/vnd.oasis.opendocument", .openDocument),
    ("word/document", .word), ("xl/workbook", .excel), ("ppt/presentation", .powerPoint),
  ]

  /// The error about such a file where text is wanted.
  func error(_ path: String) -> InputError {
    let (name, remedy): (String, Remedy) =
      switch self {
      case .word: ("a Word file", "save it as plain text or HTML in Word first")
      case .oldOffice:
        ("a Word, Excel or PowerPoint file of before 2007", "save it as plain text or HTML there first")
      case .excel: ("an Excel file", "save it as plain text or HTML in Excel first")
      case .powerPoint: ("a PowerPoint file", "save it as an outline or plain text in PowerPoint first")
      case .openDocument:
        ("an OpenDocument file", "save it as plain text or HTML in LibreOffice first")
      case .epub: ("an EPUB book", "convert it to plain text or HTML first, in Calibre for example")
      case .pdf: ("a PDF file", "save its text as a plain text file first")
      case .rtf: ("an RTF file", "save it as plain text or HTML in a word processor first")
      case .zip: ("a ZIP archive", "unpack it and name a file of text in it")
      }
    return InputError(.binaryFile, file: path, "this is \(name)", remedy: remedy)
  }
}
