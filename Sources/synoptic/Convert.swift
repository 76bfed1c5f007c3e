import AlignmentFiles
import ArgumentParser
import Interchange
import Texts

struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Converts an alignment to another format, or from one.",
    discussion: """
      Formats are told from the files' names and beginnings, or named with --from and --to.
      """)

  @Argument(help: ArgumentHelp("The file to read.", valueName: "in"))
  var input: String

  @Argument(help: ArgumentHelp("The file to write.", valueName: "out"))
  var output: String?

  @Flag(help: "Check an alignment file, and write nothing.")
  var check = false

  @Option(
    help: ArgumentHelp(
      "Find the passages of a changed document again: its id, and the file as it was when it was aligned.",
      valueName: "id=old-file"))
  var relocate: [String] = []

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    if check { return try ConvertCheck.run(input, json: json) }
    guard let output else { throw ValidationError("name the file to write") }
    try NativeFile.write(Relocate.apply(relocate, to: NativeFile.read(input), file: input), to: output)
  }
}
