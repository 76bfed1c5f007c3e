import Basics
import Texts

/// The pairs of documents that a file of links names, as OPUS has them: `cesAlign` with a group of links for each pair.
public struct CorpusPairs {
  /// A document of a pair.
  public struct Document: Equatable, Sendable {
    /// The path that the file has.
    public let name: String
    /// Where it is; nil if it is not there.
    public let path: String?
    /// Its language, where the folders of the two paths tell it.
    public let language: Language?
  }

  /// The pairs, in the order of the file, each once.
  public let pairs: [Sides<Document>]

  /// Whether a file has groups of links.
  public static func isNamed(in path: String) -> Bool {
    guard let bytes = try? InputFile(path, isRegular: true).read(4_096) else { return false }
    return InterchangeFormat.told(by: XMLEncoding.beginning(bytes)) == .xces
  }

  /// Reads the pairs of a file; links are passed over.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - folder: the folder below which the documents lie, besides the file's own: also where OPUS's archives put them.
  /// - Throws: `InputError` if the file is damaged.
  /// - Complexity: O(length of the file).
  public init(_ path: String, below folder: String) throws {
    let reader = try LinkGroupReader(path, LinkReading(), isInterText: false)
    let corpora = CorpusFolders()
    var known: Set<[String]> = []
    var pairs: [Sides<Document>] = []
    func document(_ declared: LinkHeader.Document) -> Document {
      let name = declared.path ?? ""
      let files = [folder, FilePath.folder(of: path)].lazy.flatMap { root in
        CorpusPath.variants(name, corpora: corpora.of(root)).map { "\(root)/\($0)" }
      }
      return Document(
        name: name, path: files.first { FileStatus($0)?.kind == .regular }, language: declared.language)
    }
    repeat {
      let declared = reader.header.documents
      if declared.count == 2, known.insert(declared.map { $0.path ?? "" }).inserted {
        pairs.append(Sides(document(declared[0]), document(declared[1])))
      }
      _ = try reader.passGroup()
    } while reader.nextGroup()
    self.pairs = pairs
  }

  /// What a pair is called: the names of its documents without their endings and the folders of their languages.
  public static func name(_ pair: Sides<Document>) -> String {
    let stems = [pair.a, pair.b].map { CorpusPath.stem($0.name, language: $0.language) }
    return stems[0] == stems[1] ? stems[0] : stems.joined(separator: ".")
  }
}
