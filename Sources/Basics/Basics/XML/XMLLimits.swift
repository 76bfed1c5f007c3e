/// What an XML file may ask of its reader, by what it is: beyond that it is refused, with the limit named.
package struct XMLLimits: Sendable {
  /// How deep elements may be nested.
  package let depth: Int
  /// How long a text between two tags may be, in bytes of UTF-8.
  package let text: Int
  /// Whether the document type may declare something of its own in the file; of entities that it declares none is resolved.
  package let allowsDeclarations: Bool
  /// What to do about a file that is not well formed.
  package let remedy: Remedy?

  /// No tag, comment, instruction or section of characters is longer, in bytes of UTF-8.
  static let markup = 1 << 24
  /// No document type is longer, in bytes of UTF-8.
  static let documentType = 1 << 20
  /// No element has more attributes.
  static let attributes = 1_000
  /// At no place are more namespaces declared.
  static let namespaces = 256
  /// All different names of a file are not longer, in bytes.
  static let names = 1 << 26

  /// Those of files of records, which are read one by one.
  package static let records = XMLLimits(depth: 256, text: 1 << 24, allowsDeclarations: false, remedy: nil)

  /// Those of the parts of a document that is an archive of XML files, which nobody writes by hand.
  package static let part = XMLLimits(
    depth: 1_000_000, text: .max, allowsDeclarations: true,
    remedy: "save it anew in the program that it is of, or fetch it again")

  /// Those of documents, which are in memory as a whole.
  package static let document = XMLLimits(
    depth: 1_000_000, text: .max, allowsDeclarations: true,
    remedy: "mend the XML there, or strip its tags and use the plain text")
}
