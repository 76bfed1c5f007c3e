import ArgumentParser
import Foundation
import Inspection
import Synoptic

struct Align: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Aligns documents: finds the passages that tell the same event.",
    discussion: """
      Documents are taken for translations, which are aligned sentence by sentence in order, or for independent accounts, of which \
      passages that tell the same event are found in any order. A line on standard error says which; --mode says it beforehand.

      Documents are plain text, Markdown, HTML or TEI, in UTF-8 or in another encoding that can be found out. Each is called by its file name without extension; ID=FILE names it otherwise. All pairs of \
      documents in different languages are aligned, and what they tell of one event is put together to groups, by the time it happened.

      Without --output, the result is shown side by side on a terminal, and written as an alignment file to a pipe.
      """)

  @Argument(help: "The documents, two or more.", completion: .file())
  var files: [String]

  @Option(
    name: .shortAndLong, help: "Write the alignment file here.", completion: .file(extensions: ["json"]))
  var output: String?

  @OptionGroup var languageOptions: LanguageOptions

  @Option(
    help: ArgumentHelp(
      "Say the encoding of a document, such as page=KOI8-R, or of all, such as KOI8-R. By default it is found out.",
      valueName: "id=name"))
  var encoding: [String] = []

  @OptionGroup var writing: WritingOptions

  @OptionGroup var reading: ReadingOptions

  @Flag(help: "Also align documents of one language with one another.")
  var sameLanguage = false

  @Option(
    help: ArgumentHelp(
      "How the documents are taken: parallel, as translations, aligned sentence by sentence in order; comparable, as independent accounts. By default it is found out; an option of parallel mode says that they are translations.",
      valueName: "mode"))
  var mode = ModeChoice.auto

  @OptionGroup(title: "Options of parallel mode") var parallel: ParallelOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Keep links whose score is at least this, 0 to 1. By default each pair of documents is cut where precision and recall are likely to be best together.",
      valueName: "score"))
  var threshold: Double?

  @Option(
    help: ArgumentHelp(
      "Take over from this edited alignment the links that are confirmed, rejected or made by hand, and align the rest anew.",
      valueName: "alignment"), completion: .file(extensions: ["json"]))
  var keep: String?

  @OptionGroup var synopsis: SynopsisOptions

  @Flag(inversion: .prefixedNo, help: "Use the dictionaries that are installed.")
  var lexicon = true

  @Flag(
    inversion: .prefixedNo,
    help:
      "Learn which words translate each other from these texts, and use them. By default where no dictionary helps."
  )
  var induce: Bool?

  @OptionGroup var lexiconOptions: LexiconOptions

  @OptionGroup var colors: ColorOptions

  @OptionGroup(title: "Sentence vectors") var vectorOptions: VectorOptions

  func validate() throws {
    if mode == .comparable, let option = parallel.given.first {
      throw ValidationError("\(option) is an option of parallel mode, and --mode says comparable")
    }
    try synopsis.check(threshold: threshold)
    if let threshold, !(0...1).contains(threshold) {
      throw ValidationError("--threshold \(threshold) is not between 0 and 1")
    }
  }

  func run() throws {
    colors.apply()
    let destination = try output.map { path throws in try OutputDestination(path) }
    let (encodings, encoding) = try encodings()
    let documents = try DocumentReader(
      languages: languageOptions.languages(), encodings: encodings, encoding: encoding,
      lossy: reading.lossy, format: reading.chosenFormat
    ).read(files)
    let edited = try keep.map(NativeFile.read)
    try destination.map { destination throws in try check(destination, documents, edited) }
    Terminal.noteDecodings(of: documents)
    let dictionaries = try lexiconOptions.open(usesInstalled: lexicon)
    let synopsis = try WorkProgress.during { observer in
      try Aligner(options, lexicon: dictionaries, vectors: vectorOptions.provider, observer: observer)
        .align(documents, keeping: edited, from: keep ?? "")
    }
    note(synopsis)
    if let edited {
      let lost = edited.links.count { $0.status == .automatic && ($0.comment != nil || !$0.tags.isEmpty) }
      if lost > 0 {
        Terminal.note(
          "Not kept: comments and tags of \(AlignNotes.counted(lost, "link")) that nobody has decided about.")
      }
    }
    try finish(synopsis, destination)
  }

  /// What the library is told.
  private var options: Aligner.Options {
    var options = Aligner.Options()
    options.mode = mode == .auto && !parallel.given.isEmpty ? .parallel : mode.mode
    options.alignsSameLanguage = sameLanguage
    options.threshold = threshold ?? parallel.minScore
    options.preference = synopsis.preference
    options.inPairs = synopsis.pairs
    options.learnsLexicon = induce
    options.largestBead = parallel.maxBead
    options.anchor = parallel.anchor
    return options
  }

  /// Makes sure that the alignment file takes the place of nothing that is read, and of no other kind of file.
  private func check(_ destination: OutputDestination, _ documents: [Document], _ edited: Alignment?) throws {
    let locator = DocumentLocator(alignment: keep ?? "")
    let kept = (edited?.documents ?? []).flatMap(locator.candidates)
    try destination.check(
      keeping: documents.map(\.path) + [keep].compactMap { $0 } + kept + lexiconOptions.files
        + vectorOptions.files,
      overwrites: writing.force,
      format: "an alignment", isOfFormat: { (try? NativeFile.read($0)) != nil })
  }

  /// Writes the result, or shows it.
  private func finish(_ synopsis: Synopsis, _ destination: OutputDestination?) throws {
    let alignment = synopsis.alignment
    if let destination {
      try NativeFile.write(alignment, to: destination)
    } else if Terminal.isInteractive {
      let shown = SideBySide.defaultDocuments(alignment)
      let narrated = synopsis.documents.map { NarratedDocument($0.segmented) }
      let columns = narrated.filter { shown.contains($0.document.id) }.map { ShownDocument($0) }
      let view = try SideBySide(
        alignment, documents: columns, hidden: narrated.filter { !shown.contains($0.document.id) },
        width: Terminal.width,
        highlight: Terminal.wantsColor ? .color : .asterisks, hint: Align.hint)
      try Pager.run { pager in
        try view.forEachLine(pager.viewLine)
        if let note = Show.notShown(alignment, shown, command: Align.showing) { try pager.write(note) }
      }
    } else {
      try Terminal.writeAsItIs([UInt8](NativeFile.data(alignment)))
    }
  }

  /// How to see a result that was written to a file.
  private static let showing = "write the result with -o result.json, then: synoptic show result.json"

  /// How to see less of a long result, or more: `align` itself has no options for that.
  private static let hint =
    "To see some of it, \(showing) --around TEXT (or --min-score .9, --document ID). With what has no counterpart: --nulls. In a browser: synoptic report result.json -o page."

  /// The encodings of documents by id, and that of the others.
  private func encodings() throws -> (byID: [String: TextEncoding], others: TextEncoding?) {
    var byID: [String: TextEncoding] = [:]
    var others: TextEncoding?
    for setting in encoding {
      // An id may hold the sign, a name does not.
      if let sign = setting.lastIndex(of: "=") {
        byID[String(setting[..<sign])] = try TextEncoding(
          option: String(setting[setting.index(after: sign)...]), in: setting)
      } else {
        others = try TextEncoding(option: setting, in: setting)
      }
    }
    return (byID, others)
  }
}
