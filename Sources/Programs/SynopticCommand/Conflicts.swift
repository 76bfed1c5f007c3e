import ArgumentParser
import Inspection
import Synoptic

struct ConflictsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflicts",
    abstract: "Finds where documents contradict each other in a date, a time, a number or an age.",
    discussion: """
      Takes the documents of an alignment whose passages are linked, and looks for two dates, clock times, quantities or ages that \
      are about one thing and differ: 10 September here, 11 September there. The likeliest come first, each once, with all \
      documents that say one or the other. A score says how sure that is; it is no probability. Nothing else is compared: no \
      places, no persons, no causes. Those that were judged as not the same thing on the page of a report are left out.

      On a terminal that is laid out for reading with both sentences; elsewhere it is a table with tabs: kind, score, link (or \
      -), and for each side document, offsets, value, and the documents that say the same and not the other.
      """)

  @Argument(help: "The alignment file.", completion: .file(extensions: ["json"]))
  var alignment: String

  @Flag(help: "End with status 1 if there are any.")
  var check = false

  @Flag(help: "Print JSON.")
  var json = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Print those whose score is at least this, 0 to 1.", valueName: "score"))
  var minScore = ConflictFinder.leastScore

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Print at most so many, the likeliest.", valueName: "count"))
  var limit: Int?

  @Flag(inversion: .prefixedNo, help: "Use the dictionaries that are installed.")
  var lexicon = true

  @OptionGroup var lexiconOptions: LexiconOptions

  @OptionGroup var colors: ColorOptions

  @OptionGroup(title: "Sentence vectors") var vectorOptions: VectorOptions

  private struct Item: Encodable {
    struct Side: Encodable {
      let document: String
      /// Offsets of the expression in code points.
      let start, end: Int
      let value: String
      /// Offsets of the sentence.
      let passage: [Int]
      /// The documents that say the same and not the other.
      let support: [String]
      /// Where else it is said.
      let also: [Mention]
    }

    struct Mention: Encodable {
      let document: String
      /// Offsets of the expression in code points.
      let start, end: Int
      let value: String
    }

    let kind: Conflict.Kind
    let score: Double
    /// The link of both sentences; left out where there is none.
    let link: String?
    /// Words near both that mean the same.
    let about: [String]
    let a, b: Side
    /// What a person has decided, and said about it; left out where nobody has.
    let verdict, comment: String?

    init(_ conflict: Conflict, _ documents: [Document]) {
      func side(_ side: Conflict.Side) -> Side {
        Side(
          document: documents[side.document].id, start: side.range.lowerBound, end: side.range.upperBound,
          value: side.value, passage: [side.passage.lowerBound, side.passage.upperBound],
          support: side.support.map { documents[$0].id },
          also: side.also.map {
            Mention(
              document: documents[$0.document].id, start: $0.range.lowerBound, end: $0.range.upperBound,
              value: $0.value)
          })
      }
      kind = conflict.kind
      score = conflict.score.rounded(to: 3)
      link = conflict.link
      about = conflict.about
      a = side(conflict.a)
      b = side(conflict.b)
      verdict = conflict.decision?.verdict?.rawValue
      comment = conflict.decision?.comment
    }

    var row: [String] {
      let sides = [a, b].flatMap {
        [$0.document, "\($0.start)-\($0.end)", $0.value, $0.support.joined(separator: ",")]
      }
      return [kind.rawValue, "\(score)", link ?? "-"] + sides
    }
  }

  func validate() throws {
    guard (0...1).contains(minScore) else {
      throw ValidationError("--min-score \(minScore) is not between 0 and 1")
    }
    if let limit, limit < 0 { throw ValidationError("--limit \(limit) is less than 0") }
  }

  func run() throws {
    colors.apply()
    try Terminal.checkWritable()
    let alignment = try NativeFile.read(alignment)
    let documents = try AlignedDocuments.all(alignment.documents, of: self.alignment)
    let dictionaries = try lexiconOptions.open(usesInstalled: lexicon)
    var conflicts = try WorkProgress.during { observer in
      let tokenized = try TokenizedDocument.all(documents, observer)
      let input = try AlignmentInput(
        tokenized, lexicon: dictionaries,
        meanings: vectorOptions.providerForConflicts(of: alignment).meanings(of: tokenized, observer),
        observer: observer)
      return try ConflictFinder(alignment, input).conflicts(leastScore: minScore, observer: observer).filter(
        \.isOpen)
    }
    if let limit { conflicts = Array(conflicts.prefix(limit)) }
    if json {
      try Terminal.writeJSON(conflicts.map { Item($0, documents) })
    } else if Terminal.isInteractive {
      let list = ConflictList(
        conflicts, documents: documents, width: Terminal.width,
        highlight: Terminal.wantsColor ? .color : .asterisks)
      try Pager.run { try list.forEachLine($0.viewLine) }
    } else {
      for conflict in conflicts { try Terminal.row(Item(conflict, documents).row) }
    }
    if check, !conflicts.isEmpty { throw ExitCode(1) }
  }
}
