import Basics

/// Reads the text of an OpenDocument text (ODT, ISO/IEC 26300).
///
/// Its text is that of `content.xml`, and once more of `content.xml` if that has notes, comments or text boxes, which stand within
/// paragraphs and are read after them. What tracked changes have deleted is left out.
struct OpenDocumentReader {
  private static let content = "content.xml"

  /// What a document holds.
  ///
  /// - Throws: `InputError` if it is another kind of OpenDocument, encrypted, or a part of it is missing or damaged.
  func read(_ archive: ZipArchive, lossy: Bool) throws -> OfficeContent {
    var parts = OfficeParts(archive, lossy: lossy)
    let formulas = try manifest(parts)
    var styles = OpenDocumentStyles()
    if let events = try parts.events("styles.xml") { try styles.take(events) }
    let (text, base) = try parts.add(OpenDocumentReader.content)
    let path = parts.path(OpenDocumentReader.content)
    try styles.take(XMLEvents(text, path: path, .part))
    var walk = OpenDocumentWalk(styles, formulas: formulas)
    try walk.read(PartText(text, base: base, path: path), isSecond: false)
    guard walk.hasBody else {
      throw InputError(
        .notThisFormat, file: archive.path, "is an OpenDocument file, but no text",
        remedy: "save what is text in it as ODT, HTML or plain text")
    }
    if walk.hasAsides {
      let again = parts.add(text, of: OpenDocumentReader.content)
      try walk.read(PartText(text, base: again, path: path), isSecond: true)
    }
    let properties = try CoreProperties.read("meta.xml", parts)
    walk.declare(language: properties.language)
    let pageCount = walk.pageCount
    var view = walk.finish()
    // Pages are told only by breaks that somebody made where the program has not written where it laid out others.
    if let all = properties.pageCount, all > pageCount { view = view.with(pages: []) }
    return OfficeContent(
      scalars: parts.scalars, parts: parts.parts, view: view.normalized(),
      details: properties.details(isFile: true), omitted: walk.omitted, replaced: parts.replaced)
  }

  /// The objects that are formulas, by their paths.
  ///
  /// - Throws: `InputError` if the text is encrypted.
  private func manifest(_ parts: OfficeParts) throws -> Set<String> {
    var formulas: Set<String> = []
    guard let events = try parts.events("META-INF/manifest.xml") else { return [] }
    var name = ""
    while try events.nextElement() {
      if events.isNamed("file-entry") {
        name = events.value("full-path") ?? ""
        if events.value("media-type") == "application/vnd.oasis.opendocument.formula" {
          formulas.insert(OfficeParts.resolve(name, in: ""))
        }
      } else if events.isNamed("encryption-data"),
        name == OpenDocumentReader.content || name == "encrypted-package"
      {
        throw ZipArchive.encrypted(parts.archive.path)
      }
    }
    return formulas
  }
}
