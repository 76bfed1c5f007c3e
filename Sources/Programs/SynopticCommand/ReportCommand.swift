import ArgumentParser
import Foundation
import Proofreading
import Report
import Synoptic

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Makes a page of an alignment, or of the names in one document, to be read in a browser.",
    discussion: """
      Writes DIR/index.html: the documents side by side with their links and the evidence for them, the events in the order of \
      time, names, contradictions, and the sentences for which no counterpart was found. The page needs no network and no other file. Links can be \
      confirmed and rejected in it, and saved as an alignment file.

      Of a document instead of an alignment, the page has its names: where they are written in several ways, with the sentences, \
      and all persons, places, organisations and works with the lines where they are named.
      """)

  @Argument(help: "The alignment file, or a document.", completion: .file())
  var alignment: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The folder to write to; it is made if need be.", valueName: "dir"),
    completion: .directory)
  var output: String

  @Option(help: ArgumentHelp("What the page is called; by default as the alignment file.", valueName: "text"))
  var title: String?

  @Flag(
    help:
      "Write plots as SVG files too: dot plots, time line, histograms of scores and of the ratios of lengths."
  )
  var svg = false

  @Flag(help: "Show offsets instead of text; the documents are not needed then.")
  var noText = false

  @OptionGroup var finding: FindingOptions

  @Option(
    help: ArgumentHelp("Say the language of the document, such as de.", valueName: "code"),
    completion: .list(CompletionLists.languages))
  var language: String?

  @Option(
    help: ArgumentHelp(
      "Of a document, report every name that is not romanised by this system: \(TransliterationScheme.list).",
      valueName: "scheme"), completion: .list(CompletionLists.schemes))
  var houseStyle: String?

  @OptionGroup var writing: WritingOptions

  func run() throws {
    guard try NamesCheck.isAlignment(alignment) else { return try reportNames() }
    let alignment = try NativeFile.read(alignment)
    let isStandardInput = self.alignment == StandardInput.name
    let file = URL(fileURLWithPath: isStandardInput ? "alignment.json" : self.alignment)
    let locator = DocumentLocator(alignment: self.alignment)
    let folder = try ReportFolder(
      output,
      keeping: [self.alignment] + alignment.documents.flatMap(locator.candidates) + finding.files,
      plots: svg,
      overwrites: writing.force)
    let documents = noText ? [] : try AlignedDocuments.read(alignment.documents, of: self.alignment)
    var content = ReportContent(
      title: title ?? file.deletingPathExtension().lastPathComponent, file: file.lastPathComponent,
      source: try InputFile.bytes(self.alignment), alignment: alignment,
      documents: noText
        ? alignment.documents.map { _ in nil } : try documents.map { try NarratedDocument($0) })
    if !documents.isEmpty {
      let progress = WorkProgress()
      defer { progress.end() }
      try finding.find(&content, documents, progress.observer)
    }
    note(try ReportPage(content).write(to: folder, plots: svg ? ReportPlots(content) : nil))
  }

  /// Makes the page of a document's names.
  private func reportNames() throws {
    let scheme = try houseStyle.map { name throws in try TransliterationScheme(named: name) }
    let document = try DocumentReader.readOne(alignment, language: language)
    let project = try ProjectNames.nearest(to: alignment)
    let folder = try ReportFolder(
      output, keeping: [alignment] + finding.lexiconOptions.files + [project?.path].compactMap(\.self),
      overwrites: writing.force)
    Terminal.noteDecodings(of: [document])
    let tokenized = [try TokenizedDocument(document)]
    let dictionaries = try finding.openLexicon()
    let check = try NameCheck(
      tokenized, EntityTable(tokenized, lexicon: dictionaries), lexicon: dictionaries,
      projects: [(project ?? ProjectNames()).with(houseStyle: scheme, accepted: AllowList())],
      scopes: Set(Inconsistency.Scope.allCases))
    let name =
      alignment == StandardInput.name ? "document" : URL(fileURLWithPath: alignment).lastPathComponent
    if let page = ManuscriptPage(title: title ?? name, check) { note(try page.write(to: folder)) }
  }

  private func note(_ written: [String]) {
    for path in written.prefix(AlignNotes.mostListed) { Terminal.note("wrote \(path)") }
    let rest = written.count - AlignNotes.mostListed
    if rest > 0 { Terminal.note("wrote \(rest) more \(rest == 1 ? "file" : "files") beside them") }
  }
}
