import ArgumentParser
import Synoptic

struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Says which dictionaries, encoder and libraries are used, and what is missing.",
    discussion: """
      Lists the dictionaries that are installed, the sentence encoder and the libraries of the system with their versions, and the folders where \
      things are looked for and kept. What is missing is listed with what that costs and the command that installs it.
      """)

  /// How it is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Option(help: ArgumentHelp("How it is written: \(Format.allValueStrings.joined(separator: ", "))."))
  var format = Format.text

  func run() throws {
    try Terminal.checkWritable()
    let installation = Installation()
    switch format {
    case .json: try Terminal.writeJSON(installation)
    case .text: for line in installation.lines { try Terminal.line(line) }
    }
  }
}
