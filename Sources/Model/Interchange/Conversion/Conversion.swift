import AlignmentFiles
import AlignmentModel
import Basics
import Foundation
import Texts

/// Converts a file of links to another format.
///
/// Links pass from a reader to a writer one by one, so that memory does not grow with their number where neither format needs all
/// of them at once. What a format cannot say is left out and counted.
public struct Conversion {
  /// How to convert.
  public struct Options {
    /// The format to read; nil to tell from the file's name and beginning.
    public var from: InterchangeFormat?
    /// What stands in the file, if it is a native one and has been read already.
    public var alignment: Alignment?
    /// The format to write; nil to tell from the file's name.
    public var to: InterchangeFormat?
    /// What is asked for, where the native file that is written is only on the way to it, as errors name it.
    public var goal: String?
    /// The documents; empty if the file names them, or they are not needed.
    public var documents: [Document] = []
    /// The languages of documents by id, where nothing else tells them.
    public var languages: [String: Language] = [:]
    /// Reads documents that the file names by their paths; with the languages by id that the file says they are in, where the user says nothing else.
    public var readDocuments: ([String], [String: Language]) throws -> [Document] = {
      try DocumentReader(languages: $1).read($0)
    }
    /// How the documents were taken; nil to believe the file, or else the order of the links.
    public var mode: Alignment.Mode?
    /// This program, as the native file names it.
    public var generator = "synoptic"
    /// Whether tables begin with a byte order mark.
    public var byteOrderMark = false
    /// The encoding of the file to read and of the documents it names, by the name that the IANA registry prefers; nil to find out.
    public var encoding: TextEncoding?
    /// Whether a unit of the file to read that is broken is an error, and not left out or mended.
    public var isStrict = false
    /// Whether bytes of the file to read that cannot be decoded are replaced with U+FFFD.
    public var isLossy = false
    /// A folder below which documents may lie that a file names without their hashes; nil for those below the file's own folder and the working
    /// directory only.
    public var documentsRoot: String?
    /// Whether outputs may take the place of inputs, and of files that are not of their format (`OutputDestination`).
    public var overwrites = false
    /// Other files that the run reads, which are not to be replaced.
    public var inputs: [String] = []

    /// What files say themselves.
    public init() {}

    var reading: LinkReading {
      LinkReading(encoding: encoding?.name, isStrict: isStrict, replacesUndecodable: isLossy)
    }
  }

  let input: String
  let output: String
  let options: Options
  /// The folder that the input lies in; nil if it comes through a pipe.
  let inputFolder: String?
  /// Which folders hold corpora.
  let corpora = CorpusFolders()

  /// A conversion of the file at one path to one at another.
  public init(_ input: String, to output: String, options: Options = Options()) {
    let isStream = FilePath.descriptor(input) != nil
    self.init(input, to: output, options: options, inputFolder: isStream ? nil : FilePath.folder(of: input))
  }

  init(_ input: String, to output: String, options: Options, inputFolder: String?) {
    self.input = input
    self.output = output
    self.options = options
    self.inputFolder = inputFolder
  }

  /// Converts.
  ///
  /// - Returns: what is to be said about it, one sentence an item: what was left out, and how much.
  /// - Throws: `InputError` if the file is damaged, a document is missing or has changed, or nothing can be written; then nothing
  ///   is.
  /// - Complexity: O(size of the file and of the documents), and O(n log n) in links where some must be chosen.
  public func run() throws -> [String] {
    guard let copy = try PipeCopy(input) else { return try convert() }
    defer { copy.remove() }
    do {
      return try Conversion(copy.path, to: output, options: options, inputFolder: nil).convert()
        .map(copy.renamed)
    } catch let error as InputError { throw copy.renamed(error) }
  }

  private func convert() throws -> [String] {
    let from = try options.from ?? Conversion.format(of: input)
    guard let to = options.to ?? .named(output) else {
      throw InterchangeFormat.notWritable(output)
    }
    // What is in the way of any output is said before the input is read.
    let isFolder = from == .xces && GroupedConversion.isFolder(output)
    if to != .moses, !isFolder { _ = try OutputDestination(output) }
    if from == .synoptic, to == .synoptic {
      let alignment = try options.alignment ?? NativeFile.read(input)
      let destination = try destination(output, keeping: alignment.documents.flatMap(locator.candidates)) {
        InterchangeFormat.synoptic.canRead($0)
      }
      try NativeFile.write(alignment, to: destination)
      return []
    }
    if from == .xces, try isFolder || LinkGroupReader.hasSeveralPairs(input, options.reading) {
      return try GroupedConversion(self, to: to).run()
    }
    func reader(_ keepsNative: Bool) throws -> any LinkReader {
      try from.makeReader(input, options.reading, keepsNative: keepsNative, options.alignment)
    }
    let header = try reader(to.capacity.content == .all).header
    return try convert(ConversionInput(from: from, header: header, makeReader: reader), to: to)
  }

  /// Converts the links that a reader reads.
  func convert(_ input: ConversionInput, to: InterchangeFormat) throws -> [String] {
    var documents = try documents(input.header, input.from, to)
    try documents.findNames(input.from, to)
    return try convert(input, documents, to: to)
  }

  /// Converts the links that a reader reads of documents that are known.
  func convert(_ input: ConversionInput, _ documents: Documents, to: InterchangeFormat) throws -> [String] {
    try checkLanguages(documents.outputs, to)
    let outputs = try outputs(of: documents.outputs, input.header, to)
    var isOrdered = true
    var isChoosing = false
    while true {
      let run = try ConversionRun(
        self, input, to: to, documents: documents, outputs: outputs, isOrdered: isOrdered,
        isChoosing: isChoosing)
      do {
        return try documents.notes + run.finish()
      } catch OrderChange.crosses {
        isOrdered = false
      } catch OrderChange.mustChoose {
        isChoosing = true
      }
      run.discard()
    }
  }

  /// Makes sure that the languages of documents are known where the output needs them.
  func checkLanguages(_ documents: [OutputDocument], _ to: InterchangeFormat) throws(InputError) {
    guard to.capacity.tellsLanguages,
      let unknown = documents.first(where: { $0.language == nil })
    else { return }
    throw InputError(
      .undecidedLanguage, file: input,
      "does not tell the language of document '\(unknown.id)', which \(to.rawValue) needs",
      remedy: .sayLanguage(document: unknown.id))
  }

  /// The format of a file, by its beginning or its name.
  ///
  /// - Throws: `InputError` if it cannot be read, or neither tells.
  static func format(of path: String) throws -> InterchangeFormat {
    guard path == StandardInput.name || FileStatus(path) != nil else {
      // Moses has two files whose names begin with what is given.
      if MosesFiles.exist(path) { return .moses }
      _ = try InputFile(path)
      throw InputError(.missingFile, file: path, "no such file")
    }
    let beginning = XMLEncoding.beginning(try InputFile(path).read(4_096))
    guard let format = InterchangeFormat.told(by: beginning) ?? .named(FilePath.withoutGzip(path)) else {
      throw InputError(
        .unknownFormat, file: path, "neither its name nor its beginning tells the format",
        remedy: .sayFormat(example: "ladder"))
    }
    return format
  }
}

/// Links that are converted: how to read them, as often as needed.
struct ConversionInput {
  let from: InterchangeFormat
  let header: LinkHeader
  /// A reader; whether it keeps links as they are, for a native format to write them again.
  let makeReader: (_ keepsNative: Bool) throws -> any LinkReader
}
