import Basics

/// A file of a word processor, for pages or for books, a picture or an archive, which may hold text but is none.
///
/// It is told by its first bytes, whatever its name, so that its user learns what it is and how to get its text.
enum OfficeFile: CaseIterable {
  /// Word, since 2007.
  case word
  /// Word and other programs of Microsoft, before 2007.
  case oldOffice
  /// Word and other programs of Microsoft, encrypted.
  case encrypted
  case excel
  case powerPoint
  case openDocument
  case epub
  case pdf
  case rtf
  case postScript
  case djvu
  case mobi
  case wordPerfect
  /// A picture, of a page perhaps.
  case picture
  /// A file, or several, compressed otherwise than by gzip or ZIP.
  case compressed
  /// An archive of anything else.
  case zip

  /// How many bytes of an archive's beginning and end are searched for the names of its files.
  private static let searched = 1 << 16

  /// What a file of these bytes is; nil if it is none of them.
  ///
  /// - Complexity: O(1); for files of before 2007 O(`bytes.count`).
  init?(_ bytes: [UInt8]) {
    if let kind = OfficeFile.beginnings.first(where: { bytes.dropFirst($0.offset).starts(with: $0.bytes) })?
      .kind
    {
      self = kind
    } else if OfficeFile.isPDF(bytes) {
      self = .pdf
    } else if bytes.starts(with: #"{\rtf"#.utf8) {
      self = .rtf
    } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      // What is encrypted is kept in a file of the old kind, under this name in UTF-16.
      let name: [UInt8] = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }
      self = bytes.firstRange(of: name) == nil ? .oldOffice : .encrypted
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

  /// How files of some kinds begin.
  private static let beginnings: [(kind: OfficeFile, offset: Int, bytes: [UInt8])] = [
    (.postScript, 0, Array("%!PS".utf8)), (.djvu, 0, Array("AT&TFORM".utf8)),
    (.mobi, 60, Array("BOOKMOBI".utf8)),
    (.wordPerfect, 0, [0xFF, 0x57, 0x50, 0x43]), (.picture, 0, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]),
    (.picture, 0, [0xFF, 0xD8, 0xFF]), (.picture, 0, Array("GIF87a".utf8)),
    (.picture, 0, Array("GIF89a".utf8)),
    (.picture, 0, [0x49, 0x49, 0x2A, 0]), (.picture, 0, [0x4D, 0x4D, 0, 0x2A]),
    (.picture, 8, Array("WEBPVP8".utf8)),
    (.picture, 4, Array("ftypheic".utf8)), (.picture, 4, Array("jP  \r\n".utf8)),
    (.compressed, 0, Array("BZh91AY".utf8)), (.compressed, 0, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]),
    (.compressed, 0, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]), (.compressed, 0, Array("Rar!\u{1A}\u{7}".utf8)),
    (.compressed, 0, [0x28, 0xB5, 0x2F, 0xFD]), (.compressed, 0, [0x1F, 0x9D]),
  ]

  /// Whether the mark of a PDF file stands at its beginning, before which there may be other bytes.
  private static func isPDF(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: "%PDF-".utf8) { return true }
    guard bytes.prefix(8).contains(where: { $0 >= 0x80 || $0 == 0x0A || $0 == 0x0D }) else { return false }
    return Array(bytes.prefix(64)).firstRange(of: Array("%PDF-1.".utf8)) != nil
  }

  /// What stands in archives of some kind only.
  private static let names: [(String, OfficeFile)] = [
    ("mimetypeapplication/epub+zip", .epub), ("mimetypeapplication/vnd.oasis.opendocument", .openDocument),
    ("word/document", .word), ("xl/workbook", .excel), ("ppt/presentation", .powerPoint),
  ]

  /// The error about such a file where text is wanted.
  func error(_ path: String) -> InputError {
    if self == .encrypted { return ZipArchive.encrypted(path) }
    let (name, remedy): (String, Remedy) =
      switch self {
      case .word: ("a Word file", "save it as plain text or HTML in Word first")
      case .oldOffice, .encrypted:
        (
          "a Word, Excel or PowerPoint file of before 2007",
          "save it anew there as .docx, or: libreoffice --headless --convert-to docx FILE"
        )
      case .excel: ("an Excel file", "save it as plain text or HTML in Excel first")
      case .powerPoint: ("a PowerPoint file", "save it as an outline or plain text in PowerPoint first")
      case .openDocument:
        ("an OpenDocument file", "save it as plain text or HTML in LibreOffice first")
      case .epub: ("an EPUB book", "convert it to plain text or HTML first, in Calibre for example")
      case .pdf:
        (
          "a PDF file",
          "get its text first: pdftotext -enc UTF-8 FILE.pdf FILE.txt (package poppler-utils); if it has none, it is a scan for ocrmypdf"
        )
      case .rtf:
        (
          "an RTF file",
          "convert it first: libreoffice --headless --convert-to docx FILE.rtf, or save it as .docx in a word processor"
        )
      case .postScript:
        ("a PostScript file", "get its text first: ps2ascii FILE.ps FILE.txt (package ghostscript)")
      case .djvu: ("a DjVu file", "get its text first: djvutxt FILE.djvu FILE.txt (package djvulibre-bin)")
      case .mobi:
        (
          "a Kindle or Mobipocket book",
          "convert it first: ebook-convert FILE.mobi FILE.epub (package calibre)"
        )
      case .wordPerfect:
        ("a WordPerfect file", "convert it first: libreoffice --headless --convert-to docx FILE.wpd")
      case .picture:
        ("a picture", "get the text of a scan first: tesseract FILE TEXT -l deu (package tesseract-ocr)")
      case .compressed: ("a compressed file", "unpack it first; only .gz is unpacked here")
      case .zip: ("a ZIP archive", "unpack it and name a file of text in it")
      }
    return InputError(.binaryFile, file: path, "this is \(name)", remedy: remedy)
  }
}
