import AlignmentFiles
import Basics
import Texts

/// Puts the links of many alignment files into one file: of a format of text into one set, of XCES into a group for each file.
///
/// One alignment is in memory at a time. The documents of all have the languages of the first one's; an alignment of others is left out.
public final class MergedConversion {
  /// The formats that links of several alignments can be put into.
  public static let formats: [InterchangeFormat] = [.moses, .tmx, .tsv, .xces, .xliff, .xliff12]

  private let whole: Conversion
  private let to: InterchangeFormat
  /// The file of groups.
  private var groups: AtomicFile?
  /// The run that all links go through.
  private var run: ConversionRun?
  /// The languages of the documents, which tell them apart.
  private var languages: [Language] = []
  private var isClosed = false

  /// Begins a file.
  ///
  /// - Parameters:
  ///   - output: where it is written.
  ///   - format: its format; nil to tell it from the name.
  ///   - options: how to convert; its inputs are not replaced.
  /// - Throws: `InputError` if the format cannot be told or takes no links of several alignments, or the file cannot be written.
  public init(to output: String, format: InterchangeFormat?, options: Conversion.Options) throws {
    let remedy: Remedy = "choose one of \(MergedConversion.formats.map(\.rawValue).joined(separator: ", "))"
    guard let to = format ?? .named(output) else {
      throw InputError(
        .unknownFormat, file: output, "its name does not tell the format of the links of many alignments",
        remedy: remedy)
    }
    guard MergedConversion.formats.contains(to) else {
      throw InputError(
        .invalidArgument, file: output, "\(to.rawValue) has the links of one alignment only", remedy: remedy)
    }
    self.to = to
    var options = options
    options.from = .synoptic
    options.to = to
    whole = Conversion(options.inputs.first ?? output, to: output, options: options, inputFolder: nil)
    // Of Moses the names are known with the first alignment: here it is made sure that files can be made there.
    guard to != .moses else {
      do { _ = try OutputDestination(output + ".und") } catch {
        throw InputError(error.code, file: output, error.problem, remedy: error.remedy)
      }
      return
    }
    let destination = try whole.destination(output, keeping: [], isOfFormat: to.canRead)
    if to == .xces {
      let file = try AtomicFile(destination)
      try file.append { bytes in
        bytes.add(XCESWriter.head)
      }
      groups = file
    }
  }

  /// An alignment that can be put into the file.
  private struct Addition {
    let one: Conversion
    let reader: NativeReader
    let documents: Conversion.Documents
  }

  /// Adds the links of an alignment file.
  ///
  /// - Returns: why it is left out: it or a document of it is missing or damaged, or it has other languages than the first one; nil if it is in the file.
  /// - Throws: `InputError` if nothing can be written.
  public func add(_ path: String) throws -> InputError? {
    let one = Conversion(path, to: whole.output, options: whole.options)
    if let groups { return try addGroups(one, to: groups) }
    let addition: Addition
    do { addition = try self.addition(one) } catch let error as InputError { return error }
    let documents = addition.documents
    if let run {
      try run.begin(documents, addition.reader)
    } else {
      let set = documents.outputs.map { document in
        OutputDocument(id: document.language?.code ?? document.id, language: document.language)
      }
      let header = addition.reader.header
      let input = ConversionInput(from: .synoptic, header: header) { _ in addition.reader }
      run = try ConversionRun(
        whole, input, to: to, documents: documents, setDocuments: set,
        outputs: whole.outputs(of: set, header, to), isOrdered: false, isChoosing: false)
      languages = documents.outputs.compactMap(\.language)
    }
    try run?.takeLinks()
    return nil
  }

  /// What there is of an alignment, its documents in the order of the first one's languages.
  ///
  /// - Throws: `InputError` if it cannot be put into the file.
  private func addition(_ one: Conversion) throws -> Addition {
    let reader = try NativeReader(one.input)
    var documents = try one.documents(reader.header, .synoptic, to)
    let own = documents.outputs.compactMap(\.language)
    let languages = run == nil ? own : self.languages
    if run == nil {
      guard own.count == documents.outputs.count, Set(own).count == own.count else {
        throw InputError(
          .invalidArgument, file: one.input,
          "has two documents of one language, which \(to.rawValue) cannot tell apart")
      }
      try one.checkLanguages(documents.outputs, to)
    }
    let order = languages.compactMap { own.firstIndex(of: $0) }
    guard order.count == languages.count, own.count == languages.count else {
      func list(_ languages: [Language]) -> String { languages.map(\.code).joined(separator: ", ") }
      throw InputError(
        .invalidArgument, file: one.input,
        "has documents in \(list(own)), and the first alignment in \(list(languages))")
    }
    documents.outputIndexes = own.indices.map { document in order.firstIndex(of: document) ?? document }
    documents.outputs = order.map { documents.outputs[$0] }
    // Read to its end first, and nothing written: an alignment of which a part is damaged is left out as a whole.
    let trial = ConversionInput(from: .synoptic, header: reader.header) { _ in try NativeReader(one.input) }
    try ConversionRun(
      one, trial, to: to, documents: documents, outputs: [], isOrdered: false, isChoosing: false
    ).takeLinks()
    return Addition(one: one, reader: reader, documents: documents)
  }

  /// Adds the groups of one alignment, which is converted by itself.
  ///
  /// - Returns: why it is left out; nil if it is not.
  private func addGroups(_ one: Conversion, to file: AtomicFile) throws -> InputError? {
    let part = try TemporaryFile.ofSystem()
    defer { part.remove() }
    var options = one.options
    options.overwrites = true
    do {
      _ = try Conversion(one.input, to: part.path, options: options, inputFolder: one.inputFolder).run()
    } catch let error as InputError {
      guard error.file == part.path else { return error }
      throw TemporaryFile.unwritableSystemFolder(error.problem)
    }
    var isInside = false
    var source = try LineSource(part.path)
    var isAtEnd = false
    while !isAtEnd {
      let read: Void? = try source.next { line in
        if line.starts(with: " <linkGrp".utf8) { isInside = true }
        if isInside { try file.append { $0 += line + [UInt8(ascii: "\n")] } }
        if line.starts(with: " </linkGrp".utf8) { isInside = false }
      }
      isAtEnd = read == nil
    }
    return nil
  }

  /// Ends the file and puts it in its place.
  ///
  /// - Returns: what is to be said about it.
  /// - Throws: `InputError` if it cannot be written, or nothing was added.
  public func finish() throws -> [String] {
    isClosed = true
    if let groups {
      try groups.append { $0.add("</cesAlign>\n") }
      try groups.commit()
      return []
    }
    guard let run else {
      throw InputError(.noText, file: whole.output, "there is no alignment to be put into it")
    }
    return try run.close()
  }

  deinit {
    guard !isClosed else { return }
    groups?.discard()
    run?.discard()
  }
}
