import ArgumentParser
import Foundation
import Proofreading
import Synoptic

struct NamesCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Lists who and what documents name, and where one document spells a name in several ways.",
    discussion: """
      Prints the entities, each with all its forms in all documents, how often each stands there and by which systems it is \
      romanised, then the system that each author follows and where he leaves it, then what is inconsistent within each document. On a terminal that is \
      laid out for reading, elsewhere it is a table with tabs. Systems are told by the Cyrillic names that stand in one of the documents.

      With --check or --format only the places to change are printed, a line each, as linters do: FILE:LINE:COLUMN: KIND: what is written and what stands \
      elsewhere, and the sentence. Of a Word, OpenDocument or EPUB file LINE is the paragraph.

      --fix writes a copy in which all proposals are followed; those that --interactive or --apply accept are followed alone. A text keeps its encoding and its \
      ends of lines, a Word document gets tracked changes.
      """)

  /// How the places to change are written.
  enum FindingFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, sarif, tsv
  }

  @Argument(help: "The documents, or an alignment file, whose documents are taken.", completion: .file())
  var files: [String]

  @Flag(help: "Print only the places to change, and end with status 1 if there are any.")
  var check = false

  @Option(
    help: ArgumentHelp(
      "Print only the places to change, as text, json, sarif (SARIF 2.1.0) or tsv.", valueName: "format"))
  var format: FindingFormat?

  @Option(
    help: ArgumentHelp(
      "Of each finding print so many places as text, and count the rest; 0 for all.", valueName: "count"))
  var limit = 5

  @OptionGroup var rules: NamesRules

  @Flag(help: "Print all that is known of the names as JSON.")
  var json = false

  @OptionGroup var corrections: NamesCorrections

  @OptionGroup var input: InputOptions

  @OptionGroup var languageOptions: LanguageOptions

  @Flag(
    inversion: .prefixedNo, help: "Use the dictionaries that are installed: they tell names from other words."
  )
  var lexicon = true

  @OptionGroup var lexiconOptions: LexiconOptions

  @OptionGroup var colors: ColorOptions

  @OptionGroup var writing: WritingOptions

  func validate() throws {
    if limit < 0 { throw ValidationError("--limit is a number of places, 0 or more") }
    if json, format != nil { throw ValidationError("--json and --format exclude each other") }
  }

  func run() throws {
    colors.apply()
    try Terminal.checkWritable()
    try corrections.checkTerminal()
    let outputs = try corrections.outputs()
    let documents = try documents()
    let projects = try rules.projects(of: documents)
    try outputs.check(
      keeping: files + documents.map(\.path) + rules.files + corrections.files + lexiconOptions.files
        + projects.compactMap(\.path),
      overwrites: writing.force)
    if let applied = corrections.apply {
      try corrections.apply(applied, to: documents, outputs)
      if !check, format == nil { return }
    }
    let dictionaries = try lexiconOptions.open(usesInstalled: lexicon)
    let found = try WorkProgress.during { observer in
      let tokenized = try TokenizedDocument.all(documents, observer)
      if let text = CutNotes.text(tokenized.map(\.segmented)) { Terminal.note(text) }
      return try NameCheck(
        tokenized, EntityTable(tokenized, lexicon: dictionaries, observer: observer), lexicon: dictionaries,
        projects: projects, scopes: rules.scope.scopes)
    }
    if let text = NamesCheck.unjudgedNote(found) { Terminal.note(text) }
    if corrections.apply == nil { try corrections.write(found, outputs) }
    if check || format != nil || json || !corrections.isWanted { try print(found) }
    if check, !found.findings.isEmpty { throw ExitCode(1) }
  }

  /// Says for which documents a house style could not be checked.
  private static func unjudgedNote(_ found: NameCheck) -> String? {
    guard !found.unjudged.isEmpty else { return nil }
    let names = Quotation.list(found.unjudged.map { found.documents[$0].document.id })
    return
      "house style not checked for most names of \(names): no document has them in Cyrillic; name one that does beside it"
  }

  private func documents() throws -> [Document] {
    if files.count == 1, try NamesCheck.isAlignment(files[0]) {
      return try AlignedDocuments.all(NativeFile.read(files[0]).documents, of: files[0])
    }
    let documents = try DocumentReader(
      languages: languageOptions.languages(), lossy: input.lossy, format: input.chosenFormat
    ).read(files)
    Terminal.noteDecodings(of: documents)
    return documents
  }

  /// How many bytes of a file are looked at to tell an alignment.
  private static let beginning = 1024

  /// Whether a file is an alignment, and no document.
  static func isAlignment(_ path: String) throws -> Bool {
    if path.hasSuffix(".json") { return true }
    // What is read of a pipe is gone.
    guard path == StandardInput.name || FileStatus(path)?.kind == .regular else { return false }
    let beginning = String(decoding: try InputFile(path).read(beginning), as: UTF8.self)
    return beginning.drop(while: \.isWhitespace).first == "{" && beginning.contains(NativeFile.format)
  }

  // MARK: Printing

  private func print(_ found: NameCheck) throws {
    if json { return try Terminal.writeJSON(NamesReport(found)) }
    switch format {
    case .json: try Terminal.writeJSON(FindingFile(found))
    case .sarif: try Terminal.writeJSON(FindingSARIF(found, version: SynopticVersion.current))
    case .tsv: try FindingTable(found).forEachRow { try Terminal.row($0) }
    case .text: try printLines(found, isWhole: false)
    case nil:
      if check || Terminal.isInteractive { return try printLines(found, isWhole: !check) }
      try NamesReport(found).forEachRow { try Terminal.row($0) }
    }
  }

  /// Prints lines, before them all that is known of the names if it is wanted.
  private func printLines(_ found: NameCheck, isWhole: Bool) throws {
    let text = FindingText(
      found, limit: limit, isForReading: Terminal.isInteractive, hasColors: Terminal.wantsColor)
    guard Terminal.isInteractive else {
      try text.forEachLine { try Terminal.viewLine($0) }
      if text.hidden > 0 { Terminal.note(hiddenNote(text.hidden)) }
      return
    }
    try Pager.run { pager in
      if isWhole { try NamesReport(found).forEachLine(pager.write) }
      try text.forEachLine { try pager.viewLine($0) }
      if let summary = text.summary {
        try pager.write("")
        try pager.write(summary + (text.hidden > 0 ? "; " + hiddenNote(text.hidden) : ""))
      } else {
        try pager.write("No name is spelled in several ways within a document.")
      }
      if found.deviations?.isEmpty ?? false {
        try pager.write("Every name with a known Cyrillic spelling follows the house's system.")
      }
    }
  }

  private func hiddenNote(_ count: Int) -> String {
    "\(count) \(count == 1 ? "place is" : "places are") not shown: --limit 0 shows all"
  }
}
