import AlignmentModel
import Texts

/// Short names of documents whose own are long, as editors of synopses give their witnesses sigla.
///
/// Names of files are often long, and a view has them in the head of each row. Where one is longer than `longest` columns, all are
/// called by the codes of their languages, if these differ, else by the letters `A`, `B`, `C`.
///
/// ```swift
/// let sigla = Sigla([("Юрий Гагарин. Жизнь и смерть", russian), ("Yuri Gagarin, a life in papers", english)])
/// sigla["Юрий Гагарин. Жизнь и смерть"]  // "ru"
/// ```
public struct Sigla: Sendable {
  /// A name of more columns than these is long.
  private static let longest = 16

  private let documents: [(id: String, siglum: String)]
  private let siglumOf: [String: String]
  /// Whether documents are called by other names than their own.
  public let areUsed: Bool

  /// The sigla of documents.
  ///
  /// - Parameter documents: the names and languages of those that stand beside one another, in their order.
  public init(_ documents: [(id: String, language: Language)]) {
    let codes = documents.map(\.language.code)
    let letters = documents.indices.map(Sigla.letter)
    areUsed = documents.contains { ColumnText.width(ColumnText.printable($0.id)) > Sigla.longest }
    let names = !areUsed ? documents.map(\.id) : Set(codes).count == codes.count ? codes : letters
    self.documents = zip(documents, names).map { ($0.id, $1) }
    siglumOf = Dictionary(self.documents.map { ($0.id, $0.siglum) }) { first, _ in first }
  }

  /// The sigla of the documents that a view of an alignment shows unless it is told which.
  public init(of alignment: Alignment) {
    let shown = Set(SideBySide.defaultDocuments(alignment))
    self.init(alignment.documents.filter { shown.contains($0.id) }.map { ($0.id, $0.language) })
  }

  /// What a document is called: its siglum; its own name if it has none.
  public subscript(_ id: String) -> String { siglumOf[id] ?? id }

  /// The document of a siglum; nil if it is none.
  public func document(_ siglum: some StringProtocol) -> String? {
    documents.first { $0.siglum == siglum }?.id
  }

  /// What the sigla stand for, a line for each document, such as `ru: Юрий Гагарин. Жизнь и смерть`; none where documents keep their names.
  var legend: [String] {
    areUsed ? documents.map { ColumnText.printable("\($0.siglum): \($0.id)") } : []
  }

  /// `A` to `Z`, then `A2` and so on.
  private static func letter(_ index: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index % 26)))
    return index < 26 ? letter : letter + String(index / 26 + 1)
  }
}
