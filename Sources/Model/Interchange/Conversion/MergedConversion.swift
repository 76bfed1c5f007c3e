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
    // Of Moses the names are known with the first alignment.
    guard to != .moses else { return }
    let destination = try whole.destination(output, keeping: [], isOfFormat: to.canRead)
    if to == .xces {
      let file = try AtomicFile(destination)
      try file.append { bytes in
        bytes.add(XCESWriter.head)
      }
      groups = file
    }
  }

  /// Adds the links of an alignment file.
  ///
  /// - Throws: `InputError` if it is left out: it or a document of it is missing, or it has other languages than the first one; or if nothing can be
  ///   written.
  public func add(_ path: String) throws {
    let one = Conversion(path, to: whole.output, options: whole.options)
    if let groups { return try addGroups(one, to: groups) }
    let reader = try NativeReader(path)
    var documents = try one.documents(reader.header, .synoptic, to)
    let own = documents.outputs.compactMap(\.language)
    if run == nil {
      guard own.count == documents.outputs.count, Set(own).count == own.count else {
        throw InputError(
          .invalidArgument, file: path,
          "has two documents of one language, which \(to.rawValue) cannot tell apart")
      }
      languages = own
    }
    let order = languages.compactMap { own.firstIndex(of: $0) }
    guard order.count == languages.count, own.count == languages.count else {
      func list(_ languages: [Language]) -> String { languages.map(\.code).joined(separator: ", ") }
      throw InputError(
        .invalidArgument, file: path,
        "has documents in \(list(own)), and the first alignment in \(list(languages))")
    }
    documents.outputIndexes = own.indices.map { document in order.firstIndex(of: document) ?? document }
    documents.outputs = order.map { documents.outputs[$0] }
    // Read to its end first, and nothing written: an alignment of which a part is damaged is left out as a whole.
    let trial = ConversionInput(from: .synoptic, header: reader.header) { _ in try NativeReader(path) }
    try ConversionRun(
      one, trial, to: to, documents: documents, outputs: [], isOrdered: false, isChoosing: false
    ).takeLinks()
    if let run {
      try run.begin(documents, reader)
    } else {
      let set = documents.outputs.map { document in
        OutputDocument(id: document.language?.code ?? document.id, language: document.language)
      }
      try whole.checkLanguages(set, to)
      let input = ConversionInput(from: .synoptic, header: reader.header) { _ in reader }
      run = try ConversionRun(
        whole, input, to: to, documents: documents, setDocuments: set,
        outputs: whole.outputs(of: set, reader.header, to), isOrdered: false, isChoosing: false)
    }
    try run?.takeLinks()
  }

  /// Adds the groups of one alignment, which is converted by itself.
  private func addGroups(_ one: Conversion, to file: AtomicFile) throws {
    let part = try TemporaryFile.ofSystem()
    defer { part.remove() }
    var options = one.options
    options.overwrites = true
    _ = try Conversion(one.input, to: part.path, options: options, inputFolder: one.inputFolder).run()
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
