import ArgumentParser
import Foundation
import Synoptic

struct NamesCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Lists who and what documents name, and where one document spells a name in several ways.",
    discussion: """
      Prints the entities, each with all its forms in all documents, how often each stands there and by which systems it is \
      romanised, then what is inconsistent within each document. On a terminal that is laid out for reading, elsewhere it is a \
      table with tabs. Systems are told by the Cyrillic names that stand in one of the documents.
      """)

  @Argument(help: "The documents, or an alignment file, whose documents are taken.")
  var files: [String]

  @Flag(help: "Print only what is inconsistent, and end with status 1 if anything is.")
  var check = false

  @Option(
    help: ArgumentHelp(
      "Report every name that is not romanised by this system: \(TransliterationScheme.list).",
      valueName: "scheme"))
  var houseStyle: String?

  @Option(
    help: ArgumentHelp(
      "Accept the forms in this file: one a line, or two that may stand beside one another, separated by a tab.",
      valueName: "file"))
  var allow: String?

  @Flag(help: "Print JSON.")
  var json = false

  @Option(help: ArgumentHelp("Say the language of a document, such as page=de.", valueName: "id=code"))
  var language: [String] = []

  @OptionGroup var reading: ReadingOptions

  @Flag(
    inversion: .prefixedNo, help: "Use the dictionaries that are installed: they tell names from other words."
  )
  var lexicon = true

  @OptionGroup var lexiconOptions: LexiconOptions

  func run() throws {
    try Terminal.checkWritable()
    let scheme = try houseStyle.map { name throws in try TransliterationScheme(named: name) }
    let allowed = try allow.map { path throws -> AllowList in
      let scalars = try TextDecoder(.utf8).decode(InputFile.bytes(path), path: path).scalars
      return try AllowList(String(String.UnicodeScalarView(scalars)), path: path)
    }
    let documents = try documents()
    let tokenized = try TokenizedDocument.all(documents)
    if let text = CutNotes.text(tokenized.map(\.segmented)) { Terminal.note(text) }
    let dictionaries = try lexiconOptions.open(usesInstalled: lexicon)
    let table = try EntityTable(tokenized, lexicon: dictionaries)
    let systems = try FormSystems(table, documents: documents.count)
    let report = try NamesReport(
      documents, table, systems,
      table.inconsistencies(tokenized, lexicon: dictionaries, houseStyle: scheme), houseStyle: scheme,
      allowed: allowed ?? AllowList(), onlyFindings: check)
    if json {
      try Terminal.writeJSON(report)
    } else if Terminal.isInteractive {
      try Pager.run { try report.forEachLine($0.write) }
    } else {
      try report.forEachRow { try Terminal.row($0) }
    }
    if check, report.hasFindings { throw ExitCode(1) }
  }

  private func documents() throws -> [Document] {
    if files.count == 1, try NamesCheck.isAlignment(files[0]) {
      return try AlignedDocuments.all(NativeFile.read(files[0]).documents, of: files[0])
    }
    let documents = try DocumentReader(
      languages: ReadingOptions.languages(language), lossy: reading.lossy, format: reading.chosenFormat
    ).read(files)
    Terminal.noteDecodings(of: documents)
    return documents
  }

  /// How many bytes of a file are looked at to tell an alignment.
  private static let beginning = 1024

  private static func isAlignment(_ path: String) throws -> Bool {
    if path.hasSuffix(".json") { return true }
    // What is read of a pipe is gone.
    guard path == StandardInput.name || FileStatus(path)?.kind == .regular else { return false }
    let beginning = String(decoding: try InputFile(path).read(beginning), as: UTF8.self)
    return beginning.drop(while: \.isWhitespace).first == "{" && beginning.contains(NativeFile.format)
  }
}
