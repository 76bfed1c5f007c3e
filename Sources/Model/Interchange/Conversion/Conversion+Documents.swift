import AlignmentFiles
import AlignmentModel
import Basics
import Foundation
import Texts

extension Conversion {
  /// The documents of the output, and which of them each document of the input is.
  ///
  /// - Throws: `InputError` if one is needed and missing, or has changed.
  func documents(
    _ header: LinkHeader, _ from: InterchangeFormat, _ to: InterchangeFormat
  ) throws -> ([OutputDocument], outputIndexes: [Int]) {
    let declared = header.documents
    guard declared.count > 1 else {
      throw InputError(
        .tooFewDocuments, file: input, at: .position(line: 1, column: 1), "has links of one document only",
        remedy: "two are needed")
    }
    if !options.documents.isEmpty {
      let outputIndexes = try outputIndexes(declared)
      for (document, index) in zip(declared, outputIndexes) {
        let given = options.documents[index]
        if let reference = document.reference, reference.sha256 != given.sha256 {
          throw InputError(
            .documentChanged, file: given.path,
            "is not what document '\(reference.id)' was when it was aligned",
            remedy: .either(["name the file that was aligned", .alignAgain]))
        }
      }
      let outputs = try options.documents.map { try OutputDocument($0) }
      guard from.capacity.content == .all else { return (outputs, outputIndexes) }
      // Links that pass on as they are call the documents as the file does.
      let own = zip(declared, outputIndexes).map { document, index in
        var output = outputs[index]
        output.reference = document.reference
        output.id = document.id ?? output.id
        return output
      }
      return (own, Array(declared.indices))
    }
    let outputIndexes = Array(declared.indices)
    guard Conversion.needsDocuments(from, to) else {
      return (try named(declared), outputIndexes)
    }
    let references = declared.compactMap(\.reference)
    if references.count == declared.count {
      let locator = DocumentLocator(alignment: input)
      return (try references.map { try OutputDocument(locator.document($0)) }, outputIndexes)
    }
    let paths = declared.compactMap { $0.path.flatMap(existing) }
    if paths.count == declared.count {
      let arguments = zip(declared, paths).map { document, path in document.id.map { "\($0)=\(path)" } ?? path
      }
      return (try options.readDocuments(arguments).map { try OutputDocument($0) }, outputIndexes)
    }
    let missing = declared.compactMap(\.path).filter { existing($0) == nil }
    throw InputError(
      .documentMissing, file: input,
      "to write \(to.rawValue) the documents are needed"
        + (missing.isEmpty ? "" : ", and \(missing.joined(separator: ", ")) is not there"),
      remedy: .nameDocuments(declared.indices.map { declared[$0].id ?? "FILE\($0 + 1)" }))
  }

  /// Whether one format needs what only the documents tell, and the other does not say.
  private static func needsDocuments(_ from: InterchangeFormat, _ to: InterchangeFormat) -> Bool {
    let source = from.capacity.content
    switch to.capacity.content {
    case .all: return source != .all
    case .sentences:
      return source == .text || source == .paragraphs || source == .all && to.capacity.listsNulls
    case .paragraphs: return true
    case .text: return source != .text
    }
  }

  /// The path of a document that the input names, from the working directory or the input's folder; nil if it is not there.
  private func existing(_ path: String) -> String? {
    let beside = URL(fileURLWithPath: input).deletingLastPathComponent().appendingPathComponent(path).path
    return [path, beside].first { path in
      var isDirectory: ObjCBool = false
      return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && !isDirectory.boolValue
    }
  }

  /// Which of the documents given each of those is that the input names.
  private func outputIndexes(_ declared: [LinkHeader.Document]) throws -> [Int] {
    let given = options.documents
    guard declared.count == given.count else {
      throw InputError(
        .documentMissing, file: input,
        "has links of \(declared.count) documents, and \(given.count) were named",
        remedy: .nameDocuments([]))
    }
    var outputIndexes = [Int?](repeating: nil, count: declared.count)
    func assign(_ isSame: (LinkHeader.Document, Document) -> Bool) {
      for index in declared.indices where outputIndexes[index] == nil {
        let candidates = given.indices.filter {
          !outputIndexes.contains($0) && isSame(declared[index], given[$0])
        }
        if candidates.count == 1 { outputIndexes[index] = candidates[0] }
      }
    }
    assign { $0.reference?.sha256 == $1.sha256 }
    assign { $0.path == $1.path || $0.id == $1.id }
    assign { $0.isNamed($1.path) }
    assign { $0.language == $1.language }
    var rest = given.indices.filter { !outputIndexes.contains($0) }[...]
    return outputIndexes.map { $0 ?? rest.removeFirst() }
  }

  /// Documents of which nothing is known but what the input says, each with a name of its own.
  ///
  /// - Throws: `InputError` if the user said the language of a document that is not there.
  private func named(_ declared: [LinkHeader.Document]) throws -> [OutputDocument] {
    var names: Set<String> = []
    let outputs = declared.enumerated().map { index, document in
      var name =
        document.id ?? document.path.map(Conversion.stem) ?? document.language?.code
        ?? (index < 26 ? String(UnicodeScalar(UInt8(97 + index))) : "document\(index + 1)")
      while !names.insert(name).inserted { name += "-\(index + 1)" }
      return OutputDocument(
        id: name, path: document.path, language: options.languages[name] ?? document.language,
        reference: document.reference)
    }
    for id in options.languages.keys.sorted() where !names.contains(id) {
      throw InputError(
        .unknownName, "a language is given for '\(id)', but no document is called so",
        remedy: "the documents are \(outputs.map(\.id).joined(separator: ", "))")
    }
    return outputs
  }

  /// The name of a file without folder and extension.
  private static func stem(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.firstIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }
}

extension OutputDocument {
  /// A document that is there.
  init(_ document: Document) throws {
    let table = try SentenceTable(document)
    self.init(
      id: document.id, path: document.path, language: document.language, reference: table.reference,
      table: table, count: table.count)
  }
}
