/// Documents of word processors and books, put together of the parts that a test is about.
public enum OfficeArchives {
  // MARK: Word

  private static let wordNames =
    #"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture""#

  /// The styles that Word has from the start, two of them under the names of a German Word.
  private static let wordStyles =
    #"<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="Kapitel"><w:name w:val="Kapitel"/><w:basedOn w:val="berschrift1"/></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="caption"/></w:style><w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style><w:style w:type="paragraph" w:styleId="Ring"><w:name w:val="Ring"/><w:basedOn w:val="Ring"/></w:style><w:style w:type="paragraph" w:styleId="Aufzhlungszeichen"><w:name w:val="List Bullet"/></w:style>"#

  /// The files of a Word document: what is in its body, and in `footnotes`, `endnotes` and `comments`, each left out where it is nil.
  public static func wordFiles(
    _ body: String, footnotes: String? = nil, endnotes: String? = nil, comments: String? = nil,
    core: String? = nil
  ) -> [(name: String, text: String)] {
    let parts = [("footnotes", footnotes), ("endnotes", endnotes), ("comments", comments)]
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var files: [(name: String, text: String)] = [
      (
        "[Content_Types].xml",
        #"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#
      ),
      (
        "_rels/.rels",
        #"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="\#(kind)/officeDocument" Target="word/document.xml"/></Relationships>"#
      ),
      (
        "word/_rels/document.xml.rels",
        #"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r0" Type="\#(kind)/styles" Target="styles.xml"/>"#
          + parts.filter { $0.1 != nil }.map {
            #"<Relationship Id="\#($0.0)" Type="\#(kind)/\#($0.0)" Target="\#($0.0).xml"/>"#
          }.joined() + "</Relationships>"
      ), ("word/styles.xml", "<w:styles \(wordNames)>\(wordStyles)</w:styles>"),
      (
        "word/document.xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:document \(wordNames)><w:body>\(body)</w:body></w:document>"
      ),
    ]
    for (name, content) in parts {
      if let content { files.append(("word/\(name).xml", "<w:\(name) \(wordNames)>\(content)</w:\(name)>")) }
    }
    if let core {
      files.append(
        (
          "docProps/core.xml",
          #"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">\#(core)</cp:coreProperties>"#
        ))
    }
    return files
  }

  /// A Word document.
  public static func word(
    _ body: String, footnotes: String? = nil, endnotes: String? = nil, comments: String? = nil,
    core: String? = nil
  ) -> [UInt8] {
    StoredZip.data(
      wordFiles(body, footnotes: footnotes, endnotes: endnotes, comments: comments, core: core))
  }

  /// A paragraph of Word's with one run of text.
  public static func wordParagraph(_ text: String, style: String? = nil) -> String {
    let properties = style.map { #"<w:pPr><w:pStyle w:val="\#($0)"/></w:pPr>"# } ?? ""
    return "<w:p>\(properties)<w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
  }

  // MARK: OpenDocument

  private static let openNames =
    #"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0""#

  /// The files of an OpenDocument text.
  public static func openDocumentFiles(
    _ body: String, styles: String = "", meta: String? = nil, manifest: String = ""
  ) -> [(name: String, text: String)] {
    var files: [(name: String, text: String)] = [
      ("mimetype", "application/vnd.oasis.opendocument.text"),
      (
        "META-INF/manifest.xml",
        #"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">\#(manifest)</manifest:manifest>"#
      ),
      (
        "content.xml",
        "<office:document-content \(openNames)><office:automatic-styles>\(styles)</office:automatic-styles><office:body><office:text>\(body)</office:text></office:body></office:document-content>"
      ),
    ]
    if let meta {
      files.append(
        (
          "meta.xml",
          "<office:document-meta \(openNames)><office:meta>\(meta)</office:meta></office:document-meta>"
        ))
    }
    return files
  }

  /// An OpenDocument text.
  public static func openDocument(
    _ body: String, styles: String = "", meta: String? = nil, manifest: String = ""
  ) -> [UInt8] {
    StoredZip.data(openDocumentFiles(body, styles: styles, meta: meta, manifest: manifest))
  }

  // MARK: Books

  /// The files of a book of these chapters, each the content of its body.
  public static func bookFiles(
    _ chapters: [String], metadata: String = "<dc:title>A book</dc:title>", navigation: String = ""
  ) -> [(name: String, text: String)] {
    let items = chapters.indices.map {
      #"<item id="c\#($0)" href="text/c\#($0)%20x.xhtml" media-type="application/xhtml+xml"/>"#
    }
    return [
      ("mimetype", "application/epub+zip"),
      (
        "META-INF/container.xml",
        #"<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"#
      ),
      (
        "OEBPS/book.opf",
        #"<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0"><metadata>\#(metadata)</metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>\#(items.joined())</manifest><spine>\#(chapters.indices.map { #"<itemref idref="c\#($0)"/>"# }.joined())</spine></package>"#
      ),
      ("OEBPS/nav.xhtml", "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>\(navigation)</body></html>"),
    ]
      + chapters.enumerated().map {
        (
          "OEBPS/text/c\($0) x.xhtml",
          "<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"><head><title/></head><body>\($1)</body></html>"
        )
      }
  }

  /// A book of these chapters.
  public static func book(
    _ chapters: [String], metadata: String = "<dc:title>A book</dc:title>", navigation: String = ""
  ) -> [UInt8] {
    StoredZip.data(bookFiles(chapters, metadata: metadata, navigation: navigation))
  }
}
