import Basics

extension DocumentFormat {
  /// Whether a document of this format is an archive of parts, and no text as it is.
  public var isArchive: Bool { self == .docx || self == .odt || self == .epub }

  /// The format of an archive, told from what is in it.
  ///
  /// - Throws: `InputError` if it is no document that is known, or cannot be opened.
  static func ofArchive(_ archive: ZipArchive, _ bytes: [UInt8]) throws(InputError) -> DocumentFormat {
    let kind =
      try archive.bytesIfThere("mimetype").map { String(decoding: $0.prefix(100), as: UTF8.self) } ?? ""
    let openDocument = "application/vnd.oasis.opendocument."
    if kind.hasPrefix("application/epub+zip")
      || archive.has("META-INF/container.xml") && !kind.hasPrefix(openDocument)
    {
      return .epub
    }
    if kind.hasPrefix(openDocument) {
      guard kind.hasPrefix(openDocument + "text") else {
        throw InputError(
          .notThisFormat, file: archive.path, "is an OpenDocument file, but no text",
          remedy: "save what is text in it as ODT, HTML or plain text")
      }
      return .odt
    }
    if archive.has("xl/workbook.xml") { throw OfficeFile.excel.error(archive.path) }
    if archive.has("ppt/presentation.xml") { throw OfficeFile.powerPoint.error(archive.path) }
    if archive.has("[Content_Types].xml") || archive.has("word/document.xml") { return .docx }
    if archive.has("content.xml"), archive.has("META-INF/manifest.xml") { return .odt }
    throw (OfficeFile(bytes) ?? .zip).error(archive.path)
  }
}

extension OfficeContent {
  /// What a document that is an archive holds.
  ///
  /// - Parameters:
  ///   - bytes: all of it.
  ///   - path: the file, as errors name it.
  ///   - format: what it must be; nil for whatever it is.
  /// - Throws: `InputError` if it is something else, encrypted, or damaged.
  static func read(
    _ bytes: [UInt8], path: String, lossy: Bool, format: DocumentFormat?
  ) throws -> (content: OfficeContent, format: DocumentFormat) {
    guard bytes.starts(with: [0x50, 0x4B]) else {
      throw OfficeFile(bytes)?.error(path)
        ?? InputError(
          .notThisFormat, file: path, "is no \(format?.rawValue.uppercased() ?? "archive")",
          remedy: .sayFormat(example: nil))
    }
    let archive = try ZipArchive(bytes, path: path)
    let found = try DocumentFormat.ofArchive(archive, bytes)
    if let format, format != found {
      throw InputError(
        .notThisFormat, file: path, "is \(found.rawValue.uppercased()), not \(format.rawValue.uppercased())",
        remedy: .sayFormat(example: found.rawValue))
    }
    let content =
      switch found {
      case .docx: try WordReader().read(archive, lossy: lossy)
      case .odt: try OpenDocumentReader().read(archive, lossy: lossy)
      default: try BookReader().read(archive, lossy: lossy)
      }
    return (content, found)
  }
}
