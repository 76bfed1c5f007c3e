import Foundation
import Publishing
import Synoptic

/// Writes a synopsis for people, for `convert`.
struct ConvertExport {
  private let input: String
  private let options: Conversion.Options

  /// The synopsis of a file of links.
  ///
  /// - Parameters:
  ///   - input: an alignment file, or a file of another format that is read.
  ///   - options: how that is read; the documents, if they are named.
  init(_ input: String, _ options: Conversion.Options) {
    self.input = input
    self.options = options
  }

  /// Writes the file.
  ///
  /// - Throws: `InputError` if the links cannot be read, no text is to be had, or the file cannot be written.
  func write(_ format: SynopsisExport, to output: String) throws {
    if output == StandardInput.name, !format.isText, Terminal.isInteractive {
      throw InputError(
        .invalidArgument, "\(format.rawValue) is no text for a terminal", remedy: "name a file")
    }
    let destination = try OutputDestination(output)
    let alignment = try alignment(for: format)
    let locator = DocumentLocator(alignment: input)
    try destination.check(
      keeping: [input] + alignment.documents.flatMap(locator.candidates) + options.documents.map(\.path)
        + options.inputs,
      overwrites: options.overwrites, format: "a synopsis (\(format.rawValue)) as it was written here"
    ) { path in
      (try? InputFile.bytes(path)).map(format.isOwn) ?? false
    }
    let documents = try documents(alignment, locator).map { try $0.map { try NarratedDocument($0) } }
    let isStandardInput = input == StandardInput.name
    let title =
      isStandardInput ? "Synopsis" : URL(fileURLWithPath: input).deletingPathExtension().lastPathComponent
    let made = try format.make(SynopsisTable(alignment, documents: documents, title: title))
    let file = try AtomicFile(destination)
    try file.write(made.bytes)
    try file.commit()
    let name = output == StandardInput.name ? "standard output" : output
    for note in made.notes { Terminal.note("\(name): \(note)") }
  }

  /// The links: as they stand in an alignment file, or of another format as they would stand in one.
  private func alignment(for format: SynopsisExport) throws -> Alignment {
    if let alignment = options.alignment { return alignment }
    if try options.from == .synoptic || (options.from == nil && NamesCheck.isAlignment(input)) {
      return try NativeFile.read(input)
    }
    let part = try TemporaryFile.ofSystem()
    defer { part.remove() }
    var options = options
    options.to = .synoptic
    options.goal = format.rawValue
    options.overwrites = true
    for note in try Conversion(input, to: part.path, options: options).run() { Terminal.note(note) }
    return try NativeFile.read(part.path)
  }

  /// The documents, nil for those whose text is not to be had: a line says why.
  ///
  /// - Throws: `InputError` if that is none of them, or one that the user names is not what was aligned.
  private func documents(_ alignment: Alignment, _ locator: DocumentLocator) throws -> [Document?] {
    var found: [DocumentLocator.Found] = []
    var problems: [InputError] = []
    let documents = try alignment.documents.map { reference -> Document? in
      if let given = options.documents.first(where: { $0.sha256 == reference.sha256 }) {
        return Document(
          id: reference.id, path: given.path, language: reference.language, sha256: given.sha256,
          scalars: given.scalars, decoding: given.decoding, format: given.format, view: given.view,
          details: reference.details, parts: given.parts)
      }
      if let other = options.documents.first(where: { $0.id == reference.id }) {
        throw InputError(
          .documentChanged, file: other.path,
          "is not what document '\(reference.id)' was when it was aligned",
          remedy: .either(["name the file that was aligned", .alignAgain]))
      }
      do {
        guard let document = try locator.find(reference) else { throw DocumentLocator.missing(reference) }
        found.append(document)
        return document.document
      } catch let error as InputError {
        problems.append(error)
        return nil
      }
    }
    if let note = DocumentLocator.noteOutside(found) { Terminal.note(note) }
    if let first = problems.first {
      guard documents.contains(where: { $0 != nil }) else { throw first }
      let others = problems.count > 1 ? "; the first of \(problems.count) of which the text is left out" : ""
      Terminal.note("\(first.file ?? "a document") \(first.problem)\(others)")
    }
    return documents
  }
}
