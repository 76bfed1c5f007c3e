import ArgumentParser

struct NamesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "names", abstract: "Compares names across languages, scripts and spellings.",
    subcommands: [NamesScore.self])
}
