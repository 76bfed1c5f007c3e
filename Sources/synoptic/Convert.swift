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
  var output: String

  func run() throws {
    try NativeFile.write(NativeFile.read(input), to: output)
  }
}
