import ArgumentParser

/// The commands of the program by their names.
enum CommandTree {
  /// The names of commands that a call begins with: `vectors install` of `vectors install --to DIR`.
  static func path(_ arguments: [String]) -> [String] {
    var command: any ParsableCommand.Type = SynopticProgram.self
    return Array(
      arguments.prefix { word in
        guard let next = command.configuration.subcommands.first(where: { $0._commandName == word }) else {
          return false
        }
        command = next
        return true
      })
  }

  /// The commands below one, by their names.
  static func names(_ path: [String]) -> [String] {
    let command = path.reduce(SynopticProgram.self as any ParsableCommand.Type) { command, word in
      command.configuration.subcommands.first { $0._commandName == word } ?? command
    }
    return command.configuration.subcommands.filter { $0.configuration.shouldDisplay }.map { $0._commandName }
  }
}
