import Alignment
import AlignmentFiles
import ArgumentParser
import Conflicts
import Texts

struct ConflictsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflicts",
    abstract:
      "Finds where linked passages contradict each other in a date, a time or a number of the same event.",
    discussion: """
      Prints the likeliest first, with both passages. On a terminal that is laid out for reading, elsewhere it is a table with \
      tabs: kind, score, and for each side document, offsets, value and the documents that support it.
      """)

  @Argument(help: "The alignment file.")
  var alignment: String

  @Flag(help: "End with status 1 if there are any.")
  var check = false

  @Flag(help: "Print JSON.")
  var json = false

  @Option(help: ArgumentHelp("Print those whose score is at least this, 0 to 1.", valueName: "score"))
  var minScore = ConflictFinder.leastScore

  @Flag(inversion: .prefixedNo, help: "Use the dictionaries that are installed.")
  var lexicon = true

  @OptionGroup var lexiconOptions: LexiconOptions

  private struct Side: Encodable {
    let document: String
    let start, end: Int
    let value: String
    let support: [String]
  }

  private struct Item: Encodable {
    let kind: Conflict.Kind
    let score: Double
    let link: String?
    let a, b: Side
  }

  func run() throws {
    let alignment = try NativeFile.read(alignment)
    let documents = try alignment.documents.map(DocumentLocator(alignment: self.alignment).document)
    let input = try AlignmentInput(documents, lexicon: lexiconOptions.open(usesInstalled: lexicon))
    let conflicts = try ConflictFinder(alignment, input).conflicts(leastScore: minScore)
    func side(_ side: Conflict.Side) -> Side {
      Side(
        document: documents[side.document].id, start: side.range.lowerBound, end: side.range.upperBound,
        value: side.value, support: side.support.map { documents[$0].id })
    }
    if json {
      try Terminal.writeJSON(
        conflicts.map {
          Item(
            kind: $0.kind, score: ($0.score * 1000).rounded() / 1000, link: $0.link, a: side($0.a),
            b: side($0.b))
        })
    } else {
      for conflict in conflicts {
        let (a, b) = (side(conflict.a), side(conflict.b))
        let cells =
          [conflict.kind.rawValue, "\((conflict.score * 1000).rounded() / 1000)"]
          + [a, b].flatMap {
            [$0.document, "\($0.start)-\($0.end)", $0.value, $0.support.joined(separator: ",")]
          }
        try Terminal.write(cells.joined(separator: "\t") + "\n")
      }
    }
    if check, !conflicts.isEmpty { throw ExitCode(1) }
  }
}
