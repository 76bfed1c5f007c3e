/// What is read of a document that is an archive.
struct OfficeContent {
  /// The text of its parts, one after the other.
  var scalars: [Unicode.Scalar]
  var parts: [DocumentPart]
  var view: TextView
  var details: DocumentDetails
  var omitted: Omissions
  /// How many undecodable sequences were replaced with U+FFFD.
  var replaced: Int
}
