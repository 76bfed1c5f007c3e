import AlignmentFiles
import AlignmentModel
import Basics
import Foundation
import Texts

extension Conversion {
  /// The documents of the output, and how they are those of the input.
  struct Documents {
    var outputs: [OutputDocument]
    /// Which document of the output each document of the input is.
    var outputIndexes: [Int]
    /// What is to be said about them.
    var notes: [String] = []
    /// Whether the order alone in which the user has named them tells which is which.
    var isByOrder = false

    /// Finds out what the documents call their sentences, for formats of which one points at them.
    ///
    /// InterText and the Corpus Workbench can count those of a document that gives them no names.
    mutating func findNames(_ from: InterchangeFormat, _ to: InterchangeFormat) throws {
      let formats: [InterchangeFormat] = [from, to]
      guard formats.contains(where: \.capacity.pointsToElements) else { return }
      let needsNames = formats.contains(.tei) || formats.contains(.xces)
      for index in outputs.indices {
        guard let names = try outputs[index].table.flatMap({ try SentenceNames($0) }) else { continue }
        if needsNames || !names.isEmpty { outputs[index].names = names }
      }
    }
  }

  /// The documents of the output.
  ///
  /// - Throws: `InputError` if one is needed and missing, has changed, or may not be read.
  func documents(
    _ header: LinkHeader, _ from: InterchangeFormat, _ to: InterchangeFormat
  ) throws -> Documents {
    let declared = header.documents
    guard declared.count > 1 else {
      throw InputError(
        .tooFewDocuments, file: input, at: .position(line: 1, column: 1),
        declared.isEmpty ? "has no links" : "has links of one document only",
        remedy: "two are needed")
    }
    if !options.documents.isEmpty {
      let (outputIndexes, isByOrder) = try outputIndexes(declared)
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
      guard from.capacity.content == .all else {
        return Documents(outputs: outputs, outputIndexes: outputIndexes, isByOrder: isByOrder)
      }
      // Links that pass on as they are call the documents as the file does.
      let own = zip(declared, outputIndexes).map { document, index in
        var output = outputs[index]
        output.reference = document.reference
        output.id = document.id ?? output.id
        return output
      }
      return Documents(outputs: own, outputIndexes: Array(declared.indices))
    }
    let outputIndexes = Array(declared.indices)
    let isNeeded = Conversion.needsDocuments(from, to)
    let hasElements =
      (from.capacity.pointsToElements || to.capacity.pointsToElements)
      && declared.contains(where: \.hasElements)
    guard isNeeded || hasElements else {
      return Documents(outputs: try named(declared), outputIndexes: outputIndexes)
    }
    let references = declared.compactMap(\.reference)
    if references.count == declared.count {
      let locator = locator
      var all: [DocumentLocator.Found] = []
      let documents = try references.map { reference in
        guard let found = try locator.find(reference) else { throw DocumentLocator.missing(reference) }
        all.append(found)
        return try OutputDocument(found.document)
      }
      return Documents(
        outputs: documents, outputIndexes: outputIndexes,
        notes: [DocumentLocator.noteOutside(all)].compactMap(\.self))
    }
    let paths = try declared.compactMap { try existing($0) }
    if paths.count == declared.count {
      return Documents(outputs: try read(declared, paths), outputIndexes: outputIndexes)
    }
    let missing = try declared.filter { try existing($0) == nil }.compactMap(\.path)
    if !isNeeded {
      let ids =
        from.capacity.pointsToElements ? "the ids in \(input) are taken for" : "sentences are named by"
      return Documents(
        outputs: try named(declared), outputIndexes: outputIndexes,
        notes: [
          "\(PrintableText.line(Quotation.list(missing.isEmpty ? ["the documents"] : missing))): not there, so that \(ids) the numbers of sentences, from 1"
        ])
    }
    throw InputError(
      .documentMissing, file: input,
      "to write \(options.goal ?? to.rawValue) the documents are needed"
        + (missing.isEmpty
          ? "" : ", and \(Quotation.list(missing)) \(missing.count == 1 ? "is" : "are") not there"),
      remedy: .nameDocuments(declared.indices.map { declared[$0].id ?? "FILE\($0 + 1)" }))
  }

  /// Reads the documents that the input names, in the languages that it says they are in.
  private func read(_ declared: [LinkHeader.Document], _ paths: [String]) throws -> [OutputDocument] {
    let arguments = zip(declared, paths).map { document, path in document.id.map { "\($0)=\(path)" } ?? path }
    let ids = try DocumentNames(arguments).named.map(\.id)
    let languages = zip(ids, declared).compactMap { id, document in document.language.map { (id, $0) } }
    return try options.readDocuments(arguments, Dictionary(languages) { first, _ in first }).map {
      try OutputDocument($0)
    }
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

  /// Finds the documents of a native input.
  var locator: DocumentLocator { DocumentLocator(alignment: inputFolder == nil ? "/dev/stdin" : input) }

  /// The files that a document may be which the input names: from the working directory, or from the input's folder.
  func candidates(_ document: LinkHeader.Document) -> [String] {
    if let reference = document.reference { return locator.candidates(reference) }
    guard let path = document.path, !path.isEmpty else { return [] }
    if path.hasPrefix("/") { return [path] }
    // The working directory comes first, then the input's own folder.
    return ([nil, inputFolder] + (options.documentsRoot.map { [$0] } ?? [])).enumerated().flatMap {
      index, folder in
      index == 1 && folder == nil
        ? []
        : CorpusPath.variants(path, corpora: corpora.of(folder ?? ".")).map { name in
          folder.map { "\($0)/\(name)" } ?? name
        }
    }
  }

  /// The path of a document that the input names, without saying what is in it; nil if it is not there.
  ///
  /// Somebody else may have made the input, and what it names is read and written out again.
  ///
  /// - Throws: `InputError` if there is one elsewhere than in the input's folder, the working directory, the folder that the user allows, or below;
  ///   if it is no regular file, or cannot be read.
  private func existing(_ document: LinkHeader.Document) throws(InputError) -> String? {
    let scope = FolderScope([".", inputFolder, options.documentsRoot].compactMap { $0 })
    var problem: InputError?
    for candidate in candidates(document) {
      do throws(InputError) {
        _ = try InputFile(candidate, isRegular: true)
        if scope.contains(candidate) { return candidate }
        problem = problem ?? DocumentLocator.outside(candidate, of: document.id)
      } catch {
        if error.code != .missingFile { problem = problem ?? error }
      }
    }
    if let problem { throw problem }
    return nil
  }

  /// Which of the documents given each of those is that the input names, and whether only their order tells that.
  private func outputIndexes(_ declared: [LinkHeader.Document]) throws -> ([Int], isByOrder: Bool) {
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
    return (outputIndexes.map { $0 ?? rest.removeFirst() }, outputIndexes.count { $0 == nil } > 1)
  }

  /// Documents of which nothing is known but what the input says, each with a name of its own.
  ///
  /// - Throws: `InputError` if the user said the language of a document that is not there.
  private func named(_ declared: [LinkHeader.Document]) throws -> [OutputDocument] {
    var names: Set<String> = []
    func code(_ document: LinkHeader.Document) -> String? {
      let isShared = declared.count { $0.language == document.language } > 1
      return isShared ? document.tags.first?.description ?? document.language?.code : document.language?.code
    }
    let outputs = declared.enumerated().map { index, document in
      var name =
        document.id ?? document.path.map(Conversion.stem) ?? code(document)
        ?? (index < 26 ? String(UnicodeScalar(UInt8(97 + index))) : "document\(index + 1)")
      while !names.insert(name).inserted { name += "-\(index + 1)" }
      return OutputDocument(
        id: name, path: document.path, language: options.languages[name] ?? document.language,
        tags: document.tags, reference: document.reference)
    }
    for id in options.languages.keys.sorted() where !names.contains(id) {
      throw InputError(
        .unknownName, "a language is given for '\(id)', but no document is called so",
        remedy: "the documents are \(Quotation.list(outputs.map(\.id)))")
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
