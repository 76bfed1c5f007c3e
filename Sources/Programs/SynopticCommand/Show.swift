import ArgumentParser
import Inspection
import Synoptic

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows an alignment side by side.",
    discussion: """
      A column for each document, a row for each event, with its date and the links' scores. Words that are evidence stand out by \
      their kind: in colours on a terminal, elsewhere as *name*, =date=, #number# and _word_. What is longer than the terminal goes \
      through $PAGER, less -R by default.
      """)

  /// How the rows are written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, tsv, json
  }

  @Argument(help: "The alignment file.", completion: .file(extensions: ["json"]))
  var alignment: String

  @Option(
    help: ArgumentHelp(
      "Show this document, by its name or its short name in the view; give it two or three times. By default all, or of more than three one for each language; a last line names the others.",
      valueName: "id"))
  var document: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The width in columns. By default the terminal's, and 80 elsewhere.", valueName: "columns"))
  var width: Int?

  @Option(help: ArgumentHelp("Show only rows in which this stands; case does not matter.", valueName: "text"))
  var around: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Show only links whose score is at least this, 0 to 1.", valueName: "score"))
  var minScore = 0.0

  @Flag(help: "Show the sentences too for which no counterpart was found.")
  var nulls = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Show so many sentences before and after each passage.", valueName: "count"))
  var context = 0

  @Option(
    help: ArgumentHelp("How the rows are written: \(Format.allValueStrings.joined(separator: ", "))."))
  var format = Format.table

  @Flag(help: "Show offsets instead of text; the documents are not needed then.")
  var noText = false

  @Option(
    help: ArgumentHelp(
      "Print all evidence for a link, or, of accounts, why two sentences are linked or not: l17, or their numbers, counted from 1 as on the page: de:17,en:21.",
      valueName: "link"))
  var explain: String?

  @OptionGroup var colors: ColorOptions

  @OptionGroup var lexicon: LexiconOptions

  @OptionGroup(title: "Sentence vectors") var vectors: VectorOptions

  /// The widest view, in columns.
  private static let widest = 10_000

  func validate() throws {
    guard (0...1).contains(minScore) else {
      throw ValidationError("--min-score \(minScore) is not between 0 and 1")
    }
    guard context >= 0 else { throw ValidationError("--context \(context) is less than 0") }
    if let width, !(1...Show.widest).contains(width) {
      throw ValidationError("--width \(width) is not between 1 and \(Show.widest)")
    }
    if noText, around != nil || nulls || context > 0 {
      throw ValidationError("--no-text leaves no text for --around, --nulls or --context")
    }
    guard document.isEmpty || (2...3).contains(Set(document).count), Set(document).count == document.count
    else {
      throw ValidationError("two or three documents have room beside one another; name each with --document")
    }
  }

  func run() throws {
    colors.apply()
    let alignment = try NativeFile.read(alignment)
    if let subject = explain {
      let explain = Explain(
        path: self.alignment, alignment: alignment, lexicon: lexicon, vectors: vectors)
      for line in try explain.lines(subject) {
        try Terminal.line(line)
      }
      return
    }
    let shown = document.isEmpty ? SideBySide.defaultDocuments(alignment) : try named(alignment)
    let references = shown.compactMap { id in alignment.documents.first { $0.id == id } }
    let documents = noText ? [] : try AlignedDocuments.read(references, of: self.alignment)
    let columns =
      noText
      ? references.map { ShownDocument(withoutText: $0) }
      : try documents.map { ShownDocument(try NarratedDocument($0)) }
    let others = alignment.documents.filter { !shown.contains($0.id) }
    let hidden =
      noText ? [] : try AlignedDocuments.found(others, of: self.alignment).map { try NarratedDocument($0) }
    var selection = RowSelection()
    selection.leastScore = minScore
    selection.around = try around.map { text throws in try TextSearch(text) }
    selection.showsNulls = nulls
    selection.context = context

    if format != .table {
      try write(
        EventTable(
          EventRow.rows(of: alignment, documents: columns, selection: selection, hidden: hidden),
          documents: columns,
          context: context))
      return
    }
    try Pager.run { pager in
      var alignment = alignment
      if alignment.links.isEmpty, !noText {
        alignment.links = try NearestCandidates.links(
          of: documents, lexicon: lexicon.open(usesInstalled: true),
          vectors: vectors.provider(of: alignment.signature))
        try pager.write(
          alignment.links.isEmpty
            ? "This alignment has no links, and no sentences came near to being linked."
            : "This alignment has no links. These sentences came nearest to being linked:")
      }
      try SideBySide(
        alignment, documents: columns, hidden: hidden, selection: selection, width: width ?? Terminal.width,
        highlight: Terminal.wantsColor ? .color : .asterisks, hint: Show.hint
      ).forEachLine(pager.viewLine)
      if let note = Show.notShown(alignment, shown) { try pager.write(note) }
    }
  }

  /// The documents that `--document` names, by their names or by the sigla of the view without it.
  private func named(_ alignment: Alignment) throws -> [String] {
    let known = alignment.documents.map(\.id), sigla = Sigla(of: alignment)
    return try document.map { name in
      guard let id = known.contains(name) ? name : sigla.document(name) else {
        throw InputError(
          .unknownName, file: self.alignment, "has no document '\(name)'",
          remedy: "it has \(Quotation.list(known))")
      }
      return id
    }
  }

  /// How to see less of a long alignment, or more.
  static let hint =
    "To see some of it: --around TEXT, --min-score .9, --document ID. With what has no counterpart: --nulls. In a browser: synoptic report."

  /// Which documents of an alignment have no column, and how to see one of them; nil if all have one.
  ///
  /// - Parameter command: what has the option that shows it, where that is another command.
  static func notShown(_ alignment: Alignment, _ shown: [String], command: String? = nil) -> String? {
    let hidden = alignment.documents.map(\.id).filter { !shown.contains($0) }
    guard let first = shown.first, let other = hidden.first else { return nil }
    let options = "--document \(Quotation.cut(first)) --document \(Quotation.cut(other))"
    let what = hidden.count == 1 ? "it" : "the first"
    return "Not shown: \(Quotation.list(hidden)). "
      + (command.map { "To see \(what), \($0) \(options)" } ?? "\(options) shows \(what).")
  }

  private func write(_ table: EventTable) throws {
    switch format {
    case .json: try Terminal.writeJSON(table.encodable)
    case .tsv, .table: try table.forEachLine { try Terminal.row($0) }
    }
  }
}
