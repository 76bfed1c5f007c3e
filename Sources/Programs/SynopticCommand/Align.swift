import AlignmentFiles
import AlignmentModel
import ArgumentParser
import Basics
import ComparableMode
import Dictionaries
import Foundation
import Inspection
import ParallelMode
import Preparation
import Texts

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

  @Argument(help: "The documents, two or more.")
  var files: [String]

  @Option(name: .shortAndLong, help: "Write the alignment file here.")
  var output: String?

  @Option(help: ArgumentHelp("Say the language of a document, such as page=de.", valueName: "id=code"))
  var language: [String] = []

  @Option(
    help: ArgumentHelp(
      "Say the encoding of a document, such as page=KOI8-R, or of all, such as KOI8-R. By default it is found out.",
      valueName: "id=name"))
  var encoding: [String] = []

  @OptionGroup var reading: ReadingOptions

  @Flag(help: "Also align documents of one language with one another.")
  var sameLanguage = false

  @Option(
    help: ArgumentHelp(
      "How the documents are taken: parallel, as translations, aligned sentence by sentence in order; comparable, as independent accounts. By default it is found out.",
      valueName: "mode"))
  var mode = ModeChoice.auto

  @OptionGroup(title: "Options of parallel mode") var parallel: ParallelOptions

  @Option(
    help: ArgumentHelp(
      "Keep links whose score is at least this, 0 to 1. By default each pair of documents is cut where precision and recall are likely to be best together.",
      valueName: "score"))
  var threshold: Double?

  @Option(
    help: ArgumentHelp(
      "Take over from this edited alignment the links that are confirmed, rejected or made by hand, and align the rest anew.",
      valueName: "alignment"))
  var keep: String?

  @OptionGroup var synopsis: SynopsisOptions

  @Flag(inversion: .prefixedNo, help: "Use the dictionaries that are installed.")
  var lexicon = true

  @Flag(
    inversion: .prefixedNo,
    help:
      "Learn a lexicon from a first alignment, and align again with it. By default where no dictionary helps."
  )
  var induce: Bool?

  @OptionGroup var lexiconOptions: LexiconOptions

  func validate() throws {
    try synopsis.check(threshold: threshold)
    if let threshold, !(0...1).contains(threshold) {
      throw ValidationError("--threshold \(threshold) is not between 0 and 1")
    }
  }

  func run() throws {
    if let output { try AtomicFile.checkWritable(output) }
    let (encodings, encoding) = try encodings()
    let documents = try DocumentReader(
      languages: ReadingOptions.languages(language), encodings: encodings, encoding: encoding,
      lossy: reading.lossy,
      format: reading.chosenFormat
    ).read(files)
    for document in documents { Terminal.noteDecoding(of: document) }
    guard documents.count > 1 else {
      throw InputError(
        file: files.first, "is one document only, with nothing to align it to", remedy: "name two or more")
    }
    let edited = try keep.map(NativeFile.read)
    let kept = try edited.map { try KeptLinks($0, for: documents, file: keep ?? "") } ?? .none
    let parallelAligner = ParallelAligner(weights: try .builtIn(), options: parallel.options(threshold))
    let dictionaries = try lexiconOptions.open(usesInstalled: lexicon)
    let mode = mode == .auto ? edited.map { ModeChoice($0.mode) } ?? mode : mode
    if let pairs = try parallelPairs(documents, parallelAligner, dictionaries, mode, kept) {
      try finish(parallelAlignment(pairs, documents, parallelAligner, kept), documents)
      return
    }
    let options = ComparableAligner.Options(
      alignsSameLanguage: sameLanguage, threshold: threshold ?? parallel.minScore,
      preference: synopsis.preference)
    var aligner = ComparableAligner(weights: try .builtIn(), options: options)
    guard !aligner.pairs(of: documents).isEmpty else {
      throw InputError(
        "all documents are in one language (\(documents[0].language))",
        remedy: "add --same-language to align them")
    }

    var input = try AlignmentInput(documents, lexicon: dictionaries)
    for document in input.documents {
      Terminal.note(
        "\(document.document.id): \(document.document.language), \(document.sentences.count) sentences")
    }
    noteDictionaries(input.uses)
    try aligner.prepare(&input, isLearning: induce)
    if !kept.isEmpty {
      let sentences = input.documents.map { ($0.document.id, $0.sentences.map(\.sentence.range)) }
      let ranges = Dictionary(uniqueKeysWithValues: sentences)
      aligner = ComparableAligner(
        weights: try .builtIn(), options: options, kept: try kept.resolved { ranges[$0] })
    }
    let links = synopsis.pairs ? aligner.links(input) : aligner.synopsis(input)
    let alignment = Alignment(
      generator: "synoptic \(Synoptic.version)", signature: signature(input, kept), mode: .comparable,
      documents: documents.map(DocumentReference.init), links: links)
    noteKept(kept)
    for note in SynopsisOptions.strangers(in: alignment, input) { Terminal.note(note) }
    try finish(alignment, documents)
  }

  /// Writes the result, or shows it.
  private func finish(_ alignment: Alignment, _ documents: [Document]) throws {
    Terminal.note("\(alignment.links.count) \(alignment.links.count == 1 ? "link" : "links")")

    if let output {
      try NativeFile.write(alignment, to: output)
    } else if Terminal.isInteractive {
      let shown = SideBySide.defaultDocuments(alignment)
      let columns = try documents.filter { shown.contains($0.id) }.map {
        ShownDocument(try NarratedDocument($0))
      }
      let view = try SideBySide(
        alignment, documents: columns, width: Terminal.width,
        highlight: Terminal.wantsColour ? .colour : .asterisks)
      try Pager.run { try view.forEachLine($0.write) }
    } else {
      try Terminal.write(NativeFile.data(alignment))
    }
  }

  /// The encodings of documents by id, and that of the others.
  private func encodings() throws -> (byID: [String: TextEncoding], others: TextEncoding?) {
    var byID: [String: TextEncoding] = [:]
    var others: TextEncoding?
    for setting in encoding {
      // An id may hold the sign, a name does not.
      if let sign = setting.lastIndex(of: "=") {
        byID[String(setting[..<sign])] = try ReadingOptions.encoding(
          String(setting[setting.index(after: sign)...]), in: setting)
      } else {
        others = try ReadingOptions.encoding(setting, in: setting)
      }
    }
    return (byID, others)
  }

  /// Says what was taken over.
  func noteKept(_ kept: KeptLinks) {
    guard keep != nil else { return }
    let counts = Link.Status.allCases.compactMap { status in
      let count = kept.links.count { $0.status == status }
      return count > 0 ? "\(count) \(status.rawValue)" : nil
    }
    Terminal.note("kept: \(counts.isEmpty ? "no judged links" : counts.joined(separator: ", "))")
  }

  /// Says what each dictionary gave.
  func noteDictionaries(_ uses: [TextLexicon.Use]) {
    guard lexicon || !uses.isEmpty else { return }
    if uses.allSatisfy({ $0.words == 0 }) {
      Terminal.note(
        "no dictionary for these languages: aligning by names, dates, numbers and similar words only; "
          + "apt-cache search dict-freedict lists what can be installed")
    } else {
      Terminal.note(
        "dictionaries: "
          + uses.filter { $0.words > 0 }.map {
            "\($0.dictionary.name) (\($0.words) words of these texts)"
          }
          .joined(separator: ", "))
    }
  }

  /// What the result depends on besides the documents.
  private func signature(_ input: AlignmentInput, _ kept: KeptLinks) -> String {
    var parts = ["mode:comparable", Align.lexiconSignature(input.uses)]
    parts.append("threshold:" + ((threshold ?? parallel.minScore).map { "\($0)" } ?? "auto"))
    parts += synopsis.signature
    if let induce { parts.append(induce ? "induced" : "not-induced") }
    if sameLanguage { parts.append("same-language") }
    if !kept.isEmpty { parts.append("kept:\(kept.links.count)") }
    parts.append("icu:\(ICU.version)")
    parts.append("version:\(Synoptic.version)")
    return parts.joined(separator: "|")
  }

  /// The dictionaries as a signature names them.
  static func lexiconSignature(_ uses: [TextLexicon.Use]) -> String {
    "lexicon:"
      + (uses.isEmpty
        ? "none" : uses.map { "\($0.dictionary.name)@\($0.dictionary.version)" }.joined(separator: "+"))
  }
}
