import ArgumentParser
import Publishing
import Synoptic

struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Converts an alignment to another format, or from one.",
    discussion: """
      Formats are told from the files' names and beginnings, or named with --from and --to. Moses has two files: give what their \
      names begin with. Of three and more documents a file for each two is written where the format takes two only; their ids \
      stand in its name.

      .xlsx, .csv, .html, .odt and .docx are for people: a synopsis with a row for each event, of translations for each pair, and a \
      column for each document, with dates, comments and the places to cite. Rejected links are left out. They are not read again.

      What a format has no place for is left out, and a line on standard error says how much. Text is taken from the documents, \
      which must not have changed. Where the file to read does not name its documents, --documents does: for formats \
      that count sentences and have no text, segmented as they were when the links were made (--presegmented).

      Of TMX and XLIFF a unit that is broken is left out, and a character that XML does not have is removed; a line on standard error says how \
      many and where the first are. --strict refuses such a file.

      --relocate moves the links to a document that has changed: it needs the version that was aligned too, for an alignment file \
      repeats no text. --check reads one file only, says what is wrong with it, each finding with the way to it, and ends with status 1 if \
      anything is.

      Links that TEI, XCES (OPUS), InterText and CWB have point at the elements of the documents that have the ids; they are written \
      with the ids that the documents have. An XCES file of many pairs of documents becomes one set of text, or a file for each pair \
      in the folder that is named, with / at its end; documents are found beside it or below --documents-root, also as OPUS's archives \
      have them. With --presegmented, hunalign's ladders and Vecalign's lists count empty lines too.
      """)

  @Argument(help: ArgumentHelp("The file to read.", valueName: "in"), completion: .file())
  var input: String

  @Argument(help: ArgumentHelp("The file to write.", valueName: "out"), completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp(
      "The format to read: \(InterchangeFormat.allValueStrings.joined(separator: ", ")).", valueName: "format"
    ))
  var from: InterchangeFormat?

  @Option(
    help: ArgumentHelp(
      "The format to write: one of those that are read, or \(OutputFormat.exports) for people.",
      valueName: "format"))
  var to: OutputFormat?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "The documents of the links, in the order in which the file has them, as FILE or ID=FILE.",
      valueName: "file"), completion: .file())
  var documents: [String] = []

  @OptionGroup var languageOptions: LanguageOptions

  @Option(
    help: ArgumentHelp(
      "The encoding of the file to read, or with --documents that of the documents. By default it is found out.",
      valueName: "name"))
  var encoding: String?

  @Option(
    help: ArgumentHelp(
      "Also read documents below this folder that a file without hashes names (XCES, TEI, InterText), or that have changed (--relocate); its paths may be relative to it. By default only those below its own folder and the working directory.",
      valueName: "dir"), completion: .directory)
  var documentsRoot: String?

  @OptionGroup var writing: WritingOptions

  @OptionGroup var reading: ReadingOptions

  @Option(
    help: ArgumentHelp(
      "How the documents were taken, for the native file: parallel or comparable. By default as the file says, or parallel where links do not cross.",
      valueName: "mode"))
  var mode: Alignment.Mode?

  @Flag(help: "Begin a table (tsv) with a byte order mark, which Excel wants; a .csv has one.")
  var bom = false

  @Flag(
    help:
      "Refuse a file with a unit that is broken, at the first, instead of leaving it out and saying so (TMX, XLIFF)."
  )
  var strict = false

  @Flag(help: "Check an alignment file, or a file of links of another format, and write nothing.")
  var check = false

  @Option(
    help: ArgumentHelp(
      "Find the passages of a changed document again: its id, and the file as it was when it was aligned.",
      valueName: "id=old-file"))
  var relocate: [String] = []

  @Flag(help: "With --check, print JSON.")
  var json = false

  func validate() throws {
    guard check || output != nil else { throw ValidationError("name the file to write, or --check") }
    guard !check || output == nil else {
      throw ValidationError("--check reads one file and writes none")
    }
  }

  func run() throws {
    var options = Conversion.Options()
    options.from = from
    if case .interchange(let format)? = to { options.to = format }
    options.mode = mode
    options.byteOrderMark = bom
    options.generator = SynopticVersion.generator
    options.languages = try languageOptions.languages()
    options.readDocuments = { try read($0, declared: $1) }
    options.documentsRoot = documentsRoot
    options.overwrites = writing.force
    options.isStrict = strict
    options.isLossy = reading.lossy
    if documents.isEmpty { options.encoding = try chosenEncoding }
    if check { return try ConvertCheck.run(input, json: json, options: options) }
    guard let output else { return }
    options.inputs = relocate.compactMap { setting in
      setting.firstIndex(of: "=").map { String(setting[setting.index(after: $0)...]) }
    }
    if !relocate.isEmpty {
      options.alignment = try Relocate.apply(
        relocate, to: NativeFile.read(input), file: input, root: documentsRoot)
    }
    options.documents = try documents.isEmpty ? [] : read(documents)
    if let format = to?.export ?? (to == nil ? SynopsisExport.named(output) : nil) {
      return try ConvertExport(input, options).write(format, to: output)
    }
    let notes = try Conversion(input, to: output, options: options).run()
    for note in notes { Terminal.note(note) }
  }

  private var chosenEncoding: TextEncoding? {
    get throws { try encoding.map { name throws in try TextEncoding(option: name, in: name) } }
  }

  private func read(_ files: [String], declared: [String: Language] = [:]) throws -> [Document] {
    let documents = try DocumentReader(
      languages: declared.merging(languageOptions.languages()) { $1 },
      encoding: chosenEncoding,
      lossy: reading.lossy, format: reading.chosenFormat
    ).read(files)
    Terminal.noteDecodings(of: documents)
    return documents
  }
}

extension InterchangeFormat: ExpressibleByArgument {}
extension Alignment.Mode: ExpressibleByArgument {}
