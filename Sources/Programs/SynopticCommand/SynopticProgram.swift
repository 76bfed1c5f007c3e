import ArgumentParser
import Synoptic

/// The program: its commands.
struct SynopticProgram: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "synoptic",
    abstract: "Sets independent accounts of the same events side by side, across languages.",
    discussion: """
      To begin: synoptic align german.txt english.txt russian.txt
      """,
    version: SynopticVersion.generator,
    subcommands: [
      Align.self, BatchCommand.self, Show.self, ReportCommand.self, ReviewCommand.self, Segment.self,
      LexiconCommand.self,
      VectorsCommand.self, CacheCommand.self, NamesCommand.self,
      ConflictsCommand.self, Transliterate.self, Convert.self, Evaluate.self,
      InfoCommand.self,
    ])
}
