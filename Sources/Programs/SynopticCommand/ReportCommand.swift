import ArgumentParser
import Foundation
import Report
import Synoptic

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Makes a page of an alignment, to be read in a browser.",
    discussion: """
      Writes DIR/index.html: the documents side by side with their links and the evidence for them, the events in the order of \
      time, names, contradictions, and what one document alone tells. The page needs no network and no other file. Links can be \
      confirmed and rejected in it, and saved as an alignment file.
      """)

  @Argument(help: "The alignment file.")
  var alignment: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The folder to write to; it is made if need be.", valueName: "dir"))
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

  @Flag(inversion: .prefixedNo, help: "List names and their spellings.")
  var names = true

  @Flag(inversion: .prefixedNo, help: "List contradictions.")
  var conflicts = true

  @Flag(inversion: .prefixedNo, help: "Use the dictionaries that are installed.")
  var lexicon = true

  @OptionGroup var writing: WritingOptions

  @OptionGroup var lexiconOptions: LexiconOptions

  func run() throws {
    let alignment = try NativeFile.read(alignment)
    let isStandardInput = self.alignment == StandardInput.name
    let file = URL(fileURLWithPath: isStandardInput ? "alignment.json" : self.alignment)
    let locator = DocumentLocator(alignment: self.alignment)
    let folder = try ReportFolder(
      output,
      keeping: [self.alignment] + alignment.documents.flatMap(locator.candidates) + lexiconOptions.files,
      plots: svg,
      overwrites: writing.force)
    let documents = noText ? [] : try AlignedDocuments.read(alignment.documents, of: self.alignment)
    var content = ReportContent(
      title: title ?? file.deletingPathExtension().lastPathComponent, file: file.lastPathComponent,
      source: try InputFile.bytes(self.alignment), alignment: alignment,
      documents: noText
        ? alignment.documents.map { _ in nil } : try documents.map { try NarratedDocument($0) })
    if !documents.isEmpty { try find(&content, documents) }
    let written = try ReportPage(content).write(to: folder, plots: svg ? ReportPlots(content) : nil)
    for path in written.prefix(AlignNotes.mostListed) { Terminal.note("wrote \(path)") }
    let rest = written.count - AlignNotes.mostListed
    if rest > 0 { Terminal.note("wrote \(rest) more \(rest == 1 ? "file" : "files") beside them") }
  }

  /// Adds what is found in the documents.
  private func find(_ content: inout ReportContent, _ documents: [Document]) throws {
    let isWithoutLinks = content.alignment.links.isEmpty
    guard names || conflicts || isWithoutLinks else { return }
    let lexicon = try lexiconOptions.open(usesInstalled: lexicon)
    if names {
      let tokenized = try TokenizedDocument.all(documents)
      let table = try EntityTable(tokenized, lexicon: lexicon)
      content.inconsistencies = try table.inconsistencies(tokenized, lexicon: lexicon)
      content.names = (table, try FormSystems(table, documents: documents.count))
    }
    if conflicts, !isWithoutLinks {
      content.conflicts = try ConflictFinder(content.alignment, AlignmentInput(documents, lexicon: lexicon))
        .conflicts()
    }
    if isWithoutLinks { content.candidates = try NearestCandidates.links(of: documents, lexicon: lexicon) }
  }
}
