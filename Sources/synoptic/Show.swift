import Alignment
import AlignmentFiles
import ArgumentParser
import Inspection
import Texts

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows an alignment side by side.",
    discussion: """
      A column for each document, a row for each event, with the links' scores. Words that are evidence stand out: in colour \
      on a terminal, between asterisks elsewhere.
      """)

  @Argument(help: "The alignment file.")
  var alignment: String

  @Option(
    help: ArgumentHelp(
      "Show this document; give it two or three times. By default all, or of more than three one for each language.",
      valueName: "id"))
  var document: [String] = []

  @Option(
    help: ArgumentHelp(
      "The width in columns. By default the terminal's, and 80 elsewhere.", valueName: "columns"))
  var width: Int?

  @Option(
    help: ArgumentHelp(
      "Print all evidence for a link, or why two sentences are linked or not: l17, or their indexes as de:16,en:20.",
      valueName: "link"))
  var explain: String?

  @OptionGroup var lexicon: LexiconOptions

  func run() throws {
    let alignment = try NativeFile.read(alignment)
    if let explain {
      for line in try Explain(path: self.alignment, alignment: alignment, lexicon: lexicon).lines(explain) {
        try Terminal.write(line + "\n")
      }
      return
    }
    let known = alignment.documents.map(\.id)
    for id in document where !known.contains(id) {
      throw InputError(
        file: self.alignment, "has no document '\(id)'", remedy: "it has \(known.joined(separator: ", "))")
    }
    guard document.isEmpty || (2...3).contains(Set(document).count), Set(document).count == document.count
    else {
      throw InputError("--document is given for two or three documents")
    }
    let shown = document.isEmpty ? SideBySide.defaultDocuments(alignment) : document
    let locator = DocumentLocator(alignment: self.alignment)
    let documents = try shown.compactMap { id in alignment.documents.first { $0.id == id } }
      .map(locator.document)
    let view = try SideBySide(
      alignment, documents: documents, width: width ?? Terminal.width,
      highlight: Terminal.wantsColour ? .colour : .asterisks)
    try view.forEachLine { try Terminal.write($0 + "\n") }
  }
}
