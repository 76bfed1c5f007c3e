import ArgumentParser

struct NamesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "names",
    abstract: "Lists and checks the names in documents; compares names across languages and scripts.",
    subcommands: [NamesCheck.self, NamesScore.self], defaultSubcommand: NamesCheck.self)
}
