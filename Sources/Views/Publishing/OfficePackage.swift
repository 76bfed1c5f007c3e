import Basics
import Texts

/// What workbooks and documents of Microsoft's programs have alike (ECMA-376).
enum OfficePackage {
  /// What says which program has made a file.
  static let app = "docProps/app.xml"
  /// How it says that this one has, of the parts of the file as they stand in it.
  static func mark(_ parts: [[UInt8]]) -> String { "<Application>\(OwnMark.text(parts))</Application>" }

  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006"

  /// A part of a kind.
  struct Part {
    /// Its path.
    let name: String
    /// Its kind, as the types of contents name it.
    let type: String
    /// What is in it, without the XML declaration.
    let content: [UInt8]
  }

  /// An archive of parts, of which the first is what the file is about, with its relations to the others.
  ///
  /// - Parameters:
  ///   - parts: the parts; the first stands in a folder of its own.
  ///   - title: the title of the whole.
  /// - Throws: `InputError` if there is no memory.
  static func bytes(_ parts: [Part], title: String) throws(InputError) -> [UInt8] {
    guard let main = parts.first else { return [] }
    let folder = String(main.name.prefix { $0 != "/" }) + "/"
    var types = "<Types xmlns=\"\(package)/content-types\">"
    types +=
      "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    types += "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    let own = [
      ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
      (app, "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    ]
    for (name, type) in parts.map({ ($0.name, $0.type) }) + own {
      types += "<Override PartName=\"/\(name)\" ContentType=\"\(type)\"/>"
    }
    types += "</Types>"
    let relations = relations([
      (office + "/relationships/officeDocument", main.name),
      (package + "/relationships/metadata/core-properties", "docProps/core.xml"),
      (office + "/relationships/extended-properties", app),
    ])
    let inner = OfficePackage.relations(
      parts.dropFirst().map { part in
        let name = String(part.name.dropFirst(folder.count))
        let kind = name.split(separator: "/").last?.prefix { $0.isLetter } ?? ""
        return (office + "/relationships/" + (kind == "sheet" ? "worksheet" : String(kind)), name)
      })
    let made = parts.map { part($0.name, $0.content) }
    let mainName = String(main.name.dropFirst(folder.count))
    return try ZipArchive.bytes(
      of: [
        part("[Content_Types].xml", Array(types.utf8)), part("_rels/.rels", relations),
        part(folder + "_rels/\(mainName).rels", inner),
      ] + made + [
        part("docProps/core.xml", core(title)),
        part(
          app,
          Array(
            "<Properties xmlns=\"\(office)/extended-properties\">\(mark(made.map(\.content)))</Properties>"
              .utf8)),
      ])
  }

  private static func part(_ name: String, _ content: [UInt8]) -> ZipArchive.Part {
    ZipArchive.Part(name, Array(declaration.utf8) + content)
  }

  private static func relations(_ targets: [(type: String, target: String)]) -> [UInt8] {
    var text = "<Relationships xmlns=\"\(package)/relationships\">"
    for (index, (type, target)) in targets.enumerated() {
      text += "<Relationship Id=\"rId\(index + 1)\" Type=\"\(type)\" Target=\"\(target)\"/>"
    }
    return Array((text + "</Relationships>").utf8)
  }

  private static func core(_ title: String) -> [UInt8] {
    var bytes = Array(
      "<cp:coreProperties xmlns:cp=\"\(package)/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>"
        .utf8)
    bytes.addXML(title)
    bytes.add("</dc:title></cp:coreProperties>")
    return bytes
  }
}
